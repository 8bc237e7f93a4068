"""The terminal as a messenger: an author plays a survey without a phone, a token or a database.

The ballot lies in memory; the handler is the very one that serves all other doors.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.events import ButtonPressed, Event, Reply, TextSent
from bot.handlers import survey as taking
from bot.handlers.around import Around, Town
from bot.stages import BallotOf, Idle, Known, TakingSurvey, Turn, Want
from bot.surveys.script import Survey
from bot.texts import say
from storage.records import (
    Answers,
    Ballot,
    BallotCast,
    BallotDrafted,
    Cast,
    Channel,
    Paper,
)


class Sheet:
    """One person and one paper of one survey, kept as a storage would keep it: draft or cast."""

    def __init__(self, survey: Survey, town: Town, channel: str = Channel.CONSOLE) -> None:
        self.survey = survey
        self.paper = Paper("played")
        self.ballot: Ballot | None = None
        self.answers: Answers = {}
        self.turn = Turn(Idle())
        self._town = replace(town, writing=replace(town.writing, web=""))  # no web beside
        self._channel = channel

    @property
    def is_over(self) -> bool:
        return not isinstance(self.turn.stage, TakingSurvey)

    @property
    def page(self) -> Reply:
        return self.turn.replies[-1]

    def begin(self) -> Reply:
        return self._kept(taking.begin(self.survey, self.paper, self._around()))

    def hear(self, event: Event) -> Reply:
        assert isinstance(self.turn.stage, TakingSurvey)
        around = self._around()
        return self._kept(taking.hear(self.turn.stage, event, self.survey, around))

    def _around(self) -> Around:
        found: dict[Want, object] = {BallotOf(self.paper): self.ballot}
        return Around({}, self._town, Known(date.min, self._channel, found))

    def _kept(self, turn: Turn) -> Reply:
        self.turn = turn
        for fact in turn.facts:
            match fact:
                case BallotDrafted(draft=draft):
                    self.ballot = draft
                case BallotCast(answers=answers):
                    self.ballot, self.answers = Cast(), answers
                case _:
                    self.ballot = None
        return self.page


def play(sheet: Sheet, ask: Callable[[], str], tell: Callable[[str], None]) -> None:
    """Until the survey is finished or stopped; then what would have been kept."""
    tell(say("play-help"))
    tell(shown(sheet.begin()))
    while not sheet.is_over:
        tell(shown(sheet.hear(meant(ask(), sheet.page))))
    for name, value in sheet.answers.items():
        told = ", ".join(value) if isinstance(value, tuple) else str(value)
        tell(say("play-kept", name=name, value=told))


def meant(line: str, page: Reply) -> Event:
    """Enter alone presses the first button of a page that asks nothing; all else is typed."""
    first = page.buttons[0]
    if not line and first.option.startswith("+") and not page.entry:
        return ButtonPressed(first.topic, first.option)
    return TextSent(line)


def shown(page: Reply) -> str:
    """The page as lines: options under the numbers they may be answered by, then the moves."""
    options = [button for button in page.buttons if not button.option.startswith("+")]
    answers = [button for button in options if not button.standing]
    moves = [button.label for button in page.buttons if button.option.startswith("+")]
    lines = [
        button.label if button.option.isdecimal() else f"{number}. {button.label}"
        for number, button in enumerate(answers, 1)
    ]
    told = [page.toast, page.text, *("   " + line for line in lines), " · ".join(moves)]
    return "\n" + "\n".join(line for line in told if line)
