"""Settings: one class, mirrored by `.env.example`."""

import sys
from pathlib import Path

import pytest

from bot.cli.failures import explain
from bot.errors import SettingsError
from bot.settings import Settings, env_example, load_settings, variable
from bot.storage.engine import open_engine

ROOT = Path(__file__).parents[2]


def test_env_example_mirrors_the_settings_class():
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == env_example()


def test_every_field_has_help_and_its_variable_is_in_the_example():
    text = env_example()
    for name, field in Settings.model_fields.items():
        assert field.description
        assert f"# {variable(name)}=" in text


@pytest.mark.parametrize(("name", "value"), [("CLEARANCE_MINIMUM_CONFIDENCE", "0.8"), ("SLACK_PORT", "4000")])
def test_variables_are_read(monkeypatch, tmp_path, name, value):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, value)
    field = next(field for field in Settings.model_fields if variable(field) == name)
    assert str(getattr(load_settings(), field)) == value


def test_the_option_wins_over_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("CLEARANCE_HOME", "/elsewhere")
    assert load_settings().home == Path("/elsewhere")
    assert load_settings(tmp_path).home == tmp_path


def test_a_dotenv_file_is_read(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("CLEARANCE_CLAUSES=3\nSLACK_BOT_TOKEN=xoxb-test\nOTHER=1\n")
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    assert settings.clauses == 3
    assert settings.slack_bot_token is not None
    assert "xoxb-test" not in repr(settings)


@pytest.mark.parametrize("url", ["nonsense", "mysql://u:secret@db/x", "postgresql:db"])
def test_a_database_we_do_not_know_is_one_plain_sentence_without_its_password(monkeypatch, url):
    monkeypatch.setenv("CLEARANCE_DATABASE_URL", url)
    with pytest.raises(SettingsError, match="CLEARANCE_DATABASE_URL cannot be used: it begins with none of sqlite://") as caught:
        load_settings()
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["postgresql://u@db/x", "postgresql+psycopg://u@db/x"])
def test_postgres_without_its_driver_names_the_extra(monkeypatch, tmp_path, url):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ModuleNotFoundError) as caught:
        open_engine(url)
    assert "install the extra `postgres` of clearance-desk" in explain(caught.value)[0]


def test_a_wrong_value_is_one_plain_sentence(monkeypatch):
    monkeypatch.setenv("CLEARANCE_MINIMUM_CONFIDENCE", "much")
    with pytest.raises(SettingsError, match="CLEARANCE_MINIMUM_CONFIDENCE") as caught:
        load_settings()
    assert "\n" not in str(caught.value)
