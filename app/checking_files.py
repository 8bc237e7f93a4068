"""Looks at what is read from files: settings, profile, directories, survey scripts, words."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from pathlib import Path

from app.checking import Finding, failed, fine, warned, wrongly_set
from app.compose import House
from app.effective import learn
from app.faults import told
from bot import texts
from bot.texts import say
from config import profile as profiles
from config.directories import Directories, shipped
from config.env_file import ENV_FILE
from config.faults import BadFile, BadProfile
from config.profile import Profile
from config.settings import BadSettings, Settings

_OTHERS = 0o077
"""Mode bits of everybody but the owner."""


def wrong_settings(error: BadSettings | BadFile) -> list[Finding]:
    name = say("check-names-settings")
    if isinstance(error, BadFile):
        return [wrongly_set(name, line, say("check-remedies-fix-file")) for line in told(error)[1]]
    return [
        wrongly_set(
            name,
            say(
                "check-reasons-setting",
                name=fault.name,
                reason=fault.reason,
                allowed=fault.allowed or "none",
            ),
            say("check-remedies-fix-setting", name=fault.name, reason=fault.reason),
        )
        for fault in error.faults
    ]


async def settings(told: Settings, env_file: Path = ENV_FILE) -> list[Finding]:
    """They were read; what remains is who else can read them, and whether they fit together."""
    name, found = say("check-names-settings"), []
    if await asyncio.to_thread(is_open_to_others, env_file):
        reason = say("check-reasons-open-to-all", file=str(env_file))
        remedy = say("check-remedies-close-access", file=str(env_file), folder="no")
        found.append(warned(name, reason, remedy))
    door = told.staff_fallback.partition(":")[0]
    if door and getattr(told, door) is None:
        reason = say("check-reasons-fallback-off", messenger=door)
        remedy = say("check-remedies-set-fallback", name=f"OTKLIK_{door.upper()}__TOKEN")
        found.append(warned(name, reason, remedy))
    for without in told.without_effect():
        reason = say("check-reasons-without-effect", name=without)
        found.append(warned(name, reason, say("check-remedies-wait-for-version")))
    return found or [fine(name, say("check-values-readable"))]


def is_open_to_others(path: Path) -> bool:
    return path.exists() and bool(path.stat().st_mode & _OTHERS)


async def profile(house: House) -> list[Finding]:
    name = say("check-names-profile")
    try:
        known = await asyncio.to_thread(lambda: house.profile)
    except BadProfile as error:
        return _bad_profile(name, error)
    found = [fine(name, say("check-values-profile", name=known.name, act=known.act))]
    if changed := await learn(house):
        found.append(fine(name, say("check-values-set-at-desk", names=", ".join(changed))))
    return [*found, *_demo(house.profile)]


def _bad_profile(name: str, error: BadProfile) -> list[Finding]:
    missing = [one.values.get("key", "") for one in error.faults if one.code == "missing"]
    others = BadFile([one for one in error.faults if one.code != "missing"])
    found = [wrongly_set(name, line, say("check-remedies-fix-profile")) for line in told(others)[1]]
    if missing:
        reason = say("check-reasons-profile-keys-missing", value=", ".join(missing))
        found.append(wrongly_set(name, reason, say("check-remedies-fix-profile")))
    return found


def _demo(known: Profile) -> Iterable[Finding]:
    keys = [key for key, _ in known.demo_values()]
    if keys:
        is_own = "no" if known.name in profiles.names() else "yes"
        yield warned(
            say("check-names-profile"),
            say("check-reasons-profile-keys-demo", value=", ".join(keys)),
            say("check-remedies-fill-profile", name=known.name, own=is_own),
        )


async def directories() -> list[Finding]:
    name = say("check-names-directories")
    try:
        count = await asyncio.to_thread(_entries)
    except BadFile as error:
        return [failed(name, line, say("check-remedies-fix-file")) for line in told(error)[1]]
    return [fine(name, say("check-values-entries", count=count))]


def _entries() -> int:
    known: Directories = shipped()
    several = (known.channels, known.topics, known.causes, known.outcomes, known.directions)
    return sum(len(one.ids) for one in (*several, known.pains, known.qr_places))


async def surveys() -> list[Finding]:
    from bot.surveys.loader import BadScripts

    name = say("check-names-surveys")
    try:
        count = await asyncio.to_thread(_scripts)
    except BadScripts as error:
        return [failed(name, line, say("check-remedies-fix-script")) for line in error.faults]
    return [fine(name, say("check-values-surveys", count=count))]


def _scripts() -> int:
    from bot.surveys.codes import codes_of
    from bot.surveys.loader import SCRIPTS, load_all

    return len(load_all(SCRIPTS, codes_of(shipped())))


async def words(language: str) -> list[Finding]:
    """A language needs every key that Russian has."""
    name = say("check-names-texts")
    if language not in texts.languages():
        reason = say("check-reasons-no-language", language=language)
        known = ", ".join(texts.languages())
        return [wrongly_set(name, reason, say("check-remedies-other-language", known=known))]
    all_keys, own = _keys("ru"), _keys(language)
    if missing := sorted(all_keys - own):
        reason = say("check-reasons-no-words", count=len(missing), key=missing[0])
        return [failed(name, reason, say("check-remedies-add-words", language=language))]
    return [fine(name, say("check-values-words", language=language, count=len(own)))]


def _keys(language: str) -> set[str]:
    files = sorted((texts.FOLDER / language).glob("*.ftl"))
    return {
        key
        for path in files
        for key in re.findall(r"^([a-z][\w-]*) *=", path.read_text(encoding="utf-8"), re.M)
    }
