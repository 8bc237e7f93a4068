"""Pages of the web that serve once, known in RAM alone: a code to be typed, an answer in words.

After a restart, or in another replica, none of them is known: whoever comes is sent for a new one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import token_urlsafe

from bot.page_wants import OncePage, PageWant, StatusPage
from storage.records import Person

LIVES = timedelta(minutes=30)
BITS = 256
REMEMBERED = 10_000
"""Pages of a kind; the one asked for longest ago is forgotten first. Apart, for anybody may ask for
thousands that take a code, and none shall close the page somebody is writing on."""


@dataclass(frozen=True, slots=True)
class Made:
    """`person`: who may act there; nobody for a page that only takes a code."""

    want: PageWant
    person: Person | None = field(repr=False)
    until: datetime


def _now() -> datetime:
    return datetime.now().astimezone()


class OncePages:
    """`clock` is aware, in the town's zone."""

    def __init__(self, clock: Callable[[], datetime] = _now) -> None:
        self._clock = clock
        self._for_words: OrderedDict[str, Made] = OrderedDict()
        self._for_codes: OrderedDict[str, Made] = OrderedDict()
        self._tokens: dict[tuple[Person, PageWant], str] = {}

    def make(self, person: Person, want: PageWant) -> OncePage:
        """A page for words stays the same while its question is open, so that nobody who writes
        there for long loses them; each look into the dialogue gives it another half an hour."""
        owner = None if isinstance(want, StatusPage) else person
        token = self._tokens.get((person, want), "") if owner else ""
        if self.find(token) is None:
            token = token_urlsafe(BITS // 8)
        until = self._clock() + LIVES
        pages = self._for_words if owner else self._for_codes
        pages[token] = Made(want, owner, until)
        pages.move_to_end(token)
        if owner:
            self._tokens[person, want] = token
        self.forget_old()
        return OncePage(token, f"{until:%H:%M}")

    def find(self, token: str) -> Made | None:
        """None for an unknown, used or old one."""
        made = self._for_words.get(token) or self._for_codes.get(token)
        return made if made and made.until > self._clock() else None

    def burn(self, token: str) -> None:
        made = self._for_words.pop(token, None) or self._for_codes.pop(token, None)
        if made and made.person:
            self._tokens.pop((made.person, made.want), None)

    def forget_old(self) -> None:
        """Each page lives equally long, so the oldest of a kind stand first."""
        for pages in (self._for_words, self._for_codes):
            self._cut(pages)

    def _cut(self, pages: OrderedDict[str, Made]) -> None:
        while pages:
            token, made = next(iter(pages.items()))
            if made.until > self._clock() and len(pages) <= REMEMBERED:
                return
            self.burn(token)
