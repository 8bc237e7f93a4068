"""Short codes are read without the database (storage/short_codes.py)"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    op.drop_table("short_code")


def downgrade() -> None:
    op.create_table(
        "short_code",
        sa.Column("code", sa.String(length=7), nullable=False),
        sa.Column("survey", sa.String(length=24), nullable=False),
        sa.Column("place", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_short_code")),
        sa.UniqueConstraint("survey", "place", name=op.f("uq_short_code_survey_place")),
        sqlite_with_rowid=False,
    )
