"""Updates nobody could read: sealed and set aside, so that they stop nobody else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from storage import sealing, tables
from storage.engine import Engine
from storage.keys import Keys
from storage.sql.statements import put_once

LARGEST = 64 * 1024  # bytes; of a longer update the beginning is kept


class Quarantine:
    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys

    async def put(self, channel: str, update: str, kind: str, body: Mapping[str, Any]) -> None:
        text = json.dumps(body).encode()[: LARGEST - sealing.LENGTH]
        key = sealing.derive(self._keys.lasting("quarantine"), "update")
        sealed = sealing.seal(key, text, LARGEST, channel.encode())
        row = {"channel": channel, "update_id": update[:64], "kind": kind[:64], "sealed": sealed}
        async with self._engine.writing() as connection:
            await connection.execute(put_once(connection, tables.quarantine).values(row))
