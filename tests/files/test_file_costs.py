"""What files cost a register that has none: one look at an index, however long the register is."""

from __future__ import annotations

import pytest

from storage.store import Storage


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_files_of_a_message_are_counted_by_index(storage: Storage) -> None:
    asked = "EXPLAIN QUERY PLAN SELECT count(*) FROM attachment WHERE appeal = -5"
    twin = "EXPLAIN QUERY PLAN SELECT count(*) FROM attachment WHERE kind = 'pdf'"

    async with storage.engine.reading() as connection:
        plans = [
            [str(row) for row in await connection.exec_driver_sql(one)] for one in (asked, twin)
        ]

    assert [one for one in plans[0] if "SEARCH" in one and "ix_attachment_appeal" in one]
    assert [one for one in plans[1] if "SCAN" in one]  # the broken twin
