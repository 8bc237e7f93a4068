"""The look that ends every closing: the installation's own rows and keys, a moment of work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from storage.attacks import own_files
from storage.records import Wave
from storage.store import Storage

OK, FAILED = "ok", "failed"


def checks(storage: Storage) -> Callable[[Wave], Awaitable[str]]:
    """What `Rounds.check` wants; its verdict is kept with the wave."""

    async def check(wave: Wave) -> str:
        found = await own_files.look(storage.engine, storage.keys.folder, [wave.id])
        return FAILED if any(one.bad for one in found) else OK

    return check
