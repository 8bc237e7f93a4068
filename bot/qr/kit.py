"""What is printed for a survey at a place: codes, posters, a tent, the end of a letter.

Pure: everything is told as drawings, which `reports.paper.drawing` makes files of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot import links
from bot.links import MESSAGE
from bot.qr.words import Subject, letter, printed_code, words
from bot.ready_lines import Doors
from bot.texts import say
from reports.paper import letter_end, posters, qr, tent_and_stamp
from reports.paper.drawing import Drawings
from reports.paper.posters import Code, Poster
from storage.short_codes import Where

A4, A5, PAIR, TENT = "poster-a4.pdf", "poster-a5.pdf", "posters-a5-on-a4.pdf", "tent.pdf"
STAMP, LETTER = "stamp.png", "stamp.docx"
PAPERS = (A4, A5, PAIR, TENT, STAMP, LETTER)
"""Names of files for each survey at each place; beside them the codes of every door."""
LOCAL = ("http://127.", "http://localhost", "http://0.0.0.0", "http://[::1]")
"""Beginnings of addresses that no phone will reach."""


@dataclass(frozen=True, slots=True)
class Ground:
    """`doors`: links of all that are on, by name, the site among them if it is; `site`: its address
    as browsers take it, "" if it is off."""

    org: str
    site: str
    doors: Doors

    @property
    def messengers(self) -> dict[str, links.Link]:
        """Doors that are not the site."""
        return {door: link for door, link in self.doors.items() if door != "web"}

    @property
    def is_site_printed(self) -> bool:
        """One that is seen on this machine alone is printed only where there is nothing else."""
        return bool(self.site) and not (self.messengers and self.site.startswith(LOCAL))


def linked(ground: Ground, where: Where, code: str) -> dict[str, str]:
    """By door; that of the site leads to the choice, so it survives another name of a bot."""
    told = {door: link(*where) for door, link in ground.doors.items()}
    return {**told, "web": links.choice(ground.site)(code)} if "web" in told else told


def codes(ground: Ground, where: Where, code: str) -> dict[str, bytes]:
    """A picture for the screen and a drawing for the printer of every door."""
    made: dict[str, bytes] = {}
    for door, link in linked(ground, where, code).items():
        made[f"{door}.png"], made[f"{door}.svg"] = qr.png(link), qr.svg(link)
    return made


def drawings(ground: Ground, subject: Subject, code: str, names: Sequence[str]) -> Drawings:
    """Of those papers that have to be drawn."""
    paper = _paper(ground, subject, code)
    fold = (say("posters-fold"), say("posters-glue"))
    pages = {
        A4: lambda: posters.page(paper),
        A5: lambda: posters.page(paper, posters.A5),
        PAIR: lambda: posters.pair(paper),
        TENT: lambda: tent_and_stamp.tent(paper, fold),
    }
    asks, typed = letter(subject, _address(ground, subject)), printed_code(code)
    stamps = {STAMP: tent_and_stamp.stamp(paper, asks, typed)} if STAMP in names else {}
    return Drawings({name: pages[name]() for name in names if name in pages}, stamps)


def for_letter(ground: Ground, subject: Subject, code: str) -> bytes:
    """DOCX."""
    first, *_ = _codes(ground, subject, code)
    told = (letter(subject, _address(ground, subject)), printed_code(code))
    return letter_end.docx(letter_end.Letter(first.link, told, say("posters-alt", link=first.link)))


def _paper(ground: Ground, subject: Subject, code: str) -> Poster:
    way = "type" if ground.is_site_printed else "send"
    told = words(subject, ground.org, (_address(ground, subject), code, way))
    return Poster(told, _codes(ground, subject, code))


def _codes(ground: Ground, subject: Subject, code: str) -> list[Code]:
    if ground.is_site_printed:
        return [Code(links.choice(ground.site)(code))]
    return [
        Code(link(*subject.where), say("posters-door", door=door))
        for door, link in ground.messengers.items()
    ]


def _address(ground: Ground, subject: Subject) -> str:
    """What is typed: the site, or the messenger that most people here have."""
    if ground.is_site_printed:
        return links.spoken(ground.site)
    told: Mapping[str, links.Link] = ground.messengers
    best = next(door for door in ("max", "vk", *told) if door in told)
    return links.spoken(told[best](MESSAGE, "").partition("?")[0])
