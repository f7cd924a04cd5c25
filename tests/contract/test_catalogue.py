"""What every catalogue does; run over a plain in-memory one and SQLite."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from knowledge.catalogue import Catalogue, NewAsset, NewDocument, NewPassage, Posting, StoredDocument
from knowledge.passages import Passage
from knowledge.store.engine import Database
from knowledge.store.sql_catalogue import SqlCatalogue
from policies.evidence import AssetFacts
from policies.rules import Duty, DutyKind, Rule, RuleKind, Source, Target, WindowConstraint
from policies.vocabulary import Visibility

_NOT_SAID = {"id": True, "source": True, "version": True, "owner": True, "constraints": {"__all__": {"locator"}}, "duties": True}
"""Where a rule was read and who answers for it; of duties these tests know only those of one row."""


class MemoryCatalogue:
    """The least that keeps the contract: documents in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[int, NewDocument]] = {}
        self._generation = 0
        self._next = 1

    def generation(self) -> int:
        return self._generation

    def documents(self) -> Sequence[StoredDocument]:
        return [
            StoredDocument(key, d.location, d.name, d.content_hash, d.collection, d.title, d.visibility, d.audience, d.owner)
            for key, d in sorted(self._kept.values(), key=lambda pair: pair[0])
        ]

    def put(self, document: NewDocument) -> None:
        self._kept[document.location] = (self._next, document)
        self._next += 1
        self._generation += 1

    def remove(self, locations: Sequence[str]) -> int:
        gone = [self._kept.pop(location) for location in locations if location in self._kept]
        self._generation += bool(gone)
        return len(gone)

    def assets(self) -> Sequence[AssetFacts]:
        clashing = self.clashes()
        found: dict[str, AssetFacts] = {}
        for _, document in self._kept.values():
            for facts in (asset.facts for asset in document.assets):
                known = found.get(facts.id, facts)
                if facts.id in clashing:
                    stricter = max(known.visibility, facts.visibility, key=lambda v: v.level)
                    known = known.model_copy(update={"status": "conflicting", "visibility": stricter})
                found[facts.id] = known
        return list(found.values())

    def clashes(self) -> Mapping[str, Sequence[str]]:
        told: dict[str, list[tuple[str, object]]] = {}
        for _, document in self._kept.values():
            for asset in document.assets:
                rules = [rule for rule in document.rules if asset.facts.id in rule.target.assets]
                said = [
                    asset.facts.model_dump(exclude={"source"}),
                    [rule.model_dump(exclude=_NOT_SAID) for rule in rules],
                ]
                told.setdefault(asset.facts.id, []).append((document.name, said))
        return {key: [name for name, _ in all_] for key, all_ in told.items() if any(said != all_[0][1] for _, said in all_)}

    def cells(self, asset_id: str) -> Mapping[str, str]:
        return next((a.cells for _, d in self._kept.values() for a in d.assets if a.facts.id == asset_id), {})

    def rules(self) -> Sequence[Rule]:
        return [rule for _, document in self._kept.values() for rule in document.rules]

    def _all(self) -> Iterator[tuple[int, NewDocument, NewPassage]]:
        return ((key, document, passage) for key, document in self._kept.values() for passage in document.passages)

    def passages(self, ids: Sequence[str]) -> Sequence[Passage]:
        found = {p.id: _passage(key, d, p) for key, d, p in self._all()}
        return [found[key] for key in ids if key in found]

    def around(self, passage: Passage, before: int, after: int) -> Sequence[Passage]:
        return [
            _passage(key, d, p)
            for key, d, p in self._all()
            if key == passage.document_id
            and p.id != passage.id
            and passage.ordinal - before <= p.ordinal <= passage.ordinal + after
        ]

    def passage_ids(self) -> Mapping[Visibility, frozenset[str]]:
        levels = {d.visibility for _, d, _ in self._all()}
        return {level: frozenset(p.id for _, d, p in self._all() if d.visibility is level) for level in levels}

    def vectors(self, ids: Sequence[str]) -> Mapping[str, bytes]:
        return {p.id: p.vector for _, _, p in self._all() if p.id in ids}

    def postings(self, terms: Sequence[str], visibilities: Sequence[Visibility]) -> Sequence[Posting]:
        return [
            Posting(term, p.id, key, p.terms[term], sum(p.terms.values()))
            for key, d, p in self._all()
            for term in terms
            if term in p.terms and d.visibility in visibilities
        ]

    def sizes(self, visibilities: Sequence[Visibility]) -> Mapping[int, tuple[int, int]]:
        return {
            key: (len(d.passages), sum(sum(p.terms.values()) for p in d.passages))
            for key, d in self._kept.values()
            if d.visibility in visibilities and d.passages
        }

    def passages_of(self, document_ids: Sequence[int]) -> Sequence[str]:
        return [p.id for key, _, p in self._all() if key in document_ids]


