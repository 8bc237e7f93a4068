"""Takes from opened ballots what would single out a person among them. Pure.

A channel, a place or a process that few ballots of one opening bear is a name in disguise: the
messenger itself lists who talked to us there. What is left has company, and so has what was taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from storage.records import OpenedBallot, Unfolded

COMPANY = 10
"""Ballots of one opening that must look alike before a value may stay."""

Read = tuple[OpenedBallot, Unfolded]


def coarsened(told: Sequence[Read]) -> list[Read]:
    """The same ballots in the same order; channel, place and process are "" where too rare."""
    channels = in_company([ballot.channel for ballot, _ in told])
    places = _places(channels, [ballot.place for ballot, _ in told])
    processes = in_company([rows.process for _, rows in told])
    return [
        (replace(ballot, channel=channel, place=place), replace(rows, process=process))
        for (ballot, rows), channel, place, process in zip(
            told, channels, places, processes, strict=True
        )
    ]


def in_company(values: Sequence[str]) -> list[str]:
    """Each value that stands COMPANY times or more; "" for the others, as often or never.

    >>> in_company(["vk"] * 10 + ["web"] * 9)[-1], in_company(["vk"] * 10 + ["web"] * 10)[-1]
    ('', 'web')
    """
    counts = Counter(values)
    blank = counts.pop("", 0)
    kept = sorted(counts, key=lambda value: (-counts[value], value))
    while kept and (counts[kept[-1]] < COMPANY or 0 < blank < COMPANY):
        blank += counts[kept.pop()]
    return [value if value in kept else "" for value in values]


def _places(channels: Sequence[str], places: Sequence[str]) -> list[str]:
    """Within each channel by itself, so that the pair of both has company too."""
    found = list(places)
    for channel in set(channels):
        ours = [number for number, one in enumerate(channels) if one == channel]
        for number, place in zip(ours, in_company([places[n] for n in ours]), strict=True):
            found[number] = place
    return found
