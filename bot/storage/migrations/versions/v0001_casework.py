"""Cases, what happened to them, and precedents."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of casework."""
    op.create_table(
        "desk_cases",
        sa.Column("number", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("draft", sa.Text, nullable=False),
        sa.Column("origins", sa.Text, nullable=False),
        sa.Column("opened_at", sa.String(40), nullable=False),
        sa.Column("claimed_by", sa.String(200)),
        sa.Column("ruling", sa.Text),
        sa.Column("ruled_at", sa.String(40)),
        sa.PrimaryKeyConstraint("number", name="pk_desk_cases"),
    )
    op.create_index("ix_desk_cases_state", "desk_cases", ["state"])
    op.create_index("ix_desk_cases_fingerprint", "desk_cases", ["fingerprint"])
    op.create_table(
        "desk_case_events",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("case_number", sa.Integer, nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desk_case_events"),
        sa.ForeignKeyConstraint(["case_number"], ["desk_cases.number"], name="fk_desk_case_events_case_number_desk_cases"),
    )
    op.create_index("ix_desk_case_events_case_number", "desk_case_events", ["case_number"])
    op.create_table(
        "desk_precedents",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("case_number", sa.Integer, nullable=False),
        sa.Column("asset", sa.String(200)),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("asker", sa.String(16), nullable=False),
        sa.Column("party", sa.String(200)),
        sa.Column("precedent", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desk_precedents"),
        sa.ForeignKeyConstraint(["case_number"], ["desk_cases.number"], name="fk_desk_precedents_case_number_desk_cases"),
    )
    op.create_index("ix_desk_precedents_case_number", "desk_precedents", ["case_number"])
    op.create_index("ix_desk_precedents_subject", "desk_precedents", ["asset", "asker"])


def downgrade() -> None:
    """Drop the tables of casework."""
    op.drop_table("desk_precedents")
    op.drop_table("desk_case_events")
    op.drop_table("desk_cases")
