"""Scripts in force: those that come with Otklik, and over them what the town itself published."""

from __future__ import annotations

from collections.abc import Collection, ItemsView, Iterator, KeysView, Mapping, ValuesView

from bot.surveys.script import Survey

RESERVED = frozenset(["changes", "check", "import", "message"])
"""What links and pages of the desk are called: no survey of a town's own may be."""


class Published(Mapping[str, Survey]):
    """By id, in their order. One for as long as the program runs; what it holds is changed whole,
    so that whoever is walking over it walks on over what it was."""

    def __init__(self, filed: Mapping[str, Survey]) -> None:
        self._filed = filed
        self._now: Mapping[str, Survey] = dict(sorted(filed.items()))

    def lay(self, own: Mapping[str, Survey], retired: Collection[str] = ()) -> None:
        """From now on `own` stand over the files; those retired are asked no more."""
        known = {**self._filed, **own}
        self._now = {name: known[name] for name in sorted(known) if name not in retired}

    def __getitem__(self, name: str) -> Survey:
        return self._now[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now)

    def __len__(self) -> int:
        return len(self._now)

    def keys(self) -> KeysView[str]:
        return self._now.keys()

    def values(self) -> ValuesView[Survey]:
        return self._now.values()

    def items(self) -> ItemsView[str, Survey]:
        return self._now.items()


def next_version(shipped: Survey | None, highest: int) -> int:
    """`highest`: of those that were asked or published; 0 of none."""
    return max(shipped.version if shipped else 0, highest) + 1
