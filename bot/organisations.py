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

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.errors import SettingsError
from policies.request import Claim, ClearanceRequest, Question
from policies.vocabulary import Asker, Party

FILE = "organisations.yaml"


@dataclass(frozen=True)
class Organisation:
    """One organisation as legal has it on file."""

    name: str
    kind: Party
    words: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()


class KnownOrganisations:
    """Introduces third parties by what is on file; whoever is not on file stays as the question describes it."""

    def __init__(self, organisations: Mapping[str, Organisation]) -> None:
        self._by_name = {name.casefold(): organisation for name, organisation in organisations.items()}

    def introduce(self, question: Question, request: ClearanceRequest) -> ClearanceRequest:
        """Add kind and rights of the asker's organisation, where it speaks of nobody else's use.

        What the asker says itself goes first: a reseller that asks for its customer gets the customer's answer.
        """
        if question.asker is not Asker.THIRD_PARTY or request.user_party is not None or request.party_words or not question.party:
            return request
        known = self._by_name.get(question.party.casefold())
        if known is None:
            return request
        said = {claim.key for claim in request.claims}
        claims = tuple(Claim(key=key, text=f"{known.name}: on file") for key in known.rights if key not in said)
        words = known.words or (known.kind.value,)
        return request.model_copy(update={"user_party": known.kind, "party_words": words, "claims": (*request.claims, *claims)})


def load_organisations(home: Path) -> KnownOrganisations:
    """Read the home's file; none there means that nobody is on file.

    Raises:
        SettingsError: Where the file is not in its format.
    """
    path = home / FILE
    if not path.exists():
        return KnownOrganisations({})
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))["organisations"]
        known = [
            Organisation(str(e["name"]), Party(e["kind"]), tuple(e.get("words", ())), tuple(e.get("rights", ()))) for e in entries
        ]
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        why = str(error).splitlines()[0] if str(error) else "it is not in its format"
        raise SettingsError(f"{path} cannot be used", why, "write it as bot/organisations.py shows") from error
    return KnownOrganisations({organisation.name: organisation for organisation in known})
