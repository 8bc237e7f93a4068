"""Within a page new rows are laid from its end on, in whichever order they are read."""

from __future__ import annotations

from collections.abc import Iterator

from storage.attacks.by_order import as_they_came
from storage.attacks.guesses import Guess
from storage.attacks.loot import Loot

NAME = "physical_cell_order"
HEAP_PAGE = 8192


def run(loot: Loot) -> Iterator[Guess]:
    disk = _file(loot)
    size = _page_size(disk) if loot.is_sqlite else HEAP_PAGE
    pages = [disk[at : at + size] for at in range(0, len(disk), size)]
    fullest = max(pages, key=lambda page: sum(one in page for one in loot.ballots), default=b"")
    yield from as_they_came(loot, sorted(loot.ballots, key=disk.find))
    yield from as_they_came(loot, sorted(loot.ballots, key=fullest.rfind))


def _file(loot: Loot) -> bytes:
    if not loot.is_sqlite:
        return loot.disk.get("answer", b"")
    return next((told for name, told in loot.disk.items() if name.startswith("whole ")), b"")


def _page_size(disk: bytes) -> int:
    """Bytes; sqlite.org/fileformat.html 1.3.2: 1 stands for 65,536."""
    told = int.from_bytes(disk[16:18], "big")
    return 65536 if told <= 1 else told
