"""Updates nobody could read: sealed and set aside, so that they stop nobody else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from storage import sealing, tables
from storage.engine import Engine
from storage.keys import Keys
from storage.sql.statements import put_once

LARGEST = 64 * 1024  # bytes; of a longer update the beginning is kept
LABEL = "quarantine"


class Quarantine:
    """Sealed with the key of talks: after the next closing, or a week later, nobody can read it any
    more, for it may hold a person beside an answer. `clock` is aware, in the town's zone.
    """

    def __init__(self, engine: Engine, keys: Keys, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._keys = keys
        self._clock = clock

    async def put(self, channel: str, update: str, kind: str, body: Mapping[str, Any]) -> None:
        text = json.dumps(body).encode()[: LARGEST - sealing.LENGTH]
        talks, *_ = self._keys.talks(self._clock().date())
        key = sealing.derive(talks.secret, LABEL)
        sealed = sealing.seal(key, text, LARGEST, channel.encode())
        names = {"update_id": _plain(update), "kind": _plain(kind)}
        row = {"channel": channel, "sealed": sealed, **names}
        async with self._engine.writing() as connection:
            await connection.execute(put_once(connection, tables.quarantine).values(row))


def _plain(name: str) -> str:
    """Fit for a column: the updates here are odd, and so may be their names."""
    return re.sub(r"[^\x20-\x7e]", "?", name)[:64]
