"""A broken file does not stop a survey that is under way: it goes on as people were asked it."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.compose import House
    from storage.store import Storage

log = logging.getLogger(__name__)


async def standing(house: House, storage: Storage) -> House:
    """A house that can do without the files of open waves that cannot be read now, and says so.

    Any other broken file still stops whoever needs the scripts.
    """
    from bot.offers import parsed
    from storage.records import WaveState

    _, broken = house.scripts
    kept = {}
    for wave in await storage.waves.known(WaveState.OPEN) if broken else ():
        body = await storage.scripts.asked(wave.survey, wave.version)
        if wave.survey in broken and body is not None:
            log.error("%s.yaml is broken; its open wave goes on as it was asked", wave.survey)
            kept[wave.survey] = parsed(body)
    return replace(house, kept=kept) if kept else house
