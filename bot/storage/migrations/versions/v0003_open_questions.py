"""Questions that were asked back."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of open questions."""
    op.create_table(
        "desk_open_questions",
        sa.Column("reference", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("conversation", sa.String(200), nullable=False),
        sa.Column("not_before", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("reference", name="pk_desk_open_questions"),
    )
    op.create_index("ix_desk_open_questions_conversation", "desk_open_questions", ["conversation"])
    op.create_index("ix_desk_open_questions_not_before", "desk_open_questions", ["not_before"])


def downgrade() -> None:
    """Drop the table of open questions."""
    op.drop_table("desk_open_questions")
