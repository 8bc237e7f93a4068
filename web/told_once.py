"""Pages that are told only once, a code among them, for whoever clicked twice or lost the line.

The same form sent again within two minutes gets the same page. Held in RAM alone, sealed under what
only that form and its cookie name, all of one size: from here nobody reads it but they.
"""

from __future__ import annotations

import asyncio
import hashlib
import zlib

from storage import sealing
from web.visits import Visit

LASTS = 120.0  # seconds
SIZE = 8 * 1024  # bytes of a packed page; a larger one is not held
MOST = 1000  # pages; the oldest goes first


class ToldOnce:
    def __init__(self, lasts: float = LASTS) -> None:
        """`lasts`: seconds for which a page is held."""
        self._lasts = lasts
        self._held: dict[bytes, bytes] = {}

    def keep(self, visit: Visit, page: str, html: str) -> None:
        """`page`: the random name of the page whose form was answered with `html`."""
        name, key = _named(visit, page)
        told = zlib.compress(html.encode(), 1)
        if len(told) + sealing.LENGTH > SIZE:
            return
        if len(self._held) >= MOST:
            del self._held[next(iter(self._held))]
        self._held[name] = sealing.seal(key, told, SIZE, name)
        asyncio.get_running_loop().call_later(self._lasts, self._held.pop, name, None)

    def again(self, visit: Visit, page: str) -> str:
        """The page that was told; "" if it was none, or too long ago."""
        name, key = _named(visit, page)
        sealed = self._held.get(name)
        return zlib.decompress(sealing.unseal(key, sealed, name)).decode() if sealed else ""


def _named(visit: Visit, page: str) -> tuple[bytes, bytes]:
    """(name, key): the one tells nothing of the other."""
    told = hashlib.sha512(visit.mark + page.encode()).digest()
    return told[:32], told[32:]
