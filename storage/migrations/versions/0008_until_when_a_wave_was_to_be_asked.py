"""Until when people were told that a wave is asked; openings of one day are told apart"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

OPENED = ("answer", "comment", "turnout")
OF_ANSWER = ("survey", "version", "question", "value", "channel", "place")


def upgrade() -> None:
    with op.batch_alter_table("wave") as wave:
        wave.add_column(sa.Column("told_until", sa.Date(), nullable=True))
    for table in OPENED:
        with op.batch_alter_table(table) as opened:
            opened.add_column(sa.Column("nth", sa.Integer(), nullable=False, server_default="1"))
    _index("opened_on", "nth", *OF_ANSWER)


def downgrade() -> None:
    _index("opened_on", *OF_ANSWER)
    for table in OPENED:
        with op.batch_alter_table(table) as opened:
            opened.drop_column("nth")
    with op.batch_alter_table("wave") as wave:
        wave.drop_column("told_until")


def _index(*columns: str) -> None:
    op.drop_index("ix_answer_opened", "answer")
    op.create_index("ix_answer_opened", "answer", list(columns))
