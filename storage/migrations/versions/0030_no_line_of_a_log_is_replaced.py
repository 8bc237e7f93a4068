"""No line of a log is replaced, whatever the connection was told: INSERT OR REPLACE is refused, too

SQLite deletes a replaced row without its trigger unless `recursive_triggers` is on, as it is not in
a bare shell. PostgreSQL has no such statement: ON CONFLICT DO UPDATE is an UPDATE, refused by 0024.

An id that SQLite is to choose is -1 while a trigger looks, and an author's line may be named so:
it is let through. A version of a record is noted once by ON CONFLICT DO NOTHING, so a second one is
passed over in silence instead of refused: the line stays as it was.
"""

from alembic import op

revision = "0030"
down_revision = "0029"

NUMBERED = ("appeal_change", "pain_change")
KNOWN = "NEW.id <> -1 AND EXISTS (SELECT 1 FROM {log} WHERE id = NEW.id)"
NOTED = """
    EXISTS (SELECT 1 FROM record_change WHERE record = NEW.record AND version = NEW.version)
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        return
    for log in NUMBERED:
        _before_insert(log, KNOWN.format(log=log), f"RAISE(ABORT, '{log} is only added to')")
    _before_insert("record_change", NOTED, "RAISE(IGNORE)")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        return
    for log in (*NUMBERED, "record_change"):
        op.execute(f"DROP TRIGGER {log}_replaced")


def _before_insert(log: str, is_there: str, so: str) -> None:
    op.execute(
        f"CREATE TRIGGER {log}_replaced BEFORE INSERT ON {log} WHEN {is_there}"
        f" BEGIN SELECT {so}; END"
    )
