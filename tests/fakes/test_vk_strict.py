"""The fake VK refuses what VK refuses, by its codes, and what a test should not miss."""

from typing import Any

import aiohttp
import pytest
from vk_api import VkApiGroup
from vk_api.exceptions import ApiError

from tests.fakes.vk import FakeVk
from tests.fakes.vk_calling import button, call, keyboard, send


async def refusal(group: VkApiGroup, method: str, **values: Any) -> tuple[int, str]:
    with pytest.raises(ApiError) as refused:
        await call(group, method, **values)
    return refused.value.code, refused.value.error["error_msg"]


@pytest.mark.parametrize(
    ("method", "values", "code", "words"),
    [
        ("messages.sned", {}, 3, "Unknown method passed"),
        ("messages.send", {"peer_id": 101, "message": "а"}, 100, "random_id is undefined"),
        ("messages.send", {"random_id": 1, "peer_id": 101}, 100, "message is empty or invalid"),
        ("messages.send", {"random_id": 1, "message": "а"}, 100, "exactly one of peer_id"),
        ("messages.send", {"random_id": "x", "peer_id": 101}, 100, "random_id should be integer"),
        ("messages.send", {"random_id": 1, "peer": 101}, 100, "has no parameter 'peer'"),
        ("messages.send", {"random_id": 1, "peer_ids": [101, 102]}, 100, "peer_ids given twice"),
        ("messages.send", {"random_id": 1, "peer_id": 9, "message": "а"}, 901, "permission"),
        ("messages.send", {"random_id": 1, "chat_id": 7, "message": "а"}, 917, "this chat"),
        ("messages.send", {"random_id": 1, "peer_id": 101, "message": "а" * 4097}, 914, "too long"),
        ("messages.edit", {"peer_id": 101, "message_id": 99, "message": "а"}, 100, "incorrect"),
        ("messages.getConversations", {"filter": "new"}, 100, "filter should be one of"),
        ("messages.getHistory", {"peer_id": 999}, 917, "this chat"),
        ("groups.getLongPollServer", {"group_id": 1}, 15, "Access denied"),
        ("messages.getHistory", {"peer_id": 101, "v": "5.92"}, 8, "v should be 5.199"),
        ("messages.getHistory", {"peer_id": 101, "access_token": "x"}, 5, "authorization failed"),
    ],
)
async def test_a_wrong_call_is_refused_by_its_code(
    vk: FakeVk, group: VkApiGroup, method: str, values: dict[str, Any], code: int, words: str
) -> None:
    anna = vk.citizen(101)
    await anna.says("привет")

    refused, message = await refusal(group, method, **values)

    assert (refused, words in message) == (code, True), message
    assert anna.sees() == ["привет"]


async def test_an_error_tells_the_parameters_but_not_the_token(vk: FakeVk) -> None:
    asked = {"peer_id": "9", "random_id": "1", "message": "а", "v": "5.199"}
    form = asked | {"access_token": vk.token}
    url = f"{vk.url}/method/messages.send"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as response:
        status, error = response.status, (await response.json())["error"]

    assert (status, error["error_code"]) == (200, 901)
    told = {pair["key"]: pair["value"] for pair in error["request_params"]}
    assert told == asked | {"method": "messages.send"}


ROW = [button("Да")] * 5


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{", "not JSON"),
        ("[]", "array of buttons"),
        (keyboard(ROW, ROW, [button("11")]), "at most 10 buttons"),
        (keyboard(*[[button("Да")]] * 7), "at most 6 rows"),
        (keyboard([*ROW, button("6")]), "row 0 contains too much columns"),
        (keyboard(*[ROW] * 9, inline=False), "at most 40 buttons"),
        (keyboard(*[[button("Да")]] * 11, inline=False), "at most 10 rows"),
        (keyboard([button("я" * 41)]), "at most 40 letters"),
        (keyboard([button("")]), "button [0][0] label should be at least 1 letters length"),
        (keyboard([button("Да", payload='"' + "я" * 254 + '"')]), "at most 255 letters"),
        (keyboard([button("Да", payload="[")]), "payload is not JSON"),
        (keyboard([button("Да", payload="null")]), "payload is null"),
        (keyboard([button("Да", "press")]), "action type 'press' is unknown"),
        (keyboard([button("Да", hint="x")]), "unknown field 'hint'"),
        (keyboard([button("Да") | {"color": "blue"}]), "color is invalid"),
        (keyboard([button("Да")], one_time=True), "one_time is not allowed"),
        (keyboard([]), "row 0 should be a non-empty array"),
    ],
)
async def test_a_wrong_keyboard_is_refused_with_911(
    vk: FakeVk, group: VkApiGroup, source: str, words: str
) -> None:
    await vk.citizen(101).says("привет")
    values = {"peer_id": 101, "random_id": 1, "message": "?", "keyboard": source}

    code, message = await refusal(group, "messages.send", **values)

    assert (code, words in message) == (911, True), message


