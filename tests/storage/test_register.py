"""The register: files taken once, changes logged, and counts that agree with counting by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, select

from storage.arriving import Imported
from storage.engine import Engine
from storage.register_records import Draft, Key, Moment, RegisterRow
from storage.sql.register import Register
from storage.sql.register_rows import columns_of
from storage.sql.register_tallies import received_of, tallies_of
from storage.tables_register import appeal, appeal_change
from storage.tallies import Tallies, Window, count

TOWN = ZoneInfo("Europe/Astrakhan")
NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)
LATER = datetime(2026, 10, 6, 12, tzinfo=UTC)
JULY = date(2026, 7, 1)


def on(day: date | str, at: time = time()) -> Moment:
    told = date.fromisoformat(day) if isinstance(day, str) else day
    return Moment(datetime.combine(told, at, TOWN).astimezone(UTC), told)


def a_draft(name: str, line: int = 2, channel: str = "post", **values: Any) -> Draft:
    return Draft(line, Key(channel, name), {"received": on("2026-07-10")} | values)


def told(imported: Imported) -> tuple[int, int, int, list[tuple[int, str, str]]]:
    refused = [(r.line, r.column, r.code) for r in imported.refusals]
    return imported.new, imported.changed, imported.same, refused


@pytest.fixture
def register(engine: Engine) -> Register:
    return Register(engine)


async def test_a_second_import_of_the_same_file_changes_nothing(register: Register) -> None:
    drafts = [a_draft("1", topic="light", text="Темно"), a_draft("2", 3, organisation="Школа № 1")]

    first = await register.take(drafts, NOW)
    second = await register.take(drafts, LATER)

    assert told(first) == (2, 0, 0, [])
    assert told(second) == (0, 0, 2, [])
    assert [line.field for line in await register.changes(Key("post", "1"))] == ["created"]


async def test_what_was_kept_comes_back_whole(register: Register) -> None:
    row = RegisterRow(
        channel="pos",
        external_id="П-1/2:3",
        received=on("2026-07-10", time(23, 59, 59)),
        audience="internal",
        kind="complaint",
        topic="light",
        cause="slow",
        direction="services",
        organisation="МБУ «Свет»",
        text="=cmd|' /C calc'!A0",
        registered=on("2026-07-11"),
        answered=on("2026-07-20"),
        outcome="resolved",
        duplicate_of=Key("post", "a:b"),
        extended=True,
        anonymous=True,
        repeat=True,
        collective=True,
        client_kind="person",
        form="oral",
    )
    values = {name: getattr(row, name) for name in row.__slots__[2:]}

    await register.take([a_draft("a:b"), Draft(3, row.key, values)], NOW)

    assert await register.row(row.key) == row


async def test_a_change_is_logged_with_the_old_and_the_new_and_a_text_without_words(
    register: Register,
) -> None:
    await register.take([a_draft("1", topic="light", text="Иван Петров, Ленина 1")], NOW)
    changed = a_draft("1", topic=None, text="Темно", answered=on("2026-08-01"), anonymous=True)

    imported = await register.take([changed], LATER)

    assert told(imported) == (0, 1, 0, [])
    log = await register.changes(Key("post", "1"))
    assert [(c.field, c.old, c.new, c.at, c.actor) for c in log] == [
        ("created", None, None, NOW, "import"),
        ("topic", "light", None, LATER, "import"),
        ("text", None, None, LATER, "import"),
        ("answered_at", None, "2026-07-31T20:00:00+00:00", LATER, "import"),
        ("anonymous", "0", "1", LATER, "import"),
    ]


async def test_an_absent_column_leaves_as_it_was_and_an_empty_cell_clears(
    register: Register,
) -> None:
    await register.take([a_draft("1", topic="light", cause="slow")], NOW)

    await register.take([a_draft("1", cause=None)], LATER)

    row = await register.row(Key("post", "1"))
    assert row is not None
    assert (row.topic, row.cause) == ("light", None)


async def test_a_row_that_becomes_impossible_together_with_what_was_known_is_refused(
    register: Register,
) -> None:
    await register.take([a_draft("1", registered=on("2026-07-12"))], NOW)

    imported = await register.take([a_draft("1", answered=on("2026-07-11"))], LATER)

    assert told(imported) == (0, 0, 0, [(2, "answered_at", "before")])
    row = await register.row(Key("post", "1"))
    assert row is not None
    assert row.answered is None


async def test_strict_keeps_nothing_when_one_row_is_bad(register: Register) -> None:
    drafts = [a_draft("1"), a_draft("2", 3, outcome="duplicate")]

    imported = await register.take(drafts, NOW, strict=True)

    assert not imported.kept
    assert told(imported) == (1, 0, 0, [(3, "outcome", "no_original")])
    assert await register.row(Key("post", "1")) is None


async def test_an_original_may_come_later_or_lie_in_the_register(register: Register) -> None:
    await register.take([a_draft("old")], NOW)

    imported = await register.take(
        [
            a_draft("copy", 2, duplicate_of=Key("post", "later")),
            a_draft("later", 3),
            a_draft("copy2", 4, channel="site", duplicate_of=Key("post", "old")),
        ],
        NOW,
    )

    assert told(imported) == (3, 0, 0, [])


async def test_an_original_that_is_itself_unknown_or_refused_is_no_original(
    register: Register,
) -> None:
    imported = await register.take(
        [
            a_draft("1", 2, duplicate_of=Key("post", "1")),
            a_draft("2", 3, duplicate_of=Key("post", "none")),
            a_draft("3", 4, registered=on("2026-07-09")),
            a_draft("4", 5, duplicate_of=Key("post", "3")),
            a_draft("5", 6, duplicate_of=Key("post", "4")),
            a_draft("6", 7),
        ],
        NOW,
    )

    assert told(imported) == (
        1,
        0,
        0,
        [
            (2, "duplicate_of", "itself"),
            (3, "duplicate_of", "unknown_original"),
            (4, "registered_at", "before"),
            (5, "duplicate_of", "unknown_original"),
            (6, "duplicate_of", "unknown_original"),
        ],
    )


async def test_duplicates_of_each_other_are_refused_even_through_the_register(
    register: Register,
) -> None:
    await register.take([a_draft("a"), a_draft("b", duplicate_of=Key("post", "a"))], NOW)

    imported = await register.take(
        [
            a_draft("a", 2, duplicate_of=Key("post", "b")),
            a_draft("c", 3, duplicate_of=Key("post", "d")),
            a_draft("d", 4, duplicate_of=Key("post", "c")),
            a_draft("e", 5, duplicate_of=Key("post", "b")),
        ],
        LATER,
    )

    assert told(imported) == (
        1,
        0,
        0,
        [
            (2, "duplicate_of", "circle"),
            (3, "duplicate_of", "circle"),
            (4, "duplicate_of", "circle"),
        ],
    )


async def test_two_imports_at_once_are_taken_in_turn(register: Register) -> None:
    drafts = [a_draft(str(n), n) for n in range(300)]

    both = await asyncio.gather(register.take(drafts, NOW), register.take(drafts, NOW))

    assert sorted(told(imported)[:3] for imported in both) == [(0, 0, 300), (300, 0, 0)]


async def test_every_row_has_its_line_in_the_log(register: Register, engine: Engine) -> None:
    await register.take([a_draft(str(n), n) for n in range(2500)], NOW)

    async with engine.reading() as connection:
        rows = (await connection.execute(select(func.count()).select_from(appeal))).scalar_one()
        logged = select(func.count(appeal_change.c.appeal.distinct()))
        assert rows == (await connection.execute(logged)).scalar_one() == 2500


DAYS = st.integers(-100, 130).map(lambda n: JULY + timedelta(days=n))
MAYBE_DAYS = st.none() | DAYS


@st.composite
def rows(draw: st.DrawFn) -> RegisterRow:
    received, registered, answered = sorted((draw(DAYS), draw(DAYS), draw(DAYS)))
    kept: Mapping[str, Any] = draw(
        st.fixed_dictionaries(
            {
                "channel": st.sampled_from(("post", "site", "sed")),
                "audience": st.sampled_from(("external", "internal")),
                "kind": st.sampled_from(("complaint", "application")),
                "topic": st.sampled_from((None, "light", "roads")),
                "cause": st.sampled_from((None, "slow")),
                "organisation": st.sampled_from(("", "Школа № 1")),
                "outcome": st.sampled_from(
                    ("in_work", "resolved", "refused", "forwarded", "no_answer", "supported")
                ),
                "duplicate_of": st.sampled_from((None, None, Key("post", "original"))),
                "extended": st.booleans(),
                "anonymous": st.booleans(),
                "repeat": st.booleans(),
                "client_kind": st.sampled_from((None, "person", "legal")),
                "registered": st.sampled_from((None, on(registered), on(registered))),
                "answered": st.sampled_from((None, on(answered), on(answered))),
            }
        )
    )
    return RegisterRow(external_id="", received=on(received), **kept)


WINDOWS = st.builds(
    Window,
    start=st.just(JULY),
    end=st.sampled_from((date(2026, 8, 1), date(2026, 10, 1))),
    as_of=DAYS,
    audience=st.sampled_from((None, "external", "internal")),
    awaited=st.sampled_from((frozenset(), frozenset({"resolved", "refused"}))),
)


@given(st.lists(rows(), max_size=60), st.lists(WINDOWS, min_size=1, max_size=4))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_the_database_counts_as_one_counts_by_hand(
    engine: Engine, some: list[RegisterRow], windows: list[Window]
) -> None:
    told_by_sql: list[tuple[Tallies, int]] = []
    async with engine.writing() as connection:
        await connection.execute(delete(appeal))
        if some:
            values = [columns_of(row) | {"external_id": str(n)} for n, row in enumerate(some)]
            await connection.execute(insert(appeal), values)
        for window in windows:
            told_by_sql.append(
                (await tallies_of(connection, window), await received_of(connection, window))
            )

    for window, (tallies, received) in zip(windows, told_by_sql, strict=True):
        assert tallies == count(some, window)
        assert received == sum(n for kind, n in tallies.receipts.items() if not kind.duplicate)
