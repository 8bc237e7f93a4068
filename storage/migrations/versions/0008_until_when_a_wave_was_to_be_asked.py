"""The day until which people were told that a wave is asked: it may be put off, never forward"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    with op.batch_alter_table("wave") as wave:
        wave.add_column(sa.Column("told_until", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("wave") as wave:
        wave.drop_column("told_until")
