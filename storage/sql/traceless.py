"""Which rows of the register came without a trace: anonymous, and through a door of ours. A letter
without a name is anonymous too, and nothing of it is sealed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, and_

from storage.records import Channel
from storage.tables_register import appeal

TRACELESS = and_(appeal.c.anonymous, appeal.c.channel.in_([str(one) for one in Channel]))


def is_traceless(row: Row[Any]) -> bool:
    """Of a row with `anonymous` and `channel`."""
    return bool(row.anonymous) and row.channel in set(Channel)
