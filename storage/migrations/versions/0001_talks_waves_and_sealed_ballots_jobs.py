"""Talks, waves and sealed ballots, jobs"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "cursor",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_cursor")),
    )
    op.create_table(
        "dialogue",
        sa.Column("tag", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_dialogue")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "heard",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("update_id", sa.String(length=64), nullable=False),
        sa.Column("kept_in", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "update_id", name=op.f("pk_heard")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "job",
        sa.Column("job", sa.String(length=32), nullable=False),
        sa.Column("period", sa.String(length=32), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("job", "period", "chat", name=op.f("pk_job")),
    )
    op.create_table(
        "quarantine",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("update_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "update_id", name=op.f("pk_quarantine")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "script",
        sa.Column("survey", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("survey", "version", name=op.f("pk_script")),
    )
    op.create_table(
        "wave",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("survey", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("script", sa.String(length=64), nullable=False),
        sa.Column("audience", sa.String(length=8), nullable=False),
        sa.Column("permanent", sa.Boolean(), nullable=False),
        sa.Column("opening", sa.String(length=8), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wave")),
    )
    op.create_table(
        "answer",
        sa.Column("ballot", sa.LargeBinary(length=16), nullable=False),
        sa.Column("question", sa.String(length=50), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=False),
        sa.Column("wave", sa.String(length=64), nullable=False),
        sa.Column("survey", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["wave"], ["wave.id"], name=op.f("fk_answer_wave")),
        sa.PrimaryKeyConstraint("ballot", "question", "value", name=op.f("pk_answer")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_answer_opened",
        "answer",
        ["opened_on", "survey", "version", "question", "value", "channel", "place"],
    )
    op.create_table(
        "comment",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("wave", sa.String(length=64), nullable=False),
        sa.Column("survey", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=50), nullable=False),
        sa.Column("process", sa.String(length=64), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["wave"], ["wave.id"], name=op.f("fk_comment_wave")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ticket",
        sa.Column("wave", sa.String(length=64), nullable=False),
        sa.Column("tag", sa.LargeBinary(length=16), nullable=False),
        sa.Column("ptr", sa.LargeBinary(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["wave"], ["wave.id"], name=op.f("fk_ticket_wave")),
        sa.PrimaryKeyConstraint("wave", "tag", name=op.f("pk_ticket")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "turnout",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("wave", sa.String(length=64), nullable=False),
        sa.Column("survey", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("started", sa.Integer(), nullable=False),
        sa.Column("finished", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["wave"], ["wave.id"], name=op.f("fk_turnout_wave")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turnout")),
    )


def downgrade() -> None:
    op.drop_table("turnout")
    op.drop_table("ticket")
    op.drop_table("comment")
    op.drop_table("answer")
    op.drop_table("wave")
    op.drop_table("script")
    op.drop_table("quarantine")
    op.drop_table("job")
    op.drop_table("heard")
    op.drop_table("dialogue")
    op.drop_table("cursor")
