"""The smaller families: purpose, counts, topics, actions, and words that could not be read."""

import re
from collections.abc import Iterable

from policies import wording
from policies.evaluation.finding import Fact, Finding, Scope
from policies.evaluation.parties import claimed
from policies.evaluation.terms import related, unnamed
from policies.evaluation.use import Use
from policies.evaluation.words import best_share, tokens
from policies.lexicon.negation import is_negated
from policies.lexicon.relatives import neighbours_in, subjects_of
from policies.rules import PurposeConstraint, Rule, RuleKind, TopicConstraint, Unreadable
from policies.truth import Truth, all_of, any_of
from policies.vocabulary import Action, Channel, Party, Purpose, ReasonKind

_SHOWING = frozenset({Action.DISPLAY, Action.REPRODUCE, Action.PRINT, Action.STREAM, Action.PLAY})
"""Ways of putting a thing before people; which of them a use is depends on its channel, so a rule on one means all."""
_PURPOSES = ("Advertising", "Editorial", "Internal", "Something else")
_EDITING = frozenset({Action.MODIFY, Action.DERIVE, Action.TRANSLATE})
_NEVER_IMPLIED = frozenset({Action.TRAIN_AI, Action.REGISTER, Action.ENDORSE, Action.GRANT_USE})
"""Actions no licence gives without naming them."""


def purpose(limit: PurposeConstraint, use: Use, scope: Scope) -> Finding:
    """Purposes: all of them inside (permission), any of them (prohibition)."""

    def inside(code: str) -> Truth:
        if code in limit.exclude:
            return Truth.FAIL
        return Truth.PASS if code in limit.include or not limit.include else Truth.FAIL

    truths = [inside(code) for code in use.purposes]
    if not truths:
        status = Truth.UNKNOWN if limit.include or limit.exclude else Truth.PASS
    else:
        status = all_of(truths) if scope.permits else any_of(truths)
    given = wording.say_codes(use.purposes) or "not said"
    allowed = wording.say_codes(limit.include) or f"anything but {wording.say_codes(limit.exclude)}"
    return Finding(
        kind=ReasonKind.PURPOSE,
        status=status,
        text=wording.sentence(f"{scope.name} is about this purpose: {allowed}; the purpose of the use is {given}"),
        public={
            Truth.PASS: "The purpose matters here.",
            Truth.FAIL: "The purpose is not cleared.",
            Truth.UNKNOWN: "The purpose is not clear.",
        }[status],
        fact=Fact(
            "purpose",
            asker_knows=True,
            question="What is it for: advertising, editorial, internal or something else?",
            options=_PURPOSES,
        )
        if status is Truth.UNKNOWN
        else None,
    )


def topic(limit: TopicConstraint, use: Use, scope: Scope) -> Finding:
    """Company and content. A use that does not mention a topic is taken not to touch it."""
    touched = sorted(limit.codes & set(use.request.topics))
    best = 0.0 if not touched and _denied(limit.words, use) else best_share(limit.words, use.heard)
    status = Truth.PASS if touched or best == 1 else (Truth.UNKNOWN if best > 0.5 or related(limit.words, use) else Truth.FAIL)
    if limit.unless:
        clear = best_share(limit.unless, use.heard) == 1 or use.purposes == {Purpose.INTERNAL}
        meant = bool(touched) or best == 1
        status = Truth.UNKNOWN if clear is meant else (Truth.FAIL if clear else Truth.PASS)
    if status is Truth.FAIL and (scope.permits or _near(limit, use)):
        status = Truth.UNKNOWN
    about = wording.say_codes(limit.codes) or wording.quoted(sorted(limit.words))
    fact = Fact(
        "topic",
        about,
        asker_knows=True,
        question=_only_question(limit, about) if scope.permits else f"Does the use have to do with {about}?",
        options=("Yes", "No"),
        outcomes=(("Yes", Truth.PASS), ("No", Truth.FAIL)),
    )
    return Finding(
        kind=ReasonKind.TOPIC,
        status=status,
        text=wording.sentence(
            f"{scope.name} holds only for this: {about}"
            if scope.permits
            else f"the limit is about {about}" + (f"; the use has to do with {wording.say_codes(touched)}" if touched else "")
        ),
        public="There is a limit on what it may be used for.",
        fact=fact if status is Truth.UNKNOWN else None,
    )


_LAST_WORDS = re.compile(r"(?:[\w'’-]+\s+){0,3}$")


def _denied(words: Iterable[str], use: Use) -> bool:
    """Whether the asker speaks of what a rule is about only to say that it is not so: "plastic, no food", "nothing for sale"."""
    said = False
    for word in re.finditer(r"[^\W_]+", use.said):
        if tokens(word.group()) and any(tokens(word.group()) <= tokens(phrase) for phrase in words):
            near = _LAST_WORDS.search(use.said[: word.start()])
            start = near.start() if near else word.start()
            if not is_negated(use.said[start : word.end()], word.start() - start, word.end() - start):
                return False
            said = True
    return said


_AGE = re.compile(r"(?P<years>1[2-9]|2[01])\s*(?:\+|plus\b|and (?:over|older|above)\b|years|jahren?\b|ans\b)", re.IGNORECASE)
"""A lowest age of those who see a thing."""


def _only_question(limit: TopicConstraint, about: str) -> str:
    """What is asked of a use where a permission holds only for some ("only where the audience is 18+")."""
    if age := _AGE.search(" ".join(sorted(limit.words))):
        return f"Will only people of {age['years']} and over see it?"
    return f"Is this so for your use: {about}?"


