"""The message each talk goes on in, kept in RAM: who types presses in no window that names itself.

After a restart the stored windows serve.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

from storage.records import Person

W = TypeVar("W")

REMEMBERED = 10_000
"""People; whoever wrote longest ago is forgotten first."""


class Windows(Generic[W]):
    def __init__(self) -> None:
        self._windows: OrderedDict[Person, W] = OrderedDict()

    def of(self, person: Person) -> W | None:
        return self._windows.get(person)

    def remember(self, person: Person, window: W) -> None:
        self._windows[person] = window
        self._windows.move_to_end(person)
        if len(self._windows) > REMEMBERED:
            self._windows.popitem(last=False)

    def forget(self, person: Person) -> None:
        self._windows.pop(person, None)
