"""Building the demonstration's home: the brand's files go in, then what legal ruled before."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.demonstration import brand
from bot.demonstration.tour import seed_rulings
from bot.errors import HomeError
from bot.organisations import FILE as ORGANISATIONS
from policies.decision import ruling
from policies.evidence import AssetMatch, Evidence
from policies.request import Question

if TYPE_CHECKING:
    from bot.office import Office


MARK = "demonstration.txt"
"""The file that says a folder is a demonstration and may be emptied."""


@dataclass(frozen=True)
class Built:
    """What the home holds, in counts."""

    assets: int
    rules: int
    passages: int
    rulings: int


def clear(home: Path) -> None:
    """Make room for the demonstration: an older demonstration goes, anything else stays and is an error.

    Raises:
        HomeError: Where the folder holds something that is no demonstration, or cannot be written.
    """
    try:
        if home.exists() and any(home.iterdir()):
            if not (home / MARK).exists():
                todo = "choose another with --home"
                raise HomeError(f"The demonstration cannot be built in {home}", "the folder holds something else", todo)
            shutil.rmtree(home)
        home.mkdir(parents=True, exist_ok=True)
        (home / MARK).write_text("Made by `clearance demo`, which empties this folder each time.\n", encoding="utf-8")
        (home / ORGANISATIONS).write_text(brand.organisations(), encoding="utf-8")
    except OSError as error:
        why = (error.strerror or "it cannot be written").lower()
        raise HomeError(f"The demonstration cannot be built in {home}", why, "choose another with --home") from error


def build(office: "Office", progress: Callable[[int, int, str], None] | None = None) -> Built:
    """Read the brand into the office's home; a home that has it already changes nothing."""
    from knowledge.ingestion import Settings  # noqa: PLC0415 - parsers that only ingestion needs

    sources = brand.sources()
    for number, source in enumerate(sources):
        if progress is not None:
            progress(number, len(sources), source.path.name)
        how = Settings(collection=source.collection or "default", visibility=source.visibility, owner=source.owner)
        office.knowledge.ingest([source.path], how)
    understood = office.clearance.understood  # as when the question came in: a photo called "Student kitchen" is no kitchen
    rulings = seed_rulings(office.casework.on_day, understood, lambda asset, question: _versions(office, asset, question))
    rulebook = office.knowledge.rulebook()
    passages = sum(map(len, office.knowledge.catalogue.passage_ids().values()))
    return Built(len(office.knowledge.catalogue.assets()), len(rulebook.rules), passages, rulings)


def _versions(office: "Office", asset_id: str, question: Question) -> tuple[str, ...]:
    """All that a ruling of that day would have recorded: the rules that bear on the asset, and its status."""
    facts = office.knowledge.asset(asset_id)
    assert facts is not None
    instead = office.knowledge.asset(facts.replaced_by) if facts.replaced_by else None
    evidence = Evidence(
        asset=AssetMatch(asset=facts, score=1.0),
        alternatives=(instead,) if instead else (),
        asker=question.asker,
        said=question.text,
    )
    return ruling(office.clearance.understood(question), evidence, office.knowledge.rulebook(), question.asked_on).rule_versions
