"""Decisions about the pain map in every database: kept once, told with who and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.surveys.unfolding import unfold
from storage import backup
from storage.keys import Keys
from storage.pain_records import (
    Measure,
    NoSuchPain,
    PainBy,
    PainChange,
    PainChanged,
    PainRow,
    Proof,
)
from storage.store import Storage, open_storage
from tests.conftest import StandingClock

DAY = date(2026, 10, 12)
EVE, IRINA = PainBy("Ева, analyst", DAY), PainBy("Ирина, admin", DAY, "Повторяет строку 3")
ROW = PainRow(
    *("1" * 16, "2026Q3", "section:roads", "timeliness", "confirmed", "problem", "appeals"),
    *(15, 60, "high", 2, DAY),
    proofs=(
        Proof("C3", "appeals", 4, 12, "slow"),
        Proof("C1", "respondents", 3, 60, "a:1:b:c", (20, 40)),
    ),
)
MEASURE = Measure("a" * 16, ROW.id, "instruction", "Памятка", "roads", date(2026, 11, 11))


async def test_a_decision_is_kept_whole_and_once(storage: Storage) -> None:
    await storage.pains.decide(ROW, "confirmed", EVE)

    with pytest.raises(PainChanged):
        await storage.pains.decide(replace(ROW, state="rejected"), "rejected", IRINA)

    assert await storage.pains.rows("2026Q3") == [replace(ROW, version=1)]
    assert await storage.pains.rows("2026Q4") == []
    assert await storage.pains.confirmed("2026Q3") == {("section:roads", "timeliness")}


async def test_of_two_decisions_at_once_none_leaves_a_row_in_no_row_of_the_map(
    storage: Storage,
) -> None:
    """Given a row that two clerks look at; when one merges another with it and the other rejects
    it, in either order; then the later is told that things have changed."""
    for number, is_merged_first in enumerate((True, False)):
        stands = replace(ROW, id=f"{number}" * 16, pain=f"stands{number}")
        await storage.pains.decide(stands, "confirmed", EVE)
        merged = replace(ROW, id=f"{number + 5}" * 16, pain=f"merged{number}")
        merged = replace(merged, state="merged", merged_with=stands.id, reason="О том же")
        rejected = replace(stands, state="rejected", reason="Ошибка", version=1)
        deeds = [(merged, "merged"), (rejected, "rejected")]
        first, second = deeds if is_merged_first else reversed(deeds)
        await storage.pains.decide(first[0], first[1], IRINA)  # type: ignore[arg-type]  # a deed of either kind

        with pytest.raises(PainChanged):
            await storage.pains.decide(second[0], second[1], EVE)  # type: ignore[arg-type]  # a deed of either kind

    rows = {one.pain: one.state for one in await storage.pains.rows("2026Q3")}
    assert rows == {"stands0": "confirmed", "merged0": "merged", "stands1": "rejected"}


async def test_the_log_tells_who_decided_what_and_why(storage: Storage) -> None:
    await storage.pains.decide(ROW, "confirmed", EVE)
    seen = await storage.pains.row(ROW.id)
    await storage.pains.decide(replace(seen, state="rejected", reason="Дубль"), "rejected", IRINA)

    with pytest.raises(PainChanged):
        await storage.pains.decide(replace(seen, severity=4), "changed", EVE)

    assert await storage.pains.history(ROW.id) == [
        PainChange("confirmed", DAY, "Ева, analyst", ""),
        PainChange("rejected", DAY, "Ирина, admin", "Повторяет строку 3"),
    ]
    assert await storage.pains.confirmed("2026Q3") == frozenset()
    with pytest.raises(NoSuchPain):
        await storage.pains.row("0" * 16)


async def test_measures_are_due_while_they_are_open_and_their_row_stands(storage: Storage) -> None:
    await storage.pains.decide(ROW, "confirmed", EVE)
    later = replace(MEASURE, id="b" * 16, due=date(2026, 12, 1), metric="share", target=105)
    for one in (later, MEASURE):
        await storage.pains.plan(one, "planned", EVE)
    kept = [replace(one, version=1) for one in (MEASURE, later)]
    row = replace(ROW, version=1)

    first = await storage.pains.due(date(2026, 11, 30))
    await storage.pains.plan(replace(kept[0], done=DAY, note="Раздали"), "done", EVE)
    second = await storage.pains.due(date(2026, 12, 1))
    with pytest.raises(PainChanged):
        await storage.pains.plan(replace(kept[0], is_dropped=True), "dropped", EVE)
    await storage.pains.decide(replace(row, state="rejected"), "rejected", IRINA)

    assert (first, second) == ([(kept[0], row)], [(kept[1], row)])
    assert await storage.pains.due(date(2027, 1, 1)) == []
    assert [one.is_open for one in await storage.pains.measures("2026Q3")] == [False, True]
    with pytest.raises(NoSuchPain):
        await storage.pains.plan(replace(kept[1], version=1), "moved", EVE)


@pytest.mark.parametrize(
    "slip", ["UPDATE pain_change SET reason = 'Иначе'", "DELETE FROM pain_change"]
)
async def test_the_database_itself_refuses_to_rewrite_the_log(storage: Storage, slip: str) -> None:
    await storage.pains.decide(replace(ROW, state="rejected"), "rejected", IRINA)

    with pytest.raises(DBAPIError, match="is only added to"):
        async with storage.engine.writing() as connection:
            await connection.execute(text(slip))

    assert [one.reason for one in await storage.pains.history(ROW.id)] == ["Повторяет строку 3"]


async def test_the_map_goes_with_the_backup(
    storage: Storage, tmp_path: Path, clock: StandingClock
) -> None:
    await storage.pains.decide(ROW, "confirmed", EVE)
    await storage.pains.plan(MEASURE, "planned", IRINA)
    copy, other = tmp_path / "copy.gz", f"sqlite:///{tmp_path / 'other.db'}"
    await backup.write(storage.engine, copy, storage.keys)

    keys = Keys(tmp_path / "other")
    async with open_storage(other, keys, clock, unfold) as restored:
        await backup.restore(restored.engine, copy, keys)
        rows = await restored.pains.rows("2026Q3")
        measures = await restored.pains.measures("2026Q3")
        history = await restored.pains.history(ROW.id)

    assert rows == [replace(ROW, version=1)]
    assert measures == [replace(MEASURE, version=1)]
    assert [one.deed for one in history] == ["confirmed", "planned"]
