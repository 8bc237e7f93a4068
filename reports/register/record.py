"""What a register's file consists of, whatever its format. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.register_records import Refusal

Cell = str | datetime


@dataclass(frozen=True, slots=True)
class Record:
    line: int
    cells: list[Cell]


class BadRegisterFile(Exception):
    """Nothing of the file can be taken; `fault` says at which line and why."""

    def __init__(self, line: int, code: str, **values: str) -> None:
        super().__init__(code)
        self.fault = Refusal(line, values.pop("column", ""), code, values)