def _near(limit: TopicConstraint, use: Use) -> bool:
    """Whether the question speaks of something next to what a ban is about; whoever bans swimwear means the bikini label too."""
    subjects = subjects_of(limit.words, limit.codes)
    return bool(subjects) and bool(subjects & neighbours_in(unnamed(use)))


def unreadable(limit: Unreadable, use: Use, scope: Scope) -> Finding:
    """Words nobody could read with certainty: unknown to every use they could touch."""
    untouched = (
        (limit.third_parties_only and use.party is Party.STAFF)
        or (limit.about is ReasonKind.PARTY and use.party is Party.STAFF)
        or (limit.about is ReasonKind.MODIFICATION and not use.edits and not use.uncoded_edits)
    )
    status = (Truth.PASS if scope.permits else Truth.FAIL) if untouched else Truth.UNKNOWN
    about = limit.about.value.replace("_", " ")
    silent = limit.note or f"the record says nothing about {about}"
    unsure = f"the record says “{limit.quote}”; {limit.note or 'what that allows is not certain'}" if limit.quote else silent
    decide = f"What “{limit.quote}” means for this use." if limit.quote else f"Whether this use is cleared; {silent}."
    return Finding(
        kind=limit.about if limit.about is not ReasonKind.UNREADABLE else ReasonKind.UNREADABLE,
        status=status,
        text=wording.sentence(f"what the record says about {about} does not matter here" if untouched else unsure),
        public="A point in our records is not certain.",
        fact=None if untouched else Fact("register", f"{about}:{limit.quote}", to_decide=decide),
    )


_GIVEN_AWAY = re.compile(
    r"\b(?:free|give[- ]?aways?|giv(?:e|ing) (?:them |it )?away|gifts?|presents?|not for sale|not sold|handed out"
    r"|hand(?:ing)? out|for (?:our|all) (?:own )?(?:staff|team|colleagues|employees|crew)"
    r"|prizes?|raffle|swag|goodie bags?|gratis|kostenlos|gratuit\w*)\b",
    re.IGNORECASE,
)
"""Words by which goods are not for sale."""


def _has_standing(rule: Rule, use: Use) -> bool:
    """Whether the user holds the very standing the rule asks for ("official suppliers"), and so may show it."""
    wanted = [key for limit in rule.constraints if limit.kind == "party" for key in limit.qualifications]
    return bool(wanted) and all(claimed(use, key) is Truth.PASS for key in wanted)


def _permitted_actions(rule: Rule, use: Use) -> Truth:
    wanted = use.actions
    if any(constraint.kind == "modification" for constraint in rule.constraints):
        wanted -= _EDITING
    if not rule.actions:
        special = wanted & _NEVER_IMPLIED
        if special == {Action.ENDORSE} and _has_standing(rule, use):
            special = frozenset()
        goods_unsaid = Action.SELL in wanted and not use.request.channels
        return Truth.UNKNOWN if special or goods_unsaid else Truth.PASS
    if not wanted:
        return Truth.PASS if rule.actions & _SHOWING or use.actions else Truth.UNKNOWN
    granted = rule.actions | (_SHOWING if rule.actions & _SHOWING else frozenset())
    return Truth.PASS if wanted <= granted else Truth.FAIL


def _forbidden_actions(rule: Rule, use: Use) -> Truth:
    if not rule.actions or (not use.actions and rule.actions & _SHOWING):
        return Truth.PASS
    barred = rule.actions | (_SHOWING if rule.actions & _SHOWING else frozenset())
    if rule.actions == {Action.SELL} and Action.SELL not in use.actions and Channel.MERCHANDISE in use.request.channels:
        return Truth.FAIL if _GIVEN_AWAY.search(use.said) else Truth.UNKNOWN
    edits = bool(use.edits or use.uncoded_edits) and Action.MODIFY in rule.actions
    return Truth.PASS if edits or use.actions & barred else Truth.FAIL


def _about_actions(scope: Scope, named: str, asked: str) -> str:
    if not scope.permits:
        return f"{scope.name} is about {named}"
    return f"{scope.name} is about {named}" + (f" and does not speak of {asked}" if asked and asked != named else "")


def action(rule: Rule, use: Use, scope: Scope) -> Finding:
    """Actions: does the rule speak of what is to be done. A rule that names no action speaks of all but the special ones."""
    status = _permitted_actions(rule, use) if rule.kind is RuleKind.PERMISSION else _forbidden_actions(rule, use)
    named = wording.say_actions(rule.actions) or "use in general"
    asked = wording.say_codes(use.actions) or "use"
    what = wording.say_actions(use.actions & _NEVER_IMPLIED or use.actions)
    return Finding(
        kind=ReasonKind.ACTION,
        status=status,
        text=wording.sentence(_about_actions(scope, named, what)),
        public={
            Truth.FAIL: "This kind of use is not cleared.",
            Truth.UNKNOWN: "It is not certain that this kind of use is cleared.",
        }.get(status, "This kind of use is dealt with."),
        fact=Fact(
            "action",
            "sell",
            asker_knows=True,
            question="Will the goods be sold?",
            options=("Yes", "No, given away"),
            outcomes=(("Yes", Truth.PASS), ("No, given away", Truth.FAIL)),
        )
        if status is Truth.UNKNOWN and rule.kind is RuleKind.PROHIBITION
        else Fact(
            "register",
            f"action:{asked}",
            to_decide=f"Whether {scope.name} allows this: {what or 'the use asked for'}.",
        )
        if status is Truth.UNKNOWN
        else None,
    )
