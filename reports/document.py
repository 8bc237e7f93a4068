"""A report before its format: headings, paragraphs, tables, pictures. Pure.

`reports.word.writing` and `reports.excel` turn it into files; a test compares plain parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from reports.hiding import FEW, Told
from reports.wording import Say, day, number


@dataclass(frozen=True, slots=True)
class Share:
    """`percent`: of 100, or its band, or that it is not told. It is `count` of `base` people or
    rows, where both may be told; where `count` is not, `base` still is."""

    percent: Told
    count: int | None = None
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """How much more than before, less if negative: people read it with its sign."""

    by: int | float


Cell = str | int | float | date | Share | Change | None
"""None is what is not known, a dash; it is never a zero."""

Kind = Literal["text", "note", "mark", "finding"]
"""Of a paragraph: plain, small print, the mark of internal papers, what is to be seen first."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level`: 1 of a chapter, 2 below it, 3 below that."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """`id`: Latin, distinct within a document: programs find a table by it.

    Rows are as long as `head`. `note`: small print below, as the base of its shares.
    """

    id: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """`chart`: the name that the drawn picture goes by; where none was drawn, `alt` is printed."""

    chart: str
    title: str
    alt: str


Part = Heading | Paragraph | Table | Picture
Document = tuple[Part, ...]

T = TypeVar("T", bound=Part)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every page and sheet of a set bears. `mark`: internal, not to be published, the clause.

    `snapshot`: what `otklik report --verify` finds its inputs by. `day`: the cut-off; files are
    dated with it, so that the same figures give the same bytes. `act`: by which the town reports;
    `state`: preliminary or settled, "" where that is not known.
    """

    title: str
    org: str
    mark: str
    snapshot: str
    day: date
    act: str = ""
    state: str = ""

    @property
    def header(self) -> dict[str, str]:
        """For programs, what papers bear in words."""
        return {
            "title": self.title,
            "act": self.act,
            "org": self.org,
            "as_of": self.day.isoformat(),
            "state": self.state,
            "mark": self.mark,
        }

    @property
    def keyword(self) -> str:
        """In the properties of a file: where it says which snapshot it is of."""
        return f"otklik:{self.snapshot}"


def parts(document: Iterable[Part], kind: type[T]) -> tuple[T, ...]:
    """All tables of a document, or all its headings, in their order."""
    return tuple(part for part in document if isinstance(part, kind))


def rows(*told: Sequence[Cell]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(row) for row in told)


def cell_text(cell: Cell, say: Say) -> str:
    """As Word and pages print it: the language's decimal sign, a dash for what is not known."""
    match cell:
        case str():
            return cell
        case Share():
            return _share(cell, say)
        case Change(by):
            plus = "+" if by > 0 else ""
            return plus + cell_text(by, say)
        case date():
            return day(cell)
    return number(cell, say).replace("-", "\N{MINUS SIGN}", 1)


def _share(cell: Share, say: Say) -> str:
    """A share is printed with its fraction: "20.0 % (1 of 5)"."""
    told = number(cell.percent, say)
    if cell.percent is None or cell.percent == FEW:
        return told
    if cell.base is None:
        return say("document-percent", share=told)
    if cell.count is None:
        return say("document-share-of", share=told, base=cell.base)
    return say("document-share", share=told, count=cell.count, base=cell.base)
