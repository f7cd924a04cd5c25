"""One typed register row against one use: the fixture of all tests that ask what a cell does to a verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.register.row import compile_register
from policies.decision import decide
from policies.evidence import AssetMatch, Evidence
from policies.request import Claim, ClearanceRequest, Territories
from policies.rulebook import Rulebook
from policies.vocabulary import Action, Asker, Channel, Modification, Party, VerdictCode, Visibility

ROW: Mapping[str, str] = {
    "asset_id": "A-1",
    "name": "Aurora hero",
    "kind": "film",
    "licence_window": "perpetual",
    "territories": "worldwide",
    "channels": "all media",
    "exclusions": "none",
    "talent_release": "n/a",
    "credit_line": "none",
    "modification": "crop ok",
    "third_party_use": "dealers",
    "notes": "",
}
"""A row that clears the use below, cell by cell."""


@dataclass(frozen=True)
class TypedUse:
    """A use in short words; as it stands a cropped TV use in Germany in May 2026."""

    channel: str = "tv"
    place: str = "DE"
    start: date = date(2026, 5, 4)
    end: date = date(2026, 5, 31)
    edits: tuple[str, ...] = ("crop",)
    said: str = "a cropped spot on TV"
    topics: tuple[str, ...] = ()
    user: Party = Party.RESELLER
    """Who asks, where a third party asks."""
    user_words: str = "dealer"
    claims: tuple[str, ...] = ()
    on: date = date(2026, 4, 1)


TV_SPOT = TypedUse()


def judged(row: Mapping[str, str], asker: Asker = Asker.STAFF, use: TypedUse = TV_SPOT) -> VerdictCode:
    """The verdict on a use of the asset of a row."""
    report = compile_register([dict(row)], document="register.csv", visibility=Visibility.INTERNAL)
    third = asker is Asker.THIRD_PARTY
    request = ClearanceRequest(
        actions=(Action.DISPLAY,),
        channels=(Channel(use.channel),),
        territories=Territories(include=(use.place,)),
        start=use.start,
        end=use.end,
        modifications=tuple(map(Modification, use.edits)),
        topics=use.topics,
        user_party=use.user if third else Party.STAFF,
        party_words=(use.user_words,) if third else (),
        claims=tuple(Claim(key=key) for key in use.claims) if third else (),
    )
    evidence = Evidence(asset=AssetMatch(asset=report.assets[0].facts, score=1.0), asker=asker, said=use.said)
    return decide(request, evidence, Rulebook(rules=report.assets[0].rules), use.on).code


def cells(text: str) -> list[str]:
    """The cells of a list, one between two bars."""
    return " ".join(text.split()).split(" | ")
