"""Lists of messages by the place they came from, by index alone"""

from alembic import op

revision = "0017"
down_revision = "0016"

INDEXES = {
    "ix_appeal_received": [
        *("received_day", "audience", "duplicate_of", "channel", "kind", "outcome"),
        *("answered_day", "anonymous", "repeat", "topic", "cause", "organisation"),
        *("registered_day", "client_kind", "unit", "taken_by"),
    ],
    "ix_appeal_answered": [
        *("answered_day", "audience", "duplicate_of", "outcome", "registered_day"),
        *("received_day", "anonymous", "extended"),
        *("channel", "topic", "kind", "unit", "taken_by"),
    ],
    "ix_appeal_open": [
        *("outcome", "registered_day", "audience", "duplicate_of", "received_day"),
        *("anonymous", "extended", "answered_day"),
        *("due", "taken_by", "topic", "channel", "kind", "unit"),
    ],
}


def upgrade() -> None:
    for name, columns in INDEXES.items():
        op.drop_index(name, "appeal")
        op.create_index(name, "appeal", [*columns, "place"])


def downgrade() -> None:
    for name, columns in INDEXES.items():
        op.drop_index(name, "appeal")
        op.create_index(name, "appeal", columns)
