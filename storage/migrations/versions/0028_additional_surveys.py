"""Additional surveys of one process"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.create_table(
        "inquiry",
        sa.Column("inquiry", sa.String(length=16), nullable=False),
        sa.Column("number", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("process", sa.String(length=64), nullable=False),
        sa.Column("step", sa.String(length=8), nullable=False),
        sa.Column("quarter", sa.String(length=8), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("inquiry", "number", name=op.f("pk_inquiry")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_inquiry_process"), "inquiry", ["process"])


def downgrade() -> None:
    op.drop_table("inquiry")
