"""Inbox, outbox and cursors."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of the mail."""
    op.create_table(
        "desk_inbox",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("team", sa.String(40), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("conversation", sa.String(200), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("not_before", sa.String(40), nullable=False),
        sa.Column("received_at", sa.String(40), nullable=False),
        sa.Column("problem", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_desk_inbox"),
        sa.UniqueConstraint("team", "key", name="uq_desk_inbox_team_key"),
    )
    op.create_index("ix_desk_inbox_due", "desk_inbox", ["state", "not_before"])
    op.create_index("ix_desk_inbox_conversation", "desk_inbox", ["conversation"])
    _create_outbox()
    op.create_table(
        "desk_cursors",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_desk_cursors"),
    )


def _create_outbox() -> None:
    op.create_table(
        "desk_outbox",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("op", sa.String(16), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("thread", sa.String(40)),
        sa.Column("target", sa.String(200)),
        sa.Column("user", sa.String(40)),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("blocks", sa.Text, nullable=False),
        sa.Column("token", sa.String(40), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("not_before", sa.String(40), nullable=False),
        sa.Column("put_at", sa.String(40), nullable=False),
        sa.Column("sent_as", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_desk_outbox"),
        sa.UniqueConstraint("key", name="uq_desk_outbox_key"),
    )
    op.create_index("ix_desk_outbox_state", "desk_outbox", ["state"])


def downgrade() -> None:
    """Drop the tables of the mail."""
    op.drop_table("desk_cursors")
    op.drop_table("desk_outbox")
    op.drop_table("desk_inbox")
