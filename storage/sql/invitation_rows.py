"""Mailings as rows, read again; and which of them keep another one from beginning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.invitation_records import (
    MOST,
    SPAN,
    Asked,
    Mailing,
    SentBefore,
    StillRunning,
    TooOften,
)
from storage.tables_invitations import mailing, mailing_wave


def require(asked: Asked, known: Sequence[Mailing], today: date) -> None:
    """Those that were stopped before anybody was invited count as none. Raises SentBefore,
    StillRunning or TooOften."""
    for one in known:
        if one.kind == asked.kind and (both := set(one.waves) & set(asked.waves)):
            raise SentBefore(min(both))
    if any(one.is_running for one in known):
        raise StillRunning
    ended = sorted(one.ended_on for one in known if one.ended_on and one.invited)
    late = [day for day in ended if day + SPAN > today]
    if len(late) >= MOST:
        raise TooOften(late[-MOST] + SPAN)


async def read(connection: AsyncConnection) -> list[Mailing]:
    w = mailing_wave.c
    waves: dict[str, list[tuple[str, int]]] = {}
    for row in await connection.execute(select(mailing_wave).order_by(w.wave)):
        waves.setdefault(row.mailing, []).append((row.wave, row.came))
    asked = select(mailing).order_by(mailing.c.asked_on.desc(), mailing.c.begins.desc())
    return [_mailing(row, waves.get(row.id, [])) for row in await connection.execute(asked)]


def _mailing(row: Row[Any], waves: Sequence[tuple[str, int]]) -> Mailing:
    return Mailing(
        id=row.id,
        kind=row.kind,
        waves=tuple(name for name, _ in waves),
        words=row.words,
        actor=row.actor,
        asked_on=row.asked_on,
        begins=row.begins,
        ended_on=row.ended_on,
        stopped=row.stopped,
        invited=row.invited,
        delivered=row.delivered,
        gone=row.gone,
        came=sum(came for _, came in waves),
    )
