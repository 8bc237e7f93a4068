"""PostgreSQL's planner keeps no samples of reasons and sources, which are erased like other words"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

COLUMNS = (("case_state", "hidden"), ("blocked", "reason"), ("observation", "source"))


def upgrade() -> None:
    _sample(0)


def downgrade() -> None:
    _sample(-1)


def _sample(size: int) -> None:
    """0: none; -1: as the server does by default. Samples taken before go with the type."""
    bind = op.get_bind()
    if bind.dialect.name != "postgresql":
        return
    for table, name in COLUMNS:
        columns = {one["name"]: one["type"] for one in sa.inspect(bind).get_columns(table)}
        told = f"ALTER TABLE {table} ALTER COLUMN {name}"
        op.execute(f"{told} TYPE {columns[name].compile(bind.dialect)}")
        op.execute(f"{told} SET STATISTICS {size}")
