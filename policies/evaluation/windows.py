"""Windows: does the whole use lie inside (permission), does any of it (prohibition). First and last days are inside."""

from datetime import date, timedelta

from policies import wording
from policies.evaluation.finding import Fact, Finding, Scope
from policies.evaluation.parts import call
from policies.evaluation.use import Use
from policies.rules import Bound, WindowConstraint
from policies.truth import Truth, all_of
from policies.verdict import Change
from policies.vocabulary import Asker, ReasonKind

_KINDS = {"release": ReasonKind.RELEASE, "music": ReasonKind.MUSIC}


def _start(limit: WindowConstraint, use: Use) -> Truth:
    """Whether the use begins when the window is already open."""
    if limit.start is Bound.OPEN:
        return Truth.PASS
    if limit.start is Bound.UNKNOWN:
        return Truth.UNKNOWN
    assert isinstance(limit.start, date)
    if use.first >= limit.start:
        return Truth.PASS
    over_before = use.request.end is not None and use.request.end < limit.start
    return Truth.FAIL if use.request.start or over_before else Truth.UNKNOWN


def _end(limit: WindowConstraint, use: Use) -> Truth:
    """Whether the use is over when the window closes. A use without an end may still come down in time: unknown."""
    if limit.end is Bound.OPEN:
        return Truth.PASS
    if limit.end is Bound.UNKNOWN:
        return Truth.UNKNOWN
    assert isinstance(limit.end, date)
    if use.first > limit.end:
        return Truth.FAIL
    if use.request.end is None:
        over_in_time = use.likely_last is not None and use.likely_last <= limit.end
        return Truth.PASS if over_in_time or use.while_licensed else Truth.UNKNOWN
    return Truth.PASS if use.request.end <= limit.end else Truth.FAIL


def within(limit: WindowConstraint, use: Use) -> Truth:
    """Truth for a permission. Days gone by decide nothing: which ones are meant is asked (see `over`)."""
    if use.over:
        return Truth.UNKNOWN
    truth = all_of((_start(limit, use), _end(limit, use)))
    if not use.request.date_unclear or truth is Truth.UNKNOWN:
        return truth
    unlimited = limit.start is Bound.OPEN and limit.end is Bound.OPEN
    if truth is Truth.PASS:
        bounded = use.request.start is not None and use.request.end is not None
        return Truth.PASS if unlimited or bounded else Truth.UNKNOWN
    # An unclear time that can lie inside is not certainly outside.
    return Truth.UNKNOWN if _overlap(limit, use) is not Truth.FAIL else Truth.FAIL


def _overlap(limit: WindowConstraint, use: Use) -> Truth:
    """Truth for a prohibition: whether a day of the use lies in the window."""
    last = use.request.end
    start, end = limit.start, limit.end
    if use.over:
        return Truth.UNKNOWN
    if isinstance(end, date) and use.first > end:
        return Truth.FAIL
    if isinstance(start, date) and last is not None and last < start:
        return Truth.FAIL
    if Bound.UNKNOWN in (start, end):
        return Truth.UNKNOWN
    if start is Bound.OPEN and end is Bound.OPEN:
        return Truth.PASS
    sure_of_a_day = use.request.start is not None or last is not None or use.request.open_ended
    begun = not isinstance(start, date) or use.first >= start
    reaches = begun or use.request.open_ended or (last is not None and isinstance(start, date) and last >= start)
    certain = sure_of_a_day and reaches and not use.request.date_unclear
    return Truth.PASS if certain else Truth.UNKNOWN


def _says(limit: WindowConstraint) -> str:
    """The window in words."""
    start, end = limit.start, limit.end
    if Bound.UNKNOWN in (start, end):
        return f"has no certain dates (“{limit.quote}”)" if limit.quote else "has no dates on file"
    if isinstance(start, date) and isinstance(end, date):
        return f"runs from {wording.say_day(start)} to {wording.say_day(end)}"
    if isinstance(end, date):
        return f"ends on {wording.say_day(end)}"
    return f"begins on {wording.say_day(start)} and has no end" if isinstance(start, date) else "has no end"


