"""A survey walked through as people would, by the very steps of the talk: for the desk's preview.

Pure. Where the walk stands is worked out anew from its steps, so nothing of it is kept anywhere,
and nobody is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bot.events import ButtonPressed, Event, Reply
from bot.handlers import menu, survey
from bot.handlers.around import Around, Town
from bot.handlers.route import route
from bot.new_waves import a_wave
from bot.page_wants import OncePage, TextPage
from bot.paper.wants import HeldPage
from bot.stages import BallotOf, Employment, Known, TakingSurvey, Turn, Want, Wanted
from bot.surveys.offered import Offered
from bot.surveys.script import Survey
from storage.records import (
    SLIPS,
    Ballot,
    BallotCast,
    BallotDrafted,
    BallotDropped,
    Cast,
    Draft,
    Fact,
    PageHeld,
    PageSealed,
    Paper,
    SealedDraft,
)

STEPS = 150
"""A walk may have so many: a tick is a step too."""
NAME = "preview"
"""Of a wave that is not there; no wave is called so, for a wave's name has a day or a quarter."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What is seen after the last step. `is_over`: the survey is finished, broken off or left."""

    reply: Reply
    is_over: bool


def offered(script: Survey, pain: str, today: date) -> Offered:
    """A survey that is not open, as the next wave would ask it."""
    asked = script.about(pain) if script.is_about_a_pain else script
    wave = a_wave(script, NAME, (today, today + timedelta(days=script.days)))
    return Offered(asked, replace(wave, pain=pain if script.is_about_a_pain else ""))


def walked(what: Offered, steps: Sequence[Event], town: Town, channel: str) -> Screen:
    """Steps that lead nowhere, as forged ones do, are answered as in a talk.

    `channel` is a messenger or the web. Whatever leads out of the survey ends the walk.
    """
    walk = _Walk(what, town, channel)
    walk.begin()
    for step in steps[:STEPS]:
        if not isinstance(walk.turn.stage, TakingSurvey) or _leaves(step):
            return Screen(walk.turn.replies[-1], is_over=True)
        walk.hear(step)
    return Screen(walk.turn.replies[-1], not isinstance(walk.turn.stage, TakingSurvey))


def _leaves(step: Event) -> bool:
    return isinstance(step, ButtonPressed) and step.topic in (menu.TOPIC, menu.SURVEY)


@dataclass(slots=True)
class _Walk:
    """One person and one paper, in memory alone."""

    what: Offered
    town: Town
    channel: str
    turn: Turn = field(default_factory=lambda: Turn(TakingSurvey("", Paper(NAME))))
    ballot: Ballot | None = None
    held: Draft | None = None

    def begin(self) -> None:
        """As an employee, or as whoever typed a good slip."""
        asked, wave = self.what.survey, self.what.wave
        if wave.entry == SLIPS:
            self._take(lambda around: survey.begin(asked, Paper(wave.id, slip=NAME), around))
        else:
            self._take(lambda around: menu.begin(around, asked.id))

    def hear(self, step: Event) -> None:
        self._take(lambda around: route(self.turn.stage, step, around))

    def _take(self, a_step: Callable[[Around], Turn]) -> None:
        found: dict[Want, object] = {}
        while True:
            try:
                self.turn = a_step(self._around(found))
                break
            except Wanted as wanted:
                found[wanted.want] = self._found(wanted.want)
        for fact in self.turn.facts:
            self._keep(fact)

    def _around(self, found: dict[Want, object]) -> Around:
        known = Known(self.what.wave.opened_on, self.channel, found)
        return Around({self.what.survey.id: self.what}, self.town, known)

    def _found(self, want: Want) -> object:
        match want:
            case BallotOf():
                return self.ballot
            case HeldPage():
                return self.held
            case Employment():
                return True
            case TextPage():
                return OncePage(NAME, "")
            case _:
                return None

    def _keep(self, fact: Fact) -> None:
        match fact:
            case BallotDrafted(draft=draft):
                self.ballot = draft
            case BallotCast():
                self.ballot = Cast()
            case BallotDropped():
                self.ballot = None
            case PageHeld(page=page):
                self.held = page
            case PageSealed(following="", page=str(page)) if page:
                self.ballot, self.held = Cast(), None
            case PageSealed(following=following, due=due):
                self.ballot, self.held = SealedDraft(following, due), None
            case _:
                pass


def pressed(button: str) -> ButtonPressed:
    """`topic:option`, as a drawn button names itself."""
    topic, _, option = button.partition(":")
    return ButtonPressed(topic, option)
