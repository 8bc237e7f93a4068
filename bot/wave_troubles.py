"""What the log says of a wave that cannot be cared for now, and how it is mended."""

from __future__ import annotations

import logging

from storage.keys import KeyDamaged, KeyLost
from storage.promises import PromiseBroken
from storage.scouring import StillRead
from storage.sealing import Unreadable
from storage.together import NotesDamaged

log = logging.getLogger(__name__)

TROUBLES = (KeyLost, NotesDamaged, PromiseBroken, Unreadable, StillRead)


def note(wave: str, error: Exception) -> None:
    """Ids of waves and names of files alone."""
    match error:
        case NotesDamaged():
            log.error("%s is damaged: `otklik survey close %s` tells more", error.path.name, wave)
        case KeyDamaged():
            log.error("the key of wave %s cannot be read: put its file back", wave)
        case KeyLost():
            log.error("the key of wave %s is lost: its sealed ballots stay shut for ever", wave)
        case StillRead():
            log.warning("wave %s: %s", wave, error)
        case _:
            log.error("wave %s says something else than it promised: nothing is opened", wave)
