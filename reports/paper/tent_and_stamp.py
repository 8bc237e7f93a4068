"""The desk tent, folded of one sheet, and the stamp for the end of a letter. Pure."""

from __future__ import annotations

from reports.paper.posters import A4, GREY, INK, RULE, Poster, codes, sheet, square, stacked
from reports.paper.typeset import Style, fitted, one_line, set_in

FACE = 108.0
"""Millimetres of a face of the tent; what is left of the sheet above and below is its floor."""
FLOOR = (A4[1] - 2 * FACE) / 2
STAMP = (170.0, 36.0)
"""Of the stamp: as wide as the lines of a letter."""
STAMP_CODE = 34.0
_MARGIN, _GAP = 10.0, 8.0


def tent(paper: Poster, fold: tuple[str, str]) -> str:
    """Two faces, the upper one on its head; `fold`: what is said on the upper and the lower floor,
    which lie hidden below each other when it stands."""
    face = _face(paper)
    wide = A4[0]
    turned = f'<g transform="rotate(180 {wide / 2:g} {FLOOR + FACE / 2:g})">'
    inside = (
        f'{turned}<g transform="translate(0 {FLOOR:g})">{face}</g></g>'
        f'<g transform="translate(0 {FLOOR + FACE:g})">{face}</g>'
    )
    for number in range(3):
        y = FLOOR + FACE * number
        inside += (
            f'<path d="M0 {y:g}H{wide:g}" stroke="{RULE}" stroke-width="0.35" '
            'stroke-dasharray="3 2"/>'
        )
    style = Style(4.4, colour=GREY, anchor="middle")
    for words, y in ((fold[0], 0.0), (fold[1], FLOOR + 2 * FACE)):
        lines = set_in(words, wide - 4 * _MARGIN, style)
        inside += stacked([lines], wide / 2, (y, FLOOR))
    return sheet(inside, A4)


def _face(paper: Poster) -> str:
    """The code on the left, words on the right, in the order in which they are needed."""
    if len(paper.codes) > 1:
        return _face_of_many(paper)
    told, side = paper.words, FACE - 2 * _MARGIN
    left = _MARGIN + side + _GAP
    room = A4[0] - left - _MARGIN
    lines = [
        fitted(told.org, (room, 11), (4.4, 4, 3.6), Style(4.4, colour=GREY)),
        fitted(told.title, (room, 38), (13, 11.5, 10, 9, 8), Style(13, True, INK)),
        fitted(told.time, (room, 7), (6, 5.4, 4.8), Style(6)),
        fitted(told.how, (room, 15), (5, 4.6, 4.2), Style(5)),
        fitted(told.typed[0], (room, 6), (4.6, 4.2), Style(4.6, colour=GREY)),
        one_line(told.address, room, Style(8, True)),
        one_line(f"{told.typed[1]} {told.short}", room, Style(8, True)),
    ]
    return codes(paper, (_MARGIN, _MARGIN, side, side)) + stacked(lines, left, (4, FACE - 8))


def _face_of_many(paper: Poster) -> str:
    """A row of codes needs the whole width: words above and below it."""
    told, room, middle = paper.words, A4[0] - 2 * _MARGIN, A4[0] / 2
    above = [
        fitted(told.org, (room, 5), (4.2, 3.8, 3.4), Style(4.2, colour=GREY, anchor="middle")),
        fitted(told.title, (room, 14), (11, 10, 9, 8, 7), Style(11, True, INK, "middle")),
    ]
    typed = f"{told.typed[0]} {told.address} {told.typed[1]} {told.short}"
    below = [one_line(typed, room, Style(5, True, anchor="middle"))]
    high = FACE - 8 - 24 - 8
    return (
        stacked(above, middle, (5, 22))
        + codes(paper, (_MARGIN, 28, room, high))
        + stacked(below, middle, (28 + high, 9))
    )


def stamp(paper: Poster, letter: str, typed: str) -> str:
    """For the end of a letter. `letter`: the words that ask; `typed`: the code."""
    wide, high = STAMP
    first, *_ = paper.codes
    side, left = STAMP_CODE, STAMP_CODE + 5
    room = wide - left - 2
    lines = [
        fitted(letter, (room, 23), (4.6, 4.2, 3.8, 3.4), Style(4.6)),
        one_line(typed, room, Style(6.4, True)),
    ]
    inside = square(first.link, (1, 1, side), paper.level) + stacked(lines, left, (0, high))
    return sheet(inside, STAMP, STAMP)
