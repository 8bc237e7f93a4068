"""What a wave promised for good, what became of it, and one-time slips"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def _new() -> tuple["sa.Column[object]", ...]:
    return (
        sa.Column("k_min", sa.Integer(), nullable=False, server_default="5"),
        sa.Column("batch_min", sa.Integer(), nullable=False, server_default="10"),
        sa.Column("entry", sa.String(length=10), nullable=False, server_default="membership"),
        sa.Column("strict", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("promise", sa.LargeBinary(), nullable=True),
        sa.Column("opened", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("verdict", sa.String(length=8), nullable=False, server_default=""),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("rough_started", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("rough_finished", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("rough_on", sa.Date(), nullable=True),
    )


def upgrade() -> None:
    with op.batch_alter_table("wave") as wave:
        for column in _new():
            wave.add_column(column)
    with op.batch_alter_table("comment") as comment:
        comment.alter_column("process", type_=sa.String(length=255), existing_nullable=False)
    with op.batch_alter_table("job") as job:
        job.alter_column("period", type_=sa.String(length=64), existing_nullable=False)
    op.create_table(
        "slip",
        sa.Column("wave", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(["wave"], ["wave.id"], name=op.f("fk_slip_wave")),
        sa.PrimaryKeyConstraint("wave", "mark", name=op.f("pk_slip")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("slip")
    with op.batch_alter_table("job") as job:
        job.alter_column("period", type_=sa.String(length=32), existing_nullable=False)
    with op.batch_alter_table("comment") as comment:
        comment.alter_column("process", type_=sa.String(length=64), existing_nullable=False)
    with op.batch_alter_table("wave") as wave:
        for column in reversed(_new()):
            wave.drop_column(column.name)
