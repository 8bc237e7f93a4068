"""What a row of a file means for the register, alone and among those that point at it. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import Literal, NamedTuple

from storage.register_records import DUPLICATE, Draft, Key, Refusal, RegisterRow

Fate = Literal["new", "changed", "same"]


class Link(NamedTuple):
    """A row of a file that is a duplicate of another. `number`: under which it waits."""

    line: int
    original: Key
    fate: Fate
    number: int = 0


class Rest(NamedTuple):
    """What rows of a file may point at beside each other.

    `plain`: good rows of the file that are no duplicates. `known`: rows of the register, and
    what each of them is a duplicate of.
    """

    plain: Container[Key]
    known: Mapping[Key, Key | None]


def judged(draft: Draft, was: RegisterRow | None) -> RegisterRow | Refusal:
    """The row as it will be: an empty cell clears, an absent column leaves as it was (A27)."""
    row = replace(was, **draft.values) if was else RegisterRow(*draft.key, **draft.values)
    return fault_of(row, draft.line) or row


def fate_of(row: RegisterRow, was: RegisterRow | None) -> Fate:
    if was is None:
        return "new"
    return "same" if was == row else "changed"


def fault_of(row: RegisterRow, line: int) -> Refusal | None:
    """What makes a row impossible by itself (contract A07, A16, A19)."""
    days = (
        ("registered_at", row.registered, row.received, "received_at"),
        ("answered_at", row.answered, row.received, "received_at"),
        ("answered_at", row.answered, row.registered, "registered_at"),
    )
    for column, later, earlier, than in days:
        if later and earlier and later.day < earlier.day:
            values = {
                "found": later.day.isoformat(),
                "than": than,
                "earlier": earlier.day.isoformat(),
            }
            return Refusal(line, column, "before", values)
    if row.duplicate_of == row.key:
        return Refusal(line, "duplicate_of", "itself", {"found": str(row.key)})
    if row.outcome == DUPLICATE and row.duplicate_of is None:
        return Refusal(line, "outcome", "no_original")
    return None


def misled(links: dict[Key, Link], rest: Rest) -> Iterator[tuple[Link, Refusal]]:
    """Takes out of `links` what points at nothing or in a circle, until all that is left points
    at something: a refused original is none (A19)."""
    pointing: dict[Key, list[Key]] = {}
    for key, link in links.items():
        pointing.setdefault(link.original, []).append(key)
    suspects = list(links)
    while True:
        gone = list(_lost(links, rest, suspects, pointing))
        circle = [(key, links.pop(key), "circle") for key in _circles(links, rest)]
        for _, link, code in (*gone, *circle):
            found = {"found": str(link.original)}
            yield link, Refusal(link.line, "duplicate_of", code, found)
        if not circle:
            return
        suspects = [one for key, _, _ in circle for one in pointing.get(key, ())]


def _lost(
    links: dict[Key, Link], rest: Rest, suspects: list[Key], pointing: Mapping[Key, list[Key]]
) -> Iterator[tuple[Key, Link, str]]:
    """And what points at the lost."""
    while suspects:
        key = suspects.pop()
        link = links.get(key)
        if link is None or link.original in links or link.original in rest.plain:
            continue
        if link.original not in rest.known:
            del links[key]
            suspects += pointing.get(key, ())
            yield key, link, "unknown_original"


def _circles(links: Mapping[Key, Link], rest: Rest) -> list[Key]:
    """Rows of the file that are duplicates of each other: none would be counted at all."""
    over: set[Key] = set()
    circles: list[Key] = []
    for begin in links:
        way: dict[Key, int] = {}
        at: Key | None = begin
        while at is not None and at not in over and at not in way:
            way[at] = len(way)
            at = _original(at, links, rest)
        if at is not None and at in way:
            circles += [key for key, place in way.items() if place >= way[at] and key in links]
        over.update(way)
    return circles


def _original(key: Key, links: Mapping[Key, Link], rest: Rest) -> Key | None:
    if link := links.get(key):
        return link.original
    return None if key in rest.plain else rest.known.get(key)
