"""A text that names somebody is asked about before it goes, and is kept with that hidden."""

from __future__ import annotations

import pytest

from bot.events import TextEdited
from bot.handlers import survey_answers
from storage.records import Cast
from tests.talk import Talk

PHONE = "Звоните 8 927 123-45-67, Иванов"
HIDDEN = "Звоните [телефон скрыт], Иванов"
OFFER = "Отправить, скрыв эти данные"


async def at_own_words(talk: Talk) -> None:
    await talk.presses("Начать", "Другое (напишу)")


async def test_what_names_somebody_is_hidden_before_it_is_kept_and_then_asked_about(
    talk: Talk,
) -> None:
    await at_own_words(talk)
    await talk.says(PHONE)

    assert "Похоже, в тексте есть личные данные: телефон." in talk.said
    assert OFFER in talk.labels
    assert (await talk.answers())["topic.other"] == HIDDEN
    assert "Иванов" not in talk.said
    assert not talk.erased  # it can still be mended


async def test_it_goes_on_with_what_is_left(talk: Talk) -> None:
    await at_own_words(talk)
    await talk.says(PHONE)
    await talk.presses(OFFER)

    assert talk.said.startswith("Вопрос 2")
    assert await talk.answers() == {"topic": "other", "topic.other": HIDDEN}


async def test_or_with_what_is_written_anew(talk: Talk) -> None:
    await at_own_words(talk)
    await talk.says(PHONE)
    await talk.says("Парковка")

    assert talk.said.startswith("Вопрос 2")
    assert (await talk.answers())["topic.other"] == "Парковка"
    assert talk.erased


async def test_or_with_the_same_message_mended(talk: Talk) -> None:
    await at_own_words(talk)
    await talk.says(PHONE)
    await talk.sends(TextEdited("Звоните, Иванов"))

    assert (await talk.answers())["topic.other"] == "Звоните, Иванов"


async def test_it_may_be_left_out_altogether(talk: Talk) -> None:
    await at_own_words(talk)
    await talk.says(PHONE)
    await talk.presses("Пропустить")

    assert await talk.answers() == {"topic": "other"}


async def test_the_last_words_of_a_survey_are_asked_about_too(talk: Talk) -> None:
    await talk.presses("Начать", "Муниципальная услуга", "5 — полностью довольны", "3 — средне")
    await talk.says("Пишите на anna@example.org")

    assert "личные данные: почта." in talk.said
    await talk.presses(OFFER)
    assert await talk.ballot() == Cast()


@pytest.mark.parametrize("text", ["Дом 12, квартира 8", "Ждал 40 минут, окно 5"])
async def test_an_ordinary_text_is_asked_nothing(talk: Talk, text: str) -> None:
    await at_own_words(talk)
    await talk.says(text)

    assert talk.said.startswith("Вопрос 2")
    assert (await talk.answers())["topic.other"] == text


async def test_a_survey_that_did_not_look_would_keep_the_phone(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey_answers, "scrubbed", lambda text, _: text)
    await at_own_words(talk)
    await talk.says(PHONE)

    assert (await talk.answers())["topic.other"] == PHONE
