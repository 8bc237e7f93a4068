"""Accounts of those who came, in any byte of any file that is left, in any usual spelling."""

from __future__ import annotations

import gzip
from base64 import b64encode
from collections.abc import Iterator

from storage.attacks.export_metadata import GZIP
from storage.attacks.guesses import Guess, Left
from storage.attacks.loot import Loot
from storage.attacks.many_words import occurring

NAME = "core_swap_tmp"


def run(loot: Loot) -> Iterator[Guess]:
    told = [*loot.disk.values(), *loot.files.values(), *loot.keys.values()]
    told += [gzip.decompress(one) for one in told if one.startswith(GZIP)]
    told += [line.words.encode() for line in loot.log]
    whose = {
        spelt: place
        for place, person in enumerate(loot.seen.arrived)
        for spelt in _spelt(person.account)
    }
    found = {whose[one] for one in occurring(whose, b"\0".join(told))}
    yield Left(tuple(f"account {place}" for place in sorted(found)))


def _spelt(account: str) -> Iterator[bytes]:
    plain = account.encode()
    yield plain
    yield account.encode("utf-16-le")
    yield account.encode("utf-16-be")
    yield plain.hex().encode()
    for shift in range(3):  # base64 of it, wherever it begins in a longer text
        whole = b64encode(b"\0" * shift + plain)
        yield whole[4 if shift else 0 : -4]
