"""What a staff chat is told of ready lines: open surveys and doors as they are at this moment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.events import Reply
from bot.handlers import staff_ready
from bot.handlers.staff_pages import ONE
from bot.handlers.staff_ready import Choice
from bot.links import Link
from bot.rounds import Rounds
from bot.texts import say


class ReadyLines:
    """`doors`: by name, only those that are open; `places`: of the profile."""

    def __init__(
        self,
        rounds: Rounds,
        doors: Callable[[], Awaitable[Mapping[str, Link]]],
        places: Mapping[str, str],
    ) -> None:
        self._rounds = rounds
        self._doors = doors
        self._places = places

    async def first(self, lines: int) -> Reply:
        """`lines` of a page."""
        return staff_ready.listed(await self._choices(), 0, lines)

    async def press(self, option: str, lines: int) -> str | Reply:
        """Another page, or the lines of one; of a survey that is over, why there are none."""
        what, _, which = option.partition(".")
        told = await self._choices()
        if what != ONE:
            return staff_ready.listed(told, int(which), lines)
        found = next((one for one in told if one.name == which), None)
        return staff_ready.copied(found) if found else say("staff-ready-over")

    async def _choices(self) -> list[Choice]:
        offered = await self._rounds.offered()
        return staff_ready.choices(list(offered.values()), await self._doors(), self._places)
