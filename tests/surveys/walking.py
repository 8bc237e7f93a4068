"""A person who answers anything that may be answered, and now and then goes back."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from bot.events import Button, ButtonPressed, Event, Reply, TextSent
from bot.handlers.folding import MORE
from bot.messengers.console import Sheet
from bot.surveys.choices import DONE
from bot.surveys.script import Survey
from tests.town import TOWN

AWAY = ("+stop", "+anonymity")
"""Buttons that lead out of the questions."""

LONGEST_WALK = 200

heaviest = st.sampled_from(['"', "\\", "\n", "я", "№", "😀", "ab", '"😀'])
"""Signs by what they take in JSON and in UTF-8."""


def walk(survey: Survey, data: st.DataObject, channel: str = "console") -> Iterator[Sheet]:
    """The sheet after every step, until it is handed in."""
    sheet = Sheet(survey, TOWN, channel)
    sheet.begin()
    yield sheet
    for step in range(LONGEST_WALK):
        if sheet.is_over:
            return
        sheet.hear(_event(sheet.page, data, may_return=step < 40))
        yield sheet
    raise AssertionError("the walk does not end")


def _event(page: Reply, data: st.DataObject, may_return: bool) -> Event:
    if page.entry and data.draw(st.booleans()):
        return TextSent(_text(page.longest, data))
    chosen = data.draw(st.sampled_from(_open_ways(page, may_return)))
    return ButtonPressed(chosen.topic, chosen.option)


def _open_ways(page: Reply, may_return: bool) -> list[Button]:
    """In the end everybody decides: no way back, and one tick is enough.

    «Готово» of a folded page may lie on its other half.
    """
    ways = [one for one in page.buttons if not one.standing and one.option not in AWAY]
    if may_return:
        return ways
    if any(button.ticked for button in ways):
        done = [button for button in ways if button.option == DONE]
        return done or [button for button in ways if button.option == MORE]
    return [button for button in ways if button.option != "+back"]


def _text(longest: int, data: st.DataObject) -> str:
    """Often at the very limit; a text over it is refused and asked for again."""
    sign = data.draw(heaviest)
    return "x" + sign * data.draw(st.sampled_from([1, longest // 3, longest // 2, longest - 1]))
