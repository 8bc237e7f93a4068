"""Kinds of charts as Vega-Lite dicts: bars, parts of a whole, levels with their intervals. Pure.

Drawn for a phone: few rows, large letters, the value beside its bar instead of an axis. Colours are
those of Okabe and Ito (2008), which people with any kind of colour blindness can tell apart; no
colour carries a meaning that words do not.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from reports.rules import Json

FONT = "Liberation Sans"
"""Lies inside the drawing library, so charts look the same on every server."""
BLUE, ORANGE, GREEN, SKY = "#0072B2", "#E69F00", "#009E73", "#56B4E9"
GREY, PALE, INK = "#BBBBBB", "#E8E8E8", "#1A1A1A"
_PARTS = (GREEN, ORANGE, SKY, GREY)
ROOM = 9.0
"""Percent of a whole that a piece needs to have its figure written in it."""
_WIDTH = 740
_ROW = 84
_ABOVE, _BELOW = -27, 8
"""Where in its row a label stands and where a bar lies, in pixels from the middle."""
_THICK = 28
_LETTERS, _SMALLEST = 21, 15
_FITS = 60
"""Characters of a label in the largest letters."""
_TITLE, _SUBTITLE = 52, 76
"""Characters of a line."""


@dataclass(frozen=True, slots=True)
class Words:
    """`title` states the finding; `below` tells of how many, of which period, and the mark."""

    title: str
    below: str


@dataclass(frozen=True, slots=True)
class Bar:
    """`told` stands beside the bar, as people read it."""

    label: str
    value: float
    told: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a whole: `share` in percent; `told` stands in it if there is room."""

    row: str
    name: str
    share: float
    told: str


@dataclass(frozen=True, slots=True)
class Level:
    """A share in percent between `low` and `high`; `value` is None where only a band is told."""

    label: str
    value: float | None
    low: float
    high: float
    told: str


def bars(words: Words, rows: Sequence[Bar]) -> Json:
    """Horizontal, in the given order; the main one in another colour."""
    data = [
        {
            **_label(row.label),
            "value": row.value,
            "told": row.told,
            "colour": ORANGE if row.is_main else BLUE,
        }
        for row in rows
    ]
    most = max((row.value for row in rows), default=0)
    bar = {"type": "bar", "height": _THICK, "yOffset": _BELOW, "cornerRadiusEnd": 3}
    colour = {"field": "colour", "type": "nominal", "scale": None}
    return _framed(words, data, len(rows)) | {
        "encoding": {"y": _ROWS, "x": _across("value", 1.3 * most or 1)},
        "layer": [{"mark": bar, "encoding": {"color": colour}}, _LABELS, _told("value")],
    }


def parts(words: Words, pieces: Sequence[Part], order: Sequence[str]) -> Json:
    """Rows of 100 % each; `order`: names of pieces from left to right, as in the legend."""
    data: list[Json] = []
    reached: dict[str, float] = {}
    for piece in pieces:
        begin = reached.get(piece.row, 0.0)
        reached[piece.row] = end = begin + piece.share
        room = {"told": piece.told if piece.share >= ROOM else "", "middle": (begin + end) / 2}
        named = _label(piece.row) | {"name": piece.name}
        data.append(named | {"from": begin, "to": end} | room)
    colours: Json = {"domain": list(order), "range": list(_PARTS[: len(order)])}
    legend: Json = {"orient": "top", "title": None, "columns": 2, "labelLimit": 400}
    colour = {"field": "name", "type": "nominal", "scale": colours, "legend": legend}
    bar = {"type": "bar", "height": _THICK + 8, "yOffset": _BELOW, "stroke": "white"}
    inside = {"type": "text", "dy": _BELOW, "fontWeight": "bold", "fontSize": 20, "color": INK}
    ends = {"x": _across("from", 100), "x2": {"field": "to"}}
    return _framed(words, data, len(reached)) | {
        "encoding": {"y": _ROWS},
        "layer": [
            {"mark": bar, "encoding": ends | {"color": colour}},
            {"mark": inside, "encoding": {"x": _across("middle", 100), "text": {"field": "told"}}},
            _LABELS | {"transform": [{"filter": "datum.from === 0"}]},
        ],
    }


def levels(words: Words, rows: Sequence[Level]) -> Json:
    """A point with its interval on a line from 0 to 100 %; the interval alone for a band."""
    data = [
        {
            **_label(row.label),
            "value": row.value,
            "low": row.low,
            "high": row.high,
            "told": row.told,
            "begin": 0,
            "end": 100,
        }
        for row in rows
    ]
    bar = {"type": "bar", "height": 12, "yOffset": _BELOW, "cornerRadius": 6}
    point = {"type": "point", "filled": True, "size": 300, "yOffset": _BELOW, "opacity": 1}
    wide = 135.0  # room for words behind 100 %
    return _framed(words, data, len(rows)) | {
        "encoding": {"y": _ROWS},
        "layer": [
            {
                "mark": bar | {"color": PALE},
                "encoding": {"x": _across("begin", wide), "x2": {"field": "end"}},
            },
            {
                "mark": bar | {"color": SKY},
                "encoding": {"x": _across("low", wide), "x2": {"field": "high"}},
            },
            {
                "mark": point | {"color": BLUE},
                "encoding": {"x": _across("value", wide)},
                "transform": [{"filter": "datum.value !== null"}],
            },
            _LABELS,
            _told("end"),
        ],
    }


def _framed(words: Words, data: Sequence[Json], rows: int) -> Json:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": list(data)},
        "width": _WIDTH,
        "height": _ROW * max(1, rows),
        "padding": 28,
        "background": "white",
        "title": {
            "text": textwrap.wrap(words.title, _TITLE),
            "subtitle": textwrap.wrap(words.below, _SUBTITLE),
        },
        "config": _LOOKS,
    }


def _across(field: str, most: float) -> Json:
    scale = {"domain": [0, most], "nice": False}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def _told(field: str) -> Json:
    """What people read, behind the end of the bar."""
    mark = {"type": "text", "align": "left", "dx": 12, "dy": _BELOW, "fontSize": 21, "color": INK}
    at = {"field": field, "type": "quantitative"}
    return {"mark": mark, "encoding": {"x": at, "text": {"field": "told"}}}


def _label(text: str) -> Json:
    """Smaller letters of a long one, so that none of them is cut."""
    return {"label": text, "letters": max(_SMALLEST, min(_LETTERS, _LETTERS * _FITS // len(text)))}


_ROWS: Json = {"field": "label", "type": "nominal", "sort": None, "axis": None}
_LABELS: Json = {
    "mark": {
        "type": "text",
        "align": "left",
        "dy": _ABOVE,
        "limit": _WIDTH,
        "color": INK,
    },
    "encoding": {
        "x": {"value": 0},
        "text": {"field": "label"},
        "size": {"field": "letters", "type": "quantitative", "scale": None, "legend": None},
    },
}
_LOOKS: Json = {
    "font": FONT,
    "view": {"stroke": None},
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 27,
        "subtitleFontSize": 19,
        "color": INK,
        "subtitleColor": "#444444",
        "offset": 18,
        "subtitlePadding": 10,
    },
    "legend": {"labelFontSize": 19, "symbolSize": 260, "labelColor": INK},
}
