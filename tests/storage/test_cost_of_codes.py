"""What a guess at a code costs. Other tests pay next to nothing for it (tests/codes_made_fast.py).

Whoever changed the cost would also lock out everybody who holds a code: what is kept was found by
these very bytes.
"""

from __future__ import annotations

import asyncio

import pytest

from storage import receipts
from storage.store import Storage

CODE, SALT = "4821093755162048", b"a salt that never changes: 32 by"
LOOKUP = "4077ecfaa7799b22e3bfaf5ae25869241366477a56770815f600bb8ed7e258d7"
KEY = "68bb08babab4c995733c687704617a934b266426089599f7280a602381f4b5de"


@pytest.mark.usefixtures("at_full_cost")
def test_a_code_of_long_ago_is_found_and_opens_as_ever() -> None:
    found = receipts.derive(CODE, SALT)

    assert (receipts.MEMORY, found.lookup.hex(), found.key.hex()) == (64 * 1024, LOOKUP, KEY)


def test_a_code_stretched_with_less_memory_leads_elsewhere() -> None:
    """The broken twin: a product as cheap as the rest of the tests."""
    found = receipts.derive(CODE, SALT)

    assert receipts.MEMORY == 8
    assert found.lookup.hex() != LOOKUP
    assert found.key.hex() != KEY


@pytest.mark.usefixtures("at_full_cost")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_many_codes_are_made_and_tried_at_once(storage: Storage) -> None:
    """Two of Argon2id's calls at once waited for each other for ever when they had more lanes."""
    async with asyncio.timeout(120):
        made = await asyncio.gather(*[storage.receipts.fresh() for _ in range(6)])
        found = await asyncio.gather(*[storage.receipts.opened(one.code) for one in made])

    assert len({one.code for one in made}) == 6
    assert found == [None] * 6
