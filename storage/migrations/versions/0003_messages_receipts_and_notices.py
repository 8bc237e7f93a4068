"""Messages: authors, threads, receipts, notices"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "message",
        sa.Column("appeal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("asked_as", sa.String(length=24), nullable=False),
        sa.Column("spot", sa.Text(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("author", sa.LargeBinary(length=16), nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("lang", sa.String(length=8), nullable=False),
        sa.Column("staff_key", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_message_appeal")),
        sa.PrimaryKeyConstraint("appeal", name=op.f("pk_message")),
    )
    op.create_index(op.f("ix_message_author"), "message", ["author"])
    op.create_table(
        "entry",
        sa.Column("appeal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("voice", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["appeal"], ["message.appeal"], name=op.f("fk_entry_appeal")),
        sa.PrimaryKeyConstraint("appeal", "place", name=op.f("pk_entry")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "receipt",
        sa.Column("lookup", sa.LargeBinary(length=32), nullable=False),
        sa.Column("appeal", sa.Integer(), nullable=False),
        sa.Column("thread_key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["message.appeal"], name=op.f("fk_receipt_appeal")),
        sa.PrimaryKeyConstraint("lookup", name=op.f("pk_receipt")),
        sa.UniqueConstraint("appeal", name=op.f("uq_receipt_appeal")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("appeal", sa.Integer(), nullable=True),
        sa.Column("chat", sa.String(length=64), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("base", sa.String(length=32), nullable=True),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_notice_appeal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index(op.f("ix_notice_appeal"), "notice", ["appeal"])
    op.create_index(op.f("ix_notice_not_before"), "notice", ["not_before"])
    op.create_table(
        "code_to_show",
        sa.Column("token", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_code_to_show")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for name in ("code_to_show", "notice", "receipt", "entry", "message"):
        op.drop_table(name)