def _when(use: Use) -> str:
    """The time of use in words."""
    request = use.request
    if request.date_unclear:
        return "the time of use is not clear"
    if request.end is None:
        begins = f"the use begins on {wording.say_day(request.start)} and " if request.start else "the use "
        if use.likely_last is not None:
            return f"the use is on {wording.say_day(use.first)}"
        if request.open_ended:
            return f"{begins}has no end"
        return f"{begins}has no last day named" if request.start else "the question names no last day"
    if request.end == use.first:
        return f"the use is on {wording.say_day(use.first)}"
    return f"the use runs from {wording.say_day(use.first)} to {wording.say_day(request.end)}"


def _fact(limit: WindowConstraint, use: Use, holder: str, scope: Scope) -> Fact:
    if Bound.UNKNOWN in (limit.start, limit.end):
        words = f"; the record says “{limit.quote}”" if limit.quote else "; the record does not say"
        return Fact("register", f"dates:{holder}", to_decide=f"From when and until when {holder} runs{words}.")
    begun = use.request.open_ended or use.request.start is not None
    tells = use.asker is Asker.STAFF  # the end of a licence is nobody else's business
    last = _last_safe_day(limit, use, scope)
    question = wording.PLAIN_QUESTIONS["dates"]
    if last is None or not tells:
        return Fact("dates", asker_knows=True, question=question)
    yes, no = (Truth.PASS, Truth.FAIL) if scope.permits else (Truth.FAIL, Truth.PASS)
    by = Change(kind="end_by", value=last.isoformat(), text=f"end by {wording.say_day(last)}")
    options = (f"Until {wording.say_day(last)}", "Later")
    if begun and not use.request.date_unclear:
        question = f"Will it {'be taken down' if scope.permits else 'end'} by {wording.say_day(last)}?"
        options = ("Yes", "No")
    outcomes = tuple(zip(options, (yes, no), strict=True)) if begun or scope.permits else ()
    return Fact("dates", asker_knows=True, question=question, options=options, outcomes=outcomes, changes=((options[0], by),))


def _last_safe_day(limit: WindowConstraint, use: Use, scope: Scope) -> date | None:
    """The last day on which the use would be clear of trouble: that of a licence, or the one before a ban begins."""
    if scope.permits:
        return limit.end if isinstance(limit.end, date) else None
    before = limit.start - timedelta(days=1) if isinstance(limit.start, date) else None
    return before if before is not None and before >= use.first else None


def _stretch(first: date | None, last: date) -> str:
    """Days in words: a whole month by its name, otherwise the first and the last day."""
    if first is None:
        return f"until {wording.say_day(last)}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    return wording.say_day(last) if first == last else f"{wording.say_day(first)} to {wording.say_day(last)}"


def _again(day: date, years: int) -> date:
    """The same day some years later; a leap day is 28 February where there is none."""
    leap = (day.month, day.day) == (2, 29)
    last_of_month = (day + timedelta(days=1)).day == 1 and day.month == 2
    if leap or last_of_month:
        return date(day.year + years, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year + years)


def over(use: Use) -> Finding:
    """The finding that the days asked for are past, with the question whether the next ones like them are meant."""
    first, last = use.request.start, use.request.end
    assert last is not None
    years = next(n for n in range(1, use.on.year - last.year + 2) if _again(last, n) >= use.on)
    said, next_one = _stretch(first, last), _stretch(first and _again(first, years), _again(last, years))
    gone = said if first else wording.say_day(last)
    fact = Fact(
        "dates",
        asker_knows=True,
        question=f"{gone} is past. Do you mean {next_one}?",
        options=(next_one[0].upper() + next_one[1:], f"We used it then ({said})", "Other days"),
    )
    text = "The days asked for are over."
    return Finding(kind=ReasonKind.WINDOW, status=Truth.UNKNOWN, text=text, public=text, fact=fact)


