"""Codes that staff give to free texts"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def table(name: str, of: sa.Column[object], there: str) -> None:
    column = of.name
    op.create_table(
        name,
        of,
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint([column], [there], name=op.f(f"fk_{name}_{column}")),
        sa.PrimaryKeyConstraint(column, "kind", "code", name=op.f(f"pk_{name}")),
        sqlite_with_rowid=False,
    )


def upgrade() -> None:
    of_comment = sa.Column("comment", sa.LargeBinary(length=16), nullable=False)
    table("comment_code", of_comment, "comment.id")
    of_appeal = sa.Column("appeal", sa.Integer(), autoincrement=False, nullable=False)
    table("appeal_code", of_appeal, "appeal.id")
    op.create_index(op.f("ix_appeal_code_kind_code"), "appeal_code", ["kind", "code"])


def downgrade() -> None:
    op.drop_table("appeal_code")
    op.drop_table("comment_code")
