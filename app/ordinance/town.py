"""Looks of `otklik ordinance` at settings and directories: doors, staff, places."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from app.ordinance.looking import Ground, Look, Seen, bad, good, remedy
from bot.texts import say
from config.directories import Directory, E, shipped

KINDS = ("proposal", "application", "complaint")
FORMS = ("oral", "written", "electronic")
OWN = "administration"
LOCAL = ("127.0.0.1", "localhost", "::1", "0.0.0.0")
"""Where nobody but this very computer comes."""


async def clients(ground: Ground, _: str) -> Seen:
    known = shipped().client_kinds
    missing = {"person", "legal", "representative"} - set(known.ids)
    if missing:
        return bad(", ".join(sorted(missing)), say("check-remedies-tell-makers"))
    return good(", ".join(kind.title for kind in known))


async def kinds(ground: Ground, _: str) -> Seen:
    return _known(shipped().kinds, KINDS)


async def forms(ground: Ground, _: str) -> Seen:
    return _known(shipped().forms, FORMS)


def _known(known: Directory[E], wanted: tuple[str, ...]) -> Seen:
    missing = [one for one in wanted if one not in known]
    if missing:
        return bad(", ".join(missing), say("check-remedies-tell-makers"))
    return good(", ".join(known.title(one) for one in wanted))


async def employees_door(ground: Ground, _: str) -> Seen:
    """Members of the employee chat in a messenger; slips on the web."""
    settings = ground.house.settings
    doors = [
        name
        for name, told in (("Telegram", settings.telegram), ("VK", settings.vk))
        if told is not None and told.employee_chat is not None
    ]
    doors += [say("ordinance-slips")] if settings.web.port else []
    if not doors:
        return bad(say("ordinance-no-door"), remedy("employees_door"))
    return good(", ".join(doors))


async def groups(ground: Ground, _: str) -> Seen:
    """Units that are not of the administration itself (R-03)."""
    units = await ground.storage.units.all()
    told = {unit.title: unit.grouping for unit in units if unit.is_used}
    if not units:  # the program has not been started yet: the file's
        told = {unit.title: unit.group for unit in ground.profile.units}
    others = [title for title, group in told.items() if group not in ("", OWN)]
    named = [title for title in others if not title.startswith(ground.profile.demo_mark)]
    if not named:
        return bad(say("ordinance-none"), remedy("groups"))
    return good(", ".join(named))


async def web(ground: Ground, _: str) -> Seen:
    told = ground.house.settings.web
    if not told.port:
        return bad(say("ordinance-off"), remedy("web"))
    if is_local(told.url()):
        return bad(say("ordinance-local", address=told.url()), remedy("public"))
    return good(told.url())


def is_local(address: str) -> bool:
    """Opens on this computer alone: no citizen gets there."""
    return urlsplit(address).hostname in LOCAL


async def alarms(ground: Ground, _: str) -> Seen:
    """What is dangerous does not wait until somebody opens the desk (R-52)."""
    chats = len(ground.house.staff_chats)
    if not chats:
        return bad(say("ordinance-no-chat"), remedy("staff_chat"))
    return good(say("ordinance-chats", count=chats))


async def staff_chat(ground: Ground, _: str) -> Seen:
    """Where a message goes by itself: the closed chats, and the queue of the desk."""
    chats = len(ground.house.staff_chats)
    if not chats and not ground.house.settings.web.port:
        return bad(say("ordinance-none"), remedy("staff_chat"))
    return good(say("ordinance-chats", count=chats))


async def places(ground: Ground, _: str) -> Seen:
    """Each kind of place of the ordinance has one in the profile, and it is named."""
    profile, known = ground.profile, shipped().qr_places
    wanted = profile.qr_places or tuple(place.point for place in profile.used_places)
    points = {place.point for place in profile.used_places}
    missing = [known.title(point) for point in wanted if point not in points]
    if missing:
        return bad(", ".join(missing), remedy("places"))
    unnamed = [one.id for one in profile.used_places if one.title.startswith(profile.demo_mark)]
    if unnamed:
        return bad(", ".join(unnamed), remedy("unnamed-places"))
    return good(str(len(wanted)))


async def staff_order(ground: Ground, _: str) -> Seen:
    """Waves of employees of this year name the order by which they are asked."""
    if not ground.profile.staff_wave_order:
        return bad(say("ordinance-off"), remedy("staff_order"))
    year = ground.house.today().year
    waves = [
        wave
        for wave in await ground.storage.waves.known()
        if wave.audience == "internal" and wave.opened_on.year == year
    ]
    unnamed = [wave.id for wave in waves if not wave.basis]
    if unnamed:
        return bad(", ".join(unnamed), remedy("staff_order"))
    return good(str(len(waves)))


async def door(ground: Ground, about: str) -> Seen:
    """A messenger that is switched on."""
    told: Mapping[str, object] = {
        "telegram": ground.house.settings.telegram,
        "vk": ground.house.settings.vk,
    }
    if told.get(about) is None:
        return bad(say("ordinance-off"), remedy("door", about.upper()))
    return good(say("ordinance-on"))


TOWN: Mapping[str, Look] = {
    "clients": clients,
    "kinds": kinds,
    "forms": forms,
    "employees_door": employees_door,
    "groups": groups,
    "web": web,
    "staff_chat": staff_chat,
    "alarms": alarms,
    "places": places,
    "staff_order": staff_order,
    "door": door,
}
