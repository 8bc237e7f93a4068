"""Templates of replies where a clerk writes one at the desk: chosen, put in, and then changed."""

from __future__ import annotations

from collections.abc import Collection

from bot.handlers.staff_choices import values
from bot.handlers.staff_office import topic_title
from storage.case_records import Case
from storage.template_records import ReplyTemplate, filled, open_places
from web.desk.frame import Desk

FILL, CHOSEN = "fill", "template"
"""What the button sends, and the list beside it."""


Choice = tuple[int, str]
"""Id and title."""


async def offered(desk: Desk, topics: Collection[str | None]) -> list[Choice]:
    """Those for these topics, then those for every one."""
    found = await _found(desk, topics)
    return [(one.id, _title(one)) for one in found]


async def chosen(desk: Desk, topics: Collection[str | None]) -> str | None:
    """The words of the one that was chosen, with its places open; None if none was."""
    if not desk.form.one(FILL):
        return None
    asked = desk.form.one(CHOSEN)
    return next((one.body for one in await _found(desk, topics) if str(one.id) == asked), None)


def said_of(text: str, case: Case, desk: Desk) -> str:
    """The words with the data of this case in their places."""
    return filled(text, values(case, desk.parts.office))


def places_in(text: str) -> str:
    """Those that are filled case by case; "" if there are none."""
    return ", ".join(f"{{{name}}}" for name in open_places(text))


def _title(template: ReplyTemplate) -> str:
    if template.topic is None:
        return template.title
    return f"{template.title} ({topic_title(template.topic)})"


async def _found(desk: Desk, topics: Collection[str | None]) -> list[ReplyTemplate]:
    every = await desk.parts.storage.templates.all()
    fitting = [one for one in every if one.topic is None or one.topic in topics]
    return sorted(fitting, key=lambda one: one.topic is None)
