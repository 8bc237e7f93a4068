"""Who asked for invitations to surveys, and mailings that name nobody"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.create_table(
        "guest",
        sa.Column("tag", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_guest")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mailing",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.Column("asked_on", sa.Integer(), nullable=False),
        sa.Column("begins", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_on", sa.Integer(), nullable=True),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.Column("after", sa.LargeBinary(length=16), nullable=True),
        sa.Column("invited", sa.Integer(), nullable=False),
        sa.Column("delivered", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailing")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mailing_wave",
        sa.Column("wave", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("mailing", sa.String(length=16), nullable=False),
        sa.Column("came", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["mailing"], ["mailing.id"], name=op.f("fk_mailing_wave_mailing")),
        sa.ForeignKeyConstraint(["wave"], ["wave.id"], name=op.f("fk_mailing_wave_wave")),
        sa.PrimaryKeyConstraint("wave", "kind", name=op.f("pk_mailing_wave")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_mailing_wave_mailing"), "mailing_wave", ["mailing"])
    for name, kind in (("guest", sa.LargeBinary(length=16)), ("mailing", sa.String(length=16))):
        op.add_column("notice", sa.Column(name, kind, nullable=True))
        op.create_index(op.f(f"ix_notice_{name}"), "notice", [name])
    if op.get_bind().dialect.name == "postgresql":  # the planner keeps no samples of who was there
        for table, column in (("guest", "tag"), ("guest", "sealed"), ("notice", "guest")):
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


def downgrade() -> None:
    for name in ("mailing", "guest"):
        op.drop_index(op.f(f"ix_notice_{name}"), "notice")
        op.drop_column("notice", name)
    for table in ("mailing_wave", "mailing", "guest"):
        op.drop_table(table)