async def test_keyboards_at_their_limits_are_shown(vk: FakeVk, group: VkApiGroup) -> None:
    anna = vk.citizen(101)
    await anna.says("привет")

    await send(group, 101, "?", keyboard=keyboard(ROW, ROW))
    await send(group, 101, "?", keyboard=keyboard(*[ROW] * 8, inline=False))

    assert len(anna.buttons()) == 10 + 40


async def test_length_is_counted_in_utf_16(vk: FakeVk, group: VkApiGroup) -> None:
    await vk.citizen(101).says("привет")
    await send(group, 101, "🙂" * 2048)

    with pytest.raises(ApiError, match=r"\[914\]"):
        await send(group, 101, "🙂" * 2048 + "!")
    vk.state.max_message = 9000
    await send(group, 101, "я" * 9000)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("{", "not JSON"),
        ('{"type": "toast", "text": "а"}', "event_data is invalid"),
        ('{"type": "show_snackbar"}', "1 to 90 letters"),
        ('{"type": "show_snackbar", "text": "' + "я" * 91 + '"}', "1 to 90 letters"),
        ('{"type": "open_link", "link": "' + "x" * 1000 + '"}', "too long"),
    ],
)
async def test_wrong_event_data_is_refused(
    vk: FakeVk, group: VkApiGroup, data: str, words: str
) -> None:
    press = await vk.citizen(101).presses_data("x")
    who = {"event_id": press.event.id, "user_id": 101, "peer_id": 101}

    code, message = await refusal(group, "messages.sendMessageEventAnswer", **who, event_data=data)

    assert (code, words in message) == (100, True), message
    assert press.event.told is None


@pytest.mark.parametrize("code", [900, 901, 902])
async def test_a_person_may_not_be_reachable(vk: FakeVk, group: VkApiGroup, code: int) -> None:
    anna = vk.citizen(101)
    await anna.says("привет")
    anna.is_refused(code)

    with pytest.raises(ApiError, match=rf"\[{code}\]"):
        await send(group, 101, "ау")

    await anna.says("и снова я")
    if code == 901:
        await send(group, 101, "ау")
        assert anna.sees()[-1] == "ау"


async def uploaded(vk: FakeVk, group: VkApiGroup, method: str, field: str) -> dict[str, Any]:
    server = (await call(group, method, peer_id=101))["upload_url"]
    form = aiohttp.FormData()
    form.add_field(field, b"body", filename="a.jpg")
    async with aiohttp.ClientSession() as session, session.post(server, data=form) as response:
        told: dict[str, Any] = await response.json(content_type=None)
        return told


async def test_a_photo_is_saved_once_with_what_the_file_server_told(
    vk: FakeVk, group: VkApiGroup
) -> None:
    await vk.citizen(101).says("привет")
    told = await uploaded(vk, group, "photos.getMessagesUploadServer", "photo")
    wrong = await refusal(
        group, "photos.saveMessagesPhoto", photo=told["photo"], server=1, hash="x"
    )
    (photo,) = await call(group, "photos.saveMessagesPhoto", **told)
    again = await refusal(group, "photos.saveMessagesPhoto", **told)
    name = f"photo{photo['owner_id']}_{photo['id']}"
    send = {"peer_id": 101, "random_id": 1, "message": ""}
    without_key = await refusal(group, "messages.send", attachment=name, **send)
    await call(group, "messages.send", attachment=f"{name}_{photo['access_key']}", **send)

    assert [code for code, _ in (wrong, again, without_key)] == [100, 100, 100]
    assert "handed on as the file server told" in wrong[1]
    assert "never saved here" in without_key[1]


async def test_a_document_is_saved_by_its_upload_alone(vk: FakeVk, group: VkApiGroup) -> None:
    await vk.citizen(101).says("привет")
    told = await uploaded(vk, group, "docs.getMessagesUploadServer", "file")
    code, _ = await refusal(group, "docs.save", file="doc-99")
    saved = await call(group, "docs.save", file=told["file"], title="акт.pdf")
    kind, words = await refusal(group, "docs.getMessagesUploadServer", type="photo", peer_id=101)

    assert (code, kind) == (100, 100)
    assert (saved["type"], saved["doc"]["title"], saved["doc"]["ext"]) == ("doc", "акт.pdf", "pdf")
    assert "type should be one of" in words
