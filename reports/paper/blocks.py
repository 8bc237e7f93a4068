"""Questions of a printed questionnaire, each drawn as one piece that is never parted. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from reports.paper import typeset
from reports.paper.font import width, wrapped
from reports.paper.pdf import WIDTH

LEFT, RIGHT = 42.0, WIDTH - 42.0
BODY, QUESTION = 14.0, 15.0
_LEADING = 1.3
_BOX, _NUMBER_AT, _LABEL_AT = 15.0, 28.0, 52.0
_RULE = 27.0  # between two lines to write on
_GAP = 11.0  # below a question
_NEAR = 4.0  # below an answer
_HALF = (RIGHT - LEFT) / 2
_FEW = 4  # answers are not worth two columns


@dataclass(frozen=True, slots=True)
class Answer:
    """A box to mark; `has_line`: with a line for own words below it."""

    number: str
    label: str
    has_line: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """`hints` above the boxes, `after` below them; `row`: boxes beside each other, of which only
    the first and the last are told in words; `lines` to write on."""

    text: str
    hints: tuple[str, ...] = ()
    row: tuple[Answer, ...] = ()
    answers: tuple[Answer, ...] = ()
    after: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A drawing whose top is at 0."""

    height: float
    svg: str

    def __add__(self, other: Piece) -> Piece:
        """One below the other."""
        below = f'<g transform="translate(0 {self.height:.2f})">{other.svg}</g>'
        return Piece(self.height + other.height, self.svg + below)


def piece(block: Block, columns: int = 1) -> Piece:
    """`columns` of answers, where their words are short enough for that."""
    told = rows(block.text, (LEFT, RIGHT - LEFT), QUESTION, bold=True)
    for hint in block.hints:
        told = told + rows(hint, (LEFT, RIGHT - LEFT))
    if block.row:
        told = told + _in_row(block.row)
    beside = _beside(block.answers) if columns > 1 else ()
    told = told + _columns(beside)
    for one in block.answers[len(beside) :]:
        told = told + _answer(one)
    if block.after:
        told = told + rows(block.after, (LEFT, RIGHT - LEFT))
    return told + _ruled(block.lines, LEFT) + Piece(_GAP, "")


def rows(words: str, at: tuple[float, float], size: float = BODY, *, bold: bool = False) -> Piece:
    """`at`: (left, room)."""
    left, room = at
    step, drawn = size * _LEADING, []
    lines = wrapped(words, size, room, bold=bold)
    for place, line in enumerate(lines):
        drawn.append(text((left, place * step + size), line, size, bold=bold))
    return Piece(len(lines) * step + 2.0, "".join(drawn))


def text(at: tuple[float, float], words: str, size: float, *, bold: bool = False) -> str:
    """`at`: where its line begins."""
    return typeset.text(words, *at, typeset.Style(size, bold))


def _answer(one: Answer) -> Piece:
    label = rows(one.label, (LEFT + _LABEL_AT, RIGHT - LEFT - _LABEL_AT))
    number = text((LEFT + _NUMBER_AT, BODY), one.number, BODY, bold=True)
    drawn = Piece(label.height + _NEAR, _box(LEFT + 2.0, 1.0) + number + label.svg)
    return drawn + _ruled(1, LEFT + _LABEL_AT) if one.has_line else drawn


def _beside(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The first ones that may stand in two columns, in an even number; none of a few."""
    room = _HALF - _LABEL_AT - 6.0
    fit = list(takewhile(lambda one: not one.has_line and width(one.label, BODY) <= room, answers))
    return answers[: len(fit) // 2 * 2] if len(fit) >= _FEW else ()


def _columns(answers: tuple[Answer, ...]) -> Piece:
    """Read down the left one, then down the right one."""
    half = len(answers) // 2
    left, right = Piece(0.0, ""), Piece(0.0, "")
    for one in answers[:half]:
        left = left + _answer(one)
    for one in answers[half:]:
        right = right + _answer(one)
    moved = f'<g transform="translate({_HALF:.2f} 0)">{right.svg}</g>' if answers else ""
    return Piece(max(left.height, right.height), left.svg + moved)


def _in_row(answers: tuple[Answer, ...]) -> Piece:
    step, drawn = (RIGHT - LEFT) / len(answers), []
    for place, one in enumerate(answers):
        left = LEFT + place * step
        drawn.append(_box(left + 2.0, 1.0))
        drawn.append(text((left + _BOX + 6.0, BODY), one.number, BODY, bold=True))
    ends = _ends(answers)
    return Piece(BODY * _LEADING + _NEAR, "".join(drawn)) + ends


def _ends(answers: tuple[Answer, ...]) -> Piece:
    """What the first and the last mean, each below its box."""
    low, high = answers[0].label, answers[-1].label
    if not low and not high:
        return Piece(0.0, "")
    room = (RIGHT - LEFT) / 2 - 8.0
    left = rows(low, (LEFT, room))
    lines = wrapped(high, BODY, room)
    wide = max(width(line, BODY) for line in lines)
    right = rows(high, (RIGHT - wide, wide + 1.0))
    return Piece(max(left.height, right.height), left.svg + right.svg)


def _ruled(lines: int, left: float) -> Piece:
    drawn = "".join(
        f'<path d="M{left:.2f} {(place + 1) * _RULE - 5:.2f}H{RIGHT:.2f}" stroke="#555" '
        'stroke-width="0.7"/>'
        for place in range(lines)
    )
    return Piece(lines * _RULE, drawn)


def _box(x: float, y: float) -> str:
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{_BOX}" height="{_BOX}" fill="#fff" '
        'stroke="#000" stroke-width="1.4"/>'
    )
