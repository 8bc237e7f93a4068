"""Ratings, files, words to search by, what was promised or hidden, blocks"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

RECEIVED = [
    *("received_day", "audience", "duplicate_of", "channel", "kind", "outcome"),
    *("answered_day", "anonymous", "repeat", "topic", "cause", "organisation"),
    "registered_day",
]


def upgrade() -> None:
    with op.batch_alter_table("appeal") as appeal:
        appeal.add_column(
            sa.Column("representative", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    with op.batch_alter_table("case_state") as case_state:
        case_state.add_column(sa.Column("promised", sa.Integer(), nullable=True))
        case_state.add_column(sa.Column("hidden", sa.String(length=300), nullable=True))
        case_state.add_column(sa.Column("hidden_day", sa.Integer(), nullable=True))
    op.create_table(
        "rating",
        sa.Column("appeal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("helped", sa.Boolean(), nullable=True),
        sa.Column("mark", sa.Integer(), nullable=True),
        sa.Column("reasons", sa.String(length=48), nullable=False),
        sa.Column("wish", sa.String(length=8), nullable=True),
        sa.Column("check_on", sa.Integer(), nullable=True),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["message.appeal"], name=op.f("fk_rating_appeal")),
        sa.PrimaryKeyConstraint("appeal", name=op.f("pk_rating")),
    )
    op.create_index(op.f("ix_rating_check_on"), "rating", ["check_on"])
    op.create_index(op.f("ix_rating_wish"), "rating", ["wish"])
    op.create_table(
        "file_body",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_body")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "attachment",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("appeal", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("opens", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["message.appeal"], name=op.f("fk_attachment_appeal")),
        sa.ForeignKeyConstraint(["id"], ["file_body.id"], name=op.f("fk_attachment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_attachment_appeal"), "attachment", ["appeal"])
    op.create_table(
        "lemma_of_appeal",
        sa.Column("lemma", sa.String(length=40), nullable=False),
        sa.Column("appeal", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_lemma_of_appeal_appeal")),
        sa.PrimaryKeyConstraint("lemma", "appeal", name=op.f("pk_lemma_of_appeal")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_lemma_of_appeal_appeal"), "lemma_of_appeal", ["appeal"])
    op.create_table(
        "blocked",
        sa.Column("tag", sa.LargeBinary(length=16), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_blocked")),
        sqlite_with_rowid=False,
    )
    op.drop_index("ix_appeal_received", "appeal")
    op.create_index("ix_appeal_received", "appeal", [*RECEIVED, "client_kind", "unit", "taken_by"])
    _keep_no_samples()


def downgrade() -> None:
    op.drop_index("ix_appeal_received", "appeal")
    op.create_index("ix_appeal_received", "appeal", RECEIVED)
    op.drop_table("blocked")
    op.drop_table("lemma_of_appeal")
    op.drop_table("attachment")
    op.drop_table("file_body")
    op.drop_table("rating")
    with op.batch_alter_table("case_state") as case_state:
        case_state.drop_column("hidden_day")
        case_state.drop_column("hidden")
        case_state.drop_column("promised")
    with op.batch_alter_table("appeal") as appeal:
        appeal.drop_column("representative")


def _keep_no_samples() -> None:
    """The planner of PostgreSQL keeps no values of what people wrote."""
    if op.get_bind().dialect.name == "postgresql":
        for table, column in (
            ("file_body", "id"),
            ("file_body", "sealed"),
            ("attachment", "id"),
            ("attachment", "opens"),
            ("lemma_of_appeal", "lemma"),
            ("blocked", "tag"),
        ):
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
