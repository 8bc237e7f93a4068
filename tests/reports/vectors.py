"""Exact inputs and results, worked out by hand: `vectors.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from config.marked_yaml import read


@cache
def all_vectors() -> dict[str, Any]:
    return read(Path(__file__).parent / "vectors.yaml").values
