"""Opened ballots counted by SQL: what the figures of surveys are made of."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.records import DK, WaveState
from storage.survey_tallies import Given, Occasion, Sheet, Tally, Where
from storage.tables import answer, script, turnout, wave
from storage.tallies import Window

K = TypeVar("K")
Asked = tuple[str, int, str]
"""A question: survey, version, question."""
ByUnit = tuple[Asked, Asked]
"""The overall question of a survey, and the one in which people named their unit."""

COUNTED = tuple(map(str, (WaveState.COUNTED, WaveState.CLOSED, WaveState.LOST)))
"""States of waves that bring no more answers."""

Of = tuple[Occasion, Sheet]
OF = (answer.c.opened_on, answer.c.nth, answer.c.survey, answer.c.version)


class Answers:
    """Ballots that were opened; whoever was asked what is read with `scripts`.

    `clock` is aware, in the town's zone.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    async def opened(self, window: Window) -> dict[Sheet, str]:
        """Bodies of the scripts of which something was opened in the window, in order of ids."""
        of = (turnout.c.survey, turnout.c.version)  # long bodies are joined to few, not compared
        told = select(*of).where(*_within(turnout.c.opened_on, window)).distinct().subquery()
        asked = (
            select(told.c.survey, told.c.version, script.c.body)
            .join(
                script,
                (script.c.survey == told.c.survey) & (script.c.version == told.c.version),
            )
            .order_by(told.c.survey, told.c.version)
        )
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked)
            return {Sheet(survey, version): body for survey, version, body in rows}

    async def awaited(self) -> Callable[[str], frozenset[date]]:
        """Of a survey, days under which more may come to be counted: today, and the last days of
        its waves that are not counted yet, for a wave that is closed late counts on its last day.
        """
        days: dict[str, set[date]] = {}
        asked = select(wave.c.survey, wave.c.closes_on).where(wave.c.state.not_in(COUNTED))
        async with self._engine.reading() as connection:
            for survey, closes_on in await connection.execute(asked):
                days.setdefault(survey, set()).add(closes_on - timedelta(days=1))
        today = self._clock().date()
        return lambda survey: frozenset({today, *days.get(survey, ())})

    async def tallies(
        self,
        window: Window,
        overall: Collection[Asked],
        several: Collection[Asked],
        units: Collection[ByUnit] = (),
    ) -> dict[Sheet, dict[Occasion, Tally]]:
        """By opening, in their order. The audience is not asked.

        `overall`: questions whose marks are told by channel and place; `several`: questions of
        several marks, whose people are counted apart from their marks. `units`: of employees,
        who tell no place; their units are told as places are.
        """
        async with self._engine.one_state() as connection:
            turnouts = await _turnouts(connection, window)
            given = await _by_occasion(connection, _given(window), Given)
            people = await _by_occasion(connection, _people(window, several), str)
            channels = await _by_occasion(connection, _where(window, overall, "channel"), Where)
            places = await _by_occasion(connection, _where(window, overall, "place"), Where)
            if units:
                places |= await _by_occasion(connection, _by_unit(window, units), Where)
        told: dict[Sheet, dict[Occasion, Tally]] = {}
        for of, (started, finished, k_min) in turnouts.items():
            occasion, sheet = of
            told.setdefault(sheet, {})[occasion] = Tally(
                started,
                finished,
                k_min,
                given.get(of, Counter()),
                people.get(of, Counter()),
                channels.get(of, Counter()),
                places.get(of, Counter()),
            )
        return told

    async def marks(
        self, window: Window, sheets: Collection[Sheet], several: Collection[Asked]
    ) -> dict[Sheet, dict[Occasion, Tally]]:
        """As `tallies`, of these sheets alone and without channels and places: of a year or two
        only the days are read on which one of them was opened."""
        async with self._engine.one_state() as connection:
            turnouts = {
                of: told
                for of, told in (await _turnouts(connection, window)).items()
                if of[1] in sheets
            }
            if not turnouts:
                return {}
            given = await _by_occasion(connection, _given_of(turnouts), Given)
            people = await _by_occasion(connection, _people_of(turnouts, several), str)
        told: dict[Sheet, dict[Occasion, Tally]] = {}
        for of, counts in turnouts.items():
            tally = Tally(*counts, given.get(of, Counter()), people.get(of, Counter()))
            told.setdefault(of[1], {})[of[0]] = tally
        return told


