"""The title of a «боль»: what may stand in a question that all are asked, and what may not."""

from __future__ import annotations

import pytest

from bot.surveys.pains import LONGEST, BadPain, room, title
from bot.surveys.question import LONGEST_TEXT
from bot.surveys.script import PAIN_TITLE, Survey
from config.directories import shipped
from tests.surveys.conftest import SHIPPED

PROBE = SHIPPED["add_pain_probe"]


def why(told: str, survey: Survey = PROBE) -> tuple[str, int]:
    with pytest.raises(BadPain) as refused:
        title(told, survey)
    return refused.value.why, refused.value.longest


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Пересылка между отделами", "Пересылка между отделами"),
        ("  Долгое   ожидание ", "Долгое ожидание"),
        ("«Долгое ожидание»", "Долгое ожидание"),
        ("«Одно» и «другое»", "«Одно» и «другое»"),
        (
            "Плохая связь в п. Сосновый (№ 5, ул. Мира)",
            "Плохая связь в п. Сосновый (№ 5, ул. Мира)",
        ),
        ("и" + "\u0306" + "ога не завезли", "йога не завезли"),
        ("д" * LONGEST, "д" * LONGEST),
    ],
)
def test_a_title_is_plain_words_on_one_line(told: str, kept: str) -> None:
    assert title(told, PROBE) == kept


def test_every_pain_of_the_map_may_be_asked_about() -> None:
    known = [pain.title for pain in shipped().pains]

    assert [title(one, PROBE) for one in known] == known
    assert known


@pytest.mark.parametrize("told", ["", "   ", "\u200b\u2060", "«»", "« »"])
def test_no_title_is_no_question(told: str) -> None:
    assert why(told) == ("empty", LONGEST)


@pytest.mark.parametrize(
    "told",
    [
        "Долгое\nожидание",
        "Долгое\tожидание",
        "Долгое\x00ожидание",
        "Долгое \u202eожидание",
        "Дол\u200bгое ожидание",
        "<b>Долгое</b> ожидание",
        "*Долгое* ожидание",
        "_Долгое_ ожидание",
        "`Долгое`",
        "[id1|Долгое]",
        f"Долгое {PAIN_TITLE}",
    ],
)
def test_markup_and_what_cannot_be_seen_are_refused(told: str) -> None:
    assert why(told) == ("signs", LONGEST)


@pytest.mark.parametrize(
    "told",
    [
        "Не отвечают по 8 (3439) 31-12-12",
        "Не отвечает anna@town.ru",
        "Хамит Иванов Иван Петрович",
        "Не открывается https://town.ru/pages",
        "Не пускают машину А123ВС77",
    ],
)
def test_what_tells_who_somebody_is_stands_in_no_question(told: str) -> None:
    assert why(told) == ("personal", LONGEST)


def asking(text: str) -> Survey:
    """The probe with this first question."""
    first, *others = PROBE.questions
    asked = (first.model_copy(update={"text": text}), *others)
    return PROBE.model_copy(update={"questions": asked})


def test_no_question_becomes_longer_than_a_question_may_be() -> None:
    roomy, narrow = asking(f"О «{PAIN_TITLE}»?"), asking(f"{'ы' * 270} {PAIN_TITLE}?")
    twice = asking(f"{'ы' * 260} {PAIN_TITLE}, {PAIN_TITLE}")

    assert [room(one) for one in (roomy, narrow, twice)] == [LONGEST, 28, 18]
    for one in (roomy, narrow, twice):
        asked = one.about(title("д" * room(one), one))
        assert len(asked.questions[0].text) <= LONGEST_TEXT
        assert why("д" * (room(one) + 1), one) == ("long", room(one))
