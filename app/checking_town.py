"""Looks at the world around: clock, schedule, the web's port, rehearsal, and what the law says."""

from __future__ import annotations

import asyncio
import socket

from app import other_clocks
from app.checking import Finding, failed, fine, off, warned
from app.compose import House
from bot.texts import say

LITTLE = 30
"""Seconds: a clock so wrong is worth a word; see `other_clocks.MUCH`."""


async def clock(house: House) -> list[Finding]:
    """Its own clock beside that of a messenger, whichever door is on and answers."""
    name = say("check-names-clock")
    now = house.clock()
    shown = say(
        "check-values-clock",
        zone=str(house.profile.zone),
        date=f"{now:%d.%m.%Y}",
        time=f"{now:%H:%M}",
    )
    off = await other_clocks.difference(house.settings)
    if off is None and other_clocks.has_any(house.settings):
        reason = say("check-reasons-clock-unknown", now=shown)
        return [warned(name, reason, say("check-remedies-look-at-clock"))]
    seconds = abs(off or 0)
    if seconds > LITTLE:
        reason, remedy = _wrong(seconds), say("check-remedies-set-clock")
        return [(failed if seconds > other_clocks.MUCH else warned)(name, reason, remedy)]
    return [fine(name, shown)]


def _wrong(seconds: int) -> str:
    return say("check-reasons-clock-wrong", seconds=seconds)


async def schedule(house: House) -> list[Finding]:
    from bot.digests import next_moment

    due = next_moment(house.clock(), house.when)
    chats = "yes" if house.staff_chats else "no"
    words = say(
        "check-values-next-digest", date=f"{due:%d.%m.%Y}", time=f"{due:%H:%M}", chats=chats
    )
    return [fine(say("check-names-schedule"), words), *_calendar(house)]


def _calendar(house: House) -> list[Finding]:
    """In December the next year's days off are known: without its file terms would be guessed."""
    missing = house.office.workdays.missing_year(house.clock().date())
    if missing is None:
        return []
    reason = say("check-reasons-no-calendar", year=str(missing))
    remedy = say("check-remedies-calendar", year=str(missing))
    return [warned(say("check-names-calendar"), reason, remedy)]


async def web(house: House) -> list[Finding]:
    """The port is free, or it is this very program that listens there."""
    name, told = say("check-names-web"), house.settings.web
    if told.port == 0:
        return [off(name)]
    try:
        await asyncio.to_thread(_try, told.host, told.port)
    except OSError:
        if not await _is_ours(told.host, told.port):
            reason = say("check-reasons-port-taken", value=str(told.port))
            return [failed(name, reason, say("check-remedies-other-port"))]
    is_behind = told.public_url.startswith("https://")  # we speak no TLS ourselves
    url = told.url()
    found = [fine(name, say("check-values-behind-proxy", url=url) if is_behind else url)]
    if told.public_url.startswith("http://"):
        reason = say("check-reasons-no-https", url=told.public_url)
        found.append(warned(name, reason, say("check-remedies-https")))
    return found


def _try(host: str, port: int) -> None:
    """Raises OSError unless the address can be listened on."""
    with socket.create_server((host, port), family=_family(host)):
        return


def _family(host: str) -> socket.AddressFamily:
    return socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][0]


async def _is_ours(host: str, port: int) -> bool:
    import aiohttp

    limit = aiohttp.ClientTimeout(total=2)
    shown = f"[{host}]" if ":" in host else host
    try:
        async with (
            aiohttp.ClientSession(timeout=limit) as session,
            session.get(f"http://{shown}:{port}/healthz") as answer,
        ):
            return await answer.text() == "ok\n"
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return False


async def rehearsal(house: House) -> list[Finding]:
    name = say("check-names-rehearsal")
    if not house.settings.rehearsal:
        return [off(name)]
    now = house.clock()
    reason = say("check-reasons-rehearsal-clock", date=f"{now:%d.%m.%Y}", time=f"{now:%H:%M}")
    return [warned(name, reason, say("check-remedies-end-rehearsal"))]


async def law(house: House) -> list[Finding]:
    """What a lawyer should have seen; never refused, always said."""
    name, settings = say("check-names-foreign-messenger"), house.settings
    if settings.telegram is None:
        return [off(name)]
    reason = say("check-reasons-foreign-messenger", messenger="Telegram")
    found = [warned(name, reason, say("check-remedies-ask-lawyer"))]
    if settings.contacts == "all":
        reason = say("check-reasons-contacts-abroad", messenger="Telegram")
        found.append(warned(name, reason, say("check-remedies-contacts-off")))
    return found


async def employees(house: House) -> list[Finding]:
    """Two chats are two accounts of one person, and so two votes: said, for nothing can see it."""
    doors = (house.settings.telegram, house.settings.vk)
    if sum(door is not None and door.employee_chat is not None for door in doors) < 2:
        return []
    reason, remedy = (
        say("check-reasons-two-employee-chats"),
        say("check-remedies-one-employee-chat"),
    )
    return [warned(say("check-names-employees"), reason, remedy)]


async def max_door() -> list[Finding]:
    """It is configured, and this version has no such door: said, not passed over."""
    reason, remedy = say("check-reasons-no-max-door"), say("check-remedies-other-doors")
    return [warned(say("check-names-max-token"), reason, remedy)]
