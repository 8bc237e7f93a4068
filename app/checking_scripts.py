"""Looks at the surveys that the town published itself: still readable, still the newest?"""

from __future__ import annotations

from app.checking import Finding, failed, fine, warned
from app.checking_storage import engine_of, is_of_this_version
from app.compose import House
from app.kept_scripts import read
from bot.texts import say


async def own(house: House) -> list[Finding]:
    """Silent where nothing was published."""
    from storage.sql.releases import Releases

    async with engine_of(house.settings) as engine:
        if engine is None or not await is_of_this_version(engine):
            return []
        told = await Releases(engine).latest()
    name = say("check-names-surveys")
    found = []
    for one in told:
        if read(one) is None:
            reason = say("check-own-unread", survey=one.survey, version=one.version)
            found.append(failed(name, reason, say("check-own-unread-remedy")))
        shipped = house.scripts[0].get(one.survey)
        if shipped is not None and shipped.version > one.version:
            reason = say(
                "check-own-newer", survey=one.survey, shipped=shipped.version, own=one.version
            )
            remedy = say("check-own-newer-remedy", survey=one.survey)
            found.append(warned(name, reason, remedy))
    if told and not found:
        found.append(fine(name, say("check-own-fine", count=len(told))))
    return found
