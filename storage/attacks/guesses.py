"""What a thief claims to have found, and how it is held against the truth. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from storage.attacks.odds import SURE, Chance, matching, naming
from storage.records import Person

Subject = Person | bytes
"""Somebody, or a tag that stood for somebody while the wave was open."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Whose ballot is which, as the thief believes; a ballot may be claimed once."""

    ballots: Mapping[Subject, bytes]


@dataclass(frozen=True, slots=True)
class Named:
    """Who of `among` is dissatisfied (gave a low overall mark), as the thief believes."""

    people: frozenset[Subject]
    among: frozenset[Subject]


@dataclass(frozen=True, slots=True)
class Left:
    """What lies where nothing may lie; each piece is one too many."""

    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Among how many ballots somebody is known to be; fewer than `least` is too few."""

    sizes: tuple[int, ...]
    least: int


Guess = Matched | Named | Left | Narrowed


@dataclass(frozen=True, slots=True)
class Truth:
    """`who`: every tag that ever stood for somebody. `openings`: how many ballots in each."""

    ballots: Mapping[Person, bytes] = field(repr=False)
    low: frozenset[Person] = field(repr=False)
    who: Mapping[bytes, Person] = field(repr=False)
    openings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """`hits` of `of`. `chance`: what a blind guess brings; None: a single hit is too many."""

    hits: int
    of: int
    chance: Chance | None = None

    def __add__(self, other: Score) -> Score:
        """The same attack on two waves, judged together."""
        if self.chance is None or other.chance is None:
            return Score(self.hits + other.hits, self.of + other.of)
        return Score(self.hits + other.hits, self.of + other.of, self.chance + other.chance)

    @property
    def luck(self) -> Fraction:
        """The probability of so many hits by chance alone."""
        if self.chance is None:
            return Fraction(0 if self.hits else 1)
        return self.chance.of_at_least(self.hits)


def judge(guess: Guess, truth: Truth) -> Score:
    match guess:
        case Matched():
            return _matched(guess, truth)
        case Named():
            return _named(guess, truth)
        case Left(pieces):
            return Score(len(pieces), 0)
        case Narrowed(sizes, least):
            return Score(sum(0 < size < least for size in sizes), len(sizes))


def _matched(guess: Matched, truth: Truth) -> Score:
    """Fewer claims than people only lower the odds, so those of a whole matching are held."""
    claimed = {ballot: one for one, ballot in guess.ballots.items()}
    hits = sum(
        truth.ballots.get(_person(one, truth)) == ballot  # type: ignore[arg-type]  # None: nobody
        for ballot, one in claimed.items()
    )
    chance = SURE
    for size in truth.openings:
        chance = chance + matching(size)
    return Score(hits, len(truth.ballots), chance)


def _named(guess: Named, truth: Truth) -> Score:
    among = {one: _person(one, truth) for one in guess.among}
    low = {one for one, who in among.items() if who in truth.low}
    named = guess.people & guess.among
    return Score(len(named & low), len(low), naming(len(among), len(low), len(named)))


def _person(subject: Subject, truth: Truth) -> Person | None:
    return subject if isinstance(subject, Person) else truth.who.get(subject)
