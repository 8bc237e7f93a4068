"""A long list of texts outside of memory: in a file that has no name, and goes with the process."""

from __future__ import annotations

import os
import tempfile
from array import array


class PackedTexts:
    """Eight bytes of memory a text."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  -- open as long as the list
        self._ends = array("Q", [0])
        self._is_flushed = True

    def append(self, text: str) -> None:
        data = text.encode("utf-8", "surrogatepass")
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))
        self._is_flushed = False

    def close(self) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        """Raises IndexError."""
        if not 0 <= number < len(self):
            raise IndexError(number)
        if not self._is_flushed:
            self._file.flush()
            self._is_flushed = True
        begin, end = self._ends[number], self._ends[number + 1]
        return os.pread(self._file.fileno(), end - begin, begin).decode("utf-8", "surrogatepass")
