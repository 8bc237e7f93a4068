"""Files of one answer to several cases: each author gets copies of his own.

So one message can be erased without the others; what was not sent is not left lying.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.staff_office import unsent
from bot.texts import say
from storage.case_records import Case
from storage.case_steps import STEPS
from storage.file_records import HeldFile
from web.desk import step_files
from web.desk.bulk_deeds import Bulk
from web.desk.frame import Desk

HEAVIEST = 100 * 1024 * 1024
"""Bytes of all copies: what the database takes for one press of a button."""


async def taken(desk: Desk, bulk: Bulk) -> tuple[Bulk, str]:
    """With the files of the form, and why others do not go: "" if all do."""
    if bulk.deed != "close":
        return bulk, ""
    files, refused = await step_files.taken(desk, STEPS["explained"])
    size = sum(one.size for one in files) * len(bulk.picks)
    if size > HEAVIEST:
        return bulk, say("desk-bulk-heavy", most=HEAVIEST // (1024 * 1024), n=len(bulk.picks))
    return replace(bulk, files=files), refused


async def copies(desk: Desk, bulk: Bulk, case: Case) -> tuple[HeldFile, ...]:
    """None of a letter: nothing can be sent to its author from here. Raises FilesGone."""
    if not takes(bulk) or unsent(case.message):
        return ()
    return await desk.parts.storage.attachments.copied(bulk.files)


def takes(bulk: Bulk) -> bool:
    return bulk.deed == "close" and bulk.step is not None and bulk.step.takes_files


async def drop(desk: Desk, files: Sequence[HeldFile]) -> None:
    """Those that went are a thread's by now, and stay."""
    if files:
        await desk.parts.storage.attachments.drop(files)
