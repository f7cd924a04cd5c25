"""The demonstration brand's files: what is ingested, and which past rulings are seeded."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.errors import BrandError
from bot.escalation.case import Ruling, Scope
from policies.request import Question
from policies.vocabulary import Asker, VerdictCode, Visibility

FOLDER = Path(__file__).parent
BRAND = FOLDER / "brand"


@dataclass(frozen=True)
class PastRuling:
    """A case that legal had decided before the demonstration begins."""

    question: Question
    asset: str
    ruling: Ruling


@dataclass(frozen=True)
class Stop:
    """One stop of the tour: a question with the verdict it shows, or legal's ruling on the case just opened."""

    title: str
    question: Question | None = None
    expect: VerdictCode | None = None
    ruling: Ruling | None = None


@dataclass(frozen=True)
class Source:
    """One file of the brand and how it is ingested."""

    path: Path
    visibility: Visibility
    collection: str | None
    owner: str | None


def sources() -> list[Source]:
    """The brand's files in the order in which they are ingested.

    Raises:
        BrandError: Where the list is missing or not in its format.
    """
    try:
        return [
            Source(BRAND / entry["path"], Visibility(entry["visibility"]), entry.get("collection"), entry.get("owner"))
            for entry in _load(BRAND / "brand.yaml")["ingest"]
        ]
    except (KeyError, ValueError) as error:
        raise BrandError(
            "The list of the demonstration's files cannot be used", f"{error}".splitlines()[0], "correct brand.yaml"
        ) from error


def brand_name() -> str:
    """The brand's name."""
    return str(_load(BRAND / "brand.yaml")["name"])


def organisations() -> str:
    """The partners of the brand, as the home's file of organisations."""
    partners = _load(BRAND / "people.yaml")["partners"]
    kept = [{key: value for key, value in partner.items() if key in {"name", "kind", "words", "rights"}} for partner in partners]
    return yaml.safe_dump({"organisations": kept}, allow_unicode=True, sort_keys=False)


def past_rulings() -> list[PastRuling]:
    """The seeded rulings, oldest first.

    Raises:
        BrandError: Where the file is missing or not in its format.
    """
    return [_past(entry) for entry in _load(BRAND / "rulings.yaml")["rulings"]]


def tour() -> list[Stop]:
    """The stops of the tour in order.

    Raises:
        BrandError: Where the file is missing or not in its format.
    """
    plan = _load(FOLDER / "tour.yaml")
    return [_stop(entry, plan["day"]) for entry in plan["stops"]]


def tour_day() -> date:
    """The day the tour is asked on, so that it reads the same every day."""
    day = _load(FOLDER / "tour.yaml")["day"]
    assert isinstance(day, date)
    return day


def _stop(entry: dict[str, Any], day: date) -> Stop:
    try:
        if "rule" in entry:
            return Stop(title=entry["title"], ruling=Ruling.model_validate({"by": "legal", **entry["rule"]}))
        return Stop(
            title=entry["title"],
            question=_question(entry, entry["ask"], entry.get("day", day)),
            expect=VerdictCode(entry["expect"]),
        )
    except (KeyError, ValueError) as error:
        raise BrandError(
            "A stop of the demonstration's tour cannot be used", f"{error}".splitlines()[0], "correct tour.yaml"
        ) from error


def _past(entry: dict[str, Any]) -> PastRuling:
    try:
        question = _question(entry, entry["question"], entry["day"])
        ruling = Ruling(
            verdict=VerdictCode(entry["verdict"]),
            conditions=tuple(entry.get("conditions", ())),
            reason=entry["reason"],
            scope=Scope(entry["scope"]),
            until=entry.get("until"),
            by="legal",
        )
        return PastRuling(question, entry["asset"], ruling)
    except (KeyError, ValueError) as error:
        raise BrandError(
            "A past ruling of the demonstration cannot be used", f"{error}".splitlines()[0], "correct rulings.yaml"
        ) from error


def _question(entry: dict[str, Any], text: str, day: date) -> Question:
    return Question(
        text=text,
        asked_on=day,
        asker=Asker(entry.get("asker", "staff")),
        party=entry.get("party"),
        channel=entry.get("channel"),
        thread=tuple(entry.get("thread", ())),
    )


def _load(path: Path) -> Any:  # noqa: ANN401 - the shape of a YAML file is checked where it is used
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise BrandError(
            f"The demonstration's file {path.name} cannot be read", f"{error}".splitlines()[0], "install the package again"
        ) from error
