"""The pain map in the digest: what stands in it, which measures are late, how much is undecided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.pain_wording import words_of
from bot.texts import say
from reports.build import Basis, Wish
from reports.pain.board import Board, Line, board
from reports.pain.words import PainWords
from reports.wording import day
from storage.pain_records import Measure, PainRow
from storage.store import Storage

TOP = 5
"""Rows, and late measures, that are named."""


@dataclass(frozen=True, slots=True)
class MapTold:
    """`undecided`: candidates that nobody has decided of; only their number is told."""

    text: str
    undecided: int = 0


async def pains(storage: Storage, basis: Basis, wish: Wish) -> MapTold | None:
    """None where the ordinance has no map."""
    if not basis.profile.pain_map.enabled:
        return None
    told = await board(storage, basis, wish)
    words = await words_of(storage, told)
    units = {one.id: one.title for one in await storage.units.all()}
    late = await storage.pains.due(wish.as_of - timedelta(days=1))
    rows = [*_rows(told, words, units), *_late(late, words, units)]
    undecided = len(told.candidates)
    if undecided:
        rows.append(say("digest-pain-undecided", n=undecided))
    return MapTold("\n".join(rows) or say("digest-empty"), undecided)


def _rows(told: Board, words: PainWords, units: Mapping[str, str]) -> Iterator[str]:
    for line in told.confirmed[:TOP]:
        open_ones = [one for one in line.measures if one.is_open]
        if not open_ones:
            yield say("digest-pain-bare", **_named(line, words))
        for one in open_ones[:1]:
            owner = units.get(one.unit, one.unit)
            told_of = {"measure": one.text, "owner": owner, "due": day(one.due)}
            yield say("digest-pain-line", **_named(line, words), **told_of)


def _named(line: Line, words: PainWords) -> dict[str, str]:
    return {
        "priority": words.level(line.priority),
        "title": words.title(line.row),
        "process": words.process(line.row),
    }


def _late(
    found: list[tuple[Measure, PainRow]], words: PainWords, units: Mapping[str, str]
) -> Iterator[str]:
    for measure, row in found[:TOP]:
        yield say(
            "digest-pain-late",
            title=words.title(row),
            process=words.process(row),
            measure=measure.text,
            owner=units.get(measure.unit, measure.unit),
            due=day(measure.due),
        )
