"""Keys of the profile that an administrator may change while the program runs. Pure.

A value set at the desk lies over the file's; one that fits no more is left out, and the file's
holds: nothing that was set once can keep the program from starting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import ValidationError

from config.directories import shipped
from config.ordinance import Profile

Kind = Literal["line", "terms", "places", "switch"]
"""Words on a line; days by topic; places of QR codes; yes or no."""

KINDS: Mapping[str, Kind] = {
    "org": "line",
    "org_short": "line",
    "org_address": "line",
    "org_email": "line",
    "org_inn": "line",
    "org_ogrn": "line",
    "site_feedback": "line",
    "reception_info": "line",
    "pos_url": "line",
    "responsible": "line",
    "responsible_internal": "line",
    "terms": "terms",
    "places": "places",
    "morning_line": "switch",
}
ID = re.compile(r"[a-z][a-z0-9_]{0,23}")
LONGEST_TERM = 60
"""Days: of the law's thirty, and thirty more (59-FZ, article 12)."""


SHAPES: Mapping[str, tuple[re.Pattern[str], str]] = {
    "org_email": (re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+"), "email"),
    "org_inn": (re.compile(r"\d{10}"), "inn"),
    "org_ogrn": (re.compile(r"\d{13}"), "ogrn"),
    "pos_url": (re.compile(r"https?://\S+"), "address"),
}
"""What a line must look like, and why it does not fit if it looks otherwise."""


class BadValue(Exception):
    """`why` is a code that the desk puts into words; `found`: what it is about."""

    def __init__(self, why: str, found: str = "") -> None:
        super().__init__(why)
        self.why, self.found = why, found


def value_of(profile: Profile, name: str) -> Any:
    """As JSON holds it."""
    return profile.model_dump(mode="json", include={name})[name]


def overlaid(profile: Profile, told: Mapping[str, object]) -> Profile:
    """The profile as it holds now; `told` may name anything."""
    for name, value in told.items():
        if name in KINDS:
            try:
                profile = checked(profile, name, _grown(profile, name, value))
            except BadValue:
                continue
    return profile


def _grown(profile: Profile, name: str, value: object) -> object:
    """Places that the file names since are added: one new line of it must not undo what was set."""
    if KINDS[name] != "places" or not isinstance(value, list):
        return value
    there = {place.get("id") for place in value if isinstance(place, dict)}
    filed = value_of(profile, name)
    return [*value, *(place for place in filed if place["id"] not in there)]


def checked(profile: Profile, name: str, value: object) -> Profile:
    """With this value. Raises BadValue."""
    if KINDS[name] == "terms" and isinstance(value, dict):
        _check_terms(value)
    if KINDS[name] == "places" and isinstance(value, list | tuple):
        _check_places(value, [place.id for place in profile.places])
    if name in SHAPES and value != value_of(profile, name):
        shape, why = SHAPES[name]
        if value and not shape.fullmatch(str(value)):
            raise BadValue(why)
    try:
        return Profile.model_validate(profile.model_dump(by_alias=True) | {name: value})
    except ValidationError as error:
        raise BadValue("value") from error


def _check_terms(terms: Mapping[str, object]) -> None:
    for topic, days in terms.items():
        if topic not in shipped().topics:
            raise BadValue("topic", topic)
        if not isinstance(days, int) or not 1 <= days <= LONGEST_TERM:
            raise BadValue("days", topic)


def _check_places(places: Iterable[Mapping[str, str]], printed: Iterable[str]) -> None:
    """A place whose code may hang somewhere stays, whatever it is called."""
    ids = [str(place.get("id", "")) for place in places]
    for number, name in enumerate(ids):
        if not ID.fullmatch(name):
            raise BadValue("id", name)
        if name in ids[:number]:
            raise BadValue("twice", name)
    for place in places:
        if place.get("point", "") not in shipped().qr_places:
            raise BadValue("point", str(place.get("point")))
    for name in printed:
        if name not in ids:
            raise BadValue("printed", name)
