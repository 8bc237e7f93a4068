"""Opened ballots as rows to count: coarsened, shuffled, under random names, all of one day."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from random import SystemRandom
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.coarsening import coarsened
from storage.counting import Read
from storage.invitation_records import FEW, MAILING
from storage.records import OpenedBallot, Unfolded, Wave
from storage.survey_tallies import Occasion
from storage.tables_invitations import mailing, mailing_wave

_CHANCE = SystemRandom()


async def write_all(
    connection: AsyncConnection,
    wave: Wave,
    groups: Sequence[Sequence[Read]],
    today: date,
    unfinished: int = 0,
) -> int:
    """The number of ballots that count; those of the wrong respondent do not.

    Each group is coarsened by itself. The unfinished are told once, beside the first.
    """
    total, now = 0, await _next(connection, wave.survey, today)
    for group in groups:
        count = await _write(connection, group, now)
        await _turnout(connection, wave, (group, count, unfinished), now)
        total, unfinished = total + count, 0
    if unfinished:
        await _turnout(connection, wave, ((), 0, unfinished), now)
    counted = update(tables.wave).where(tables.wave.c.id == wave.id)
    await connection.execute(counted.values(opened=tables.wave.c.opened + total))
    await _invited(connection, wave, [one for group in groups for one in group])
    return total


async def _invited(connection: AsyncConnection, wave: Wave, told: Sequence[Read]) -> None:
    """How many were begun by the button of an invitation: one number beside a mailing that went to
    enough people. The place itself is coarsened like any other, so no answer tells it but among
    company."""
    count = sum(one.rows is not None and one.ballot.place == MAILING for one in told)
    if count:
        c = mailing_wave.c
        to_many = select(mailing.c.id).where(mailing.c.invited >= FEW)
        invites = update(mailing_wave).where(c.wave == wave.id, c.kind == "invite")
        invites = invites.where(c.mailing.in_(to_many))
        await connection.execute(invites.values(came=c.came + count))


async def _next(connection: AsyncConnection, survey: str, today: date) -> Occasion:
    told = tables.turnout.c
    of_today = select(func.max(told.nth)).where(told.survey == survey, told.opened_on == today)
    return Occasion(today, ((await connection.execute(of_today)).scalar() or 0) + 1)


async def _write(connection: AsyncConnection, group: Sequence[Read], now: Occasion) -> int:
    told = coarsened([(one.ballot, one.rows) for one in group if one.rows is not None])
    _CHANCE.shuffle(told)
    answers = [row for one, rows in told for row in _answers(one, rows, now)]
    comments = [row for one, rows in told for row in _comments(one, rows, now)]
    _CHANCE.shuffle(answers)
    _CHANCE.shuffle(comments)
    if answers:
        await connection.execute(insert(tables.answer), answers)
    if comments:
        await connection.execute(insert(tables.comment), comments)
    return len(told)


async def _turnout(
    connection: AsyncConnection, wave: Wave, of: tuple[Sequence[Read], int, int], now: Occasion
) -> None:
    group, finished, unfinished = of
    await connection.execute(
        insert(tables.turnout).values(
            id=os.urandom(16),
            wave=wave.id,
            survey=wave.survey,
            version=group[0].ballot.version if group else wave.version,
            opened_on=now.day,
            nth=now.nth,
            started=finished + unfinished,
            finished=finished,
        )
    )


def _answers(one: OpenedBallot, rows: Unfolded, now: Occasion) -> list[dict[str, Any]]:
    ballot = os.urandom(16)
    common = _common(one, now) | {"channel": one.channel, "place": one.place, "ballot": ballot}
    return [common | {"question": question, "value": value} for question, value in rows.values]


def _comments(one: OpenedBallot, rows: Unfolded, now: Occasion) -> list[dict[str, Any]]:
    return [
        _common(one, now)
        | {"id": os.urandom(16), "question": question, "process": rows.process, "body": text}
        for question, text in rows.comments
    ]


def _common(one: OpenedBallot, now: Occasion) -> dict[str, Any]:
    return {
        "wave": one.wave,
        "survey": one.survey,
        "version": one.version,
        "opened_on": now.day,
        "nth": now.nth,
    }
