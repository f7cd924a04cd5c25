"""Users: may this party use the asset (permission), is it one of those kept out (prohibition).

Staff of the brand pass every permission: a permission names the outsiders who may use a thing beside them. What an asker says
about itself counts; hearsay does not (`Claim.certain`).
"""

import re
from collections.abc import Collection

from policies import wording
from policies.evaluation import terms
from policies.evaluation.finding import Fact, Finding, Scope
from policies.evaluation.use import Use
from policies.evaluation.words import best_share, share, tokens
from policies.lexicon.parties import find_parties
from policies.lexicon.userkinds import is_general, kinds_meant, kinds_of
from policies.request import ROLE
from policies.rules import PartyConstraint
from policies.truth import Truth, all_of, any_of
from policies.vocabulary import Asker, Party, ReasonKind

_COARSE = frozenset({Party.PARTNER, Party.CUSTOMER, Party.PUBLIC, Party.SUPPLIER, Party.COMMUNITY})
"""Codes that hold very different people: a rule for "tour operators" is not one for every partner."""
_LIKE = (
    frozenset({Party.RESELLER, Party.CUSTOMER, Party.PARTNER, Party.FRANCHISEE}),
    frozenset({Party.PARTNER, Party.SUPPLIER}),
    frozenset({Party.PARTNER, Party.AGENCY}),
    frozenset({Party.PUBLIC, Party.COMMUNITY, Party.CUSTOMER}),
    frozenset({Party.PRESS, Party.INFLUENCER}),
    frozenset({Party.PARTNER, Party.COMMUNITY}),
)
"""Codes that one and the same user may be given; the difference is for a person to settle."""

_SHOWING = re.compile(
    r"\s+(?:that are |who are )?(?:showing|screening|playing) (?:the|this|our) (?:film|movie|picture|title)$", re.IGNORECASE
)
_SHOWS = re.compile(r"\b(?:we|nous|wir)\b[^.!?]{0,30}\b(?:show|screen|play|jouons|projetons|spielen|zeigen)\w*", re.IGNORECASE)
"""Cinemas that show the film, and how they say so."""
_RELATIONS = ("An agency", "A partner or reseller", "A supplier", "The press", "Somebody else")

CLAIMS = {
    "signed_addendum": "Is the brand addendum signed?",
    "msa": "Is there a signed master services agreement with you?",
    "agency_of_record": "Are you an agency of record for this brand?",
    "written_approval": "Do you have the approval in writing?",
    "official_supplier": "Are you an official supplier?",
    "ordered_by_brand": "Is it for a job that we ordered from you?",
    "under_contract": "Is there a signed contract with us for this?",
    "certified": "Are you certified at present?",
}


def say_claim(key: str) -> str:
    """A qualification as words ("signed addendum")."""
    return key.replace("_", " ")


def claim_question(key: str) -> str:
    """The question that asks for a qualification."""
    return CLAIMS.get(key, f"Can you confirm this: {say_claim(key)}?")


def claimed(use: Use, key: str) -> Truth:
    """What the asker says of a qualification; hearsay and silence are unknown, and a contradiction is too."""
    said = {claim.holds for claim in use.request.claims if claim.key == key and claim.certain}
    if len(said) != 1:
        return Truth.UNKNOWN
    return Truth.PASS if said.pop() else Truth.FAIL


def is_hearsay(use: Use, keys: Collection[str]) -> bool:
    """Whether the asker speaks of one of these qualifications without being certain of it."""
    return any(claim.key in keys and not claim.certain for claim in use.request.claims)


def claim_fact(key: str, *, hearsay: bool, to_decide: str) -> Fact:
    """A qualification that is open: the asker can tell, unless it has spoken of it by hearsay only."""
    return Fact("claim", key, asker_knows=not hearsay, question=claim_question(key), options=("Yes", "No"), to_decide=to_decide)


def _is_meant(limit: PartyConstraint, use: Use) -> bool:
    """Whether the user is of a kind the rule names, also by other words: a caviste is a wine merchant."""
    user = kinds_of(use.request.party_words)
    if any(kinds_meant(phrase) & user for phrase in limit.words):
        return True
    showing = [phrase[: found.start()] for phrase in limit.words if (found := _SHOWING.search(phrase))]
    return bool(_SHOWS.search(use.said)) and any(kinds_meant(phrase) & user for phrase in showing)


