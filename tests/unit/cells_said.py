"""What a cell was read as, in short words that a lawyer can check: `until 2026-12-31 (Priya S.)`, `unknown`, `not tv`, `duty`."""

from collections.abc import Iterable, Sequence

from knowledge.register.outcome import Ban
from policies.rules import (
    ChannelConstraint,
    Constraint,
    CountConstraint,
    Duty,
    ModificationConstraint,
    PartyConstraint,
    PurposeConstraint,
    TerritoryConstraint,
    TopicConstraint,
    Unreadable,
    WindowConstraint,
)

_MANY = 6
"""So many codes are told one by one; of more only the number."""


def _codes(codes: Iterable[str]) -> str:
    found = sorted(str(code) for code in codes)
    return "+".join(found) if len(found) <= _MANY else f"{len(found)} codes"


def limit_said(limit: Constraint) -> str:
    """One limit of a permission or condition of a ban."""
    said = "unknown"
    if isinstance(limit, WindowConstraint):
        said = f"{limit.start}..{limit.end}".replace("open", "")
    elif isinstance(limit, ChannelConstraint):
        said = (f"not {_codes(limit.exclude)}" if limit.exclude else _codes(limit.include)) or "unknown"
    elif isinstance(limit, TerritoryConstraint):
        said = f"not {_codes(limit.exclude)}" if limit.exclude else "WORLD" if limit.worldwide else _codes(limit.include)
    elif isinstance(limit, PurposeConstraint):
        said = f"purpose not {_codes(limit.exclude)}" if limit.exclude else f"purpose {_codes(limit.include)}"
    elif isinstance(limit, CountConstraint):
        said = f"{limit.unit} {limit.at_least or ''}..{limit.at_most or ''}"
    elif isinstance(limit, TopicConstraint):
        said = f"topic {_codes(limit.codes or limit.words)}"
    elif isinstance(limit, PartyConstraint):
        said = user_said(limit)
    elif isinstance(limit, ModificationConstraint):
        said = edit_said(limit)
    return f"{said} ({limit.part.label})" if limit.part and limit.part.label != "the people shown" else said


def user_said(limit: PartyConstraint) -> str:
    """Who may: everyone, staff alone, or the words that name the users, with names and what is asked of them."""
    who = "anyone" if limit.anyone else _codes(limit.words) or "staff"
    asked = [*(f"named {name}" for name in sorted(limit.names)), *sorted(limit.qualifications)]
    asked += ["unknown"] if limit.unknown_third_parties or limit.case_by_case else []
    return f"{who} [{', '.join(asked)}]" if asked else who


def edit_said(limit: ModificationConstraint) -> str:
    """What may be done: `+` allowed, `-` forbidden, `~` hangs on the question's words; resizing in doubt goes without saying."""
    marked = [f"+{code.value}" for code in sorted(limit.include)] + [
        f"~{code.value}" for code in sorted(limit.edge) if code.value != "resize"
    ]
    marked += [f"-{code.value}" for code in sorted(limit.exclude)]
    return " ".join((["ANY"] if limit.anything else []) + (["vague"] if limit.vague else []) + marked) or "nothing"


def duty_said(duty: Duty) -> str:
    """A duty with where it is owed."""
    where = ",".join(
        [*sorted(duty.channels), *([_codes(duty.territories)] if duty.territories else []), *(["edits"] if duty.edits else [])]
    )
    return f"duty{f' [{where}]' if where else ''}: {'unknown' if duty.uncertain else duty.text}"


def said(limits: Sequence[Constraint], duties: Sequence[Duty] = (), bans: Sequence[Ban] = ()) -> str:
    """All of it, in order; `free` where nothing limits."""
    parts = [limit_said(limit) for limit in limits if not (isinstance(limit, Unreadable) and limit.third_parties_only)]
    parts += ["unknown" for limit in limits if isinstance(limit, Unreadable) and limit.third_parties_only]
    parts += [duty_said(duty) for duty in duties]
    for ban in bans:
        conditions = [limit_said(limit) for limit in ban.constraints] or [_codes(ban.actions)]
        parts.append(f"no {' & '.join(conditions)}")
    return "; ".join(dict.fromkeys(parts)) or "free"
