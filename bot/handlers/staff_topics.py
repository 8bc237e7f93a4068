"""Topics that words speak of, by the beginnings of words in their titles and hints. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.cleaning import alike
from config.directories import shipped

SHORTEST, STEM = 4, 6
"""Characters of a word that is worth comparing, and of its beginning that must be the same."""


def topics_in(text: str, most: int = 3) -> tuple[str, ...]:
    """Ids of citizens' topics, the likeliest first; () where no word tells."""
    stems = {word[:STEM] for word in re.findall(r"\w+", alike(text)) if len(word) >= SHORTEST}
    hits = [(len(stems & words), name) for name, words in _words()]
    found = sorted((one for one in hits if one[0]), key=lambda one: -one[0])
    return tuple(name for _, name in found[:most])


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (topic.id, _stems(" ".join((topic.title, *topic.hints))))
        for section in shipped().topics.sections
        for topic in section.topics
    )


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", alike(text))
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST)
