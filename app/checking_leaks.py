"""Looks at what would outlive a destroyed key or an erasure: snapshots, copies with keys, a former
database, a server's log."""

from __future__ import annotations

import asyncio
import re
from datetime import date, timedelta
from pathlib import Path

from app import former as formers
from app.care import COPY_WITH_KEYS
from app.checking import Finding, fine, warned
from app.checking_storage import engine_of, existing, is_of_this_version
from app.compose import House
from bot.texts import say

MOUNTS = Path("/proc/mounts")
KEEPS_WHAT_WAS = frozenset(("bcachefs", "btrfs", "nilfs2", "zfs"))
"""Kinds of disks that make snapshots: what was overwritten and unlinked is still in one."""
FORGETS_ALL = frozenset(("ramfs", "tmpfs"))

REMEMBERED_FOR = timedelta(days=92)
"""Somebody is reminded of a copy with keys for a quarter."""


async def disk_of_keys(house: House) -> list[Finding]:
    """Whether destroying a key there destroys it. Silent where that cannot be known."""
    name, folder = say("check-names-keys"), house.settings.keys()
    kind = await asyncio.to_thread(_kind_of_disk, folder)
    if kind in KEEPS_WHAT_WAS:
        reason = say("check-reasons-keys-on-snapshots", kind=kind)
        return [warned(name, reason, say("check-remedies-keys-on-snapshots"))]
    if kind in FORGETS_ALL:
        reason = say("check-reasons-keys-in-memory", kind=kind)
        return [warned(name, reason, say("check-remedies-keys-in-memory"))]
    return []


def _kind_of_disk(folder: Path) -> str:
    """As the kernel names it; "" where there is no such list."""
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return kind_of_disk(existing(folder).resolve(), mounts)


def kind_of_disk(folder: Path, mounts: str) -> str:
    """
    >>> kind_of_disk(Path("/srv/otklik/keys"), "dev / ext4 rw 0 0\\npool /srv zfs rw 0 0")
    'zfs'
    """
    lines = (line.split() for line in mounts.splitlines())
    told = [(Path(_plain(words[1])), words[2]) for words in lines if len(words) > 2]
    above = [(len(at.parts), n, kind) for n, (at, kind) in enumerate(told) if _holds(at, folder)]
    return max(above, default=(0, 0, ""))[2]  # mounted over another: the later one counts


def _holds(mounted: Path, folder: Path) -> bool:
    return folder == mounted or mounted in folder.parents


def _plain(mounted: str) -> str:
    r"""
    >>> _plain(r"/mnt/my\040disk")
    '/mnt/my disk'
    """
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), mounted)


async def copies_with_keys(house: House) -> list[Finding]:
    """The last copy that opens everything; silent where none was made lately."""
    from storage.keys import Keys
    from storage.sql.jobs import Jobs

    async with engine_of(house.settings) as engine:
        if engine is None or not await is_of_this_version(engine):
            return []
        made = await Jobs(engine, Keys(house.settings.keys())).periods(COPY_WITH_KEYS)
    days = [date.fromisoformat(day) for day in made]
    if not days or house.clock().date() - days[-1] > REMEMBERED_FOR:
        return []
    name = say("check-names-copies-with-keys")
    reason = say("check-reasons-copy-with-keys", date=f"{days[-1]:%d.%m.%Y}")
    return [warned(name, reason, say("check-remedies-copy-with-keys"))]


async def former(house: House) -> list[Finding]:
    """Databases that restored copies took the place of; silent where none is left."""
    name, now = say("check-names-former"), house.clock()
    return [
        warned(
            name,
            say("check-reasons-former", file=str(one.path), days=max((now - one.since).days, 0)),
            say(
                "check-remedies-former",
                state="due" if now < one.goes_on else "over",
                date=f"{one.goes_on:%d.%m.%Y}",
            ),
        )
        for one in await asyncio.to_thread(formers.found, house.settings, house.clock)
    ]


async def server_log(house: House) -> list[Finding]:
    """What PostgreSQL writes down of single turns; SQLite has no log of its own."""
    from storage import server_settings

    name = say("check-names-server-log")
    async with engine_of(house.settings) as engine:
        if engine is None or engine.is_sqlite or not await is_of_this_version(engine):
            return []
        telling = await server_settings.telling(engine)
    found = [
        warned(
            name,
            say("check-reasons-server-log", setting=f"{one.name} = {one.found}"),
            say("check-remedies-server-log", setting=one.name, wanted=one.wanted or "unload"),
        )
        for one in telling
    ]
    return found or [fine(name, say("check-values-server-log"))]
