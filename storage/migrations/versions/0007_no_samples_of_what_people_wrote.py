"""PostgreSQL's planner keeps no samples of tags, sealed rows and texts; SQLite keeps none anyway"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

COLUMNS = {
    "ticket": ("tag", "ptr", "box"),
    "slip": ("mark",),
    "dialogue": ("tag", "sealed"),
    "heard": ("update_id",),
    "comment": ("id", "body"),
    "quarantine": ("update_id", "sealed"),
    "appeal": ("text", "outcome_reason"),
    "message": ("spot", "author", "address", "staff_key"),
    "entry": ("body", "sealed"),
    "receipt": ("lookup", "thread_key"),
    "notice": ("body",),
    "code_to_show": ("token", "sealed"),
    "draft": ("sealed",),
}


def upgrade() -> None:
    _sample(0)


def downgrade() -> None:
    _sample(-1)


def _sample(size: int) -> None:
    """0: none; -1: as the server does by default. Samples taken before go with the type."""
    if op.get_bind().dialect.name != "postgresql":
        return
    types = {
        (table, column["name"]): column["type"].compile(op.get_bind().dialect)
        for table in COLUMNS
        for column in sa.inspect(op.get_bind()).get_columns(table)
    }
    for table, columns in COLUMNS.items():
        for name in columns:
            told = f'ALTER TABLE {table} ALTER COLUMN "{name}"'
            op.execute(f"{told} TYPE {types[table, name]}")
            op.execute(f"{told} SET STATISTICS {size}")