def _repairs(limit: WindowConstraint, use: Use) -> tuple[Change, ...]:
    changes: list[Change] = []
    last = use.request.end
    if isinstance(limit.end, date) and limit.end >= use.on and (last is None or last > limit.end):
        over = use.request.start is not None and use.request.start > limit.end
        text = f"{'run it earlier and ' if over else ''}end by {wording.say_day(limit.end)}"
        changes.append(Change(kind="end_by", value=limit.end.isoformat(), text=text))
    if isinstance(limit.start, date) and use.first < limit.start:
        text = f"start on or after {wording.say_day(limit.start)}"
        changes.append(Change(kind="start_from", value=limit.start.isoformat(), text=text))
    return tuple(changes)


def _ways_round(limit: WindowConstraint, use: Use) -> tuple[Change, ...]:
    """How to keep clear of a forbidden window: be over before it, or begin after it."""
    changes: list[Change] = []
    if isinstance(limit.start, date) and use.first < limit.start:
        day = limit.start - timedelta(days=1)
        changes.append(Change(kind="end_by", value=day.isoformat(), text=f"end by {wording.say_day(day)}"))
    if isinstance(limit.end, date):
        day = limit.end + timedelta(days=1)
        changes.append(Change(kind="start_from", value=day.isoformat(), text=f"start on or after {wording.say_day(day)}"))
    return tuple(changes)


def _inside(limit: WindowConstraint, holder: str) -> str:
    """A pass in a few words: "Dates: inside (1 May 2025 to 30 April 2027)"."""
    days = [wording.say_day(day) if isinstance(day, date) else "" for day in (limit.start, limit.end)]
    span = f"{days[0]} to {days[1]}" if all(days) else f"until {days[1]}" if days[1] else f"from {days[0]}, no end"
    what = "Dates" if limit.part is None else f"Dates of {holder}"
    return f"{what}: inside ({span})." if any(days) else f"{what}: no end."


def _outside(limit: WindowConstraint, use: Use, holder: str) -> str:
    """A limit that is not kept, or not surely: the window, and the use's days where they add something."""
    no_days = use.request.end is None and use.request.start is None and use.likely_last is None
    untold = no_days and not use.request.open_ended and not use.request.date_unclear
    if untold and isinstance(limit.end, date) and limit.end < use.on:
        return wording.sentence(f"{holder} ended on {wording.say_day(limit.end)}")
    if untold and Bound.UNKNOWN in (limit.start, limit.end):
        return wording.sentence(f"{holder} {_says(limit)}")
    return wording.sentence(f"{holder} {_says(limit)}; {_when(use)}")


def evaluate(limit: WindowConstraint, use: Use, scope: Scope) -> Finding:
    """What a window says of a use."""
    status = within(limit, use) if scope.permits else _overlap(limit, use)
    holder = call(limit.part, scope.name)
    public = {
        Truth.FAIL: "This is not cleared for the whole of that time.",
        Truth.UNKNOWN: "It is not certain that this is cleared for that time.",
        Truth.PASS: "The time of use is cleared.",
    }[status if scope.permits else Truth.FAIL]
    return Finding(
        kind=_KINDS.get(limit.subject, ReasonKind.WINDOW),
        status=status,
        text=_inside(limit, holder)
        if scope.permits and status is Truth.PASS
        else _outside(limit, use, holder if scope.permits else "the ban"),
        public=public,
        fact=_fact(limit, use, holder, scope) if status is Truth.UNKNOWN else None,
        repairs=_repairs(limit, use) if scope.permits else _ways_round(limit, use),
        owed=f"Take it down by the end of {wording.say_day(limit.end)}"
        if scope.permits and status is Truth.PASS and isinstance(limit.end, date) and use.while_licensed
        else "",
        last_day=limit.end if scope.permits and isinstance(limit.end, date) else None,
    )
