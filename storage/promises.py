"""What a wave promised people when it began, as bytes its sealed rows are bound to. Pure.

Whoever changes the row of a wave later breaks its promise, and whoever writes the promise anew
leaves every row sealed before shut.
"""

from __future__ import annotations

import hashlib

from storage.records import Wave


class PromiseBroken(Exception):
    """The row of a wave says something else than it promised: nothing of it may be opened."""


def promise_of(wave: Wave) -> bytes:
    """SHA-256 of all that was said before the first answer: of anonymity, and what it is about."""
    told: tuple[str, ...] = (
        *(wave.id, wave.audience, wave.opening, wave.entry, str(int(wave.strict))),
        *(str(wave.size), str(wave.k_min), str(wave.batch_min)),
    )
    told = (*told, wave.told_until.isoformat()) if wave.told_until else told
    # what was asked about; in hex, so that no title reads as another part of the promise
    told = (*told, f"pain={wave.pain.encode().hex()}") if wave.pain else told
    # strict: nobody may put another key in the place of the keeper's
    told = (*told, wave.public_key.hex()) if wave.strict else told
    return hashlib.sha256("|".join(told).encode()).digest()


def is_kept(wave: Wave) -> bool:
    """A wave begun before 0.2 promised nothing that could be compared."""
    if wave.promise is None:
        return True
    is_as_long = wave.told_until is None or wave.closes_on >= wave.told_until
    return is_as_long and wave.promise == promise_of(wave)


def require(wave: Wave) -> None:
    """Raises PromiseBroken."""
    if not is_kept(wave):
        raise PromiseBroken(wave.id)
