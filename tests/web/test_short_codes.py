"""A short code from a poster: typed on the site, opened by the camera, or sent to the bot."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from bot import links
from bot.handlers.printed import codes
from bot.links import Link
from bot.ready_lines import Doors
from storage.records import Channel
from storage.short_codes import grouped, spellings
from tests.conftest import StandingClock
from tests.talk import House, house
from tests.web.section import Section, free_port, serving
from tests.web.visitor import Visitor

HALL = ("ext_express", "hall")
TITLE = "Оцените нас за минуту"


class Messengers:
    """Telegram under a name that may change, and VK."""

    def __init__(self) -> None:
        self.bot, self.asked = "old_bot", 0

    async def __call__(self) -> Doors:
        self.asked += 1
        doors: dict[str, Link] = {"telegram": links.telegram(self.bot), "vk": links.vk(217)}
        return doors


@asynccontextmanager
async def with_messengers(site: Section, ask: Messengers) -> AsyncIterator[Visitor]:
    """The same section, started anew on another port."""
    address = replace(site.parts.address, port=free_port())
    async with serving(replace(site.parts, address=address, links=ask)):
        visitor = Visitor(f"http://127.0.0.1:{address.port}")
        yield visitor
        await visitor.close()


def printed(site: Section, *where: str) -> str:
    pair = (where[0], where[1])
    return codes(site.parts.town, [pair])[pair]


@pytest.fixture
async def home(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock, "ext_express") as opened:
        opened.places["hall"] = "Холл"
        opened.town.surveys = frozenset({"ext_express"})
        yield opened


async def test_where_to_answer_is_chosen_and_the_site_comes_first(site: Section) -> None:
    code = printed(site, *HALL)
    site.parts.town.places = {**site.parts.town.places, "hall": "Холл на первом этаже"}

    async with with_messengers(site, Messengers()) as anna:
        page = await anna.opens(f"/q/{code}")
        told, shown = dict(page.links), page.words
        begun = await anna.opens("/s/ext_express?p=hall")

    ways = {label: to for label, to in told.items() if "ext_express" in to}
    assert list(ways.items()) == [
        ("Ответить здесь на сайте, без входа и регистрации", "/s/ext_express?p=hall"),
        ("В Telegram откроется бот", "https://t.me/old_bot?start=ext_express-hall"),
        ("ВКонтакте откроются сообщения сообщества", "https://vk.me/club217?ref=ext_express-hall"),
    ]
    assert (page.heading, page.status) == ("Оцените нас за минуту", 200)
    assert "Вы пришли по QR-коду: Холл на первом этаже." in shown
    assert (begun.status, begun.heading) == (200, "Оцените нас за минуту")


async def test_a_poster_survives_another_name_of_the_bot(site: Section) -> None:
    """Given a printed code, and a bot that its owner gave another name; when the program was
    started again, the same code leads to the bot as it is called now."""
    code, ask = printed(site, *HALL), Messengers()
    async with with_messengers(site, ask) as anna:
        before = (await anna.opens(f"/q/{code}")).links
    ask.bot = "new_bot"

    async with with_messengers(site, ask) as anna:
        after = (await anna.opens(f"/q/{code}")).links

    assert [to for to in before.values() if "t.me" in to] == [
        "https://t.me/old_bot?start=ext_express-hall"
    ]
    assert [to for to in after.values() if "t.me" in to] == [
        "https://t.me/new_bot?start=ext_express-hall"
    ]


async def test_a_queue_before_one_poster_asks_the_messengers_once(site: Section) -> None:
    code, ask = printed(site, *HALL), Messengers()

    async with with_messengers(site, ask) as anna:
        for _ in range(5):
            await anna.opens(f"/q/{code}")

    assert ask.asked == 1


async def test_with_the_site_alone_a_code_goes_straight_to_what_it_stands_for(
    site: Section, anna: Visitor
) -> None:
    survey = await anna.opens(f"/q/{printed(site, *HALL)}")
    begun = (survey.path, survey.heading)
    message = await anna.opens(f"/q/{printed(site, 'message', 'hall')}")

    assert begun == ("/s/ext_express", "Оцените нас за минуту")
    assert (message.path, message.status) == ("/door/message", 200)


async def test_a_code_is_typed_on_the_start_page_however_one_likes(
    site: Section, anna: Visitor
) -> None:
    code = printed(site, *HALL)

    for typed in (grouped(code), f"{code[:2]}-{code[2:]}", f" {code} "):
        await anna.opens("/")
        assert "Открыть" in anna.page.buttons
        page = await anna.opens(f"/q?code={typed}")
        assert (page.path, page.status) == ("/s/ext_express", 200)


@pytest.mark.parametrize("way", ["/q?code={}", "/q/{}"])
async def test_a_slip_of_the_finger_is_told_kindly_and_leads_nowhere(
    site: Section, anna: Visitor, way: str
) -> None:
    code = printed(site, *HALL)
    wrong = f"{code[:-1]}{(int(code[-1]) + 1) % 10}"
    strange = spellings(("ext_nowhere", "moon"))[0]

    told = {typed: await anna.opens(way.format(typed)) for typed in (code[:-1], wrong, strange)}

    assert {typed: (page.status, page.error) for typed, page in told.items()} == {
        code[:-1]: (
            422,
            "В коде с плаката пять цифр, а здесь меньше. Посмотрите, пожалуйста, на плакат и"
            " наберите код ещё раз.",
        ),
        wrong: (
            422,
            "Похоже на код с плаката, но в нём опечатка. Посмотрите, пожалуйста, на плакат и"
            " наберите код ещё раз.",
        ),
        strange: (
            422,
            "Такого кода у нас нет. Проверьте, пожалуйста, цифры. А можно выбрать опрос или"
            " написать нам и без кода.",
        ),
    }


async def test_whoever_stands_before_one_of_two_posters_of_one_code_tells_which(
    site: Section, anna: Visitor
) -> None:
    """Given a poster in the hall, and years later another place whose shortest code is the same;
    the old poster leads to neither before it is told where it hangs."""
    old, new = printed(site, *HALL), a_place_of_the_same_code()
    site.parts.town.places = {"hall": "Холл", new: "Касса"}

    page = await anna.opens(f"/q/{old}")
    asked, ways = page.words, [page.links[f"{TITLE} · {where}"] for where in ("Холл", "Касса")]
    own = [f"/q/{printed(site, 'ext_express', name)}" for name in ("hall", new)]
    led = [(await anna.opens(to)).fields["open"] for to in (*ways, *own)]

    assert "Этот код стоит на двух плакатах" in asked
    assert led == 2 * ["s:ext_express-hall", f"s:ext_express-{new}"]


async def test_a_code_of_a_survey_that_is_over_says_so(site: Section, anna: Visitor) -> None:
    page = await anna.opens(f"/q/{printed(site, 'ext_appeals', 'reply')}")

    assert (page.status, page.error) == (404, "")
    assert page.heading == "Этот опрос сейчас не идёт"


async def test_of_a_code_nothing_is_kept_set_or_logged(
    site: Section, caplog: pytest.LogCaptureFixture
) -> None:
    code = printed(site, *HALL)
    caplog.set_level(logging.INFO)

    async with with_messengers(site, Messengers()) as anna:
        await anna.opens(f"/q/{code}")
        cookies = anna.cookies()

    assert (cookies, code in caplog.text) == ({}, False)


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.VK])
async def test_sent_to_the_bot_it_is_the_link_beside_it(home: House, channel: Channel) -> None:
    """Given a code in the hall; when it is typed at rest, the survey begins as by the QR code, and
    the place travels in its paper."""
    code = codes(home.town, [HALL])[HALL]
    anna = home.talk(channel=channel)

    await anna.says(f"Код {grouped(code)}")

    assert "Начать" in anna.labels
    await anna.presses("Начать")
    assert await anna.ballot("hall") is not None
    assert await anna.ballot("") is None


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.VK])
async def test_the_bot_asks_which_of_two_posters_it_was(home: House, channel: Channel) -> None:
    old, new = spellings(HALL)[0], a_place_of_the_same_code()
    home.places[new] = "Касса"
    anna = home.talk(channel=channel)

    await anna.says(old)
    asked = anna.labels
    await anna.presses(f"{TITLE} · Касса", "Начать")

    assert asked == [f"{TITLE} · Холл", f"{TITLE} · Касса", "В начало"]
    assert await anna.ballot(new) is not None
    assert await anna.ballot("hall") is None


async def test_the_bot_tells_a_mistyped_code_kindly_and_shows_its_menu(home: House) -> None:
    code = codes(home.town, [HALL])[HALL]
    anna = home.talk()

    await anna.says("/start")
    menu = anna.labels
    await anna.says(code[:-1])
    few = (anna.said.partition(".")[0], anna.labels)
    await anna.says("2026 год")

    assert few == ("В коде с плаката пять цифр, а здесь меньше", menu)
    assert "плакат" not in anna.said


async def test_an_open_question_and_other_digits_are_never_taken_for_a_code(home: House) -> None:
    """A telephone, and the sixteen digits of a message, stay what they are."""
    anna = home.talk()

    await anna.says("8 912 345-67-89")
    phone = anna.said
    await anna.says("4821 0937 5516 2048")

    assert "плакат" not in phone
    assert "плакат" not in anna.said


def a_place_of_the_same_code() -> str:
    """As that of the hall, for the same survey."""
    names = (f"place_{n}" for n in count())
    return next(one for one in names if spellings(("ext_express", one))[0] == spellings(HALL)[0])
