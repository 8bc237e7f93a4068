"""Asking to be invited, and leaving: by the menu, a button, a word, in the middle of anything."""

from __future__ import annotations

import pytest

from bot.events import Button, CommandGiven, Pressed
from bot.handlers import invitations
from bot.texts import say
from storage.invitation_records import MAILING
from storage.records import Cast, Channel, Draft
from tests.surveys.express import FINISHED, at_comment
from tests.talk import House, Talk

DOOR, YES, NO = "Приглашения", "Да, приглашайте", "Больше не приглашать"
STOPPED = say("invitations-stopped")


async def is_listed(talk: Talk) -> bool:
    return await talk.house.storage.invitations.has(talk.person)


async def joins(talk: Talk) -> None:
    await talk.sends(CommandGiven("start"))
    await talk.presses(DOOR, YES)


async def presses_invitation(talk: Talk, button: Button) -> None:
    """As the delivery signs it: good at every step."""
    from bot import buttons

    key = talk.house.storage.keys.lasting("buttons")
    await talk.sends(Pressed(buttons.pack(key, talk.person, button, "")))


async def begins(talk: Talk) -> None:
    button = Button("", invitations.BEGIN, "ext_express", standing=True)
    await presses_invitation(talk, button)


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.VK])
async def test_one_button_of_the_menu_says_what_it_means_and_another_joins(
    home: House, channel: Channel
) -> None:
    anna = home.talk(channel=channel)
    await anna.sends(CommandGiven("start"))

    await anna.presses(DOOR)
    asked = anna.said
    before = await is_listed(anna)
    await anna.presses(YES)

    assert "не чаще 2 раз за 30 дней, с 9 до 20 часов" in asked
    assert (before, await is_listed(anna)) == (False, True)
    assert anna.labels == [NO, "В начало"]


async def test_the_menu_is_the_same_for_who_is_on_the_list_and_who_is_not(
    home: House, anna: Talk
) -> None:
    boris = home.talk("1002")
    await joins(anna)

    for one in (anna, boris):
        await one.sends(CommandGiven("start"))

    assert (anna.said, anna.labels) == (boris.said, boris.labels)


async def test_on_the_web_nothing_is_offered_for_nobody_can_be_written_to(home: House) -> None:
    anna = home.talk(channel=Channel.WEB)

    await anna.sends(CommandGiven("start"))
    shown = anna.labels
    await anna.sends(CommandGiven("stop"))

    assert DOOR not in shown
    assert anna.said == say("invitations-not-here")


@pytest.mark.parametrize("word", ["стоп", " Стоп! ", "отписаться"])
async def test_the_typed_word_leaves_the_list(anna: Talk, word: str) -> None:
    await joins(anna)

    await anna.says(word)

    assert (anna.said, await is_listed(anna)) == (STOPPED, False)


@pytest.mark.parametrize("command", ["stop", "стоп"])
async def test_the_command_leaves_the_list_in_the_middle_of_a_survey_which_goes_on(
    anna: Talk, command: str
) -> None:
    await joins(anna)
    await begins(anna)
    await anna.presses("Начать")
    asked = anna.labels

    await anna.sends(CommandGiven(command))
    left = await is_listed(anna)
    await anna.sends(CommandGiven("unknown"))

    assert left is False
    assert anna.labels == asked


async def test_the_word_in_an_open_question_is_an_answer(anna: Talk) -> None:
    await joins(anna)
    await begins(anna)
    await at_comment(anna)

    await anna.says("стоп")

    assert (anna.said, await is_listed(anna)) == (FINISHED, True)


async def test_an_invitation_begins_a_questionnaire_of_its_own_place_once_a_wave(
    home: House, anna: Talk
) -> None:
    [offered] = (await home.rounds.offered()).values()
    await begins(anna)
    await at_comment(anna)
    begun = await home.storage.waves.ballot(anna.person, offered.invited())
    await anna.presses("Пропустить")
    said = anna.said
    finished = await home.storage.waves.ballot(anna.person, offered.invited())

    await begins(anna)

    assert offered.invited().place == MAILING
    assert isinstance(begun, Draft)
    assert isinstance(finished, Cast)
    assert said == FINISHED
    assert anna.said == say("survey-already")


async def test_an_old_invitation_to_what_is_over_leads_to_the_menu(anna: Talk) -> None:
    gone = Button("", invitations.BEGIN, "ext_services", standing=True)

    await presses_invitation(anna, gone)

    assert anna.said == say("survey-link-over")


async def test_forget_me_takes_the_address_off_the_list(anna: Talk) -> None:
    await joins(anna)
    forgotten = Button("", "mine", "forgotten", standing=True)

    await presses_invitation(anna, forgotten)

    assert await is_listed(anna) is False


async def test_what_is_stored_is_shown_of_the_list_too(anna: Talk) -> None:
    await joins(anna)
    guest = await anna.house.storage.invitations.stored(anna.person)
    assert guest is not None

    await anna.sends(CommandGiven("privacy"))
    await anna.presses("Показать, что сохранено")

    assert anna.replies[-1].alert == f"Приглашения: {guest.tag[:4].hex()}…"
