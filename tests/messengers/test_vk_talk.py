"""People talk to Otklik in VK: real door, real vk_api, the strict fake."""

from __future__ import annotations

import pytest

from bot.messengers.groups import InGroup
from bot.messengers.vk import Vk
from storage.records import Channel, Person
from tests.fakes.vk import Citizen, FakeVk
from tests.fakes.vk.content import KINDS
from tests.messengers.conftest import EXPRESS, STAFF, Doorway
from tests.talk import House

MARK = "4"
EASE = "3"
NO_CALLBACK = {"button_actions": ["text", "open_link"], "keyboard": True, "inline_keyboard": True}


async def presses(anna: Citizen, label: str) -> str:
    """What she hears after the press, once the spinner has stopped."""
    press = await anna.presses_callback(label)
    await press.answered()
    return await anna.hears()


async def comes_to_see(vk: FakeVk, anna: Citizen, *texts: str) -> None:
    """Old windows are taken back only after the new one stands."""

    def seen() -> bool | None:
        return anna.sees() == list(texts) or None

    await vk.state.bell.wait(seen, f"{texts} instead of {anna.sees()}")


async def begins(anna: Citizen, payload: str) -> str:
    await anna.opens_link(payload)
    await anna.hears()
    return await presses(anna, "Начать")


async def test_a_survey_from_the_link_to_the_thanks_leaves_no_choice_in_the_dialogue(
    door: Vk, anna: Citizen
) -> None:
    page = await begins(anna, f"{EXPRESS}-hall")
    for label in ("1", MARK, EASE, "Пропустить"):
        page = await presses(anna, label)

    assert "Вопросов больше нет" in page
    assert anna.sees() == ["Начать", page]


async def test_a_press_is_kept_before_anything_is_said(
    door: Vk, anna: Citizen, town: House
) -> None:
    await begins(anna, EXPRESS)
    await presses(anna, "1")

    survey = (await town.rounds.offered())[EXPRESS]
    paper = survey.paper("", town.today())
    draft = await town.storage.waves.ballot(Person(Channel.VK, str(anna.id)), paper)

    assert "services" in repr(getattr(draft, "answers", None))


async def test_the_first_words_and_the_start_button_lead_to_the_menu(
    door: Vk, anna: Citizen
) -> None:
    await anna.opens_link()
    from_the_button = await anna.hears()
    await anna.says(" начать")
    from_the_word = await anna.hears()
    await anna.says("/start")

    assert from_the_button.startswith("Здравствуйте!")
    assert {from_the_word, await anna.hears()} == {from_the_button}
    assert "Пройти опрос" in anna.buttons()


async def test_eleven_marks_stand_below_the_field_and_go_away_afterwards(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    town.employees.add(Person(Channel.VK, str(anna.id)))
    await begins(anna, STAFF)
    for _ in range(4):
        page = await presses(anna, "4")
    await comes_to_see(vk, anna, "Начать", page)
    marks, shown_in = anna.buttons(), {cmid for cmid, _ in anna.actions()}

    after = await presses(anna, "9")
    await comes_to_see(vk, anna, "Начать", after)
    await anna.hears()  # the buttons under it came with an edit

    assert "порекомендуете" in page
    assert (marks[:11], shown_in) == ([*map(str, range(11))], {None})
    assert (anna.peer.keyboard, "Пропустить" in anna.buttons()) == (None, True)


async def test_a_keyboard_below_the_field_is_taken_away_even_after_a_restart(
    doorway: Doorway, vk: FakeVk, anna: Citizen, town: House
) -> None:
    town.employees.add(Person(Channel.VK, str(anna.id)))
    async with doorway.open():
        await begins(anna, STAFF)
        for _ in range(4):
            await presses(anna, "4")
    stood_below = anna.peer.keyboard is not None

    async with doorway.open():
        await anna.says("/start")
        assert (await anna.hears()).startswith("Здравствуйте!")

    assert (stood_below, anna.peer.keyboard) == (True, None)


async def test_typed_words_stay_in_vk_so_the_next_page_stands_below_them(
    door: Vk, vk: FakeVk, anna: Citizen
) -> None:
    await begins(anna, EXPRESS)
    await anna.says("что-то своё")
    page = await anna.hears()
    await comes_to_see(vk, anna, "Начать", "что-то своё", page)

    assert page.startswith("Пожалуйста, выберите один из вариантов")


async def test_a_client_without_such_buttons_takes_a_survey_in_words(
    door: Vk, vk: FakeVk, anna: Citizen
) -> None:
    async def says(text: str, **more: object) -> str:
        message = {"text": text, "from_id": anna.id, "peer_id": anna.id} | more
        told = {"message": message, "client_info": NO_CALLBACK}
        vk.push({"type": "message_new", "event_id": f"plain-{text}", "object": told})
        return await anna.hears()

    await anna.allows()
    first = await says("привет", ref=EXPRESS)
    opened = await says("начать")
    second = await says("1")
    third = await says("4")
    back = await says("Назад")

    assert "«Начать»" in first
    assert "1. Муниципальная услуга" in opened
    assert ("Вопрос 2" in second, "Насколько легко" in third) == (True, True)
    assert "Насколько вы довольны" in back
    assert anna.buttons() == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("expiring", "link")])
