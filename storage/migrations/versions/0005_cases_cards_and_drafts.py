"""Staff's work: cases, cards, drafts, chats that moved"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "case_state",
        sa.Column("appeal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question_until", sa.Integer(), nullable=True),
        sa.Column("reopened", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["message.appeal"], name=op.f("fk_case_state_appeal")),
        sa.PrimaryKeyConstraint("appeal", name=op.f("pk_case_state")),
    )
    op.create_table(
        "card",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("appeal", sa.Integer(), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=32), nullable=False),
        sa.Column("shown", sa.String(length=32), nullable=False),
        sa.Column("over", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["message.appeal"], name=op.f("fk_card_appeal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("chat", "message", name=op.f("uq_card_chat_message")),
    )
    op.create_index(op.f("ix_card_appeal"), "card", ["appeal"])
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("appeal", sa.Integer(), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=32), nullable=True),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("screen", sa.String(length=12), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["message.appeal"], name=op.f("fk_draft_appeal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_index(op.f("ix_draft_appeal"), "draft", ["appeal"])
    op.create_table(
        "moved_chat",
        sa.Column("old", sa.String(length=64), nullable=False),
        sa.Column("new", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("old", name=op.f("pk_moved_chat")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for name in ("moved_chat", "draft", "card", "case_state"):
        op.drop_table(name)
