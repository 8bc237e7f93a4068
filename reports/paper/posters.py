"""What hangs at a place: a poster, a desk tent, a stamp below a letter. Pure: words in, SVG out.

One large code a paper: several beside each other confuse cameras and people alike, and the page
it opens offers every door that is on. Where there is no site, each messenger has a code of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.paper import qr
from reports.paper.typeset import Lines, Style, fitted, one_line, set_in, text

A4, A5 = (210.0, 297.0), (148.0, 210.0)
POINTS = 72 / 25.4
"""Of a millimetre: the drawing library takes a pixel for a point."""
INK, GREY, RULE = "#14263d", "#4a4a4a", "#8a8a8a"
_MARGIN, _GAP = 17.0, 6.0


@dataclass(frozen=True, slots=True)
class Code:
    """`label`: whose it is, "" where there is but one."""

    link: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """All that a paper says. `how`: to scan; `typed`: before the address and, after it, the code;
    `short`: the code as it is printed; `paper`: for whoever has no telephone; `foot`: where it
    hangs. Any but the title may be missing."""

    org: str
    title: str
    time: str
    how: str
    typed: tuple[str, str]
    address: str
    short: str
    paper: str = ""
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster, a tent and a stamp bear alike. `level`: of the codes, as segno names it."""

    words: Words
    codes: Sequence[Code]
    level: str = qr.ON_PAPER


def page(paper: Poster, size: tuple[float, float] = A4) -> str:
    """A poster: the same on every size, for it is measured on A4."""
    return sheet("".join(_poster(paper)), size)


def pair(paper: Poster) -> str:
    """Two of A5 on one lying A4, to be cut apart."""
    one, scale = "".join(_poster(paper)), A5[0] / A4[0]
    half = A4[1] / 2
    edge = (half - A5[0]) / 2
    two = "".join(
        f'<g transform="translate({half * n + edge:g} 0) scale({scale:.5f})">{one}</g>'
        for n in range(2)
    )
    cut = f'<path d="M{half:g} 0V{A4[0]:g}" stroke="{RULE}" stroke-width="0.2" '
    lying = (A4[1], A4[0])
    return sheet(f'{two}{cut}stroke-dasharray="3 2"/>', lying, lying)


def sheet(inside: str, size: tuple[float, float], of: tuple[float, float] = A4) -> str:
    """`of`: what the drawing is measured on, in millimetres."""
    wide, high = (round(side * POINTS, 3) for side in size)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {of[0]:g} {of[1]:g}">'
        f'<rect width="{of[0]:g}" height="{of[1]:g}" fill="#fff"/>{inside}</svg>'
    )


def _poster(paper: Poster) -> Iterator[str]:
    """From above: who asks, what, how long; from below: the typed way; the code has the rest."""
    middle, room, told = A4[0] / 2, A4[0] - 2 * _MARGIN, paper.words
    y = 13.0
    head = [
        fitted(told.org, (room, 17), (6.6, 5.8, 5, 4.4), Style(7, colour=GREY, anchor="middle")),
        fitted(told.title, (room, 62), (20, 17.5, 15, 13, 11), Style(20, True, INK, "middle")),
        fitted(told.time, (room, 11), (9, 8, 7), Style(9, anchor="middle")),
    ]
    for number, lines in enumerate(head):
        yield lines.svg(middle, y)
        y += lines.height + (5 if number == 0 else 2.5) * bool(lines.lines)
        if number == 0:
            yield f'<path d="M{_MARGIN} {y - 2:.2f}h{room:g}" stroke="{RULE}" stroke-width="0.4"/>'
            y += 4
    below, top = _below(told, room)
    yield below
    how = fitted(told.how, (room, 20), (8, 7.2, 6.4), Style(8, anchor="middle"))
    bottom = top - how.height - _GAP
    yield how.svg(middle, bottom + 1)
    yield codes(paper, (_MARGIN, y + 2.5, room, bottom - y - 4.5))


def _below(told: Words, room: float) -> tuple[str, float]:
    """(the typed way and the foot, where they begin)."""
    high, middle = A4[1], A4[0] / 2
    foot = set_in(told.foot, room, Style(3.6, colour=GREY, anchor="middle"))
    sheet_words = fitted(told.paper, (room, 14), (6, 5.4), Style(6, anchor="middle"))
    y = high - 10 - foot.height
    out = foot.svg(middle, y)
    if told.paper:
        y -= sheet_words.height + 2.5
        out += sheet_words.svg(middle, y)
    if not told.address:
        return out, y - 2
    box = list(_typed(told, room - 14))
    tall = sum(lines.height for lines in box) + 7
    y -= tall + 4
    out += f'<rect x="{_MARGIN}" y="{y:.2f}" width="{room:g}" height="{tall:.2f}" rx="4" '
    out += f'fill="{INK}"/>'
    at = y + 2.6
    for lines in box:
        out += lines.svg(middle, at)
        at += lines.height
    return out, y - 3


def _typed(told: Words, room: float) -> Iterator[Lines]:
    white, before = Style(12, True, "#fff", "middle"), Style(6, colour="#fff", anchor="middle")
    yield fitted(told.typed[0], (room, 8), (6, 5.4, 4.8), before)
    yield one_line(told.address, room, white)
    yield fitted(told.typed[1], (room, 8), (6, 5.4, 4.8), before)
    yield one_line(told.short, room, Style(17, True, "#fff", "middle"))


def codes(paper: Poster, box: tuple[float, float, float, float]) -> str:
    """Side by side and as large as they go: (x, y, width, height)."""
    x, y, wide, high = box
    count = len(paper.codes)
    label = 8.0 if any(code.label for code in paper.codes) else 0.0
    side = min((wide - _GAP * (count - 1)) / count, high - label, 112)
    left = x + (wide - count * side - _GAP * (count - 1)) / 2
    top = y + (high - label - side) / 2
    out = ""
    for number, code in enumerate(paper.codes):
        at = left + number * (side + _GAP)
        out += square(code.link, (at, top, side), paper.level)
        if code.label:
            style = Style(6, True, anchor="middle")
            out += text(code.label, at + side / 2, top + side + label - 1.5, style)
    return out


def square(link: str, box: tuple[float, float, float], level: str = qr.ON_PAPER) -> str:
    """A code inside a frame: (x, y, side)."""
    x, y, side = box
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{side:.2f}" height="{side:.2f}" '
        f'rx="{side * 0.04:.2f}" fill="#fff" stroke="{INK}" stroke-width="{side * 0.008:.2f}"/>'
        + qr.square(link, box, level)
    )


def stacked(lines: Sequence[Lines], x: float, box: tuple[float, float]) -> str:
    """In the middle of what is there: (top, height). A third of a line is left below each."""
    top, high = box
    shown = [one for one in lines if one.lines]
    gaps = [one.style.size * 0.34 for one in shown]
    y = top + (high - sum(one.height for one in shown) - sum(gaps[:-1])) / 2
    out = ""
    for one, gap in zip(shown, gaps, strict=True):
        out += one.svg(x, y)
        y += one.height + gap
    return out
