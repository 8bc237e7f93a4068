"""What the anonymity checks at the ends of waves said. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reports.rules import Json
from storage.records import Wave
from storage.tallies import Window

OK, FAILED = "ok", "failed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of all waves checked in a period: one that failed fails them all. `n` questionnaires."""

    is_ok: bool
    n: int
    day: date  # of the last check


def verdict(waves: Iterable[Wave], window: Window) -> Verdict | None:
    """None if nothing was checked in the window, its audience regarded."""
    told = [
        (wave, wave.checked_on)
        for wave in waves
        if wave.checked_on is not None
        and wave.verdict in (OK, FAILED)
        and window.start <= wave.checked_on < window.end
        and wave.checked_on <= window.as_of
        and window.audience in (None, wave.audience)
    ]
    if not told:
        return None
    return Verdict(
        is_ok=all(wave.verdict == OK for wave, _ in told),
        n=sum(wave.opened for wave, _ in told),
        day=max(day for _, day in told),
    )


def as_json(found: Verdict | None) -> Json:
    """Contract §5."""
    if found is None:
        return {"verdict": None, "checked_at": None}
    return {"verdict": OK if found.is_ok else FAILED, "checked_at": found.day.isoformat()}
