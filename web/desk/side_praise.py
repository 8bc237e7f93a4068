"""From a message of thanks to the register of best practices, and back."""

from __future__ import annotations

from bot.texts import say
from storage.case_records import Case
from web.desk.frame import Desk
from web.desk.side_list import GRATITUDE, NEW
from web.desk.side_words import heading, to


async def praise(desk: Desk, case: Case) -> tuple[str, str] | None:
    """A link's label and address: to its practice, or to the form that makes one of it. None for
    a message of another kind."""
    if case.message.kind != GRATITUDE:
        return None
    told = await desk.parts.storage.side.of_message("practice", case.message.appeal)
    if told:
        return say("desk-side-praised", title=heading(told[0])), to("practice", told[0].id)
    return say("desk-side-praise"), f"{to('practice', NEW)}?message={case.number}"
