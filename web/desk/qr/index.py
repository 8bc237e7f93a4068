"""The list of what was made for printing: one page that opens without the program, and prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.qr.kit import Ground, linked
from bot.qr.making import Coded, folder, names
from bot.qr.words import Subject
from bot.texts import say
from config.directories import shipped
from storage.short_codes import grouped
from web.pages import templates

NAME = "index.html"


@dataclass(frozen=True, slots=True)
class Line:
    """`link`: of the first door; `files`: (address, name)."""

    title: str
    code: str
    link: str
    picture: str
    files: tuple[tuple[str, str], ...]


def index(ground: Ground, some: Sequence[Subject], coded: Coded) -> bytes:
    """`index.html` of a kit, in UTF-8; `coded`: the short code of each subject."""
    groups: dict[str, list[Line]] = {}
    for one in some:
        heading = one.place or _kind(one) or say("qr-employees")
        groups.setdefault(heading, []).append(_line(ground, one, coded[one.where]))
    html = templates().get_template("desk/qr_index.html").render(org=ground.org, groups=groups)
    return html.encode()


def _kind(one: Subject) -> str:
    """Of a place that nobody has named yet."""
    return shipped().qr_places.title(one.point) if one.point else one.where[1]


def _line(ground: Ground, one: Subject, code: str) -> Line:
    told = linked(ground, one.where, code)
    door, link = next((door, told[door]) for door in ("web", *told) if door in told)
    at = folder(one)
    return Line(
        title=one.heading,
        code=grouped(code),
        link=link,
        picture=f"{at}/{door}.svg",
        files=tuple((f"{at}/{name}", name) for name in names(ground)),
    )
