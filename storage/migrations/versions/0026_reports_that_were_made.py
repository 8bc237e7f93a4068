"""Reports that were made, and the hashes of their files"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.create_table(
        "report_run",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("period", sa.String(length=24), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("audience", sa.String(length=8), nullable=False),
        sa.Column("program", sa.String(length=32), nullable=False),
        sa.Column("profile_hash", sa.String(length=64), nullable=False),
        sa.Column("figures_hash", sa.String(length=64), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_run")),
    )
    op.create_table(
        "report_file",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("run", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["run"], ["report_run.id"], name=op.f("fk_report_file_run_report_run")
        ),
        sa.PrimaryKeyConstraint("sha256", "run", name=op.f("pk_report_file")),
    )


def downgrade() -> None:
    op.drop_table("report_file")
    op.drop_table("report_run")
