"""Paper sheets typed in a staff chat, `1234 1 3 2 5 4`: surveys, a window, lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.events import Button, Reply
from bot.handlers.staff_entry import AT, Entry
from bot.handlers.staff_pages import Listed, page
from bot.surveys.offered import Offered
from bot.surveys.paper import Own, fields
from bot.surveys.paper_line import SKIPPED, Typed
from bot.surveys.script import Survey
from bot.texts import say
from storage import sheet_numbers
from storage.entered_records import Entering
from storage.sheet_numbers import WrongNumber

TOPIC = "sheets"
_OWN = re.compile(r"\s*(\d{1,2})(?:[.,](\d{1,2}))?\s*[:)]\s*(.*)", re.DOTALL)


class NoLine(Exception):
    """What was typed is no line of a sheet; `str()` of it is said to the clerk."""


@dataclass(frozen=True, slots=True)
class Line:
    """`number`: of the sheet as it was drawn, "" for one that bears none."""

    number: str = field(repr=False)
    typed: Typed = field(repr=False)


def listed(offered: Sequence[Offered], number: int, lines: int) -> Reply:
    """The page with this number, or the last there is by now."""
    if not offered:
        return Reply(say("staff-sheets-none"), in_place=True)
    told = [(one.survey.id, _title(one)) for one in offered]
    return page(Listed(TOPIC, say("staff-sheets-choose"), told), number, lines)


def press(told: Entering, verb: str) -> Entry:
    """A button of the window: `done`, `place`, or one of the places."""
    match told.screen, verb:
        case "sheet", "done":
            return Entry(replace(told, screen="dropped"))
        case "sheet", "place":
            return Entry(replace(told, screen="sheet_place"))
        case "sheet_place", name if name.startswith(AT):
            return Entry(replace(told, screen="sheet", place=name.removeprefix(AT)))
        case _:
            return Entry(said=say("staff-old-button"))


def read(text: str, series: str, survey: Survey) -> Line:
    """A number and answers, parted by spaces; own words below, `3: words`. Raises NoLine."""
    first, *rest = text.strip().split("\n")
    tokens = first.replace(sheet_numbers.SIGN, " ").split()
    taken, number = _number(tokens, series, survey)
    return Line(number, Typed(" ".join(tokens[taken:]), dict(_own(rest, survey))))


def _number(tokens: Sequence[str], series: str, survey: Survey) -> tuple[int, str]:
    """(how many tokens it takes, the number). A hyphen stands for none."""
    if tokens and tokens[0] in SKIPPED:
        return 1, ""
    whole = next((n for n in (1, 2, 3) if sheet_numbers.is_ours("".join(tokens[:n]))), 0)
    count = whole or 1
    try:
        typed = "".join(tokens[:count])
        return count, sheet_numbers.read(typed, survey.fingerprint(), series)
    except WrongNumber as wrong:
        why = "first" if wrong.why == "shape" else wrong.why
        raise NoLine(say("staff-sheets-number", why=why)) from wrong


def _own(lines: Sequence[str], survey: Survey) -> Iterator[tuple[str, str]]:
    """Own words by their field; a line without a number goes on with the one above."""
    told: list[list[str]] = []
    for line in lines:
        if _OWN.fullmatch(line) or not told:
            told.append([])
        told[-1].append(line)
    for group in told:
        found = _OWN.fullmatch("\n".join(group))
        if found is None:
            raise NoLine(say("staff-sheets-own"))
        yield _field(survey, int(found[1]), found[2] or ""), found[3]


def _field(survey: Survey, number: int, option: str) -> str:
    known = [one for one in fields(survey) if one.number == number]
    fit = [one for one in known if not option or _is_of(survey, one, option)]
    if len(fit) != 1:
        raise NoLine(say("staff-sheets-own-none", n=number))
    return fit[0].name


def _is_of(survey: Survey, one: Own, option: str) -> bool:
    question = survey.questions[one.number - 1]
    names = [button.option for button in question.buttons()]
    _, _, name = one.name.partition(".")
    return bool(name) and name in names and str(names.index(name) + 1) == option


def window(told: Entering, places: Mapping[str, str], topic: str) -> Reply:
    """`topic` of its buttons; a press comes back as `id.version.verb`."""
    pile = told.pile
    assert pile is not None
    if told.screen == "dropped":
        return Reply(say("staff-sheets-over", title=pile.title, count=pile.entered))

    def button(verb: str, label: str) -> Button:
        return Button(label, topic, f"{told.id}.{told.version}.{verb}", standing=True)

    if told.screen == "sheet_place":
        offered = [button(AT + name, title) for name, title in places.items()]
        nowhere = button(AT, say("staff-sheets-nowhere"))
        return Reply(say("staff-sheets-ask-place"), (*offered, nowhere))
    has_places = bool(places) and told.audience == "external"
    buttons = [button("place", say("staff-sheets-place"))] if has_places else []
    buttons.append(button("done", say("staff-sheets-done")))
    return Reply("\n\n".join(_asking(told, places)), tuple(buttons))


def _asking(told: Entering, places: Mapping[str, str]) -> Iterator[str]:
    pile = told.pile
    assert pile is not None
    head = [say("staff-sheets-head", title=pile.title, count=pile.entered)]
    if told.place in places:
        head.append(say("staff-sheets-at", place=places[told.place]))
    if pile.series:
        head.append(say("staff-sheets-series", series=sheet_numbers.grouped(pile.series)))
    yield "\n".join(head)
    number = "1234" if pile.series else "BCH-KMP 1234"
    yield say("desk-paper-sheet", n=pile.entered + 1, example=f"{number} {pile.example}")
    yield say("staff-sheets-how")


def _title(one: Offered) -> str:
    return say("staff-ready-title", title=one.title, audience=one.wave.audience)
