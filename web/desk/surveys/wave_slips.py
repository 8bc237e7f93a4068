"""One-time slips at the desk: a PDF to print and cut, once; their codes are shown nowhere else."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.new_waves import title_of
from bot.paper.slips import printed
from bot.texts import say
from storage.records import WaveState
from storage.slips import MOST, new_code
from storage.sql.slips import AnsweredBefore, WaveClosed
from web.desk.frame import Desk, DeskPage
from web.desk.given import given
from web.desk.office import actor
from web.desk.side_record import EDITORS
from web.desk.surveys.wave_end import PATH, NotNow, page, wave_here
from web.forms import whole
from web.refusals import Refusal, Why


async def make(desk: Desk) -> web.Response:
    """The sheets first, then the database: slips that are good are in somebody's hands."""
    survey, wave = await wave_here(desk)
    if wave.audience != "internal" or wave.state is not WaveState.OPEN or survey.elsewhere:
        raise Refusal(Why.NO_PAGE)
    parts = desk.parts
    try:
        codes = [new_code() for _ in range(_count(desk.form.one("count")))]
        title = title_of({survey.id: survey}, wave)
        made = await asyncio.to_thread(printed, wave, title, parts.address.url(), codes)
        await parts.storage.slips.issue(wave.id, codes)
        noted = {"wave": "slips", "count": len(codes)}
        await parts.storage.settings.change(f"wave.{wave.id}", noted, parts.clock(), actor(desk))
    except NotNow as not_now:
        return page(desk, survey, wave, (str(not_now), 422))
    except AnsweredBefore:
        return page(desk, survey, wave, (say("care-slips-late"), 422))
    except WaveClosed as error:
        raise web.HTTPSeeOther(f"/desk/surveys/{survey.id}#waves") from error
    parts.surveys.look_again()
    return given(made, f"slips-{wave.id}.pdf")


def _count(typed: str) -> int:
    told = whole(typed, 1, MOST)
    if told is None:
        raise NotNow(say("cli-slips-how-many", most=MOST))
    return told


PAGES = (
    DeskPage(f"{PATH}/slips", make, roles=EDITORS, method="POST", of_town=True, is_heavy=True),
)
