"""A whole questionnaire as one form: what was typed from the paper, and whom a question is for.

Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.surveys.filled_in import columns
from bot.surveys.paper import Box, PaperQuestion
from bot.surveys.script import Survey
from bot.texts import say
from web import forms
from web.desk.paper import numbered

PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Filled:
    """As it was sent; `cells` as `filled_in.judge` reads them."""

    cells: Mapping[str, str] = field(repr=False)
    channel: str = PAPER
    place: str = ""
    number: numbered.Typed = numbered.NOTHING

    def words(self, name: str) -> str:
        """What stands in the field of this name."""
        return self.cells.get(name, "")

    def has(self, question: str, box: Box) -> bool:
        """Is this answer ticked? `question`: its id."""
        return box.option in self.words(question).split(";")


def blank(channel: str, place: str, series: str) -> Filled:
    """`channel`, `place` and `series` of the sheet before it."""
    return Filled({}, channel, place, numbered.Typed(series))


def read(form: forms.Form, survey: Survey) -> Filled:
    """What was sent, nothing of it judged; answers to one question are joined by ";"."""
    cells = {name: ";".join(form.all(name)) for name in columns(survey)}
    number = numbered.read(form)
    return Filled(cells, form.one("+channel") or PAPER, form.one("+place"), number)


def whom_for(one: PaperQuestion) -> str:
    """Which answers above call for it, in words; "" for a question to everybody."""
    return "; ".join(
        say("desk-sheets-only-if", n=above.number, answers=", ".join(map(_named, above.boxes)))
        for above in one.only_if
    )


def _named(box: Box) -> str:
    """Marks by their number, other answers by their words."""
    return box.number if box.is_mark else f"«{box.alone}»"
