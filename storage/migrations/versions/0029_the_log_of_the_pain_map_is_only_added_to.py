"""The log of the pain map is only added to, as those of messages and records are (0024)"""

from alembic import op

revision = "0029"
down_revision = "0028"

LOG = "pain_change"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for name, when in (("changed", "UPDATE"), ("deleted", "DELETE"), ("emptied", "TRUNCATE")):
            each = "STATEMENT" if when == "TRUNCATE" else "ROW"
            op.execute(
                f"CREATE TRIGGER {LOG}_{name} BEFORE {when} ON {LOG} FOR EACH {each} EXECUTE FUNCTION refuse_change()"
            )
        return
    for name, when in (("changed", "UPDATE"), ("deleted", "DELETE")):
        refuse = f"SELECT RAISE(ABORT, '{LOG} is only added to')"
        op.execute(f"CREATE TRIGGER {LOG}_{name} BEFORE {when} ON {LOG} BEGIN {refuse}; END")


def downgrade() -> None:
    names = ["changed", "deleted"]
    if op.get_bind().dialect.name == "postgresql":
        for name in (*names, "emptied"):
            op.execute(f"DROP TRIGGER {LOG}_{name} ON {LOG}")
        return
    for name in names:
        op.execute(f"DROP TRIGGER {LOG}_{name}")
