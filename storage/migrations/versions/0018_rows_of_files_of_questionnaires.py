"""Marks of rows of files of questionnaires, while their wave is open"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "stack_row",
        sa.Column("wave", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.LargeBinary(length=16), nullable=False),
        sa.ForeignKeyConstraint(["wave"], ["wave.id"], name=op.f("fk_stack_row_wave")),
        sa.PrimaryKeyConstraint("wave", "mark", name=op.f("pk_stack_row")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("stack_row")
