"""Versions of surveys that a town published; neither they nor their words are ever changed"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"

LOGS = ("survey_release", "script")
THERE = "SELECT 1 FROM {log} WHERE survey = NEW.survey AND version = NEW.version"


def upgrade() -> None:
    op.create_table(
        "survey_release",
        sa.Column("survey", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("survey", "version", name=op.f("pk_survey_release")),
        sqlite_with_rowid=False,
    )
    for log in LOGS:
        for told in _guards(log):
            op.execute(told)


def downgrade() -> None:
    is_post = op.get_bind().dialect.name == "postgresql"
    ways = ("changed", "deleted", "emptied" if is_post else "replaced")
    for log in LOGS:
        for way in ways:
            op.execute(f"DROP TRIGGER {log}_{way}" + (f" ON {log}" if is_post else ""))
    op.drop_table("survey_release")


def _guards(log: str) -> list[str]:
    """`refuse_change` is of 0024. What is put once more is passed over, as in 0030."""
    if op.get_bind().dialect.name == "postgresql":
        ways = (("changed", "UPDATE", "ROW"), ("deleted", "DELETE", "ROW"))
        return [
            f"CREATE TRIGGER {log}_{way} BEFORE {what} ON {log}"
            f" FOR EACH {each} EXECUTE FUNCTION refuse_change()"
            for way, what, each in (*ways, ("emptied", "TRUNCATE", "STATEMENT"))
        ]
    is_there = THERE.format(log=log)
    refuse = f"BEGIN SELECT RAISE(ABORT, '{log} is only added to'); END"
    return [
        f"CREATE TRIGGER {log}_changed BEFORE UPDATE ON {log} {refuse}",
        f"CREATE TRIGGER {log}_deleted BEFORE DELETE ON {log} {refuse}",
        f"CREATE TRIGGER {log}_replaced BEFORE INSERT ON {log} WHEN EXISTS ({is_there})"
        " BEGIN SELECT RAISE(IGNORE); END",
    ]
