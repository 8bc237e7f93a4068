"""What words say of a topic, as staff have decided before: counts, and what follows. Pure.

Only words of many messages are counted, so nothing here tells of one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2

STRONGEST = 1.5
"""What a word weighs at most that staff have seen in one topic alone, many times; a word of the
directory weighs 1."""
SEEN, HALF = 3, 5
"""Messages of a topic from which a word counts for it, and with which it counts for half."""
CLEAR = 4.0
"""Doublings of frequency against all other topics at which there is no doubt."""


@dataclass(frozen=True, slots=True)
class Learned:
    """`messages`: decided by staff, by topic. `counts`: of those, how many hold a first form of a
    word, by form and topic."""

    messages: Mapping[str, int] = field(default_factory=dict)
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict, repr=False)

    def weights(self, form: str) -> dict[str, float]:
        """How much the form speaks for each topic, from 0 to STRONGEST; those it speaks against
        are left out.

        >>> told = Learned({"light": 20, "uk": 20}, {"lamp": {"light": 20, "uk": 1}})
        >>> told.weights("lamp")
        {'light': 1.132}
        """
        found = self.counts.get(form)
        if not found:
            return {}
        said, every = sum(found.values()), sum(self.messages.values())
        told = {}
        for topic, count in found.items():
            here, there = self.messages[topic], every - self.messages[topic]
            lift = log2((count + 0.5) / (here + 1)) - log2((said - count + 0.5) / (there + 1))
            if count >= SEEN and lift > 0:
                trust = count / (count + HALF)
                told[topic] = round(STRONGEST * trust * min(lift, CLEAR) / CLEAR, 3)
        return told


NOTHING = Learned()
