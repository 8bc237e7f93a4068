"""From each figure of a digest to its cases at the desk: addresses, and buttons below the words."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from bot.texts import say
from reports.build import Wish
from reports.digest import Told
from reports.figure_cases import Figure, counted
from storage.notice_records import NoticeButton

PAGE, CASES = "/digest", "/digest/cases"
"""At the desk."""
SHOWN = ("received", "complaints", "answered", "satisfied", "refused", "overdue", "open")
"""Figures of an audience that have a button of their own; all have a link at the desk."""
TO_MEND = ("no_cause", "no_topic", "no_dates")
AUDIENCES = ("external", "internal")


def page(desk: str, wish: Wish) -> str:
    """The digest at the desk. `desk`: its address, or its path."""
    return f"{desk}{PAGE}?{urlencode(_period(wish))}"


def cases(desk: str, wish: Wish, figure: Figure) -> str:
    """The list of what a figure counts."""
    said = _period(wish) | {"audience": figure.audience, "of": figure.of, "value": figure.value}
    return f"{desk}{CASES}?{urlencode({name: text for name, text in said.items() if text})}"


def buttons(desk: str, wish: Wish, told: Told) -> tuple[tuple[NoticeButton, ...], ...]:
    """Of each block of the digest (`reports.digest.blocks`); none where no phone opens the desk."""
    if not desk:
        return (), (), ()
    whole = NoticeButton(say("digest-at-desk"), url=page(desk, wish))
    external, internal = (
        tuple(_of(desk, wish, told, [Figure(name, of) for of in SHOWN])) for name in AUDIENCES
    )
    mend = [Figure(name, of) for name in AUDIENCES for of in TO_MEND]
    return external, internal, (*_of(desk, wish, told, mend), whole)


def title(figure: Figure) -> str:
    return say("digest-figure", of=figure.of)


def _of(desk: str, wish: Wish, told: Told, figures: list[Figure]) -> Iterator[NoticeButton]:
    for figure in figures:
        count = counted(figure, told.blocks[figure.audience])
        if count:
            label = say(
                "digest-button", audience=figure.audience, figure=title(figure), count=count
            )
            yield NoticeButton(label, url=cases(desk, wish, figure))


def _period(wish: Wish) -> dict[str, str]:
    return {"period": wish.period.name, "as_of": wish.as_of.isoformat()}
