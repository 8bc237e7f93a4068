"""Nothing VK tells is lost or taken twice: `ts` is kept after its events, a gap is never silent."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from sqlalchemy import text

from bot.messengers.vk_listening import Listener
from bot.messengers.vk_poll import Batch
from storage.records import Channel
from tests.fakes.faults import Disconnect, EmptyBody, HtmlPage, TruncatedJson
from tests.fakes.vk import LONG_POLL, Citizen, FakeVk, VkError
from tests.messengers.conftest import EXPRESS, Doorway, said_in_log
from tests.talk import House


async def kept_ts(town: House) -> str | None:
    return await town.storage.cursors.get(Channel.VK)


def message(anna: Citizen, words: str, name: str) -> dict[str, Any]:
    body = {"text": words, "from_id": anna.id, "peer_id": anna.id}
    return {"type": "message_new", "event_id": name, "object": {"message": body}}


async def test_the_first_start_keeps_its_ts_before_anybody_wrote(
    doorway: Doorway, vk: FakeVk, town: House, anna: Citizen
) -> None:
    await anna.says("до первого запуска")
    async with doorway.open():
        pass

    assert await kept_ts(town) == "1"


async def test_what_was_said_while_we_were_down_is_heard_at_the_next_start(
    doorway: Doorway, vk: FakeVk, town: House, anna: Citizen
) -> None:
    async with doorway.open():
        await anna.says("/start")
        await anna.hears()
        await vk.all_confirmed()
    await anna.opens_link(EXPRESS)

    async with doorway.open():
        page = await anna.hears()
        await vk.all_confirmed()

    assert page.startswith("Несколько коротких вопросов")
    assert await kept_ts(town) == "2"


async def test_a_ts_is_not_kept_before_its_events(
    doorway: Doorway, town: House, anna: Citizen, vk: FakeVk
) -> None:
    async with doorway.open():
        before = await while_no_talk_can_be_kept(town, anna)
        await anna.hears()
        await vk.all_confirmed()

    assert (before, await kept_ts(town)) == ("0", "1")


async def test_a_door_that_is_too_quick_with_its_ts_would_be_seen(
    doorway: Doorway, town: House, anna: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin: it keeps `ts` first, as vk_api does."""
    patient = Listener._keep

    async def hasty(listener: Listener, batch: Batch) -> None:
        await town.storage.cursors.put(Channel.VK, batch.ts)
        await patient(listener, batch)

    monkeypatch.setattr(Listener, "_keep", hasty)

    async with doorway.open():
        assert await while_no_talk_can_be_kept(town, anna) == "1"


async def while_no_talk_can_be_kept(town: House, anna: Citizen) -> str | None:
    """The `ts` that is kept after she wrote and before her words are."""
    await rename(town, "heard", "gone")
    async with said_in_log("out of reach"):
        await anna.says("/start")
    told = await kept_ts(town)
    assert anna.peer.shown == []
    await rename(town, "gone", "heard")
    return told


async def rename(town: House, table: str, name: str) -> None:
    """Without this table no talk can be kept, while a cursor could."""
    async with town.storage.engine.writing() as connection:
        await connection.execute(text(f"ALTER TABLE {table} RENAME TO {name}"))


async def test_an_event_told_again_is_taken_once(
    doorway: Doorway, vk: FakeVk, anna: Citizen
) -> None:
    await anna.allows()
    async with doorway.open():
        vk.push(message(anna, "/start", "same"))
        await anna.hears()
        vk.push(message(anna, "/start", "same"))
        vk.push(message(anna, "/about", "other"))
        answer = await anna.hears()

    assert answer.startswith("«Отклик»")
    assert [shown.what for shown in anna.peer.shown].count("sent") == 2


async def test_a_broken_event_is_set_aside_and_stops_nobody(
    doorway: Doorway, vk: FakeVk, town: House, anna: Citizen, caplog: pytest.LogCaptureFixture
) -> None:
    await anna.allows()
    async with doorway.open():
        vk.push({"type": "message_new", "event_id": "broken", "object": {"message": {}}})
        vk.push({"type": "message_new", "object": None})
        vk.push({})
        vk.push(message(anna, "/start", "good"))
        await anna.hears()

    told = [record.message for record in caplog.records if "set aside" in record.message]
    assert told[0] == "update broken set aside: KeyError in message_new"
    assert len(told) == 3


async def test_a_key_that_expired_is_replaced_and_nothing_is_lost(
    doorway: Doorway, vk: FakeVk, anna: Citizen, caplog: pytest.LogCaptureFixture
) -> None:
    async with doorway.open():
        vk.longpoll.expire_key()
        await anna.says("/start")
        await anna.hears()
        await anna.says("/about")
        await anna.hears()

    assert [r.message for r in caplog.records if "lost" in r.message] == []