def _same_words(limit: PartyConstraint, use: Use) -> bool:
    """Whether the user describes itself in the rule's own words, in any order ("wholesale customers": a wholesale account)."""
    told = ". ".join(use.request.party_words)
    return any(met.whole for phrase in limit.words for met in terms.find(phrase, told))


def _only_narrow(limit: PartyConstraint) -> bool:
    """Whether the rule names trades only, so that another user of the same code ("pharmacies", a bookshop) is not meant."""
    meant = [kinds_meant(phrase) for phrase in limit.words]
    return bool(meant) and all(kinds and not any(is_general(kind) for kind in kinds) for kinds in meant)


def _who(limit: PartyConstraint, use: Use) -> Truth:
    """Whether the user is one of those named, qualifications aside."""
    if limit.anyone:
        return Truth.PASS
    heard = tokens(" ".join(use.request.party_words))
    named = best_share(limit.words, heard)
    if limit.words and use.party is not Party.COMPETITOR and (named == 1 or _same_words(limit, use) or _is_meant(limit, use)):
        return Truth.PASS
    if use.party is None:
        return (
            Truth.FAIL if limit.include <= {Party.STAFF} and not limit.words and use.asker is Asker.THIRD_PARTY else Truth.UNKNOWN
        )
    if use.party in limit.include:
        fits = named or best_share(limit.words, use.heard) == 1
        coarse = use.party in _COARSE or _only_narrow(limit)
        return Truth.UNKNOWN if limit.words and coarse and not fits else Truth.PASS
    alike = any(use.party in group and group & limit.include for group in _LIKE)
    if alike and any(len(tokens(phrase)) > 1 and share(phrase, use.heard) == 1 for phrase in limit.words):
        return Truth.PASS  # the asker uses the rule's very words for itself ("NGO partner")
    return Truth.UNKNOWN if alike or named or _says_no_kind(limit) else Truth.FAIL


def _says_no_kind(limit: PartyConstraint) -> bool:
    """Whether a rule names users by words of which nobody knows the kind ("funded projects"): any user could be one of them."""
    if not limit.words or not limit.include <= {Party.STAFF}:
        return False
    strange = (phrase for phrase in limit.words if phrase == phrase.lower() and not find_parties(phrase))
    return not limit.include or any(not kinds_meant(phrase) for phrase in strange)


def _permitted(limit: PartyConstraint, use: Use) -> Truth:
    own = _own_use(limit, use)
    if limit.anyone:
        return own
    nobody = limit.include <= {Party.STAFF} and not (limit.words or limit.names or limit.unknown_third_parties)
    if _doubted(use) and use.party is not Party.STAFF and not (nobody or _proven(limit, use)):
        own = Truth.UNKNOWN  # what somebody only mentions being, or says it no longer is, neither opens nor shuts a door
    return all_of((own, Truth.FAIL if nobody else Truth.UNKNOWN)) if use.request.other_users else own


def _own_use(limit: PartyConstraint, use: Use) -> Truth:
    if use.party is Party.STAFF:
        return Truth.PASS
    if limit.unknown_third_parties:
        return Truth.UNKNOWN
    who = _who(limit, use)
    if who is Truth.FAIL:
        return Truth.FAIL
    if limit.names:
        named = any(share(name, use.heard | tokens(" ".join(use.request.party_words))) == 1 for name in limit.names)
        who = Truth.PASS if named else Truth.UNKNOWN
    claims = [claimed(use, key) for key in sorted(limit.qualifications)]
    if who is Truth.UNKNOWN and Truth.FAIL not in claims and claims and all(claim is Truth.PASS for claim in claims):
        who = Truth.PASS  # who holds the very qualification the rule asks for is the party it means
    return all_of((who, *claims, Truth.UNKNOWN if limit.case_by_case else Truth.PASS))


def _doubted(use: Use) -> bool:
    """Whether the asker's own standing with us is denied, ended or only guessed from a word it mentions."""
    return any(claim.key == ROLE and not (claim.holds and claim.certain) for claim in use.request.claims)


def _proven(limit: PartyConstraint, use: Use) -> bool:
    """Whether a user that only mentions what it is holds what the rule asks for, or bears a name that the rule gives."""
    if any(claim.key == ROLE and not claim.holds for claim in use.request.claims):
        return False
    held = bool(limit.qualifications) and all(claimed(use, key) is Truth.PASS for key in limit.qualifications)
    return held or any(share(name, use.heard) == 1 for name in limit.names)


