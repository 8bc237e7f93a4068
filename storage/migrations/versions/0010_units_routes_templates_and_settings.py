"""Units, routes, templates of replies, settings that change while the program runs"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

OF_UNITS = ("card", "desk_link", "desk_session")


def upgrade() -> None:
    op.create_table(
        "unit",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("grouping", sa.String(length=60), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=True),
        sa.Column("topic", sa.String(length=32), nullable=True),
        sa.Column("is_used", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "route",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=24), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=True),
        sa.Column("organisation", sa.String(length=300), nullable=False),
        sa.Column("spot", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_route")),
    )
    op.create_table(
        "reply_template",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=True),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_template")),
    )
    op.create_table(
        "entering",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=32), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("is_over", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entering")),
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
    )
    op.create_index(op.f("ix_setting_name"), "setting", ["name"])
    for name in OF_UNITS:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("unit", sa.String(length=24), nullable=True))
    if op.get_bind().dialect.name == "postgresql":  # no samples of what people wrote
        op.execute("ALTER TABLE entering ALTER COLUMN sealed SET STATISTICS 0")


def downgrade() -> None:
    for name in reversed(OF_UNITS):
        with op.batch_alter_table(name) as table:
            table.drop_column("unit")
    op.drop_table("setting")
    op.drop_table("entering")
    op.drop_table("reply_template")
    op.drop_table("route")
    op.drop_table("unit")
