"""What everybody may read of a period"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.create_table(
        "publication",
        sa.Column("period", sa.String(length=24), nullable=False),
        sa.Column("number", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("period", "number", name=op.f("pk_publication")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("publication")
