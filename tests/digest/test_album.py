"""Pictures of the digest: an album before the words, once, only where the town lets them go."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.digest_pictures import Pictures
from storage.notice_records import NoticeButton, NoticeDraft
from storage.tables_author import file_body
from tests.bot.test_digests import at
from tests.digest.chats import DESK, Town
from tests.fakes.faults import Disconnect
from tests.fakes.telegram import Message

CAPTION = (
    "Картинки к сводке: III квартал 2026 года (01.07.2026 — 30.09.2026)."
    " Внутриведомственная информация."
)


async def bodies(town: Town) -> int:
    async with town.storage.engine.reading() as connection:
        asked = select(func.count()).select_from(file_body)
        return int((await connection.execute(asked)).scalar_one())


def kinds(town: Town) -> list[str]:
    """What stands in Telegram's chat, in its order, by its first words."""
    told = []
    for one in town.staff.chat.messages.values():
        told.append("picture" if "photo" in one.body else one.text.split("\n")[0])
    return told


def links(one: Message) -> list[str]:
    return [button["url"] for row in one.body["reply_markup"]["inline_keyboard"] for button in row]


WORDS = ["Часть 1 из 3", "Часть 2 из 3", "Часть 3 из 3"]
IN_VK = [*WORDS, "Ещё кнопки к сообщению выше:"]
"""The last part has more links than VK has room for below one message."""
ALL = ["Картинки к сводке — ниже.", *["picture"] * 4, *WORDS]


async def test_an_album_comes_before_the_words_in_both_messengers(town: Town) -> None:
    digests = await town.begun()
    town.clock.time = at("2026-10-09T09:00")
    await digests.look()

    await town.delivered()

    assert kinds(town) == ALL
    album = town.pictures()
    assert [one.text for one in album] == [CAPTION, "", "", ""]
    assert len({one.body["media_group_id"] for one in album}) == 1
    assert all(one.body["has_protected_content"] for one in album)
    shown = town.vk.dialogue(town.vk_staff)
    assert [one.text.split("\n")[0] for one in shown] == [CAPTION, *IN_VK]
    given = [one[one["type"]]["name"] for one in shown[0].body["attachments"]]
    assert [town.vk.state.given[name][1] for name in given] == [
        f"PNG {name}".encode() for name in ("card", "channels", "causes", "waiting")
    ]
    assert await bodies(town) == 0


async def test_the_draft_of_the_first_day_has_the_same_pictures_words_and_links(town: Town) -> None:
    digests = await town.begun()
    town.clock.time = at("2026-10-01T09:00")
    await digests.look()

    await town.delivered()

    window = "III квартал 2026 года (01.07.2026 — 30.09.2026): сводка уйдёт сама 09.10.2026 09:00."
    assert kinds(town) == [*ALL, window]
    assert town.pictures()[0].text == f"ЧЕРНОВИК. {CAPTION}"
    shown = town.vk.dialogue(town.vk_staff)
    assert [one.text.split("\n")[0] for one in shown] == [f"ЧЕРНОВИК. {CAPTION}", *IN_VK, window]
    assert len(shown[0].body["attachments"]) == 4
    draft = [links(one) for one in list(town.staff.chat.messages.values())[5:8]]
    assert (await bodies(town), await town.storage.digests.told("2026Q3")) == (0, None)

    town.clock.time = at("2026-10-09T09:00")
    await digests.look()
    await town.delivered()

    final = [links(one) for one in list(town.staff.chat.messages.values())[-3:]]
    assert min(map(len, draft)) > 1
    on_the_day = [[one.replace("10-01", "10-09") for one in part] for part in draft]
    assert on_the_day == final


async def test_where_no_picture_may_go_abroad_the_draft_has_a_line_instead(town: Town) -> None:
    town.abroad = False
    digests = await town.begun()
    town.clock.time = at("2026-10-01T09:00")
    await digests.look()

    await town.delivered()

    assert town.pictures() == []
    assert town.staff.sees()[-2].split("\n\n")[-1] == (
        f"Картинки к сводке: {DESK}/digest?period=2026Q3&as_of=2026-10-01"
    )


async def test_vk_shows_every_link_though_one_message_has_no_room_for_them(town: Town) -> None:
    buttons = tuple(
        NoticeButton(f"Удовлетворено, сотрудники: {n}", url=f"{DESK}/digest/cases?n={n}")
        for n in range(14)
    )
    draft = NoticeDraft("digest", None, town.chats[1], "СОТРУДНИКИ", buttons)
    await town.storage.notices.add([draft], town.clock())

    await town.delivered()

    shown = town.vk.dialogue(town.vk_staff)
    assert [one.text for one in shown] == ["СОТРУДНИКИ", IN_VK[-1], IN_VK[-1]]
    found = [button for one in shown for button in one.buttons]
    assert [one["link"] for one in found] == [one.url for one in buttons]
    assert max(len(one.buttons) for one in shown) <= 6


