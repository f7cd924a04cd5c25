"""Building the demonstration's home: the brand's files go in, then what legal ruled before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.demonstration import brand
from bot.demonstration.tour import seed_rulings
from policies.request import Question
from policies.versions import versioned

if TYPE_CHECKING:
    from bot.bootstrap import Office


@dataclass(frozen=True)
class Built:
    """What the home holds, in counts."""

    assets: int
    rules: int
    passages: int
    rulings: int


def build(office: "Office", progress: Callable[[int, int, str], None] | None = None) -> Built:
    """Read the brand into the office's home; a home that has it already changes nothing."""
    from knowledge.ingestion import Settings  # noqa: PLC0415 - parsers that only ingestion needs

    sources = brand.sources()
    for number, source in enumerate(sources):
        if progress is not None:
            progress(number, len(sources), source.path.name)
        how = Settings(collection=source.collection or "default", visibility=source.visibility, owner=source.owner)
        office.knowledge.ingest([source.path], how)
    rulings = seed_rulings(office.casework, office.reader.read, lambda asset, question: _versions(office, asset, question))
    rulebook = office.knowledge.rulebook()
    passages = sum(map(len, office.knowledge.catalogue.passage_ids().values()))
    return Built(len(office.knowledge.catalogue.assets()), len(rulebook.rules), passages, rulings)


def _versions(office: "Office", asset_id: str, question: Question) -> tuple[str, ...]:
    """The rules that bear on an asset, as a ruling on it would have recorded them."""
    facts = office.knowledge.asset(asset_id)
    return tuple(sorted(versioned(rule) for rule in office.knowledge.rulebook().bearing_on(facts, question.asked_on)))
