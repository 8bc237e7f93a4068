"""The messenger keeps the dialogues, and whoever has our tokens reads them: nothing there may tell.

Asked are words of the questions' options, what was typed, and how much there is of anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from storage.attacks.by_order import the_most
from storage.attacks.guesses import Guess, Left, Subject
from storage.attacks.loot import Loot

NAME = "dialogue_replay"
TELLING = 8
"""Characters of a label from which on it is no word of every page."""


def run(loot: Loot) -> Iterator[Guess]:
    if not loot.dialogues:
        return
    told = set(_labels(loot)) | set(loot.words)
    found: list[str] = []
    sizes: dict[Subject, float] = {}
    gaps: dict[Subject, float] = {}
    for person in loot.seen.arrived:
        stored = "\n".join(loot.dialogues[person])
        found += [words for words in told if words in stored]
        sizes[person] = float(len(stored))
        gaps[person] = float(_missing(loot.dialogues[person]))
    yield Left(tuple(sorted(found)))
    yield the_most(sizes)
    yield the_most(gaps)


def _missing(dialogue: Sequence[str]) -> int:
    """Messages that were there and are gone: their numbers are not."""
    told = [json.loads(message) for message in dialogue]
    numbers = [one.get("conversation_message_id") or one.get("message_id") for one in told]
    return max(numbers) - min(numbers) + 1 - len(numbers) if numbers else 0


def _labels(loot: Loot) -> Iterator[str]:
    """Of all that could be pressed as an answer."""
    wave = (loot.wave.survey, loot.wave.version)
    rows = loot.rows["script"]
    body = next(row["body"] for row in rows if (row["survey"], row["version"]) == wave)
    for question in json.loads(body)["questions"]:
        options = (question.get("options") or {}).values()
        marks = (question.get("labels") or {}).values()
        for label in (*(one["label"] for one in options), *marks):
            if len(label) >= TELLING:
                yield label
