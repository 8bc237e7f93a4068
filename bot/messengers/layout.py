"""Fits a reply into what a messenger can show. Pure: limits come in, texts and rows go out.

An option is never cut: where options are many or long, they stand in the text under numbers and
the buttons bear the numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.events import Button, Reply
from bot.messengers.pieces import pieces
from bot.texts import say

Rows = list[list[Button]]

LISTED_FROM = 7
"""So many options of a survey are easier to read as a numbered list than as buttons."""

SHORT = 3
"""Labels up to so many characters, as marks, share rows by nature."""

SIDE_BY_SIDE = 30
"""Characters that two labels of a menu may have together to be read on a phone."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one message may hold; each adapter names its source."""

    text: int  # UTF-16 units
    label: int  # characters
    buttons: int
    rows: int
    in_row: int


class TooManyButtons(ValueError):
    """No layout of ours shows these buttons under one message: a mistake in the program."""


def fit(reply: Reply, limits: Limits) -> tuple[list[str], Rows]:
    """The texts to send one after another, and the buttons under the last of them.

    Raises TooManyButtons where `fits` says no.
    """
    text, rows = _first_that_fits(reply, limits)
    return pieces(text, limits.text), rows


def with_toast_above(reply: Reply) -> Reply:
    """For whoever typed: there is no button over which a passing word could be shown."""
    return replace(reply, text=f"{reply.toast}\n\n{reply.text}") if reply.toast else reply


def fits(reply: Reply, limits: Limits) -> bool:
    """Can every button be reached? VK asks whether an inline keyboard is enough (ruling 9)."""
    try:
        _first_that_fits(reply, limits)
    except TooManyButtons:
        return False
    return True


def _first_that_fits(reply: Reply, limits: Limits) -> tuple[str, Rows]:
    options = [button for button in reply.buttons if not _is_control(button)]
    controls = [button for button in reply.buttons if _is_control(button)]
    below = _rows_of_controls(controls, limits)
    listed = _is_survey(options) and len(options) >= LISTED_FROM and not _are_short(options)
    if not listed:
        for rows in (_column(options, limits), _packed(options, limits)):
            if _fits([*rows, *below], limits):
                return reply.text, [*rows, *below]
    rows = [*_balanced([_numbered(*told) for told in enumerate(options, 1)], limits), *below]
    if not _fits(rows, limits):
        raise TooManyButtons(f"{len(reply.buttons)} buttons")
    return _with_list(reply.text, options), rows


def _is_control(button: Button) -> bool:
    """No answer by itself: «Назад», «Готово», «Затрудняюсь ответить», a link, the way out."""
    home = button.standing and button.option == "start"
    return button.option.startswith("+") or bool(button.url) or home


def _is_survey(options: Sequence[Button]) -> bool:
    return not any(button.standing for button in options)


def _are_short(options: Sequence[Button]) -> bool:
    return all(len(button.label) <= SHORT for button in options)


def _column(options: Sequence[Button], limits: Limits) -> Rows:
    return _balanced(options, limits) if _are_short(options) else [[button] for button in options]


def _packed(options: Sequence[Button], limits: Limits) -> Rows:
    """A menu with two short labels in a row; options of a survey keep a row of their own."""
    if not _is_survey(options):
        return side_by_side(options, limits.in_row)
    return _column(options, limits)


def side_by_side(buttons: Iterable[Button], in_row: int = 2) -> Rows:
    """Two short labels in a row, where a row takes two."""
    rows: Rows = []
    for button in buttons:
        row = rows[-1] if rows else []
        width = sum(len(other.label) for other in (*row, button))
        if row and len(row) < min(2, in_row) and width <= SIDE_BY_SIDE:
            row.append(button)
        else:
            rows.append([button])
    return rows


def in_rows(buttons: Sequence[Button], in_row: int = 5) -> Rows:
    """Numbers of a list first, as many as a row takes; then the rest side by side."""
    numbers = [button for button in buttons if button.label.isdecimal()]
    rest = [button for button in buttons if not button.label.isdecimal()]
    rows = [numbers[at : at + in_row] for at in range(0, len(numbers), in_row)]
    return [*rows, *side_by_side(rest)]


def _balanced(buttons: Sequence[Button], limits: Limits) -> Rows:
    """Rows of nearly equal length: 11 marks as 6 and 5, not as 8 and 3."""
    count = -(-len(buttons) // limits.in_row)
    rows: Rows = []
    for number in range(count):
        start, end = (len(buttons) * at // count for at in (number, number + 1))
        rows.append(list(buttons[start:end]))
    return rows


_MOVES = ("+back", "+next", "+skip", "+stop")
"""Controls that lead through the survey; the others answer, each in a row of its own."""


def _rows_of_controls(controls: Sequence[Button], limits: Limits) -> Rows:
    moves = [button for button in controls if button.option in _MOVES]
    own = [[button] for button in controls if button not in moves]
    return [*own, *side_by_side(moves, limits.in_row)]


def _numbered(number: int, button: Button) -> Button:
    """A mark is its own number; a tick stays visible."""
    shown = button.option if button.option.isdecimal() else str(number)
    label = say("buttons-selected", answer=shown) if button.ticked else shown
    # field by field, for the same reason as in `buttons.signed`
    return Button(
        label,
        button.topic,
        button.option,
        button.url,
        button.standing,
        button.ticked,
        button.data,
    )


def _with_list(text: str, options: Sequence[Button]) -> str:
    lines = [
        button.label if button.option.isdecimal() else f"{number}. {button.label}"
        for number, button in enumerate(options, 1)
    ]
    is_answer = not any(button.standing or button.option.isdecimal() for button in options)
    hint = ["", say("survey-numbered-hint")] if is_answer else []
    return "\n".join([text, "", *lines, *hint])


def _fits(rows: Rows, limits: Limits) -> bool:
    buttons = [button for row in rows for button in row]
    return (
        len(buttons) <= limits.buttons
        and len(rows) <= limits.rows
        and all(len(row) <= limits.in_row for row in rows)
        and all(len(button.label) <= limits.label for button in buttons)
    )