def _passage(key: int, document: NewDocument, passage: NewPassage) -> Passage:
    return Passage(
        id=passage.id,
        document=document.name,
        locator=passage.locator,
        heading=passage.heading,
        text=passage.text,
        visibility=document.visibility,
        audience=document.audience,
        collection=document.collection,
        kind=passage.kind,
        lead=passage.lead,
        document_id=key,
        ordinal=passage.ordinal,
        title=document.title,
    )


def _sqlite(folder: Path) -> Catalogue:
    return SqlCatalogue(Database(f"sqlite:///{folder / 'k.db'}"))


@pytest.fixture(params=[lambda _folder: MemoryCatalogue(), _sqlite], ids=["memory", "sqlite"])
def catalogue(request: pytest.FixtureRequest, tmp_path: Path) -> Catalogue:
    make: Callable[[Path], Catalogue] = request.param
    return make(tmp_path)


def _vector(value: float) -> bytes:
    return np.full(384, value, dtype="<f4").tobytes()


def _text(name: str, ordinal: int, **terms: int) -> NewPassage:
    return NewPassage(
        f"{name}-{ordinal}", ordinal, ("Top", "Sub"), "Lead:", f"text {ordinal}", f"line {ordinal}", "item", terms, _vector(ordinal)
    )


def _document(location: str, visibility: Visibility = Visibility.INTERNAL, **more: object) -> NewDocument:
    name = location.rpartition("/")[2]
    fields: dict[str, object] = {
        "passages": (_text(name, 0, logo=2, crop=1), _text(name, 1, logo=1), _text(name, 2, sell=3)),
        "title": "The Title",
        **more,
    }
    return NewDocument(location, name, "text", "hash", "main", visibility, **fields)  # type: ignore[arg-type]  # a test's shorthand


def _asset(key: str, **fields: object) -> NewAsset:
    return NewAsset(AssetFacts(id=key, name=key.title(), source=Source(document="r.csv"), **fields), {"territories": "DACH"})  # type: ignore[arg-type]


def test_a_document_comes_back_with_its_passages(catalogue: Catalogue) -> None:
    """Texts, headings and leads are kept as they were given."""
    catalogue.put(_document("/d/a.md", audience=frozenset({"Acme"})))
    [stored] = catalogue.documents()
    assert (stored.location, stored.title, stored.audience) == ("/d/a.md", "The Title", frozenset({"Acme"}))
    [passage] = catalogue.passages(["gone", "a.md-1"])
    assert (passage.text, passage.heading, passage.lead, passage.kind) == ("text 1", ("Top", "Sub"), "Lead:", "item")
    assert (passage.document, passage.visibility, passage.audience) == ("a.md", Visibility.INTERNAL, frozenset({"Acme"}))


def test_putting_a_location_again_replaces_it(catalogue: Catalogue) -> None:
    """Old passages, assets and rules go with the old content."""
    catalogue.put(_document("/d/a.md", assets=(_asset("old"),)))
    catalogue.put(_document("/d/a.md", passages=(_text("new", 0, font=1),)))
    assert [d.name for d in catalogue.documents()] == ["a.md"]
    assert catalogue.passage_ids() == {Visibility.INTERNAL: frozenset({"new-0"})}
    assert not catalogue.assets()
    assert not catalogue.postings(["logo"], list(Visibility))