async def test_whatever_is_sent_besides_text_gets_a_kind_word(
    door: Vk, anna: Citizen, kind: str
) -> None:
    await anna.sends(kind)

    assert (await anna.hears()).startswith("Здесь принимаем только текст")


async def test_a_forged_press_and_an_old_one_are_answered_kindly(door: Vk, anna: Citizen) -> None:
    await begins(anna, EXPRESS)
    told = []
    for payload in ({"b": "overall:5:AAAAAAAAAAA"}, "drop table", ["b"], None, {"b": {"b": 1}}):
        press = await anna.presses_data(payload, 2)
        told.append((await press.answered()).get("text"))

    assert told == ["Эта кнопка уже не действует. Вот текущий вопрос:"] * 5


async def test_an_edit_of_an_answer_is_heard(door: Vk, anna: Citizen) -> None:
    await begins(anna, EXPRESS)
    message = await anna.says("1")
    await anna.hears()
    await anna.edits(message, "2")

    assert (await anna.hears()).startswith("Это исправление уже не учтём")


async def test_what_happens_in_a_chat_is_told_and_not_answered(
    door: Vk, vk: FakeVk, anna: Citizen, groups: list[InGroup]
) -> None:
    staff = vk.chat("Приёмная")
    staff.sets(anna)
    await anna.says("/open", staff)
    await anna.presses_data({"b": "x"}, 1, staff)
    await vk.all_confirmed()

    assert [told.chat for told in groups] == [staff.id, staff.id]
    assert [told.body["type"] for told in groups] == ["message_new", "message_event"]
    assert staff.sees() == ["/open"]


async def test_a_person_who_forbade_messages_is_forgotten_until_the_next_word(
    door: Vk, vk: FakeVk, anna: Citizen
) -> None:
    await begins(anna, EXPRESS)
    await anna.forbids()
    for _ in range(2):  # the second one is taken when the first was refused
        await (await anna.presses_callback("1")).answered()
    await anna.says("/start")

    while not (await anna.hears()).startswith("Здравствуйте!"):
        continue


async def test_a_window_a_day_old_is_followed_by_a_fresh_one(
    door: Vk, vk: FakeVk, anna: Citizen
) -> None:
    await begins(anna, EXPRESS)
    vk.time_passes(hours=25)

    page = await presses(anna, "1")

    assert "Вопрос 2" in page
    assert anna.sees()[-1] == page


async def test_two_quick_presses_of_one_button_are_one_answer(door: Vk, anna: Citizen) -> None:
    await begins(anna, EXPRESS)
    first = await anna.presses_callback("1")
    second = await anna.presses_callback("1")
    told = [await first.answered(), await second.answered()]

    assert [answer.get("text", "") for answer in told] == [
        "",
        "Эта кнопка уже не действует. Вот текущий вопрос:",
    ]
    assert "Вопрос 2" in await anna.hears()


async def test_a_page_only_the_dissatisfied_see_stays_in_the_one_window(
    door: Vk, anna: Citizen
) -> None:
    """Messages of its own would leave gaps in their numbers, for whoever reads the dialogue."""
    await begins(anna, EXPRESS)
    await presses(anna, "1")
    page = await presses(anna, "1")
    window, front = set(anna.peer.messages), anna.buttons()
    assert "Что именно не устроило?" in page

    await presses(anna, "Другие кнопки")
    behind = anna.buttons()
    again = await presses(anna, "К вариантам")
    await presses(anna, "2")
    after = await presses(anna, "Готово")

    assert len(front) <= 10
    assert front[-2:] == ["Готово", "Другие кнопки"]
    assert behind == ["К вариантам", "Назад", "Пропустить", "Прервать опрос"]
    assert again == page
    assert after.startswith("Вопрос 4 из 5")
    assert set(anna.peer.messages) == window
