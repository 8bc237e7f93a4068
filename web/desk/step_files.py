"""Files that a clerk sends with an answer: taken as people's are, and carried along by the form.

Nothing of them is attached before the last look; what is left behind is pruned with all drafts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from bot.files.taking import Wish
from bot.handlers import message_files
from bot.texts import say
from storage.case_steps import Step
from storage.file_records import MOST, FileKind, HeldFile
from web.desk.frame import Desk
from web.view import ACCEPTED

FIELD = "file"
"""Of a file in the browser, and of one that is kept already: `name.kind.size`."""
ACCEPTS = ACCEPTED["files"]


@dataclass(frozen=True, slots=True)
class Carried:
    """A file in the form: what the form says of it, and what the clerk reads."""

    value: str
    label: str


async def taken(desk: Desk, step: Step) -> tuple[tuple[HeldFile, ...], str]:
    """(what goes with the words now, why others do not: "" if all do)."""
    if not step.takes_files:
        return (), ""
    once = dict.fromkeys(desk.form.all(FIELD))  # a file is enclosed once, whatever a form says
    told = {found.name: found for one in once if (found := _read(one))}
    kept = tuple(told.values())[:MOST]
    if not desk.offers:
        return kept, ""
    wish = Wish(MOST - len(kept), only_photos=False)
    sent = await desk.parts.conversation.files.inspection.all(wish, desk.offers)
    return (*kept, *sent.files), " ".join(message_files.refusals(sent.refused, photos_alone=False))


def carried(files: Sequence[HeldFile]) -> list[Carried]:
    return [
        Carried(f"{one.name}.{one.kind}.{one.size}", label(n, one))
        for n, one in enumerate(files, 1)
    ]


def label(n: int, file: HeldFile) -> str:
    size = say("desk-case-file-size", kilobytes=max(1, file.size // 1024))
    return say("desk-case-file", n=n, kind=file.kind, size=size, voice="none")


def _read(told: str) -> HeldFile | None:
    """None for what no form of ours says; that it is held, and free, is seen when it is sent."""
    found = re.fullmatch(r"([0-9a-f]{32})\.([a-z]{3,4})\.([0-9]{1,8})", told)
    kind: FileKind | None = next(
        (kind for kind in get_args(FileKind) if found and kind == found[2]), None
    )
    return HeldFile(found[1], kind, int(found[3])) if found and kind else None
