"""The plain writer: fixed sentences, filled with the facts."""

from policies.vocabulary import VerdictCode
from policies.wording import say_day, say_list, sentence
from slm.wording.writer import AnswerFacts

_MOST_SENTENCES = 6
_MOST_REASONS = 2
_LONGEST_REASON = 240
"""Characters; a longer reason quotes a whole clause, which the citations show anyway."""


class PlainWriter:
    """Says the same facts in the same words, always."""

    name = "plain"

    def write(self, facts: AnswerFacts) -> str:
        """Put the facts into words; see `Writer`."""
        said = {
            VerdictCode.ALLOWED: _allowed,
            VerdictCode.ALLOWED_WITH_CONDITIONS: _allowed_with_conditions,
            VerdictCode.NOT_ALLOWED: _not_allowed,
            VerdictCode.NEEDS_REVIEW: _needs_review,
        }[facts.verdict](facts)
        return " ".join(list(dict.fromkeys(s for s in said if s))[:_MOST_SENTENCES])


def _about(facts: AnswerFacts) -> str:
    return say_list(facts.assets) or "this"


def _ruled(facts: AnswerFacts) -> str:
    if not facts.precedent:
        return ""
    why = f": “{facts.ruled}”" if 0 < len(facts.ruled) <= _LONGEST_REASON else ""
    return sentence(f"Legal decided the same request in case {facts.precedent}{why}")


def _until(facts: AnswerFacts) -> str:
    return f"This holds until {say_day(facts.valid_until)}." if facts.valid_until else ""


def _why(facts: AnswerFacts) -> list[str]:
    short = {sentence(r).casefold(): sentence(r) for r in reversed(facts.reasons) if len(r) <= _LONGEST_REASON}
    return list(reversed(short.values()))[:_MOST_REASONS]


def _works(facts: AnswerFacts) -> str:
    """What would clear it, unless a reason has just said so."""
    nearest = facts.nearest_yes
    if not nearest or any(_change(nearest) in reason for reason in _why(facts)):
        return ""
    return sentence(nearest)


def _change(nearest: str) -> str:
    return nearest.removeprefix("It would be fine if you ").removeprefix("Use the approved wording: ").strip(".“”")


def _refused(facts: AnswerFacts) -> str:
    if len(facts.assets) > 1:
        return f"No, none of these can be used this way: {say_list(facts.assets)}."
    return f"No, {_about(facts)} can't be used this way." if facts.assets else "No, this isn't allowed."


def _allowed(facts: AnswerFacts) -> list[str]:
    if facts.is_wording:
        return ["Yes, this wording is right.", _ruled(facts), _until(facts)]
    return [f"Yes, you can use {_about(facts)} this way." if facts.assets else "Yes, this is fine.", _ruled(facts), _until(facts)]


def _allowed_with_conditions(facts: AnswerFacts) -> list[str]:
    count = len(facts.conditions)
    keep = "if you keep to the condition below" if count == 1 else "if you keep to the conditions below"
    if not count:
        keep = "under the conditions of the source below"
    opening = f"Yes, you can use {_about(facts)} this way, {keep}." if facts.assets else f"Yes, {keep}."
    return [opening, _ruled(facts), _until(facts)]


def _not_allowed(facts: AnswerFacts) -> list[str]:
    opening = "No, this wording isn't right." if facts.is_wording else _refused(facts)
    what_works = _works(facts)
    help_ = "" if what_works or (facts.is_wording and not facts.third_party) else _help(facts)
    first = "You would need permission first; see below." if facts.conditions and not facts.nearest_yes else ""
    return [opening, _ruled(facts), *_why(facts), what_works, first, help_]


def _help(facts: AnswerFacts) -> str:
    """Where to turn after a no that shows no way on."""
    if facts.third_party:
        return "If you think this should be possible, please ask your contact with us."
    shows_a_way = facts.nearest_yes or facts.conditions or facts.precedent
    return "" if shows_a_way or not facts.assets else "If you need it all the same, please talk to legal."


def _needs_review(facts: AnswerFacts) -> list[str]:
    if facts.ask_back:
        return ["I can't say yes or no yet.", *_why(facts)[:1], sentence(facts.ask_back)]
    who = "Our legal team has" if facts.third_party else "Legal has"
    what = "this wording" if facts.is_wording else _about(facts)
    if facts.case:
        opening = f"I can't clear {what} myself, so I've passed your question on."
        return [
            opening,
            *_why(facts)[:1],
            _task(facts),
            f"{who} it as case {facts.case} and will answer here.",
            "Please don't go ahead before that.",
        ]
    return [
        f"I can't clear {what} myself; a person has to decide.",
        *_why(facts)[:1],
        _task(facts),
        "Please don't go ahead before that.",
    ]


def _task(facts: AnswerFacts) -> str:
    """What a person has to decide; a question to the asker stands by itself."""
    if not facts.to_decide:
        return ""
    asked = facts.to_decide.removeprefix("Ask: ")
    return sentence(asked) if asked != facts.to_decide else f"To decide: {_lower(asked)}"


def _lower(text: str) -> str:
    said = sentence(text)
    return said[0].lower() + said[1:] if len(said) > 1 and said[1].islower() else said
