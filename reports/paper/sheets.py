"""A questionnaire as sheets to print and fill in by hand. Pure: words in, SVG pages out.

Everything is set in 14 points and more; no question is parted between two pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reports.paper import qr
from reports.paper.blocks import BODY, LEFT, RIGHT, Block, Piece, piece, rows, text
from reports.paper.font import wrapped
from reports.paper.pdf import HEIGHT, WIDTH
from reports.wording import Say

_TOP, _BOTTOM = 34.0, 34.0
_CORNER, _QR = 132.0, 118.0
_HEAD, _FOOT = 40.0, 26.0  # of the pages that follow, of every page
_TITLE, _NUMBER = 20.0, 22.0


@dataclass(frozen=True, slots=True)
class PrintedSurvey:
    """What is the same on every sheet of a pile. `link`: of the square code, "" for none."""

    title: str
    organisation: str
    notes: tuple[str, ...]
    blocks: tuple[Block, ...]
    link: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """Of one sheet, as it is shown; both "" where sheets bear none."""

    series: str = ""
    number: str = field(default="", repr=False)


def pages(paper: PrintedSurvey, numbers: Sequence[Number], say: Say) -> Iterator[str]:
    """An SVG a page. A sheet of several pages has an even number of them, for two-sided print."""
    blocks = [*paper.blocks, Block(say("paper-thanks"))]
    top = _TOP + _opening(paper, numbers[0], say).height
    ways = [_laid([piece(one, columns) for one in blocks], top) for columns in (1, 2)]
    laid = min(ways, key=len)  # one column, unless two save a page
    if len(laid) > 1 and len(laid) % 2:
        laid.append([(_TOP + _HEAD, rows(say("paper-no-questions"), (LEFT, RIGHT - LEFT)))])
    for number in numbers:
        for page, placed in enumerate(laid, 1):
            head = _opening(paper, number, say) if page == 1 else _head(paper, number, say)
            yield _page([(_TOP, head), *placed, _foot(number, (page, len(laid)), say)])


def _laid(pieces: Sequence[Piece], first: float) -> list[list[tuple[float, Piece]]]:
    """Where each stands, page by page; `first`: where there is room on the first."""
    laid: list[list[tuple[float, Piece]]] = [[]]
    y, end = first, HEIGHT - _BOTTOM - _FOOT
    for one in pieces:
        if y + one.height > end:
            laid.append([])
            y = _TOP + _HEAD
        laid[-1].append((y, one))
        y += one.height
    return laid


def _page(placed: Sequence[tuple[float, Piece]]) -> str:
    drawn = "".join(f'<g transform="translate(0 {y:.2f})">{one.svg}</g>' for y, one in placed)
    size = f'width="{WIDTH}" height="{HEIGHT}"'
    white = f'<rect {size} fill="#fff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{white}{drawn}</svg>'


def _opening(paper: PrintedSurvey, number: Number, say: Say) -> Piece:
    """Who asks and what, how to fill it in; the number and the square code in the corner."""
    side = _CORNER if number.number or paper.link else 0.0
    room = RIGHT - LEFT - side - (16.0 if side else 0.0)
    words = rows(paper.organisation, (LEFT, room))
    words = words + rows(paper.title, (LEFT, room), _TITLE, bold=True)
    for note in paper.notes:
        words = words + rows(note, (LEFT, room))
    corner = _corner(paper, number, say)
    height = max(words.height, corner.height) + 12.0
    rule = f'<path d="M{LEFT} {height - 4:.2f}H{RIGHT}" stroke="#000" stroke-width="1"/>'
    return Piece(height + 6.0, words.svg + corner.svg + rule)


def _corner(paper: PrintedSurvey, number: Number, say: Say) -> Piece:
    left, y, drawn = RIGHT - _CORNER, 0.0, ""
    if number.number:
        drawn = text((left, 18.0), say("paper-series", series=number.series), BODY, bold=True)
        drawn += text((left, 46.0), say("paper-number", number=number.number), _NUMBER, bold=True)
        y = 58.0
    if paper.link:
        drawn += qr.square(paper.link, (left, y, _QR))
        y += _QR
    return Piece(y, drawn)


def _head(paper: PrintedSurvey, number: Number, say: Say) -> Piece:
    room = RIGHT - LEFT - _CORNER - 16.0
    first, *more = wrapped(paper.title, BODY, room)
    drawn = rows(f"{first}\u2026" if more else first, (LEFT, room)).svg
    if number.number:
        told = say("paper-number", number=number.number)
        drawn += text((RIGHT - _CORNER, 18.0), told, _NUMBER, bold=True)
    return Piece(_HEAD, drawn)


def _foot(number: Number, of: tuple[int, int], say: Say) -> tuple[float, Piece]:
    page, pages = of
    told = say("paper-foot-blank", page=page, pages=pages)
    if number.number:
        shown = {"series": number.series, "number": number.number}
        told = say("paper-foot", page=page, pages=pages, **shown)
    return HEIGHT - _BOTTOM - _FOOT, Piece(_FOOT, text((LEFT, _FOOT - 4.0), told, BODY))