@pytest.mark.parametrize("loss", ["forget_history", "lose_all"])
async def test_what_vk_lost_is_logged_with_its_times_and_the_talk_goes_on(
    doorway: Doorway, vk: FakeVk, town: House, anna: Citizen, caplog: pytest.LogCaptureFixture,
    loss: str,
) -> None:  # fmt: skip
    async with doorway.open():
        await anna.says("/start")
        await anna.hears()
        await vk.all_confirmed()
    await anna.says("пропало")
    getattr(vk.longpoll, loss)()

    async with doorway.open():
        await anna.says("/about")
        while not (page := await anna.hears()).startswith("«Отклик»"):
            assert page.startswith("Связь с ВКонтакте прерывалась")
        await vk.all_confirmed()

    (told,) = [r for r in caplog.records if "VK lost what came from" in r.message]
    assert told.levelno == logging.ERROR
    assert await kept_ts(town) == str(vk.longpoll.ts)


async def test_whoever_spoke_into_a_gap_is_told_and_shown_where_the_talk_stands(
    doorway: Doorway, vk: FakeVk, town: House, anna: Citizen
) -> None:
    async with doorway.open():
        await anna.opens_link(EXPRESS)
        await anna.hears()
        await anna.presses("Начать")
        await anna.hears()
        await vk.all_confirmed()
    await anna.says("1")
    vk.longpoll.lose_all()

    async with doorway.open():
        told = await anna.hears()

        assert told.startswith("Связь с ВКонтакте прерывалась")
        assert "О чём вы хотите рассказать?" in told
        await anna.says("1")
        while (page := await anna.hears()).startswith("Связь с ВКонтакте"):
            continue  # the same words with their buttons, which come by an edit
        assert "Насколько вы довольны" in page


async def test_a_ts_from_the_future_means_that_vk_counts_anew(
    doorway: Doorway, vk: FakeVk, town: House, anna: Citizen, caplog: pytest.LogCaptureFixture
) -> None:
    await town.storage.cursors.put(Channel.VK, "900000")

    async with doorway.open():
        await anna.says("/start")
        await anna.hears()
        await vk.all_confirmed()

    assert await kept_ts(town) == "1"
    assert "before this start" in caplog.text


async def test_the_poll_survives_every_trouble_of_the_network(
    doorway: Doorway, vk: FakeVk, anna: Citizen, caplog: pytest.LogCaptureFixture
) -> None:
    async with doorway.open():
        asked = vk.counts[LONG_POLL]
        for fault in (Disconnect(), HtmlPage(502)):
            vk.faults.add(LONG_POLL, fault)
        await anna.says("/start")
        await vk.called(LONG_POLL, asked + 3)
        await anna.says("/about")
        while not (await anna.hears()).startswith("«Отклик»"):
            continue

    assert caplog.text.count("VK does not answer") == 2


@pytest.mark.parametrize("fault", [EmptyBody(), TruncatedJson(), HtmlPage(200), VkError(10)])
async def test_an_answer_that_is_no_answer_is_asked_for_again(
    doorway: Doorway, vk: FakeVk, anna: Citizen, fault: Any
) -> None:
    vk.faults.add("groups.getLongPollServer", fault)

    async with doorway.open():
        await anna.says("/start")
        assert await anna.hears()


async def test_events_the_bot_lives_on_are_switched_on_at_start(
    doorway: Doorway, vk: FakeVk
) -> None:
    vk.longpoll.settings["message_event"] = False

    async with doorway.open():
        pass

    assert vk.longpoll.settings["message_event"] is True


async def test_a_community_that_lets_nothing_be_switched_is_told_of_by_hand(
    doorway: Doorway, vk: FakeVk, caplog: pytest.LogCaptureFixture
) -> None:
    vk.faults.add("groups.getLongPollSettings", VkError(15))

    async with doorway.open():
        pass

    assert "message_event" in caplog.text


async def test_a_stop_does_not_wait_for_a_poll_that_hangs(doorway: Doorway, vk: FakeVk) -> None:
    async with doorway.open():
        polled_when_asked_to_stop = vk.longpoll.is_polled

    assert (polled_when_asked_to_stop, vk.longpoll.is_polled) == (True, True)


async def test_what_comes_after_a_stop_is_left_for_the_next_start(
    doorway: Doorway, vk: FakeVk, town: House, anna: Citizen
) -> None:
    async with doorway.open() as door:
        door.stop()
        await anna.says("/start")
    before = (list(anna.peer.shown), await kept_ts(town))

    async with doorway.open():
        assert await anna.hears()
    assert before == ([], "0")
