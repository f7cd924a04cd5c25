"""What the journeys through Slack stand on: the emulated workspace, a small brand, the running app."""

import sys
from pathlib import Path

import pytest

# the stand-ins for Slack are modules of their own beside the emulator's lock file
sys.path.insert(0, str(Path(__file__).parents[1] / "emulator"))

REGISTER = """asset_id,name,kind,licence_window,territories,channels,exclusions,modification,third_party_use,talent_release,credit_line
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
    from emulator import Emulator, install

    running = Emulator(install())
    yield running
    running.close()


@pytest.fixture(scope="session")
def brand(tmp_path_factory):
    """The knowledge base of a small brand."""
    from knowledge.base import KnowledgeBase
    from knowledge.ingestion import Settings
    from policies.visibility import Visibility

    folder = tmp_path_factory.mktemp("brand")
    (folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "logo.md").write_text(POLICY, encoding="utf-8")
    with KnowledgeBase.open(folder / "home") as base:
        base.ingest([folder / "register.csv"], Settings())
        base.ingest([folder / "logo.md"], Settings(visibility=Visibility.PUBLIC))
        yield base


@pytest.fixture
def stage(emulator, brand, tmp_path):
    from stage import Stage

    running = Stage(emulator, brand, tmp_path / "home")
    yield running
    running.close()
