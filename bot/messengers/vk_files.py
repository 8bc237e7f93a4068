"""Files that people send in VK: fetched from VK's own hosts, and from nowhere a message names.

An event holds plain addresses, so whoever could forge one could send us anywhere: only VK's hosts
are asked, over https, and so is wherever they send us on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from yarl import URL

from bot.files.taking import Brought, Lost, Offer
from bot.messengers.fetching import fetch
from bot.messengers.vk_reading import Sent

HOSTS = ("userapi.com", "vk.com", "vk.ru", "vkuser.net")
"""Where VK keeps photos and documents of messages."""


class Hosts:
    """`api_url`: of whoever stands in VK's place, "" for VK itself; its files are its own."""

    def __init__(self, api_url: str) -> None:
        self._own = URL(api_url).origin() if api_url else None

    def brought(self, files: Sequence[Sent], words: str) -> Brought | None:
        """`words`: those beside them."""
        if not files:
            return None
        offers = [Offer(partial(self._fetched, one), one.size, one.look) for one in files]
        return Brought(tuple(offers), caption=words)

    async def _fetched(self, file: Sent) -> bytes:
        """Raises Lost or TooLarge."""
        try:
            address = URL(file.url)
        except ValueError as error:
            raise Lost from error
        if not self.is_known(address):
            raise Lost
        return await fetch(address, self.is_known)

    def is_known(self, address: URL) -> bool:
        if not address.absolute or address.user is not None:
            return False
        if self._own is not None and address.origin() == self._own:
            return True
        host = (address.host or "").lower()
        is_theirs = any(host == known or host.endswith(f".{known}") for known in HOSTS)
        return is_theirs and address.scheme == "https" and address.port == 443
