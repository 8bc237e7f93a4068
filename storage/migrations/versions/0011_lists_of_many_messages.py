"""Lists of very many messages by index alone"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

LISTS = (
    ("ix_message_waits", "message", ["appeal"], ("waits IS 1", "waits")),
    ("ix_message_urgent", "message", ["appeal"], ("urgent IS 1", "urgent")),
    ("ix_case_state_asked", "case_state", ["appeal"], "question_until IS NOT NULL"),
    ("ix_case_state_reopened", "case_state", ["appeal"], ("reopened IS 1", "reopened")),
    ("ix_case_state_hidden", "case_state", ["appeal"], "hidden IS NOT NULL"),
    ("ix_case_state_promised", "case_state", ["promised", "appeal"], "promised IS NOT NULL"),
)
"""The few rows that lists ask for, of very many: SQLite and PostgreSQL write a flag each its way."""
OPEN = [
    *("outcome", "registered_day", "audience", "duplicate_of", "received_day"),
    *("anonymous", "extended", "answered_day"),
]
OF_LISTS = ["due", "taken_by", "topic", "channel", "kind", "unit"]


def upgrade() -> None:
    op.drop_index("ix_appeal_open", "appeal")
    op.create_index("ix_appeal_open", "appeal", [*OPEN, *OF_LISTS])
    for name, table, columns, where in LISTS:
        words = where if isinstance(where, tuple) else (where, where)
        lite, post = (sa.text(one) for one in words)
        op.create_index(name, table, columns, sqlite_where=lite, postgresql_where=post)


def downgrade() -> None:
    for name, table, _, _ in reversed(LISTS):
        op.drop_index(name, table)
    op.drop_index("ix_appeal_open", "appeal")
    op.create_index("ix_appeal_open", "appeal", OPEN)
