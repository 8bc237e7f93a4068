"""What a wave is for, and of how many clients it asks"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    with op.batch_alter_table("wave") as wave:
        wave.add_column(sa.Column("purpose", sa.Text(), server_default="", nullable=False))
        wave.add_column(sa.Column("population", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("wave") as wave:
        wave.drop_column("population")
        wave.drop_column("purpose")
