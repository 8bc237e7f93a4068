"""Files of questionnaires that were entered"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "stack",
        sa.Column("mark", sa.LargeBinary(length=32), nullable=False),
        sa.Column("wave", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["wave"], ["wave.id"], name=op.f("fk_stack_wave")),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_stack")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("stack")
