"""A look at the installation's own database and keys, reading only: is anything left of a wave?

It needs no secret: what must be gone is asked for, and what must be alike is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from sqlalchemy import bindparam, event, text
from sqlalchemy.engine import RowMapping, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from storage import guests, sealing, server_settings
from storage.engine import Engine, begin, open_engine

MANY = 10
"""So many opened ballots of citizens share whatever is told of them."""

Look = Literal["papers", "keys", "employees", "crowds", "guests", "moments", "server"]

PAPERS = "SELECT count(*) AS bad FROM ticket WHERE wave IN :waves"
EMPLOYEES = (
    "SELECT count(*) AS bad FROM answer JOIN wave ON wave.id = answer.wave"
    " WHERE wave.audience = 'internal' AND wave.id IN :waves"
    " AND (answer.channel <> '' OR answer.place <> '')"
)
CROWDS = (
    "SELECT wave.id AS wave, answer.opened_on AS opened_on, count(DISTINCT answer.ballot) AS size"
    " FROM answer JOIN wave ON wave.id = answer.wave"
    " WHERE wave.audience = 'external' AND wave.id IN :waves"
    " GROUP BY wave.id, answer.version, answer.opened_on, answer.channel, answer.place"
)
GUESTS = (
    "SELECT (SELECT count(*) FROM guest WHERE length(sealed) <> :size OR length(tag) <> 16)"
    " + (SELECT count(*) FROM mailing WHERE ended_on IS NOT NULL AND after IS NOT NULL)"
    " + (SELECT count(*) FROM notice JOIN mailing ON mailing.id = notice.mailing"
    " WHERE mailing.ended_on IS NOT NULL) AS bad"
)
"""Lines of the list of invitations that can be told apart; what leads from a mailing to people."""
MOMENTS = (
    "SELECT count(DISTINCT xmin::text) AS times, count(DISTINCT ballot) AS ballots FROM answer"
    " WHERE wave IN :waves GROUP BY wave, opened_on"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What one look found: `bad` of it must not be. `named`: which settings of the server."""

    look: Look
    bad: int
    named: tuple[str, ...] = ()


async def look(engine: Engine, keys: Path, waves: Sequence[str]) -> list[Found]:
    """At closed waves, those whose key must be gone."""
    async with engine.one_state() as connection:
        crowds = await _asked(connection, CROWDS, waves)
        found = [
            Found("papers", await _count(connection, PAPERS, waves)),
            Found("keys", sum((keys / f"{name}.key").exists() for name in _keys(waves))),
            Found("employees", await _count(connection, EMPLOYEES, waves)),
            Found("crowds", _too_small(crowds)),
            Found("guests", await _guests(connection)),
        ]
        if engine.is_sqlite:
            return found
        moments = await _asked(connection, MOMENTS, waves)
        apart = sum(row["times"] * MANY > max(row["ballots"], MANY) for row in moments)
    told = tuple(one.name for one in await server_settings.telling(engine))
    return [*found, Found("moments", apart), Found("server", len(told), told)]


async def closed(engine: Engine) -> list[str]:
    """Waves that ended, and those that are just ending: their ballots are out."""
    asked = text("SELECT id FROM wave WHERE state = 'closed' ORDER BY id")
    async with engine.reading() as connection:
        return [str(wave) for wave in (await connection.execute(asked)).scalars()]


@asynccontextmanager
async def open_to_read(url: str) -> AsyncIterator[Engine]:
    """The installation's own database, so that nothing of it can change, not even its log."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        async with open_engine(url) as opened:
            yield opened
        return
    path = f"file:{quote(_whole(parsed.database or ''))}?mode=ro&uri=true"
    made = create_async_engine(f"sqlite+aiosqlite:///{path}", hide_parameters=True)
    event.listen(made.sync_engine, "begin", begin)
    engine = Engine(made)
    try:
        yield engine
    finally:
        await engine.dispose()


def _keys(waves: Sequence[str]) -> list[str]:
    """Of ordinary and of strict waves."""
    return [f"{kind}-{wave}" for kind in ("wave", "tags") for wave in waves]


async def _guests(connection: AsyncConnection) -> int:
    size = guests.SIZE + sealing.SEALED_MORE
    return int((await connection.execute(text(GUESTS), {"size": size})).scalar_one())


def _too_small(crowds: Sequence[RowMapping]) -> int:
    """Groups that something tells from the other ballots of their opening."""
    openings = Counter((row["wave"], row["opened_on"]) for row in crowds)
    return sum(row["size"] < MANY and openings[row["wave"], row["opened_on"]] > 1 for row in crowds)


def _whole(path: str) -> str:
    return str(Path(path).absolute())


async def _count(connection: AsyncConnection, asked: str, waves: Sequence[str]) -> int:
    return int((await _asked(connection, asked, waves))[0]["bad"])


async def _asked(
    connection: AsyncConnection, asked: str, waves: Sequence[str]
) -> Sequence[RowMapping]:
    prepared = text(asked).bindparams(bindparam("waves", expanding=True))
    return (await connection.execute(prepared, {"waves": list(waves)})).mappings().all()
