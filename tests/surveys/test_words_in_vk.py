"""VK keeps what is typed beside a name: of employees' surveys no answer is taken from words."""

from __future__ import annotations

import pytest

from bot.events import Button, ButtonPressed, Reply, TextSent
from bot.messengers.console import Sheet
from bot.messengers.vk_keyboard import plain
from bot.surveys.free_text import Text
from storage.records import Draft
from tests.surveys.conftest import POLLS
from tests.town import TOWN

EMPLOYEES = [name for name, poll in POLLS.items() if poll.audience == "internal"]
CITIZENS = [name for name, poll in POLLS.items() if poll.audience == "external"]
STEPS = ("+back", "+next", "+skip", "+stop")


def first_choice(name: str, channel: str) -> tuple[Sheet, Reply]:
    """Before the first question that has answers to press, and its page."""
    question = next(one.id for one in POLLS[name].questions if not isinstance(one, Text))
    sheet = Sheet(POLLS[name], TOWN, channel)
    sheet.begin()
    sheet.hear(ButtonPressed("+survey", "+begin"))
    sheet.ballot = Draft(question)
    return sheet, sheet.hear(TextSent("что-то другое"))


def answers_of(page: Reply) -> list[Button]:
    return [one for one in page.buttons if one.option not in STEPS and not one.standing]


def kept(name: str, channel: str) -> int:
    """How many answers are in the draft after the label of one was typed."""
    sheet, page = first_choice(name, channel)
    sheet.hear(TextSent(answers_of(page)[0].label))
    return len(sheet.ballot.answers) if isinstance(sheet.ballot, Draft) else 1


@pytest.mark.parametrize("name", EMPLOYEES)
def test_a_typed_label_is_no_answer_of_an_employee_in_vk(name: str) -> None:
    assert kept(name, "vk") == 0


@pytest.mark.parametrize("name", CITIZENS[:3])
def test_of_citizens_who_were_told_so_it_is(name: str) -> None:
    """The twin: the very same words, where they may be typed."""
    sheet, page = first_choice(name, "vk")
    sheet.hear(TextSent(answers_of(page)[0].label))

    assert not page.pressed_only


@pytest.mark.parametrize("name", EMPLOYEES)
def test_a_client_without_buttons_is_offered_no_answer_in_words(name: str) -> None:
    _, page = first_choice(name, "vk")
    data = [Button(one.label, one.topic, one.option, data=one.option) for one in page.buttons]

    texts, words = plain(Reply(page.text, tuple(data), pressed_only=page.pressed_only))

    assert set(words.values()) <= {*STEPS, "start"}
    assert "Словами на этот опрос не отвечают" in "\n".join(texts)


@pytest.mark.parametrize("name", EMPLOYEES)
def test_where_typed_words_are_erased_they_are_taken(name: str) -> None:
    _, page = first_choice(name, "telegram")

    assert not page.pressed_only


@pytest.mark.parametrize("name", CITIZENS)
def test_a_site_is_named_only_where_one_can_answer_without_signing_in(name: str) -> None:
    """The profile's page for feedback asks for a sign-in; our own site is off here."""
    sheet = Sheet(POLLS[name], TOWN, "vk")
    first = sheet.begin()
    promises = sheet.hear(ButtonPressed("+survey", "+anonymity"))

    told = f"{first.text}\n{promises.text}"
    assert promises.text.startswith("Как мы сохраняем анонимность")
    assert [words for words in (TOWN.site_feedback, "на сайте:") if words in told] == []
