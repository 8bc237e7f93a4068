"""Opened ballots counted by SQL: what the figures of surveys are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.records import DK
from storage.survey_tallies import Given, Sheet, SurveyTally, Where
from storage.tables import answer, script, turnout
from storage.tallies import Window

K = TypeVar("K")
Asked = tuple[str, int, str]
"""A question: survey, version, question."""


class Answers:
    """Ballots that were opened; whoever was asked what is read with `scripts`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def opened(self, window: Window) -> dict[Sheet, str]:
        """Bodies of the scripts of which something was opened in the window, in order of ids."""
        asked = (
            select(turnout.c.survey, turnout.c.version, script.c.body)
            .join(
                script,
                (script.c.survey == turnout.c.survey) & (script.c.version == turnout.c.version),
            )
            .where(*_within(turnout.c.opened_on, window))
            .distinct()
            .order_by(turnout.c.survey, turnout.c.version)
        )
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked)
            return {Sheet(survey, version): body for survey, version, body in rows}

    async def tallies(
        self, window: Window, overall: Collection[Asked], several: Collection[Asked]
    ) -> dict[Sheet, SurveyTally]:
        """`overall`: questions whose marks are told by channel and place; `several`: questions of
        several marks, whose people are counted apart from their marks. The audience is not asked.
        """
        async with self._engine.reading() as connection:
            turnouts = await _turnouts(connection, window)
            given = await _by_sheet(connection, _given(window), Given)
            people = await _by_sheet(connection, _people(window, several), lambda name: name)
            channels = await _by_sheet(connection, _where(window, overall, "channel"), Where)
            places = await _by_sheet(connection, _where(window, overall, "place"), Where)
        return {
            sheet: SurveyTally(
                sheet,
                started,
                finished,
                given.get(sheet, Counter()),
                people.get(sheet, Counter()),
                channels.get(sheet, Counter()),
                places.get(sheet, Counter()),
            )
            for sheet, (started, finished) in turnouts.items()
        }


def _within(day: ColumnElement[Any], window: Window) -> tuple[ColumnElement[bool], ...]:
    return day >= window.start, day < window.end, day <= window.as_of


async def _turnouts(connection: AsyncConnection, window: Window) -> dict[Sheet, tuple[int, int]]:
    told = turnout.c
    asked = (
        select(told.survey, told.version, func.sum(told.started), func.sum(told.finished))
        .where(*_within(told.opened_on, window))
        .group_by(told.survey, told.version)
        .order_by(told.survey, told.version)
    )
    rows = await connection.execute(asked)
    return {
        Sheet(survey, version): (int(begun), int(done)) for survey, version, begun, done in rows
    }


async def _by_sheet(
    connection: AsyncConnection, asked: Select[Any], key: Callable[..., K]
) -> dict[Sheet, Counter[K]]:
    """`asked` gives survey, version, the parts of the key, the count."""
    told: dict[Sheet, Counter[K]] = {}
    for survey, version, *parts, count in await connection.execute(asked):
        told.setdefault(Sheet(survey, version), Counter())[key(*parts)] += count
    return told


def _given(window: Window) -> Select[Any]:
    keys = (answer.c.survey, answer.c.version, answer.c.question, answer.c.value)
    asked = select(*keys, func.count()).where(*_within(answer.c.opened_on, window))
    return asked.group_by(*keys)


def _people(window: Window, several: Collection[Asked]) -> Select[Any]:
    keys = (answer.c.survey, answer.c.version, answer.c.question)
    asked = select(*keys, func.count(answer.c.ballot.distinct()))
    return asked.where(
        *_within(answer.c.opened_on, window), tuple_(*keys).in_(several), answer.c.value != DK
    ).group_by(*keys)


def _where(window: Window, overall: Collection[Asked], source: str) -> Select[Any]:
    column = answer.c[source]
    question = (answer.c.survey, answer.c.version, answer.c.question)
    keys = (answer.c.survey, answer.c.version, column, answer.c.value)
    asked = select(*keys, func.count()).where(
        *_within(answer.c.opened_on, window), tuple_(*question).in_(overall), column != ""
    )
    return asked.group_by(*keys)
