"""The whole kit as files by their paths, drawn in one go; for the command and for the desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.links import MESSAGE
from bot.qr.kit import LETTER, PAPERS, Ground, codes, drawings, for_letter, linked
from bot.qr.words import Subject
from bot.surveys.script import Survey
from config.ordinance import Place
from reports.paper import drawing
from reports.paper.drawing import Drawings
from storage.short_codes import Where

EMPLOYEES = "employees"
"""The folder of what hangs at no place."""

Coded = Mapping[Where, str]
"""The short code of each."""


def subjects(
    surveys: Sequence[Survey], places: Sequence[Place], unnamed: str, *, message: bool
) -> list[Subject]:
    """By place, as they are hung. Employees are not asked where they stand: a survey of theirs has
    no place. `unnamed`: how titles begin that nobody has filled in yet."""
    told: list[Subject] = []
    for place in places:
        title = "" if place.title.startswith(unnamed) else place.title
        outer: list[Survey | None] = [one for one in surveys if one.audience == "external"]
        for survey in [*outer, None] if message else outer:
            where = (survey.id if survey else MESSAGE, place.id)
            told.append(Subject(where, survey, place=title, point=place.point))
    inner = [one for one in surveys if one.audience == "internal"]
    return told + [Subject((one.id, ""), one) for one in inner]


def folder(subject: Subject) -> str:
    """`place/survey`, as the kit lies on the disk."""
    survey, place = subject.where
    return f"{place or EMPLOYEES}/{survey}"


def names(ground: Ground) -> list[str]:
    """Of the files of one subject, the codes first."""
    return [*(f"{door}.{kind}" for door in ground.doors for kind in ("png", "svg")), *PAPERS]


def links_of(ground: Ground, subject: Subject, coded: Coded) -> Iterator[tuple[str, str]]:
    """(path without the ending, link) of each door."""
    for door, link in linked(ground, subject.where, coded[subject.where]).items():
        yield f"{folder(subject)}/{door}", link


def made(ground: Ground, some: Sequence[Subject], coded: Coded) -> dict[str, bytes]:
    """Blocks while another process draws."""
    found: dict[str, bytes] = {}
    pages: dict[str, str] = {}
    pictures: dict[str, str] = {}
    for one in some:
        at, code = folder(one), coded[one.where]
        drawn = drawings(ground, one, code, PAPERS)
        pages |= {f"{at}/{name}": svg for name, svg in drawn.pages.items()}
        pictures |= {f"{at}/{name}": svg for name, svg in drawn.pictures.items()}
        found |= {f"{at}/{n}": body for n, body in codes(ground, one.where, code).items()}
        found[f"{at}/{LETTER}"] = for_letter(ground, one, code)
    return found | drawing.files(Drawings(pages, pictures))


def one(ground: Ground, subject: Subject, code: str, name: str) -> bytes:
    """One file of a subject, by its name. Raises KeyError. Blocks where it has to be drawn."""
    if name == LETTER:
        return for_letter(ground, subject, code)
    if name in PAPERS:
        return drawing.files(drawings(ground, subject, code, [name]))[name]
    return codes(ground, subject.where, code)[name]
