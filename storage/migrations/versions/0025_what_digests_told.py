"""What digests told, and on which day people want them sent"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "digest",
        sa.Column("period", sa.String(length=24), nullable=False),
        sa.Column("told", sa.Text(), nullable=True),
        sa.Column("send_on", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=64), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("period", name=op.f("pk_digest")),
    )


def downgrade() -> None:
    op.drop_table("digest")
