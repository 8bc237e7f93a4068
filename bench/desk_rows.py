"""A desk full of messages for `bench.desk`: plausible rows, and the words of their texts."""

from __future__ import annotations

import random
import re
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from config.directories import shipped
from storage import migration
from storage.engine import open_engine
from storage.sql.appeal_words import CURSOR, DONE
from storage.tables_register import EPOCH
from storage.word_forms import lemmas

LAST_DAY, DAYS = date(2026, 11, 20), 900
OPEN_SHARE = 0.02
"""Of a million, twenty thousand: a region's queue, not a town's."""
TEXTS = 20_000
"""Different texts; each is some messages' own."""
APPEAL = (
    *("id", "channel", "external_id", "number", "audience", "kind", "topic", "organisation"),
    *("received_day", "registered_day", "answered_day", "outcome", "extended", "anonymous"),
    *("repeat", "collective", "representative", "received_at", "registered_at", "due"),
    *("taken_by", "text"),
)
MESSAGE = ("appeal", "asked_as", "spot", "urgent", "waits", "lang")


def vocabulary() -> list[str]:
    """Words of topics and causes, as people would use them."""
    known = shipped()
    titles = [text for one in known.topics for text in (one.title, *one.hints)]
    titles += [one.title for one in known.causes]
    return sorted({word for title in titles for word in re.findall(r"\w{4,}", title.lower())})


def texts(chance: random.Random) -> list[str]:
    """Common words often, rare ones seldom, and a house number."""
    words = vocabulary()
    chance.shuffle(words)
    weights = [1 / (place + 3) for place in range(len(words))]
    return [
        " ".join(chance.choices(words, weights, k=chance.randrange(8, 25)))
        + f" {chance.randrange(1, 1000)}"
        for _ in range(TEXTS)
    ]


async def fill(file: Path, how_many: int) -> None:
    async with open_engine(f"sqlite:///{file}") as engine:
        await migration.upgrade(engine)
    chance = random.Random(1)
    told = texts(chance)
    which = array("H", (chance.randrange(TEXTS) for _ in range(how_many)))
    names = array("l", chance.sample(range(-(2**30), 0), how_many))
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA synchronous=OFF")
        database.execute("PRAGMA cache_size=-1000000")
        rows = zip(_appeals(chance, told, which), names, strict=True)
        database.executemany(_insert("appeal", APPEAL), ((name, *row) for row, name in rows))
        database.executemany(_insert("message", MESSAGE), _messages(chance, names))
        line = "INSERT INTO appeal_change (appeal, field, at, actor) SELECT id, 'created', "
        database.execute(f"{line}received_at, 'author' FROM appeal")
        database.execute("DROP INDEX ix_lemma_of_appeal_appeal")
        insert = _insert("lemma_of_appeal", ("lemma", "appeal"))
        database.executemany(insert, _lemmas(told, which, names))
        database.execute("CREATE INDEX ix_lemma_of_appeal_appeal ON lemma_of_appeal (appeal)")
        database.execute(_insert("cursor", ("channel", "value")), (CURSOR, DONE))


def _insert(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  -- names of ours; values are bound


def _appeals(
    chance: random.Random, told: list[str], which: array[int]
) -> Iterator[tuple[Any, ...]]:
    known, last = shipped(), LAST_DAY.toordinal() - EPOCH
    channels, topics, kinds = known.channels.ids, known.topics.ids, known.kinds.ids
    for place, text in enumerate(which):
        received = last - DAYS + DAYS * place // len(which)
        is_open = chance.random() < OPEN_SHARE
        at = f"{date.fromordinal(received + EPOCH)} 09:00:00.000000"
        due = date.fromordinal(received + EPOCH + 30 if not is_open else last + EPOCH + place % 30)
        yield (
            *(chance.choice(channels), str(place), str(place)),
            *("external", chance.choice(kinds), chance.choice(topics), ""),
            *(received, received, None if is_open else min(last, received + 12)),
            *("in_work" if is_open else "resolved", False, False, False, False, False),
            *(at, at, str(due), "Anna" if is_open and chance.random() < 0.3 else None),
            told[text],
        )


def _messages(chance: random.Random, names: array[int]) -> Iterator[tuple[Any, ...]]:
    for name in names:
        yield name, "problem", "", chance.random() < 0.002, False, "ru"


def _lemmas(told: list[str], which: array[int], names: array[int]) -> Iterator[tuple[str, int]]:
    """In the order in which the table keeps them."""
    of_text: dict[int, array[int]] = defaultdict(lambda: array("l"))
    for name, text in zip(names, which, strict=True):
        of_text[text].append(name)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, text_said in enumerate(told):
        for lemma in lemmas(text_said):
            holders[lemma].append(number)
    for lemma in sorted(holders):
        told_in = sorted(name for number in holders[lemma] for name in of_text[number])
        yield from ((lemma, name) for name in told_in)
