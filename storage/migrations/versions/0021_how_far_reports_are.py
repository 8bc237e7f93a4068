"""How far reports are: who handed in which part of which period"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.create_table(
        "submission",
        sa.Column("period", sa.String(length=24), nullable=False),
        sa.Column("part", sa.String(length=24), nullable=False),
        sa.Column("number", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("step", sa.String(length=8), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("period", "part", "number", name=op.f("pk_submission")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("submission")
