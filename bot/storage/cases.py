"""Cases and precedents in SQL."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice

from sqlalchemy import Engine, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.escalation.case import Case, CaseDraft, CaseEvent, CaseState, Ruling, plain_words
from bot.storage.engine import store_error
from bot.storage.tables import CaseEventRow, CaseRow, PrecedentRow
from policies.evidence import Precedent
from policies.request import Question
from policies.vocabulary import Asker

WAITING = (CaseState.OPEN.value, CaseState.CLAIMED.value)


class SqlCaseStore:
    """`bot.escalation.desk.CaseStore` on SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open(self, draft: CaseDraft, at: datetime) -> tuple[Case, bool]:
        """Keep a draft as a new case, or join the waiting case of the same fingerprint."""
        with self._session() as session:
            same = select(CaseRow).where(CaseRow.fingerprint == draft.fingerprint, CaseRow.state.in_(WAITING))
            row = session.scalars(same).first() if draft.may_join else None
            is_new = row is None
            if row is None:
                row = CaseRow(
                    state=CaseState.OPEN.value,
                    fingerprint=draft.fingerprint,
                    draft=draft.model_dump_json(),
                    origins="[]",
                    opened_at=at.isoformat(),
                )
                session.add(row)
                session.flush()
            origins = json.loads(row.origins)
            if draft.origin and dict(draft.origin) not in origins:
                row.origins = json.dumps([*origins, dict(draft.origin)])
            name = "CaseOpened" if is_new else "CaseJoined"
            by = draft.question.party or draft.question.asker.value
            session.add(CaseEventRow(case_number=row.number, name=name, by=by, at=at.isoformat()))
            return _case(row), is_new

    def get(self, case_id: str) -> Case | None:
        """The case of that number."""
        number = _number(case_id)
        if number is None:
            return None
        with self._session() as session:
            row = session.get(CaseRow, number)
            return None if row is None else _case(row)

    def list(self, states: frozenset[CaseState]) -> Sequence[Case]:
        """The cases in these states, oldest first."""
        query = select(CaseRow).where(CaseRow.state.in_([state.value for state in states])).order_by(CaseRow.number)
        with self._session() as session:
            return [_case(row) for row in session.scalars(query)]

    def ruled_on(self, asset: str, most: int) -> Sequence[Case]:
        """The cases on an asset that legal has ruled on, newest first, whoever asked."""
        mentioned = CaseRow.draft.contains(json.dumps(asset, ensure_ascii=False), autoescape=True)
        query = select(CaseRow).where(CaseRow.state == CaseState.RULED.value, mentioned).order_by(CaseRow.number.desc())
        with self._session() as session:
            found = (_case(row) for row in session.scalars(query))
            return list(islice((case for case in found if case.draft.asset == asset), most))

    def change(self, case: Case, event: CaseEvent, expected: CaseState, precedent: Precedent | None) -> bool:
        """Write the case if it is still in the expected state, with the event and the precedent."""
        number = _number(case.id)
        values = {
            "state": case.state.value,
            "claimed_by": case.claimed_by,
            "ruling": case.ruling.model_dump_json() if case.ruling else None,
            "ruled_at": case.ruled_at.isoformat() if case.ruled_at else None,
        }
        with self._session() as session:
            query = update(CaseRow).where(CaseRow.number == number, CaseRow.state == expected.value).values(**values)
            # the row count says whether somebody else was faster
            if getattr(session.execute(query), "rowcount", 0) != 1:
                return False
            session.add(CaseEventRow(case_number=number, name=event.name, by=event.by, at=event.at.isoformat()))
            if precedent is not None:
                session.add(_precedent_row(case, precedent))
            return True

    def precedents(self, asset: str | None, question: Question) -> Sequence[Precedent]:
        """What was ruled on the asset for this kind of asker, newest first; without an asset, on the very same words."""
        query = select(PrecedentRow).where(PrecedentRow.asker == question.asker.value).order_by(PrecedentRow.id.desc())
        if asset is not None:
            query = query.where(PrecedentRow.asset == asset)
        else:
            query = query.where(PrecedentRow.asset.is_(None), PrecedentRow.words == plain_words(question.text))
        if question.asker is Asker.THIRD_PARTY:
            if not question.party:
                return []
            query = query.where(PrecedentRow.party == question.party.casefold())
        with self._session() as session:
            return [Precedent.model_validate_json(row.precedent) for row in session.scalars(query)]

    def events_after(self, position: int, most: int = 100) -> Sequence[tuple[int, str, str]]:
        """What happened to any case after an event's number, oldest first: (number of the event, event, case)."""
        query = select(CaseEventRow).where(CaseEventRow.id > position).order_by(CaseEventRow.id).limit(most)
        with self._session() as session:
            return [(row.id, row.name, f"C-{row.case_number:06d}") for row in session.scalars(query)]

    @contextmanager
    def _session(self) -> Iterator[Session]:
        try:
            with Session(self._engine, expire_on_commit=False) as session, session.begin():
                yield session
        except SQLAlchemyError as error:
            raise store_error(error) from error


def _number(case_id: str) -> int | None:
    digits = case_id.removeprefix("C-")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None


def _case(row: CaseRow) -> Case:
    return Case(
        id=f"C-{row.number:06d}",
        state=CaseState(row.state),
        draft=CaseDraft.model_validate_json(row.draft),
        opened_at=datetime.fromisoformat(row.opened_at),
        claimed_by=row.claimed_by,
        ruling=Ruling.model_validate_json(row.ruling) if row.ruling else None,
        ruled_at=datetime.fromisoformat(row.ruled_at) if row.ruled_at else None,
        origins=tuple(json.loads(row.origins)),
    )


def _precedent_row(case: Case, precedent: Precedent) -> PrecedentRow:
    question = case.draft.question
    third = question.asker is Asker.THIRD_PARTY
    return PrecedentRow(
        case_number=_number(case.id),
        asset=precedent.asset,
        words=case.draft.words,
        asker=question.asker.value,
        party=(question.party or "").casefold() if third else None,
        precedent=precedent.model_dump_json(),
    )
