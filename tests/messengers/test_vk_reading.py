"""What VK's events say in our words, whatever a client may have put into them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.events import (
    CommandGiven,
    Event,
    LinkOpened,
    Pressed,
    SomethingElseSent,
    TextEdited,
    TextSent,
)
from bot.messengers.groups import InGroup
from bot.messengers.vk_reading import Told, name, read
from tests.fakes.vk.content import ATTACHMENTS, body

ANNA = 101_202_303
LINK = {"attachments": [{"type": "link", "link": ATTACHMENTS["link"]}]}


def event(kind: str, told: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": kind, "event_id": "e1", "object": told} | more


def message(text: str = "", **more: Any) -> dict[str, Any]:
    return {"from_id": ANNA, "peer_id": ANNA, "text": text} | more


def press(payload: Any, **more: Any) -> dict[str, Any]:
    return {"user_id": ANNA, "peer_id": ANNA, "event_id": "q1", "payload": payload} | more


def heard(told: Told | InGroup | None) -> Event:
    assert isinstance(told, Told)
    return told.incoming.event


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        (message("Спасибо"), TextSent("Спасибо")),
        (message("Начать"), CommandGiven("start")),
        (message("Начать снова"), TextSent("Начать снова")),
        (message("/start"), CommandGiven("start")),
        (message("/Privacy"), CommandGiven("privacy")),
        (message("/start ext_express-hall"), LinkOpened("ext_express-hall")),
        (message("Начать", payload='{"command":"start"}'), CommandGiven("start")),
        (message("Да", payload='{"command":'), TextSent("Да")),
        (message("Да", payload="[1]"), TextSent("Да")),
        (message("привет", ref="ext_express-p12", ref_source=""), LinkOpened("ext_express-p12")),
        (message("см. сайт", **LINK), TextSent("см. сайт")),
        (message("подпись", **body("photo")), SomethingElseSent("photo")),
        (message(**body("sticker")), SomethingElseSent("sticker")),
        (message("я здесь", **body("geo")), SomethingElseSent("geo")),
        (message(**body("forwarded")), SomethingElseSent("nothing")),
        (message("мой ответ", **body("reply")), TextSent("мой ответ")),
        (message(**body("expiring")), TextSent("исчезну")),
        (message(), SomethingElseSent("nothing")),
    ],
)
def test_a_message_is_its_text_or_the_kind_of_what_it_bears(
    told: dict[str, Any], meant: Event
) -> None:
    assert heard(read(event("message_new", {"message": told}))) == meant
    assert heard(read(event("message_new", told))) == meant  # as before 5.103


@pytest.mark.parametrize(
    ("payload", "data"),
    [({"b": "a:1:mac"}, "a:1:mac"), ("b", ""), (["b"], ""), (None, ""), ({"b": 5}, ""), ({}, "")],
)
def test_a_press_brings_back_our_own_data_only(payload: Any, data: str) -> None:
    told = read(event("message_event", press(payload, conversation_message_id=7)))

    assert heard(told) == Pressed(data)
    assert isinstance(told, Told)
    assert (told.query, told.incoming.window, told.incoming.update) == ("q1", "7", "e1")
    assert not told.on_standing


@pytest.mark.parametrize(
    "more", [{}, {"payload": {"b": "x", "k": 1}, "conversation_message_id": 7}]
)
def test_a_press_below_the_field_is_known_by_its_missing_window_or_its_mark(
    more: dict[str, Any],
) -> None:
    told = read(event("message_event", press({"b": "x"}) | more))

    assert isinstance(told, Told)
    assert told.on_standing


def test_an_edit_is_the_new_text() -> None:
    assert heard(read(event("message_edit", message("новое")))) == TextEdited("новое")
    assert heard(read(event("message_edit", message()))) == SomethingElseSent("edited")


@pytest.mark.parametrize(
    "told",
    [
        event("message_allow", {"user_id": ANNA, "key": ""}),
        event("message_deny", {"user_id": ANNA}),
        event("message_reply", message("наше")),
        event("wall_post_new", {}),
        event("message_edit", message("наше", from_id=-217_000_001)),
        event("message_new", {"message": message("чужое", from_id=7)}),
    ],
)
def test_what_is_nobodys_word_to_us_is_passed_over(told: dict[str, Any]) -> None:
    assert read(told) is None


def test_a_chat_is_told_of_whole() -> None:
    told = event("message_new", {"message": message("/open", peer_id=2_000_000_005)})

    assert read(told) == InGroup(2_000_000_005, "e1", told)


@pytest.mark.parametrize(
    "told",
    [
        {},
        event("message_new", {}),
        event("message_new", {"message": {"text": "кто?"}}),
        event("message_new", {"message": message("без имени")}, event_id=None),
        event("message_event", {"user_id": ANNA, "peer_id": ANNA}),
    ],
)
def test_what_is_no_event_raises_and_has_a_name_all_the_same(told: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError)):
        read(told)

    assert 0 < len(name(told)) <= 64


@pytest.mark.parametrize(
    ("client", "is_plain"),
    [
        ({}, False),
        ({"button_actions": ["text", "callback"]}, False),
        ({"button_actions": ["text"]}, True),
        ({"button_actions": ["callback"], "inline_keyboard": False}, True),
        ({"button_actions": ["callback"], "keyboard": False}, True),
    ],
)
def test_a_client_says_what_it_can_show(client: dict[str, Any], is_plain: bool) -> None:
    told = read(event("message_new", {"message": message("да"), "client_info": client}))

    assert isinstance(told, Told)
    assert told.is_plain is is_plain
