"""What staff are told of a wave: closed, extended, a rest carried over or destroyed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.texts import say
from storage.closing_records import Closed
from storage.notice_records import NoticeDraft

KIND = "wave"


@dataclass(frozen=True, slots=True)
class WaveNotices:
    """`chats`: staff chats as `telegram:-100123`."""

    chats: Sequence[str] = ()

    def counted(self, title: str, told: Closed, batch_min: int) -> list[NoticeDraft]:
        """Of what was too little to be opened."""
        found: list[NoticeDraft] = []
        if told.carried:
            found += self._to_all(say("staff-wave-carried", title=title, batch_min=batch_min))
        if told.discarded:
            found += self._to_all(say("staff-wave-discarded", title=title))
        if told.damaged:
            words = say("staff-wave-damaged", title=title, count=told.damaged)
            found += self._to_all(words)
        return found

    def closed(self, title: str, told: Closed, how: tuple[str, date | None]) -> list[NoticeDraft]:
        """`how`: the verdict of the anonymity check, "" if there was none; the last day people
        were told, if it was closed before."""
        verdict, cut_short = how
        words = say("staff-wave-closed", title=title, count=told.opened, result=verdict or "none")
        if cut_short is not None:
            words += " " + say("staff-wave-cut-short", date=f"{cut_short:%d.%m.%Y}")
        return self._to_all(words)

    def extended(self, title: str, closes_on: date, k_min: int) -> list[NoticeDraft]:
        last = f"{closes_on - timedelta(days=1):%d.%m.%Y}"
        return self._to_all(say("staff-wave-extended", title=title, date=last, k_min=k_min))

    def _to_all(self, text: str) -> list[NoticeDraft]:
        return [NoticeDraft(KIND, chat=chat, text=text) for chat in self.chats]
