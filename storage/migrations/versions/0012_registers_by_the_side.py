"""Registers by the side of messages: decisions, practices, processes, observations"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

WORDS = (("action", "text"), ("practice", "text"), ("observation", "text"))


def record(name: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f(f"ix_{name}_day"), name, ["day"])


def line(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=length), nullable=False)


def words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def upgrade() -> None:
    record(
        "action",
        *(line("kind", 24), line("title", 200), line("document", 300), words("text")),
        *(line("cause", 24), line("pain", 24), line("topic", 24)),
        *(line("process", 16), line("unit", 24)),
    )
    record("practice", line("title", 200), words("text"), line("topic", 24), line("unit", 24))
    record(
        "process", line("title", 200), line("grouping", 120), line("point", 120), line("unit", 24)
    )
    record("observation", line("source", 200), line("tone", 8), line("topic", 24), words("text"))
    op.create_table(
        "record_message",
        sa.Column("record", sa.String(length=16), nullable=False),
        sa.Column("appeal", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_record_message_appeal")),
        sa.PrimaryKeyConstraint("record", "appeal", name=op.f("pk_record_message")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_record_message_appeal"), "record_message", ["appeal"])
    op.create_table(
        "record_change",
        sa.Column("record", sa.String(length=16), nullable=False),
        sa.Column("version", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("deed", sa.String(length=8), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("record", "version", name=op.f("pk_record_change")),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":  # no samples of what people wrote
        for table, column in WORDS:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


def downgrade() -> None:
    op.drop_table("record_change")
    op.drop_table("record_message")
    for name in ("observation", "process", "practice", "action"):
        op.drop_table(name)
