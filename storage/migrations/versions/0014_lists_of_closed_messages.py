"""Lists of closed messages by index alone, however they are narrowed"""

from alembic import op

revision = "0014"
down_revision = "0013"

ANSWERED = [
    *("answered_day", "audience", "duplicate_of", "outcome", "registered_day"),
    *("received_day", "anonymous", "extended"),
]
OF_LISTS = ["channel", "topic", "kind", "unit", "taken_by"]


def upgrade() -> None:
    op.drop_index("ix_appeal_answered", "appeal")
    op.create_index("ix_appeal_answered", "appeal", [*ANSWERED, *OF_LISTS])


def downgrade() -> None:
    op.drop_index("ix_appeal_answered", "appeal")
    op.create_index("ix_appeal_answered", "appeal", ANSWERED)
