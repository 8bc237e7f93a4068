"""One row of a file on the desk: to be read; its own system is where it is answered."""

from __future__ import annotations

from aiohttp import web

from bot.handlers.staff_office import cause_title, channel_title, topic_title
from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from storage.search_records import Loaded
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS
from web.desk.queue_lines import outcome_title
from web.refusals import Refusal, Why

PATH = "/loaded/{id:[0-9]{1,9}}"


async def show(desk: Desk) -> web.Response:
    row = await desk.parts.storage.search.loaded(int(desk.request.match_info["id"]))
    if row is None or desk.clerk.unit:  # a unit has its cases alone
        raise Refusal(Why.NO_PAGE)
    return desk.page("desk/loaded.html", number=row.external_id, facts=_facts(row), text=row.text)


def _facts(row: Loaded) -> list[tuple[str, str]]:
    """Titles and what stands there; nothing of what is empty."""
    told = [
        (say("desk-cases-column", column="channel"), channel_title(row.channel)),
        (say("desk-cases-column", column="received"), day(row.received)),
        (say("desk-queue-field", field="kind"), shipped().kinds.title(row.kind)),
        (say("desk-cases-column", column="topic"), topic_title(row.topic)),
        (say("desk-cases-column", column="status"), outcome_title(row.outcome)),
        (say("desk-loaded-answered"), day(row.answered) if row.answered else ""),
        (say("desk-case-cause"), cause_title(row.cause) if row.cause else ""),
        (shipped().columns.title("organisation"), row.organisation),
    ]
    return [(title, value) for title, value in told if value]


PAGE = DeskPage(PATH, show, roles=CLERKS)
