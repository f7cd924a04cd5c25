"""Questions that were asked back, in SQL."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Engine, delete, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.settling import OpenQuestion
from bot.storage.engine import store_error
from bot.storage.mail_tables import OpenQuestionRow


def _stamp(at: datetime) -> str:
    # one shape for all times, so that they sort as text
    return at.astimezone(UTC).isoformat(timespec="microseconds")


class SqlOpenQuestions:
    """`bot.settling.OpenQuestions` on SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, question: OpenQuestion, due: datetime) -> None:
        """Keep a question until it is due."""
        try:
            with Session(self._engine) as session, session.begin():
                if session.get(OpenQuestionRow, question.reference) is None:
                    row = OpenQuestionRow(reference=question.reference, conversation=question.conversation, not_before=_stamp(due))
                    session.add(row)
        except SQLAlchemyError as error:
            raise store_error(error) from error

    def drop(self, conversation: str) -> None:
        """Forget what lies open in a conversation."""
        self._delete(OpenQuestionRow.conversation == conversation)

    def take(self, now: datetime, lease: timedelta) -> OpenQuestion | None:
        """Lease the question that has been due for longest."""
        query = (
            select(OpenQuestionRow)
            .where(OpenQuestionRow.not_before <= _stamp(now))
            .order_by(OpenQuestionRow.not_before)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        try:
            with Session(self._engine) as session, session.begin():
                row = session.scalars(query).first()
                if row is None:
                    return None
                row.not_before = _stamp(now + lease)
                return OpenQuestion(row.reference, row.conversation)
        except SQLAlchemyError as error:
            raise store_error(error) from error

    def finish(self, reference: int) -> None:
        """Forget a question."""
        self._delete(OpenQuestionRow.reference == reference)

    def _delete(self, which: ColumnElement[bool]) -> None:
        try:
            with Session(self._engine) as session, session.begin():
                session.execute(delete(OpenQuestionRow).where(which))
        except SQLAlchemyError as error:
            raise store_error(error) from error
