"""Messages about one and the same thing: the one that is answered, and its duplicates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Twin:
    """A message that is a duplicate of the case: its author is told the same answer."""

    number: str
    received: date
    topic: str | None


@dataclass(frozen=True, slots=True)
class Original:
    """The message that is answered for another. `key`: channel:external_id; `number` is "" for a
    row that came in a file. `answer`: the last one its author was given, "" if there is none.
    """

    key: str
    number: str
    topic: str | None
    received: date
    outcome: str
    answer: str = field(default="", repr=False)