def _forbidden(limit: PartyConstraint, use: Use) -> Truth:
    if use.party is Party.STAFF and Party.STAFF not in limit.include:
        own = Truth.PASS if limit.anyone else Truth.FAIL
    else:
        own = all_of((_who(limit, use), *(claimed(use, key) for key in sorted(limit.qualifications))))
        if _doubted(use) and not limit.anyone:
            own = any_of((own, Truth.UNKNOWN))
    return any_of((own, Truth.UNKNOWN)) if use.request.other_users else own


def _says(limit: PartyConstraint) -> str:
    if limit.quote:
        return f"says “{limit.quote}” about other users"
    who = wording.say_list(sorted(limit.words)) or wording.say_codes(limit.include) or "nobody in particular"
    with_claims = (
        f" with {wording.say_list(say_claim(key) for key in sorted(limit.qualifications))}" if limit.qualifications else ""
    )
    return f"is for {'anyone' if limit.anyone else who}{with_claims}"


def _user(use: Use) -> str:
    if use.request.other_users:
        return f"also “{use.request.other_users[0]}”"
    if use.request.party_words:
        return f"“{use.request.party_words[0]}”"
    return {None: "an unnamed user", Party.STAFF: "our own staff"}.get(use.party) or f"a user of the kind “{use.party}”"


def _unsure(use: Use) -> Fact | None:
    """What is open about the users themselves, whatever the rule says."""
    if use.request.other_users:
        decide = f"Whether this may be used by or for somebody else (“{use.request.other_users[0]}”) too."
        return Fact("register", "party", to_decide=decide)
    doubt = next((claim for claim in use.request.claims if claim.key == ROLE), None)
    if doubt is None or use.party is Party.STAFF:
        return None
    question = "Who will use it, and what is your relation to us at present?"
    decide = f"What this user is to us at present; it says “{doubt.text}”."
    return Fact("party", asker_knows=True, question=question, options=_RELATIONS, to_decide=decide)


def who_asks() -> Fact:
    """What an outsider is to be asked who does not say who it is."""
    return Fact("party", asker_knows=True, question="Who will use it, and what is your relation to us?", options=_RELATIONS)


def _fact(limit: PartyConstraint, use: Use) -> Fact:
    if (unsure := _unsure(use)) is not None:
        return unsure
    open_claims = [key for key in sorted(limit.qualifications) if claimed(use, key) is Truth.UNKNOWN]
    hearsay = is_hearsay(use, open_claims)
    if limit.unknown_third_parties:
        return Fact("register", "party", to_decide="Whether anyone but our own staff may use it; the record does not say.")
    if limit.case_by_case:
        return Fact("register", "party", to_decide="Whether this user may have it; such uses are decided case by case.")
    if open_claims:
        key = open_claims[0]
        confirm = f"Confirm from our records: {claim_question(key)}" if hearsay else f"Confirm: {say_claim(key)}."
        return claim_fact(key, hearsay=hearsay, to_decide=confirm)
    if use.party is None:
        return who_asks()
    return Fact("register", "party", to_decide=f"Whether {_user(use)} is among those meant by “{limit.quote or _says(limit)}”.")


def evaluate(limit: PartyConstraint, use: Use, scope: Scope) -> Finding:
    """What a limit on users says of a use."""
    status = _permitted(limit, use) if scope.permits else _forbidden(limit, use)
    lacking = [key for key in sorted(limit.qualifications) if claimed(use, key) is Truth.FAIL]
    public = {
        Truth.PASS: "It is cleared for this user.",
        Truth.FAIL: "It is not cleared for this user.",
        Truth.UNKNOWN: "It is not certain that it is cleared for this user.",
    }
    text = f"{scope.name} {_says(limit)}; it would be used by {_user(use)}"
    if scope.permits and status is Truth.PASS:
        text = f"user: {_user(use)} is covered"
    if lacking and scope.permits and use.party is not Party.STAFF:
        text = f"{scope.name} {_says(limit)}, and this is not so: {wording.say_list(say_claim(key) for key in lacking)}"
        public[Truth.FAIL] = f"This needs to be in place first: {wording.say_list(say_claim(key) for key in lacking)}."
    return Finding(
        kind=ReasonKind.PARTY,
        status=status,
        text=wording.sentence(text),
        public=public[status] if scope.permits else "There is a limit on who may use it.",
        fact=_fact(limit, use) if status is Truth.UNKNOWN else None,
        quiet=scope.permits and use.party is Party.STAFF and status is Truth.PASS,
        silent=limit.unknown_third_parties,
    )