def _within(day: ColumnElement[Any], window: Window) -> tuple[ColumnElement[bool], ...]:
    return day >= window.start, day < window.end, day <= window.as_of


async def _turnouts(connection: AsyncConnection, window: Window) -> dict[Of, tuple[int, int, int]]:
    told = turnout.c
    keys = (told.opened_on, told.nth, told.survey, told.version)
    counts = (func.sum(told.started), func.sum(told.finished), func.max(wave.c.k_min))
    asked = select(*keys, *counts).join(wave, wave.c.id == told.wave)
    rows = await connection.execute(
        asked.where(*_within(told.opened_on, window)).group_by(*keys).order_by(*keys)
    )
    return {
        (Occasion(day, nth), Sheet(survey, version)): (int(begun), int(done), int(k_min))
        for day, nth, survey, version, begun, done, k_min in rows
    }


async def _by_occasion(
    connection: AsyncConnection, asked: Select[Any], key: Callable[..., K]
) -> dict[Of, Counter[K]]:
    """`asked` gives day, opening, survey, version, the parts of the key, the count. In a thread:
    a quarter of a city has tens of thousands of such rows, and the bot answers meanwhile."""
    rows = (await connection.execute(asked)).all()
    return await asyncio.to_thread(_gathered, rows, key)


def _gathered(rows: Sequence[Any], key: Callable[..., K]) -> dict[Of, Counter[K]]:
    told: dict[Of, Counter[K]] = {}
    for day, nth, survey, version, *parts, count in rows:
        of = Occasion(day, nth), Sheet(survey, version)
        told.setdefault(of, Counter())[key(*parts)] += count
    return told


def _given(window: Window) -> Select[Any]:
    keys = (*OF, answer.c.question, answer.c.value)
    asked = select(*keys, func.count()).where(*_within(answer.c.opened_on, window))
    return asked.group_by(*keys)


def _people(window: Window, several: Collection[Asked]) -> Select[Any]:
    question = (answer.c.survey, answer.c.version, answer.c.question)
    keys = (*OF, answer.c.question)
    asked = select(*keys, func.count(answer.c.ballot.distinct()))
    return asked.where(
        *_within(answer.c.opened_on, window), tuple_(*question).in_(several), answer.c.value != DK
    ).group_by(*keys)


def _opened_with(turnouts: Collection[Of]) -> tuple[ColumnElement[bool], ...]:
    """More openings than these at most: whoever counts takes those of `turnouts`."""
    return (
        answer.c.opened_on.in_({occasion.day for occasion, _ in turnouts}),
        answer.c.survey.in_({sheet.survey for _, sheet in turnouts}),
    )


def _given_of(turnouts: Collection[Of]) -> Select[Any]:
    keys = (*OF, answer.c.question, answer.c.value)
    return select(*keys, func.count()).where(*_opened_with(turnouts)).group_by(*keys)


def _people_of(turnouts: Collection[Of], several: Collection[Asked]) -> Select[Any]:
    question = (answer.c.survey, answer.c.version, answer.c.question)
    keys = (*OF, answer.c.question)
    asked = select(*keys, func.count(answer.c.ballot.distinct())).where(
        *_opened_with(turnouts), tuple_(*question).in_(several), answer.c.value != DK
    )
    return asked.group_by(*keys)


def _where(window: Window, overall: Collection[Asked], source: str) -> Select[Any]:
    column = answer.c[source]
    question = (answer.c.survey, answer.c.version, answer.c.question)
    keys = (*OF, column, answer.c.value)
    asked = select(*keys, func.count()).where(
        *_within(answer.c.opened_on, window), tuple_(*question).in_(overall), column != ""
    )
    return asked.group_by(*keys)


def _by_unit(window: Window, units: Collection[ByUnit]) -> Select[Any]:
    """Marks by what the same ballot says of its unit."""
    named = answer.alias("named")
    marked = (answer.c.survey, answer.c.version, answer.c.question)
    told = (named.c.survey, named.c.version, named.c.question)
    keys = (*OF, named.c.value, answer.c.value)
    asked = select(*keys, func.count()).where(
        *_within(answer.c.opened_on, window),
        tuple_(*marked).in_([overall for overall, _ in units]),
        named.c.ballot == answer.c.ballot,
        tuple_(*told).in_([unit for _, unit in units]),
        named.c.value != DK,
    )
    return asked.group_by(*keys)