async def test_figures_of_each_message_lead_to_the_desk(town: Town) -> None:
    digests = await town.begun()
    town.clock.time = at("2026-10-09T09:00")
    await digests.look()
    await town.delivered()

    *_, second, last = town.staff.chat.messages.values()

    rows = second.body["reply_markup"]["inline_keyboard"]
    assert [one["url"].partition("?")[0] for row in rows for one in row] == [
        f"{DESK}/digest/cases" for row in rows for _ in row
    ]
    button = last.body["reply_markup"]["inline_keyboard"][-1][-1]
    assert button == {
        "text": "Все цифры и картинки",
        "url": f"{DESK}/digest?period=2026Q3&as_of=2026-10-09",
    }


async def test_by_the_shipped_profile_no_picture_goes_abroad_and_a_line_says_where_they_are(
    town: Town,
) -> None:
    town.abroad = False
    digests = await town.begun()
    town.clock.time = at("2026-10-09T09:00")
    await digests.look()

    await town.delivered()

    assert kinds(town) == WORDS
    assert town.staff.sees()[-1].split("\n\n")[-1] == (
        f"Картинки к сводке: {DESK}/digest?period=2026Q3&as_of=2026-10-09"
    )
    assert len(town.vk.dialogue(town.vk_staff)) == 5


@pytest.mark.parametrize("applied", [True, False])
async def test_an_album_whose_answer_was_lost_stands_once(town: Town, applied: bool) -> None:
    digests = await town.begun()
    town.clock.time = at("2026-10-09T09:00")
    await digests.look()
    town.telegram.faults.add("sendMediaGroup", Disconnect(applied=applied))

    await town.delivered()
    town.clock.time += timedelta(hours=1)
    await town.delivered()

    assert kinds(town).count("picture") == 4
    assert sorted(kinds(town)) == sorted(ALL)
    assert (await town.storage.notices.waiting(), await bodies(town)) == (0, 0)


async def test_a_process_killed_after_sending_sends_nothing_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = await town.begun()
    town.clock.time = at("2026-10-09T09:00")
    await digests.look()

    async def dead(*_: object, **__: object) -> None:
        """What was to be noted is not."""

    with monkeypatch.context() as patched:
        patched.setattr("storage.sql.notices.Notices.sent", dead)
        patched.setattr("storage.sql.notices.Notices.put_off", dead)
        await town.delivery().look()
    assert kinds(town) == ALL
    town.clock.time += timedelta(hours=1)
    await town.program().look()
    await town.delivered()

    assert kinds(town) == ALL
    assert len(town.vk.dialogue(town.vk_staff)) == 5
    assert await town.storage.notices.waiting() == 0


async def test_without_its_probe_an_album_would_stand_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin: a blind second try."""
    digests = await town.begun()
    town.clock.time = at("2026-10-09T09:00")
    await digests.look()
    town.telegram.faults.add("sendMediaGroup", Disconnect(applied=True))
    monkeypatch.setattr("bot.messengers.telegram_posting.PROBED", 0)

    await town.delivered()
    town.clock.time += timedelta(hours=1)
    await town.delivered()

    assert kinds(town).count("picture") == 8


@pytest.mark.parametrize(
    "broken", ["reports.pictures.drawing.draw", "reports.pictures.charts.charts"]
)
async def test_pictures_that_cannot_be_drawn_stop_no_words_and_the_log_quotes_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, broken: str
) -> None:
    digests = await town.begun()
    digests.pictures = Pictures(town.storage)

    def refuses(*_: object) -> object:
        raise ValueError("Администрация: 17 отказов")

    monkeypatch.setattr(broken, refuses)
    town.clock.time = at("2026-10-09T09:00")
    with caplog.at_level(logging.INFO):
        await digests.look()
    await town.delivered()

    assert kinds(town) == WORDS
    last = town.staff.sees()[-1].split("\n\n")[-1]
    assert last == "Картинки нарисовать не удалось, цифры выше верны."
    assert [line for line in caplog.messages if "pictures" in line] == [
        "the pictures of the digest were not drawn: ValueError"
    ] * len(town.chats)
    assert [line for line in caplog.messages if "отказов" in line] == []
