"""From each figure of a digest to its cases at the desk: addresses, and buttons below the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.texts import say
from reports.build import Wish
from reports.digest.sections import Told
from reports.figure_cases import Figure, counted
from reports.period import quarter_of
from storage.notice_records import NoticeButton

PAGE, CASES = "/digest", "/digest/cases"
PAINS, INQUIRIES = "/pains", "/inquiries"
"""At the desk."""
SHOWN = ("received", "complaints", "answered", "satisfied", "refused", "overdue", "open")
"""Figures of an audience that have a button of their own; all have a link at the desk."""
TO_MEND = ("no_cause", "no_topic", "no_dates")
AUDIENCES = ("external", "internal")
ALL_BLOCKS = range(3)
"""Both audiences, then what is told of the town."""


def page(desk: str, wish: Wish) -> str:
    """The digest at the desk. `desk`: its address, or its path."""
    return f"{desk}{PAGE}?{urlencode(_period(wish))}"


def picture(desk: str, wish: Wish, name: str) -> str:
    """One of its pictures."""
    return f"{desk}{PAGE}/picture/{name}?{urlencode(_period(wish))}"


def cases(desk: str, wish: Wish, figure: Figure) -> str:
    """The list of what a figure counts."""
    said = _period(wish) | {"audience": figure.audience, "of": figure.of, "value": figure.value}
    return f"{desk}{CASES}?{urlencode({name: text for name, text in said.items() if text})}"


def buttons(desk: str, wish: Wish, told: Told, blocks: Sequence[int]) -> Iterator[NoticeButton]:
    """Below the words of these blocks (of `reports.digest.sections`); none where no phone opens the
    desk. Below one audience alone no button needs its name: two of them fit in a row.
    """
    if not desk:
        return
    for number in blocks:
        if number < len(AUDIENCES):
            figures = [Figure(AUDIENCES[number], of) for of in SHOWN]
            yield from _of(Place(desk, wish, is_named=len(blocks) > 1), told, figures)
        else:
            mend = [Figure(name, of) for name in AUDIENCES for of in TO_MEND]
            yield from _of(Place(desk, wish), told, mend)
            yield from _waiting(desk, wish, told)
            yield NoticeButton(say("digest-at-desk"), url=page(desk, wish))


def title(figure: Figure) -> str:
    return say("digest-figure", of=figure.of)


@dataclass(frozen=True, slots=True)
class Place:
    """`is_named`: buttons of employees say that they are."""

    desk: str
    wish: Wish
    is_named: bool = True


def _of(place: Place, told: Told, figures: list[Figure]) -> Iterator[NoticeButton]:
    for figure in figures:
        count = counted(figure, told.blocks[figure.audience])
        if count:
            audience = figure.audience if place.is_named else AUDIENCES[0]
            label = say("digest-button", audience=audience, figure=title(figure), count=count)
            yield NoticeButton(label, url=cases(place.desk, place.wish, figure))


def _waiting(desk: str, wish: Wish, told: Told) -> Iterator[NoticeButton]:
    """What else waits for a decision, and where it is decided."""
    quarter = urlencode({"period": quarter_of(wish.period.start).name})
    pages = {"pains": f"{PAINS}?{quarter}", "inquiries": INQUIRIES}
    for what, count in told.waits.items():
        if count:
            label = say("digest-waits", what=what, count=count)
            yield NoticeButton(label, url=f"{desk}{pages[what]}")


def _period(wish: Wish) -> dict[str, str]:
    return {"period": wish.period.name, "as_of": wish.as_of.isoformat()}
