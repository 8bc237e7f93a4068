"""The version for people with poor sight: what can be chosen, and how the page in work looks."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

SIZES = ("100", "150", "200")  # percent of the browser's own letters
INKS = ("plain", "black", "white", "blue")
"""As the browser likes it; black on white, white on black, dark blue on light blue."""
SPACES = ("plain", "wide")
APART = "-"


@dataclass(frozen=True, slots=True)
class Look:
    """Says nothing of whoever reads but these three words."""

    size: str = SIZES[0]
    ink: str = INKS[0]
    space: str = SPACES[0]

    @property
    def is_plain(self) -> bool:
        return self == PLAIN

    @property
    def told(self) -> str:
        """As the cookie says it."""
        return APART.join((self.size, self.ink, self.space))


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Shown:
    """`here`: the page to come back to, "" where it cannot be asked for again."""

    look: Look
    here: str


AT_START = Shown(PLAIN, "/")
SHOWN: ContextVar[Shown] = ContextVar("SHOWN", default=AT_START)
"""Of the request that is being answered."""


def read(told: str) -> Look:
    """Whatever is not one of our choices is the plain one.

    >>> read("200-black-plain"), read("9000-black") == PLAIN
    (Look(size='200', ink='black', space='plain'), True)
    """
    size, _, rest = told.partition(APART)
    ink, _, space = rest.partition(APART)
    is_ours = size in SIZES and ink in INKS and space in SPACES
    return Look(size, ink, space) if is_ours else PLAIN


def is_page(here: str) -> bool:
    """Of this very site: browsers read `//host` and `/\\\\host` as another one.

    >>> is_page("/s/roads?p=hall"), is_page("//evil.example"), is_page("/\\\\evil.example")
    (True, False, False)
    """
    is_path = here[:1] == "/" and here[1:2] not in ("/", "\\")
    return is_path and here.isascii() and here.isprintable()
