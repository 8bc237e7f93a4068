"""What a text is about: topics of citizens by the first forms of its words. It only suggests.

Words of the directory speak from the first day; what staff have decided since is added to them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bot.cleaning import alike
from config.directories import shipped
from config.entries import Topic
from storage.learned_topics import NOTHING, Learned
from storage.word_forms import lemmas, words

LIKELY = 0.5
"""What a suggestion weighs at least: one word that two topics share."""
AS_LIKELY = 0.45
"""Of the weight of the best one, for those named after it."""
SHORTEST = 3
"""Characters of the beginning of a word that may stand for it."""
SURE = 0.8
"""What a topic weighs that is put into a form by itself, to be changed where it is wrong: one word
that belongs to no other topic, nearly."""
BESIDE = 0.7
"""What a word weighs that neither title nor hints have: people say it of other things, too."""
FORMS = 400
"""Different words of a text that are looked at: a long letter says early what it is about."""


class TopicSense:
    """One object for as long as the program runs; `learned` is put in it by whoever learns."""

    def __init__(self, learned: Learned = NOTHING) -> None:
        self.learned = learned

    def topics(self, text: str, most: int = 3) -> tuple[str, ...]:
        """Ids, the likeliest first; () where no word tells enough."""
        found = self._found(text)
        best = found[0][1] if found else 0.0
        near = [name for name, weight in found if weight >= max(LIKELY, AS_LIKELY * best)]
        return tuple(near[:most])

    def surest(self, text: str) -> str:
        """The likeliest, if it is so alone; "" otherwise."""
        match self._found(text):
            case [(name, weight), *others] if weight >= SURE:
                return "" if others and others[0][1] == weight else name
            case _:
                return ""

    def _found(self, text: str) -> list[tuple[str, float]]:
        return _ranked(_weighed(text, self.learned))


def topics_said(typed: str, most: int) -> tuple[str, ...]:
    """Topics that one or two typed words may mean, the likeliest first: in any form, or by their
    beginnings where no word is known; () if there are none."""
    found = _ranked(_weighed(typed, NOTHING)) or _ranked(_begun(typed))
    return tuple(name for name, _ in found[:most])


def _ranked(weights: Mapping[str, float]) -> list[tuple[str, float]]:
    """Of equals the one that stands first in the directory."""
    places = {name: place for place, name in enumerate(shipped().topics.ids)}
    return sorted(weights.items(), key=lambda one: (-one[1], places[one[0]]))


def _weighed(text: str, learned: Learned) -> dict[str, float]:
    """A word counts once, however often it is said, and as whatever of its forms tells most."""
    told: dict[str, float] = defaultdict(float)
    seen: set[frozenset[str]] = set()
    for word in words(text):
        if word.forms in seen:
            continue
        seen.add(word.forms)
        if len(seen) > FORMS:
            break
        for topic, weight in _of_word(word.forms, learned).items():
            told[topic] += weight
    return told


def _of_word(forms: frozenset[str], learned: Learned) -> dict[str, float]:
    best: dict[str, float] = {}
    for form in sorted(forms):
        told = dict(_lexicon().get(form, {}))
        for topic, weight in learned.weights(form).items():
            if topic in shipped().topics:
                told[topic] = told.get(topic, 0.0) + weight
        for topic, weight in told.items():
            best[topic] = max(best.get(topic, 0.0), weight)
    return best


def _begun(typed: str) -> dict[str, float]:
    """A word that is not typed to its end, or is not in the dictionary."""
    told: dict[str, float] = defaultdict(float)
    stems = [_stem(word) for word in re.findall(r"\w+", alike(typed)) if len(word) >= SHORTEST]
    for topic, known in _plain():
        told[topic] += sum(any(word.startswith(stem) for word in known) for stem in stems)
    return {topic: hits for topic, hits in told.items() if hits}


def _stem(word: str) -> str:
    """Endings change in Russian, beginnings stay."""
    return word[: max(SHORTEST, len(word) - 2)]


@lru_cache(maxsize=1)
def _lexicon() -> Mapping[str, Mapping[str, float]]:
    """By form: its topics, and what it weighs for each. The fewer topics have it, the more."""
    told: dict[str, dict[str, float]] = defaultdict(dict)
    silent = lemmas(" ".join(shipped().silent_words))
    for topic in _told():
        known = shipped().topic_words.get(topic.id, ())
        for weight, said in ((BESIDE, known), (1.0, (topic.title, *topic.hints))):
            for form in lemmas(" ".join(said)) - silent:
                told[form][topic.id] = weight
    return {
        form: {topic: weight / len(has) for topic, weight in has.items()}
        for form, has in told.items()
    }


@lru_cache(maxsize=1)
def _plain() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (one.id, tuple(re.findall(r"\w+", alike(" ".join(_words_of(one)))))) for one in _told()
    )


def _told() -> Iterator[Topic]:
    """Topics of citizens but the rest of a section, whose title says nothing of itself."""
    for section in shipped().topics.sections:
        yield from (topic for topic in section.topics if topic.hints)


def _words_of(topic: Topic) -> tuple[str, ...]:
    return (topic.title, *topic.hints, *shipped().topic_words.get(topic.id, ()))
