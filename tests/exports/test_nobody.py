"""Nothing in an export leads to whoever wrote a message, and no sealed word is in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.exporting import Order, export
from reports.build import Wish
from reports.period import parse
from storage.store import Storage
from tests.conftest import StandingClock
from tests.exports.reading import rows_of
from tests.messages.sending import ANNA, PIT, send, send_traceless
from tests.reports.test_build import BASIS

SECRET, OPEN = "подвал затопило тайно", "подвал затопило явно"


@pytest.mark.parametrize("file", ["out.csv", "out.xlsx", "out.parquet"])
async def test_a_traceless_message_has_a_row_and_no_words(
    storage: Storage, clock: StandingClock, tmp_path: Path, file: str
) -> None:
    await send(storage, ANNA, replace(PIT, text=OPEN))
    _, code = await send_traceless(storage, ANNA, replace(PIT, text=SECRET))
    await storage.messages.release(lambda _: [], clock())
    today, to = clock().date(), tmp_path / file

    written = await export(
        storage, BASIS, Wish(parse("2026Q4"), today), Order("appeals", to, texts=True)
    )

    rows = rows_of(to)
    name = "text" if file.endswith("parquet") else "Текст"
    assert (written.rows, sorted(row[name] or "" for row in rows)) == (2, ["", OPEN])
    told = repr(rows)
    for kept in (SECRET, ANNA.account, code, code.replace(" ", "")):
        assert kept not in told


async def test_what_staff_are_not_shown_yet_is_in_no_export(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    await send_traceless(storage, ANNA)

    wish = Wish(parse("2026Q4"), clock().date())
    written = await export(storage, BASIS, wish, Order("appeals", tmp_path / "out.csv"))

    assert written.rows == 0
