"""What the journeys through Slack stand on: the emulated workspace, a small brand, the running app."""

import pytest
from emulator import Emulator, install
from stage import Stage

from bot.scheduler import Ticks
from knowledge.base import KnowledgeBase
from knowledge.ingestion import Settings
from policies.vocabulary import Visibility

REGISTER = """\
asset_id,name,kind,licence_window,territories,channels,exclusions,modification,third_party_use,talent_release,credit_line
AUR-1,Aurora hero,photo,01.01.2026 - 31.12.2026,DACH,"web, paid social",none,crop ok,no,nobody shown,none
AUR-2,Lantern still life,photo,01.01.2026 - 31.12.2026,tbc,web,none,crop ok,no,nobody shown,Photo: Example Studio
"""
POLICY = """# Logo rules

## What is fine

You may show the logo on slides of a talk without asking.

## What is not

Do not sell goods that carry the logo.
"""


@pytest.fixture(scope="session")
def emulator():
    running = Emulator(install())
    yield running
    running.close()


@pytest.fixture(scope="session")
def brand(tmp_path_factory):
    """The knowledge base of a small brand."""
    folder = tmp_path_factory.mktemp("brand")
    (folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "logo.md").write_text(POLICY, encoding="utf-8")
    with KnowledgeBase.open(folder / "home") as base:
        base.ingest([folder / "register.csv"], Settings())
        base.ingest([folder / "logo.md"], Settings(visibility=Visibility.PUBLIC))
        yield base


@pytest.fixture
def stage(emulator, brand, tmp_path):
    running = Stage(emulator, brand, tmp_path / "home")
    yield running
    running.close()


@pytest.fixture
def patient_stage(emulator, brand, tmp_path, monkeypatch):
    """The app with a waiting time of a second and a half for questions back, looked at several times a second."""
    monkeypatch.setattr("bot.surfaces.slack.wiring.Ticks", lambda step: Ticks(step, 0.2))
    running = Stage(emulator, brand, tmp_path / "home", settle_after_hours=1.5 / 3600)
    yield running
    running.close()
