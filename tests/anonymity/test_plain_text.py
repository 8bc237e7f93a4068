"""Only plain text is ever taken: no entity, forward, contact, caption, file name nor place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messengers import telegram_reading, vk_reading
from bot.messengers.telegram import Telegram
from bot.messengers.telegram_calls import Calls
from storage.records import Channel, Draft, Person
from tests.conftest import StandingClock
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram import content as of_telegram
from tests.fakes.vk import content as of_vk
from tests.talk import house

Json = dict[str, Any]
Read = Callable[[Json], object]

CANARY = "Zq7Кенарь"
ANNA = 7_001_002_003
EXPRESS = "ext_express"


def marked(value: Any) -> Any:
    """The same content with a canary in every word of it."""
    match value:
        case str():
            return f"{CANARY} {value}"
        case dict():
            return {name: marked(one) for name, one in value.items()}
        case list() | tuple():
            return [marked(one) for one in value]
        case _:
            return value


SOMEBODY = marked({"id": 77, "is_bot": False, "first_name": "Пётр", "username": "petr"})
CHAT = {"id": ANNA, "type": "private", "first_name": CANARY, "username": CANARY}
BESIDE: dict[str, Any] = {
    "entities": [
        {"type": "text_mention", "offset": 0, "length": 2, "user": SOMEBODY},
        {"type": "text_link", "offset": 0, "length": 2, "url": f"https://example.org/{CANARY}"},
    ],
    "forward_origin": {"type": "user", "date": 1, "sender_user": SOMEBODY},
    "reply_to_message": {"message_id": 1, "text": CANARY, "from": SOMEBODY},
    "quote": {"text": CANARY, "position": 0},
    "external_reply": {"origin": {"type": "hidden_user", "sender_user_name": CANARY}},
    "caption": CANARY,
    "author_signature": CANARY,
    "via_bot": SOMEBODY,
    "sender_chat": {"id": -100, "type": "channel", "title": CANARY},
    "link_preview_options": {"url": f"https://example.org/{CANARY}"},
    "reply_markup": {"inline_keyboard": [[{"text": CANARY, "url": CANARY}]]},
}
BODIES = {**of_telegram.KINDS, **of_telegram.SERVICE}
TEXT = st.sampled_from(["Парковка", "/start", "/privacy x", "5", ""])


@st.composite
def telegram_updates(draw: st.DrawFn) -> Json:
    """Any content with any of what may stand beside it, each word of it a canary."""
    kinds = draw(st.lists(st.sampled_from(sorted(BODIES)), max_size=3))
    message: Json = {"message_id": 5, "date": 1, "chat": CHAT, "from": {**SOMEBODY, "id": ANNA}}
    for kind in kinds:
        message |= marked(BODIES[kind])
    for name in draw(st.sets(st.sampled_from(sorted(BESIDE)))):
        message[name] = BESIDE[name]
    if text := draw(TEXT):
        message["text"] = text
    return {"update_id": 9, draw(st.sampled_from(["message", "edited_message"])): message}


@st.composite
def vk_updates(draw: st.DrawFn) -> Json:
    message: Json = {"from_id": 101, "peer_id": 101, "date": 1, "id": 3, "random_id": 0}
    for kind in draw(st.lists(st.sampled_from(sorted(of_vk.KINDS)), max_size=3)):
        body = marked(of_vk.body(kind))
        body.pop("text", None)
        for one in body.get("attachments", []):
            one["type"] = one["type"].removeprefix(f"{CANARY} ")  # a name of VK's, not a word
        message |= body
    message["text"] = draw(TEXT)
    kind = draw(st.sampled_from(["message_new", "message_edit"]))
    told = {"message": message} if kind == "message_new" else message
    return {"type": kind, "event_id": "e1", "object": told, "group_id": 1}


def taken(read: Read, update: Json) -> str:
    """All that goes further than the door."""
    told = read(update)
    return "" if told is None else repr(asdict(told.incoming))  # type: ignore[attr-defined]  # of both doors


@given(telegram_updates())
@settings(max_examples=300, deadline=None)
def test_telegrams_door_takes_nothing_but_the_text(update: Json) -> None:
    assert CANARY not in taken(telegram_reading.read, update)


@given(vk_updates())
@settings(max_examples=300, deadline=None)
def test_vks_door_takes_nothing_but_the_text(update: Json) -> None:
    assert CANARY not in taken(vk_reading.read, update)


def test_a_door_that_took_captions_or_names_of_files_would_be_found_out() -> None:
    def greedy(update: Json) -> object:
        message = update["message"]
        words = message.get("caption") or message.get("document", {}).get("file_name", "")
        return telegram_reading.read({**update, "message": {**message, "text": words}})

    message = {"message_id": 5, "chat": CHAT, "from": {**SOMEBODY, "id": ANNA}}
    captioned = {"update_id": 9, "message": message | {"caption": CANARY}}
    named = {"update_id": 9, "message": message | marked(BODIES["document"])}

    assert [CANARY in taken(greedy, update) for update in (captioned, named)] == [True, True]
    assert [CANARY in taken(telegram_reading.read, one) for one in (captioned, named)] == [
        False,
        False,
    ]


async def test_nothing_of_any_content_is_kept_where_words_are_awaited(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with FakeTelegram() as fake, house(tmp_path, clock, EXPRESS) as home:

        async def nobody(_: object) -> None: ...

        door = Telegram(Calls(fake.token, fake.url), home.conversation, home.storage, nobody)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(door.run())
            anna = fake.citizen(ANNA)
            await anna.opens_link(EXPRESS)
            await anna.hears()
            for label in ("Начать", "7"):
                await (await anna.presses(label)).answered()
                await anna.hears()
            for kind in sorted(of_telegram.KINDS):
                await anna.sends(kind, caption=CANARY, forward_origin=BESIDE["forward_origin"])
            await anna.says("Парковка", entities=BESIDE["entities"], quote=BESIDE["quote"])
            await fake.all_confirmed()
            door.stop()
        person = Person(Channel.TELEGRAM, str(ANNA))
        memory = await home.storage.dialogues.recall(person)
        [offered] = (await home.rounds.offered()).values()
        draft = await home.storage.waves.ballot(person, offered.paper("", home.today()))

    assert isinstance(draft, Draft)
    assert draft.answers == {"topic": "other", "topic.other": "Парковка"}
    assert CANARY not in memory.stage


@pytest.mark.parametrize("door", ["telegram", "vk"])
def test_the_strategies_reach_every_content(door: str) -> None:
    """Else the tests above would prove less than they say."""
    kinds = set(BODIES) if door == "telegram" else set(of_vk.KINDS)

    assert len(kinds) > 20
    assert CANARY in repr([marked(body) for body in BODIES.values()])
