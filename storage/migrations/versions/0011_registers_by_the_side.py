"""Actions, processes, what was said elsewhere, codings, words of topics"""

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
    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=200), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(length=24), nullable=True),
        sa.Column("pain", sa.String(length=24), nullable=True),
        sa.Column("topic", sa.String(length=24), nullable=True),
        sa.Column("process", sa.String(length=24), nullable=True),
        sa.Column("appeal", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_action_appeal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    op.create_table(
        "process",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("direction", sa.String(length=24), nullable=True),
        sa.Column("grouping", sa.String(length=60), nullable=False),
        sa.Column("point", sa.String(length=64), nullable=True),
        sa.Column("unit", sa.String(length=24), nullable=True),
        sa.Column("is_used", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "social_scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=100), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=True),
        sa.Column("tone", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_social_scan")),
    )
    op.create_index(op.f("ix_social_scan_day"), "social_scan", ["day"])
    op.create_table(
        "coding",
        sa.Column("of", sa.String(length=8), nullable=False),
        sa.Column("name", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("of", "name", "kind", "code", name=op.f("pk_coding")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "topic_lemma",
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.Column("lemma", sa.String(length=40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "lemma", name=op.f("pk_topic_lemma")),
        sqlite_with_rowid=False,
    )
    op.drop_index("ix_appeal_open", "appeal")
    op.create_index("ix_appeal_open", "appeal", [*OPEN, *OF_LISTS])
    for name, table, columns, where in LISTS:
        words = where if isinstance(where, tuple) else (where, where)
        lite, post = (sa.text(one) for one in words)
        op.create_index(name, table, columns, sqlite_where=lite, postgresql_where=post)
    _keep_no_samples()


def downgrade() -> None:
    for name, table, _, _ in reversed(LISTS):
        op.drop_index(name, table)
    op.drop_index("ix_appeal_open", "appeal")
    op.create_index("ix_appeal_open", "appeal", OPEN)
    op.drop_table("topic_lemma")
    op.drop_table("coding")
    op.drop_table("social_scan")
    op.drop_table("process")
    op.drop_table("action")


def _keep_no_samples() -> None:
    """The planner of PostgreSQL keeps no values of what people wrote."""
    if op.get_bind().dialect.name == "postgresql":
        for table, column in (("social_scan", "text"), ("topic_lemma", "lemma")):
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
