"""Open appeals by cause, so that a danger in a loaded register is seen at once"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

OPEN = sa.text("outcome = 'in_work'")


def upgrade() -> None:
    op.create_index(
        "ix_appeal_danger", "appeal", ["cause"], sqlite_where=OPEN, postgresql_where=OPEN
    )


def downgrade() -> None:
    op.drop_index("ix_appeal_danger", "appeal")
