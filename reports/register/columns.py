"""Which directory names the values of a column of the register. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from config.directories import Directories, Directory


def directories(known: Directories) -> Mapping[str, Directory[Any]]:
    """By column; the others hold no names."""
    return {
        "channel": known.channels,
        "audience": known.audiences,
        "kind": known.kinds,
        "topic": known.topics,
        "cause": known.causes,
        "direction": known.directions,
        "outcome": known.outcomes,
        "client_kind": known.client_kinds,
        "form": known.forms,
    }
