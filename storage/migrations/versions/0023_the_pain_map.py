"""The pain map: rows as staff decided them, what they rest on, measures"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

WORDS = (
    *(("pain_row", name) for name in ("title", "severity_reason", "reason")),
    *(("pain_measure", name) for name in ("text", "note")),
    ("pain_change", "reason"),
)


def line(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=length), nullable=False)


def number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def small(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.SmallInteger(), nullable=False)


def words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def of_row(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["row"], ["pain_row.id"], name=op.f(f"fk_{table}_row"))


def upgrade() -> None:
    op.create_table(
        "pain_row",
        *(line("id", 16), line("quarter", 8), line("process", 40), line("pain", 24)),
        *(line("state", 12), line("kind", 8), line("source", 12), number("m"), number("n")),
        *(line("prevalence", 8), small("severity"), number("day")),
        *(words("title"), words("severity_reason"), words("reason"), line("merged_with", 16)),
        *(flag("is_threat"), flag("is_again"), small("version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pain_row")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_pain_row_quarter"), "pain_row", ["quarter"])
    op.create_table(
        "pain_proof",
        line("row", 16),
        sa.Column("nth", sa.SmallInteger(), autoincrement=False, nullable=False),
        *(line("rule", 2), line("source", 12), number("m"), number("n"), line("spot", 160)),
        *(small("low"), small("high")),
        of_row("pain_proof"),
        sa.PrimaryKeyConstraint("row", "nth", name=op.f("pk_pain_proof")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pain_measure",
        *(line("id", 16), line("row", 16), line("kind", 16), words("text"), line("unit", 24)),
        *(number("due"), line("metric", 8)),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("done", sa.Integer(), nullable=True),
        *(words("note"), flag("is_dropped"), small("version")),
        of_row("pain_measure"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pain_measure")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_pain_measure_row"), "pain_measure", ["row"])
    op.create_index(op.f("ix_pain_measure_due"), "pain_measure", ["due"])
    op.create_table(
        "pain_change",
        sa.Column("id", sa.Integer(), nullable=False),
        *(line("row", 16), line("deed", 12), number("day"), line("actor", 64), words("reason")),
        of_row("pain_change"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pain_change")),
    )
    op.create_index(op.f("ix_pain_change_row"), "pain_change", ["row"])
    if op.get_bind().dialect.name == "postgresql":  # no samples of words
        for table, column in WORDS:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


def downgrade() -> None:
    for name in ("pain_change", "pain_measure", "pain_proof", "pain_row"):
        op.drop_table(name)
