"""The log: a line an event on stderr, without secrets."""

import json

import pytest
import structlog

from bot.logs import configure_logging
from bot.settings import Settings


@pytest.fixture(autouse=True)
def as_before():
    """Leave the log as other tests find it."""
    yield
    structlog.reset_defaults()


@pytest.mark.parametrize("as_json", [True, False])
def test_tokens_are_blacked_out_wherever_they_stand(capsys, tmp_path, as_json):
    configure_logging(Settings(_env_file=None, home=tmp_path, log_json=as_json, log_level="info"))
    try:
        raise ValueError("refused: xoxb-123-secret")
    except ValueError as error:
        structlog.get_logger().error("slack says no to xapp-1-secret", token="xoxb-9-secret", error=error, exc_info=True)
    written = capsys.readouterr()
    assert "secret" not in written.err
    assert "[token]" in written.err
    assert not written.out


def test_a_json_log_is_an_object_a_line(capsys, tmp_path):
    configure_logging(Settings(_env_file=None, home=tmp_path, log_json=True))
    structlog.get_logger().error("one thing", case="C-000001")
    assert json.loads(capsys.readouterr().err)["case"] == "C-000001"
