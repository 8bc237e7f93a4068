"""Looks of `otklik ordinance` at the profile: does it still say what the act says literally?

What a look is about is the act's own word: `profile:satisfaction_base=complaints`,
`address:166000, …`. Who changes the profile away from the act sees it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.ordinance.looking import Ground, Look, Seen, bad, good, remedy
from bot.texts import say

NONE = "none"
FIGURES = "appeal_monitoring_figures"
"""What a publication leaves out where the act keeps the figures of appeals inside."""


async def profile(ground: Ground, about: str) -> Seen:
    """`about`: a key of the profile, dots between levels, and the value the act gives it."""
    key, _, wanted = about.partition("=")
    found = _found(ground, key)
    if not _same(found, wanted):
        return bad(
            f"{key}: {found or say('ordinance-none')}", remedy("profile", f"{key}: {wanted}")
        )
    return good(wanted)


def _found(ground: Ground, key: str) -> str:
    told: Any = ground.profile.model_dump(by_alias=True)
    for name in key.split("."):
        told = told.get(name) if isinstance(told, dict) else None
    if isinstance(told, bool):
        return str(told).lower()
    return "" if told is None else str(told)


def _same(found: str, wanted: str) -> bool:
    """Spaces and capitals apart: «ул. К. Маркса» is «ул. К.Маркса»."""
    return "".join(found.split()).casefold() == "".join(wanted.split()).casefold()


def value(key: str) -> Look:
    """A value that the administration has filled in; the act's own where it names one."""

    async def look(ground: Ground, about: str) -> Seen:
        told = _found(ground, key)
        if not told or told.startswith(ground.profile.demo_mark):
            return bad(key, remedy("value", key))
        if about and not _same(told, about):
            return bad(told, remedy("literally", about))
        return good(told)

    return look


async def publicity(ground: Ground, about: str) -> Seen:
    """`about`: `none` where the act makes nothing public, else what stays inside."""
    told = ground.profile.publication
    if told.enabled and (about == NONE or told.exclude != about):
        return bad(say("ordinance-public"), remedy("publicity", about))
    return good(say("ordinance-on") if told.enabled else say("ordinance-off"))


DEMANDS: Mapping[str, Look] = {
    "profile": profile,
    "publicity": publicity,
    "address": value("org_address"),
    "pos": value("pos_url"),
    "site": value("site_feedback"),
    "reception": value("reception_info"),
    "responsible": value("responsible"),
    "responsible_internal": value("responsible_internal"),
    "recipient": value("report.recipient"),
}
