"""What is noted while an invented crowd comes: who was seen when, what was logged and shown."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from storage.attacks.loot import Edition, Line, Visit
from storage.records import Person

OURS = ("app", "bot", "otklik", "reports", "storage", "web")
"""Loggers of our own code."""


class Watch:
    """The town's clock in the hands of the rehearsal."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now


class Ear(logging.Handler):
    """Notes every line our own code logs, at any level, with the hour of the town."""

    def __init__(self, watch: Watch) -> None:
        super().__init__(logging.DEBUG)
        self._watch = watch
        self.lines: list[Line] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(Line(self._watch().timestamp(), record.getMessage()))


@dataclass
class Notes:
    """What happened in one wave, for the truth and for whoever stood by and watched."""

    zone: tzinfo  # of the town
    visits: list[Visit] = field(default_factory=list)
    arrived: list[Person] = field(default_factory=list)
    who: dict[bytes, Person] = field(default_factory=dict)
    counts: list[tuple[date, int, int]] = field(default_factory=list)
    opened_early: int = 0
    editions: Sequence[Edition] = ()
    dialogues: Mapping[Person, Sequence[str]] = field(default_factory=dict)


@contextmanager
def listening(watch: Watch) -> Iterator[Ear]:
    """Whatever our own code logs meanwhile, at any level."""
    ear = Ear(watch)
    loggers = [logging.getLogger(name) for name in OURS]
    before = [(one, one.level, one.propagate) for one in loggers]
    for one in loggers:
        one.setLevel(logging.DEBUG)
        one.addHandler(ear)
        one.propagate = False  # what the thief provokes is nobody else's business
    try:
        yield ear
    finally:
        for one, level, propagate in before:
            one.setLevel(level)
            one.removeHandler(ear)
            one.propagate = propagate
