"""Files in staff chats, on their way in: beside all else that is said there, an album as one.

The update is acknowledged before a file is fetched: one slow file must not stop a chat. What the
clerk is shown to be attached is kept; what was lost on its way was not shown.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.files.albums import Albums
from bot.files.taking import Brought, Wish
from bot.messengers.patience import until_kept
from bot.staff import Staff
from bot.staff_events import Answered, StaffUpdate, Word

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Given:
    """Files of one update. `ask`: who brings them and to what, or why they may not; `tell`: what
    came of it, also "" if nothing is to be said."""

    brought: Brought
    ask: Callable[[], Awaitable[StaffUpdate | str]]
    tell: Callable[[Word], None]


class Bringing:
    def __init__(self, staff: Staff) -> None:
        self._staff = staff
        self._albums: Albums[Given] = Albums()
        self._queue: asyncio.Queue[Given | None] = asyncio.Queue()

    def take(self, given: Given) -> None:
        self._queue.put_nowait(given)

    def stop(self) -> None:
        """What is being fetched is finished."""
        self._queue.put_nowait(None)

    async def run(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            while (given := await self._queue.get()) is not None:
                tasks.create_task(self._bring(given))

    async def _bring(self, given: Given) -> None:
        try:
            together = await self._albums.gather(given.brought.album, given)
            if together is not None:
                given.tell(await self._word(together))
        except Exception as error:
            log.error("files of a clerk were not taken: %s", type(error).__name__)

    async def _word(self, together: Sequence[Given]) -> Word:
        update = await together[0].ask()
        if isinstance(update, str):
            return update
        wish = await until_kept(lambda: self._staff.wish(update))
        if not isinstance(wish, Wish) or not isinstance(update.event, Answered):
            return "" if isinstance(wish, Wish) else wish
        offers = [offer for one in together for offer in one.brought.offers]
        caption = "\n".join(one.brought.caption for one in together if one.brought.caption)
        sent = await self._staff.inspection.all(wish, offers, caption)
        answered = replace(update.event, text=caption, files=sent)
        return await until_kept(lambda: self._staff.hear(replace(update, event=answered)))
