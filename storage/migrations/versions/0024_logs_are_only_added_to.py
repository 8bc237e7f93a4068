"""The logs of messages and of records are only added to, whoever writes: the database refuses else

Two changes of a line are let through: one that changes nothing, by which PostgreSQL is told to
write it anew (storage/sql/showing.py), and one that forgets a place (storage/sql/whence.py).
"""

from alembic import op

revision = "0024"
down_revision = "0023"

LOGS = ("appeal_change", "record_change")
FORGETS = """
    OLD.field = 'place' AND NEW."old" IS NULL AND NEW."new" IS NULL
    AND NEW.id = OLD.id AND NEW.appeal = OLD.appeal AND NEW.field = OLD.field
    AND NEW.at = OLD.at AND NEW.actor = OLD.actor
"""
SAME = " AND ".join(
    f'NEW."{name}" IS OLD."{name}"'
    for name in ("id", "appeal", "field", "old", "new", "at", "actor")
)
REFUSE = """
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation', MESSAGE = TG_TABLE_NAME || ' is only added to';
    END $$
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(REFUSE)
        _postgresql("appeal_change", f"OLD.* IS DISTINCT FROM NEW.* AND NOT ({FORGETS})")
        _postgresql("record_change", "OLD.* IS DISTINCT FROM NEW.*")
    else:
        _sqlite("appeal_change", f"NOT ({SAME}) AND NOT ({FORGETS})")
        _sqlite("record_change", "TRUE")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change() CASCADE")
        return
    for log in LOGS:
        op.execute(f"DROP TRIGGER {log}_changed")
        op.execute(f"DROP TRIGGER {log}_deleted")


def _postgresql(log: str, refused: str) -> None:
    for name, when in (
        (f"{log}_changed BEFORE UPDATE ON {log}", f"FOR EACH ROW WHEN ({refused})"),
        (f"{log}_deleted BEFORE DELETE ON {log}", "FOR EACH ROW"),
        (f"{log}_emptied BEFORE TRUNCATE ON {log}", "FOR EACH STATEMENT"),
    ):
        op.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION refuse_change()")


def _sqlite(log: str, refused: str) -> None:
    for name, when in (
        (f"{log}_changed BEFORE UPDATE ON {log}", f"WHEN {refused}"),
        (f"{log}_deleted BEFORE DELETE ON {log}", ""),
    ):
        refuse = f"SELECT RAISE(ABORT, '{log} is only added to')"
        op.execute(f"CREATE TRIGGER {name} {when} BEGIN {refuse}; END")