def test_removing_counts_what_was_there(catalogue: Catalogue) -> None:
    """Unknown locations are no error and count nothing."""
    catalogue.put(_document("/d/a.md"))
    assert catalogue.remove(["/d/a.md", "/d/never.md"]) == 1
    assert not catalogue.documents()
    assert not catalogue.passage_ids()


def test_generation_grows_with_changes_only(catalogue: Catalogue) -> None:
    """Equal generations mean equal content, so caches can rely on them."""
    before = catalogue.generation()
    catalogue.put(_document("/d/a.md"))
    between = catalogue.generation()
    catalogue.documents()
    catalogue.remove(["/d/never.md"])
    assert before < between == catalogue.generation()


def test_postings_and_sizes_stay_within_the_visibilities(catalogue: Catalogue) -> None:
    """Words of what may not be seen are not even counted."""
    catalogue.put(_document("/d/open.md", Visibility.PUBLIC))
    catalogue.put(_document("/d/closed.md", Visibility.RESTRICTED))
    found = catalogue.postings(["logo", "absent"], [Visibility.PUBLIC])
    assert {(p.passage_id, p.times, p.length) for p in found} == {("open.md-0", 2, 3), ("open.md-1", 1, 1)}
    assert list(catalogue.sizes([Visibility.PUBLIC]).values()) == [(3, 7)]
    assert not catalogue.sizes([])


def test_vectors_and_neighbours(catalogue: Catalogue) -> None:
    """Vectors come back bit by bit; neighbours in the order of the document."""
    catalogue.put(_document("/d/a.md"))
    assert catalogue.vectors(["a.md-2", "gone"]) == {"a.md-2": _vector(2)}
    [middle] = catalogue.passages(["a.md-1"])
    assert [p.id for p in catalogue.around(middle, 1, 1)] == ["a.md-0", "a.md-2"]
    assert list(catalogue.passages_of([middle.document_id])) == ["a.md-0", "a.md-1", "a.md-2"]


def test_assets_and_rules_come_back_whole(catalogue: Catalogue) -> None:
    """What the engine decides on is what was read."""
    rule = Rule(id="r1", kind=RuleKind.PERMISSION, source=Source(document="r.csv", quote="DACH"), version="abc")
    catalogue.put(_document("/d/r.csv", assets=(_asset("aurora", aliases=("dawn",)),), rules=(rule,)))
    [asset] = catalogue.assets()
    assert (asset.id, asset.aliases) == ("aurora", ("dawn",))
    assert catalogue.cells("aurora") == {"territories": "DACH"}
    assert not catalogue.cells("never")
    assert list(catalogue.rules()) == [rule]


def test_an_asset_that_two_registers_describe_differently_is_conflicting(catalogue: Catalogue) -> None:
    """Neither register wins, and the stricter visibility holds."""
    catalogue.put(_document("/d/a.csv", passages=(), assets=(_asset("x", visibility=Visibility.PUBLIC),)))
    catalogue.put(_document("/d/b.csv", passages=(), assets=(_asset("x", visibility=Visibility.INTERNAL),)))
    [asset] = catalogue.assets()
    assert (asset.status, asset.visibility) == ("conflicting", Visibility.INTERNAL)


def test_a_copy_of_a_row_at_another_place_with_another_owner_says_the_same(catalogue: Catalogue) -> None:
    """The owner given to `ingest` may stand in a credit; neither it nor the place is what the register says."""
    for place, owner in (("row 2", None), ("row 9", "Northwind")):
        limit = WindowConstraint(end=date(2026, 6, 30), quote="to 30.06.26", locator=f"{place}, column licence_window")
        credit = Duty(kind=DutyKind.CREDIT_LINE, text=f"Credit: {owner or 'the author'}", quote="CC BY 4.0", locator=place)
        source = Source(document=f"{owner}.csv", locator=place, quote="x")
        rule = Rule(id="x/licence", kind=RuleKind.PERMISSION, target=Target(assets=frozenset({"x"})), source=source, owner=owner)
        rule = rule.model_copy(update={"constraints": (limit,), "duties": (credit,)})
        catalogue.put(_document(f"/d/{owner}.csv", passages=(), assets=(_asset("x"),), rules=(rule,)))
    assert not catalogue.clashes()
    assert [asset.status for asset in catalogue.assets()] == ["current"]
