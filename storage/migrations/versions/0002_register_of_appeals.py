"""The register of appeals and the log of its changes"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

INDEXES = {
    "ix_appeal_received": [
        *("received_day", "audience", "duplicate_of", "channel", "kind", "outcome"),
        *("answered_day", "anonymous", "repeat", "topic", "cause", "organisation"),
        "registered_day",
    ],
    "ix_appeal_answered": [
        *("answered_day", "audience", "duplicate_of", "outcome", "registered_day"),
        *("received_day", "anonymous", "extended"),
    ],
    "ix_appeal_open": [
        *("outcome", "registered_day", "audience", "duplicate_of", "received_day"),
        *("anonymous", "extended", "answered_day"),
    ],
}


def upgrade() -> None:
    op.create_table(
        "appeal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=24), nullable=False),
        sa.Column("external_id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.String(length=24), nullable=True),
        sa.Column("audience", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=True),
        sa.Column("cause", sa.String(length=24), nullable=True),
        sa.Column("direction", sa.String(length=24), nullable=True),
        sa.Column("organisation", sa.String(length=300), nullable=False),
        sa.Column("received_day", sa.Integer(), nullable=False),
        sa.Column("registered_day", sa.Integer(), nullable=True),
        sa.Column("answered_day", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=24), nullable=False),
        sa.Column("duplicate_of", sa.String(length=125), nullable=True),
        sa.Column("extended", sa.Boolean(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("repeat", sa.Boolean(), nullable=False),
        sa.Column("collective", sa.Boolean(), nullable=False),
        sa.Column("client_kind", sa.String(length=24), nullable=True),
        sa.Column("form", sa.String(length=12), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unit", sa.String(length=24), nullable=True),
        sa.Column("place", sa.String(length=64), nullable=True),
        sa.Column("taken_by", sa.String(length=64), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("outcome_reason", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
        sa.UniqueConstraint("channel", "external_id", name=op.f("uq_appeal_channel_external_id")),
        sa.UniqueConstraint("number", name=op.f("uq_appeal_number")),
    )
    for name, columns in INDEXES.items():
        op.create_index(name, "appeal", columns)
    op.create_table(
        "appeal_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appeal", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=24), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_appeal_change_appeal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal_change")),
    )
    op.create_index(op.f("ix_appeal_change_appeal"), "appeal_change", ["appeal"])


def downgrade() -> None:
    op.drop_table("appeal_change")
    op.drop_table("appeal")
