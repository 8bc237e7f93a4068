"""A survey people can answer now: the script as its wave asks it, and the papers it is put on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.surveys.script import Survey
from storage.records import Paper, Wave


@dataclass(frozen=True, slots=True)
class Offered:
    survey: Survey
    wave: Wave

    def paper(self, place: str, today: date) -> Paper:
        """Of a permanent external survey another day or place is another paper (ruling 5)."""
        if self.wave.permanent and self.wave.audience == "external":
            return Paper(self.wave.id, place, today)
        return Paper(self.wave.id, place)
