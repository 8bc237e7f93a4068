"""A survey people can answer now: the script as its wave asks it, and the papers it is put on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.surveys.script import Survey
from bot.texts import say
from storage.invitation_records import MAILING
from storage.records import Paper, Wave


@dataclass(frozen=True, slots=True)
class Offered:
    survey: Survey
    wave: Wave

    @property
    def title(self) -> str:
        """With the «боль» it asks about: too long for a button."""
        return about(self.survey.title, self.wave)

    def paper(self, place: str, today: date) -> Paper:
        """Of a permanent external survey another day or place is another paper (ruling 5).

        The place of an employee is never taken down: it could tell who was answering.
        """
        if self.wave.audience == "internal":
            return Paper(self.wave.id)
        return Paper(self.wave.id, place, today if self.wave.permanent else None)

    def invited(self) -> Paper:
        """Begun by an invitation: one a wave, on whatever day."""
        return self.paper(MAILING, self.wave.opened_on)


def about(title: str, wave: Wave) -> str:
    return say("pains-title", title=title, pain=wave.pain) if wave.pain else title
