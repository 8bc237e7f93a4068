"""What a script may name: the codes of the directories, as plain sets."""

from __future__ import annotations

from dataclasses import dataclass

from config.directories import Directories


@dataclass(frozen=True, slots=True)
class Codes:
    """In the order of the directories, in which a fault lists the first of them."""

    directions: tuple[str, ...]
    regular: frozenset[str]  # directions whose survey has exactly one overall mark
    roles: tuple[str, ...]
    attributes: tuple[str, ...]
    pains: frozenset[str]


def codes_of(directories: Directories) -> Codes:
    return Codes(
        directions=directories.directions.ids,
        regular=frozenset(entry.id for entry in directories.directions if entry.regular),
        roles=directories.roles.ids,
        attributes=directories.attributes.ids,
        pains=frozenset(directories.pains.ids),
    )
