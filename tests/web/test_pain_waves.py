"""A survey about one «боль» on the site and at the desk: every page says which."""

from __future__ import annotations

from pathlib import Path

from bot.new_waves import Card
from tests.conftest import StandingClock
from tests.surveys.conftest import POLLS
from tests.web.section import free_port, section
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor
from web.address import Address

PAIN = "Пересылка между отделами"
TITLE = f"Помогите разобраться с проблемой: {PAIN}"
ASKED = f"Сталкивались ли вы за последние три месяца с такой проблемой: «{PAIN}»?"
PROBES = {name: POLLS[name] for name in ("add_pain_probe", "add_pain_probe_int")}


async def test_citizens_and_clerks_see_which_pain_is_asked_about(
    tmp_path: Path, clock: StandingClock
) -> None:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, surveys=PROBES) as site:
        for name in PROBES:
            await site.rounds.open(name, card=Card(pain=PAIN))
        citizen, anna = Visitor(site.url), Visitor(site.url)
        await signed_in(site, anna)

        start, first = await citizen.opens("/"), await citizen.opens("/s/add_pain_probe")
        asked = await citizen.presses("Начать")
        desk, sheets = await anna.opens("/desk/surveys"), await anna.opens("/desk/sheets")
        papers = [await anna.opens(f"/desk/sheets/{name}") for name in PROBES]
        await anna.sends([*anna.page.fields.items(), ("met", "never")])

        assert TITLE in start.words
        assert first.heading == TITLE
        assert asked.heading == ASKED
        assert desk.words.count(TITLE) == 5  # two lines, two headings, and a ready line to copy
        assert sheets.words.count(TITLE) == 2
        assert [one.heading for one in papers] == [TITLE, TITLE]
        assert [ASKED in one.words for one in papers] == [True, True]
        assert await site.finished("add_pain_probe_int") == 1
        await citizen.close()
        await anna.close()
