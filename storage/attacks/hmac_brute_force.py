"""Every key that is left, tried on everybody who could have come, against every tag there ever was.

The week's talks are meant to be found: by their tags the program knows whom to answer. So is the
author of a message who asked for an answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from storage.attacks.guesses import Guess, Left
from storage.attacks.loot import Loot
from storage.attacks.reversing import people_of

NAME = "hmac_brute_force"
TAG = 16
MEANT = (("dialogue", "dialogue-"), ("message", "author"))
"""(table, beginning of the key's name)"""


def run(loot: Loot) -> Iterator[Guess]:
    known = people_of(loot)
    values = {(change.table, change.name) for change in loot.changes}
    values |= {
        (table, value)
        for table, rows in loot.rows.items()
        for row in rows
        for value in row.values()
        if isinstance(value, bytes) and len(value) == TAG
    }
    found = {
        f"{table} by {known[value][0]}"
        for table, value in values
        if value in known and not _is_meant(table, known[value][0])
    }
    yield Left(tuple(sorted(found)))


def _is_meant(table: str, key: str) -> bool:
    return any(table == of and key.startswith(name) for of, name in MEANT)
