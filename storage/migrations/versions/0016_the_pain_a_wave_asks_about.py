"""The title of the pain that a wave asks about"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    with op.batch_alter_table("wave") as wave:
        wave.add_column(sa.Column("pain", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("wave") as wave:
        wave.drop_column("pain")
