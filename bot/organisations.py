"""Organisations we have an agreement with: who they are to us and what they have signed.

The file `organisations.yaml` in the home folder, kept by legal:

```yaml
organisations:
  - name: Cobbler & Quay
    kind: reseller              # agency, partner, reseller, franchisee, supplier, influencer, press, customer, ...
    words: [retail partner]     # what registers call such users, optional
    rights: [signed_addendum]   # qualifications that hold: msa, agency_of_record, signed_addendum, ...
```
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SettingsError
from policies.lexicon.parties import find_parties
from policies.request import ROLE, Claim, ClearanceRequest, Question
from policies.visibility import Reach
from policies.vocabulary import Asker, Party
from policies.yamltree import NotYamlError, Tree, parse

FILE = "organisations.yaml"


@dataclass(frozen=True)
class Organisation:
    """One organisation as legal has it on file."""

    name: str
    kind: Party
    words: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()


class KnownOrganisations:
    """Introduces users by what is on file; whoever is not on file stays as the question describes it."""

    def __init__(self, organisations: Mapping[str, Organisation]) -> None:
        self._by_name = {name.casefold(): organisation for name, organisation in organisations.items()}

    def __len__(self) -> int:
        return len(self._by_name)

    def introduce(self, question: Question, request: ClearanceRequest) -> ClearanceRequest:
        """Add kind and rights of the organisation that would use the asset, where it is on file.

        That is the organisation that asks, or the one that staff ask for ("Cobbler & Quay want it for their shop"). What an
        organisation says of itself never replaces the file; where it contradicts it, a person decides.
        """
        outsider = question.asker is Asker.THIRD_PARTY
        known = self._by_name.get((question.party or "").casefold()) if outsider else self._asked_for(question, request)
        if known is None:
            return request
        said = _said(known, request) if outsider else _Said((), request.claims)
        certain = {claim.key for claim in said.claims if claim.certain}
        rights = tuple(Claim(key=key, text=f"{known.name}: on file") for key in known.rights if key not in certain)
        others = (
            request.other_users
            if outsider
            else tuple(o for o in request.other_users if not any(True for _ in _named(o, known.name)))
        )
        found = {
            "user_party": known.kind,
            "party_words": (*(known.words or (known.kind.value,)), *said.words),
            "claims": (*said.claims, *rights),
            "other_users": others,
        }
        return request.model_copy(update=found)

    def vouch(self, reach: Reach) -> Reach:
        """Take an organisation's reach from whoever only says its name: once legal keeps a list, being on it is what counts.

        Where no list is kept, the surface's word is all there is.
        """
        stranger = reach.asker is Asker.THIRD_PARTY and (reach.party or "").casefold() not in self._by_name
        return reach.model_copy(update={"party": None}) if self._by_name and stranger else reach

    def _asked_for(self, question: Question, request: ClearanceRequest) -> Organisation | None:
        """The one organisation on file that the message names as the user; two could be anybody's."""
        if request.user_party in {None, Party.STAFF}:
            named = {o.name: o for o in self._by_name.values() if _uses(question.text, o.name) or _among(request, o.name)}
        else:  # "our partner Cobbler & Quay" says less than the file
            beside = [re.compile(rf"{re.escape(words)},?\s+$", re.IGNORECASE) for words in request.party_words]
            named = {
                o.name: o
                for o in self._by_name.values()
                for found in _named(question.text, o.name)
                if any(words.search(question.text[: found.start()]) for words in beside)
                or any(True for words in request.party_words for _ in _named(o.name, words))  # "Media" of "Lindqvist Media"
            }
        return next(iter(named.values())) if len(named) == 1 else None


@dataclass(frozen=True)
class _Said:
    """What an organisation on file says of itself, as far as it stands beside the file."""

    words: tuple[str, ...]
    claims: tuple[Claim, ...]


_LOOSE = frozenset({Party.PARTNER, Party.CUSTOMER})
"""Words that any organisation may use of itself ("as your partner")."""


def _said(known: Organisation, request: ClearanceRequest) -> _Said:
    """The words and claims of an organisation about itself; where they contradict the file, a person has to look.

    A kind of user that it merely mentions says nothing of it: the file goes first.
    """
    roles = [claim for claim in request.claims if claim.key == ROLE]
    claims = [claim for claim in request.claims if claim.key != ROLE]
    claims += [claim for claim in roles if not claim.holds and known.kind in {Party(m.code) for m in find_parties(claim.text)}]
    if roles or request.user_party is None:
        return _Said((), tuple(claims))
    if request.user_party is known.kind or request.user_party in _LOOSE:
        return _Said(request.party_words, tuple(claims))
    text = ", ".join(request.party_words) or request.user_party.value
    return _Said((), (*claims, Claim(key=ROLE, holds=False, text=text)))


def _among(request: ClearanceRequest, name: str) -> bool:
    """Whether a name is among those whose use is asked for beside the asker's own."""
    return any(True for other in request.other_users for _ in _named(other, name))


_WISHES = re.compile(
    r"\s*,?\s*(?:who |also |now |just |still |please |really )*(?:wants?|wanted|needs?|would|'d|asks?|asked|plans?|is|are|has|have|"
    r"to|can|could|may|might|uses?|using|puts?|putting|posts?|posting|shows?|prints?|printing|runs?|running|displays?|sells?|features?)\b",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(
    r"\b(?:can|may|could|should|let|lets|allow|allows|for|by|to|give|send|help|is|are)\s+(?:our |the )?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_OF_THEIRS = re.compile(r"['’]s\b|\s+(?:logo|mark|name)\b", re.IGNORECASE)


def _named(text: str, name: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)


def _uses(text: str, name: str) -> bool:
    """Whether a message names an organisation as the one that would use the asset, and not as what is shown or spoken of."""
    for found in _named(text, name):
        before, after = text[: found.start()], text[found.end() :]
        if not _OF_THEIRS.match(after) and (_WISHES.match(after) or _GIVEN_TO.search(before)):
            return True
    return False


def load_organisations(home: Path) -> KnownOrganisations:
    """Read the home's file; none there means that nobody is on file.

    Raises:
        SettingsError: Where the file is not in its format.
    """
    path = home / FILE
    if not path.exists():
        return KnownOrganisations({})
    todo = "write it as docs/running.md shows"
    try:
        top = parse(path.read_text(encoding="utf-8"))
        listed = (top.fields or {}).get("organisations")
        if listed is None or listed.items is None:
            raise SettingsError(f"{path} cannot be used", f"it holds no list of organisations (line {(listed or top).line})", todo)
        known = [_organisation(entry) for entry in listed.items]
    except NotYamlError as error:
        raise SettingsError(f"{path} cannot be used", f"{error.what.splitlines()[0]} (line {error.line})", todo) from error
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be used", str(error), todo) from error
    return KnownOrganisations({organisation.name: organisation for organisation in known})


def _organisation(tree: Tree) -> Organisation:
    """One entry of the file.

    Raises:
        ValueError: Where it is not in its format, with its line.
    """
    entry = tree.plain()
    try:
        return Organisation(str(entry["name"]), Party(entry["kind"]), tuple(entry.get("words", ())), tuple(entry.get("rights", ())))
    except KeyError as error:
        raise ValueError(f"{error} is missing (line {tree.line})") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{error} (line {tree.line})") from error
