"""Scripts that stand over their files: what the town published, and open waves of broken ones."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.compose import House
    from bot.publishing import Publishing
    from bot.surveys.script import Survey
    from storage.release_records import Release
    from storage.sql.releases import Releases
    from storage.store import Storage

log = logging.getLogger(__name__)


async def standing(house: House, storage: Storage) -> House:
    """A house that knows what was published, and can do without the files of open waves that
    cannot be read now, and says so.

    Any other broken file still stops whoever needs the scripts.
    """
    from bot.offers import parsed
    from storage.records import WaveState

    await lay(house, storage.releases)
    _, broken = house.scripts
    kept = {}
    for wave in await storage.waves.known(WaveState.OPEN) if broken else ():
        body = await storage.scripts.asked(wave.survey, wave.version)
        if wave.survey in broken and wave.survey not in house.own and body is not None:
            log.error("%s.yaml is broken; its open wave goes on as it was asked", wave.survey)
            kept[wave.survey] = parsed(body)
    return replace(house, kept=kept) if kept else house


async def lay(house: House, releases: Releases) -> None:
    """From now on the house asks what was published; call it again after a change."""
    told = [(one.survey, read(one)) for one in await releases.latest()]
    retired = await releases.retired()
    house.own.clear()
    house.own.update({name: survey for name, survey in told if survey is not None})
    house.retired.clear()
    house.retired.update(retired)
    if "surveys" in house.__dict__:
        house.surveys.lay(house.own, house.retired)


def read(release: Release) -> Survey | None:
    """None, with a line in the log, of one that this program understands no more: then what comes
    with Otklik is asked."""
    from pydantic import ValidationError

    from bot.offers import parsed

    try:
        return parsed(release.script[1])
    except ValidationError:
        log.error("%s, version %s, cannot be read", release.survey, release.version)
        return None


def publishing(house: House, storage: Storage) -> Publishing:
    """The door by which a script becomes the next version; `house` as `standing` gave it."""
    from bot.publishing import Publishing, Scripts

    scripts = Scripts(house.surveys, house.scripts[0], house.own)
    return Publishing(storage, scripts, house.plan, house.clock)
