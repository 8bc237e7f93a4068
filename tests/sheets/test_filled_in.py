"""A sheet's cells as answers: what is taken, and what is told of what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.surveys.codes import codes_of
from bot.surveys.filled_in import columns, judge
from bot.surveys.loader import SCRIPTS, load
from config.directories import shipped
from storage.records import DK

CODES = codes_of(shipped())
SERVICES = load(SCRIPTS / "ext_services.yaml", CODES)


def test_labels_names_and_numbers_all_tell_an_answer() -> None:
    by_label = {
        "service": "Жильё",
        "overall": "скорее не довольны",
        "trouble": "Долго ждать результат",
    }
    by_name = {"service": "housing", "overall": "2", "trouble": "long"}
    by_number = {"service": "3", "overall": "2 — скорее не довольны", "trouble": "1"}

    told = [judge(SERVICES, cells) for cells in (by_label, by_name, by_number)]

    assert [one.faults for one in told] == [{}, {}, {}]
    assert [one.answers for one in told] == [
        {"service": "housing", "overall": 2, "trouble": ("long",)}
    ] * 3


def test_several_answers_stand_in_the_order_of_the_script() -> None:
    for said in ("Ошибки в документах; Долго ждать результат", "5, 1", "5 1", "errors|long"):
        told = judge(SERVICES, {"overall": "1", "trouble": said})
        assert (told.answers["trouble"], told.faults) == (("long", "errors"), {})


def test_hard_to_say_and_own_words_are_taken() -> None:
    cells = {"service": "other", "service.other": "Опека", "overall": "Затрудняюсь ответить"}

    told = judge(SERVICES, cells)

    assert told.faults == {}
    assert told.answers == {"service": "other", "service.other": "Опека", "overall": DK}


def test_what_names_a_person_is_hidden_as_in_a_talk() -> None:
    told = judge(SERVICES, {"service": "other", "service.other": "Звоните 8 927 123-45-67"})

    assert told.answers["service.other"] == "Звоните [телефон скрыт]"


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        ({"service": "  "}, {"": "в анкете нет ни одного ответа, пустую вносить не нужно"}),
        ({"overall": "6"}, {"overall": "«6» не подходит, нужно число от 1 до 5"}),
        (
            {"outcome": "почти"},
            {
                "outcome": "нет такого ответа «почти»; есть «Да, полностью», «Частично»,"
                " «Нет, отказали», «Ещё жду», «Затрудняюсь ответить»"
            },
        ),
        (
            {"overall": "5", "trouble": "long"},
            {
                "trouble": "при таких ответах выше на этот вопрос не отвечают. Уберите ответ или"
                " исправьте то, что выше"
            },
        ),
        (
            {"service": "land", "service.other": "Опека"},
            {
                "service.other": "свой вариант вписан, а ответ «Другое (напишу)» не отмечен",
            },
        ),
    ],
)
def test_what_no_talk_leads_to_is_refused_with_the_reason(
    cells: dict[str, str], faults: dict[str, str]
) -> None:
    assert judge(SERVICES, cells).faults == faults


def test_all_faults_of_a_sheet_are_told_at_once() -> None:
    told = judge(SERVICES, {"service": "магия", "overall": "десять", "ease": "0"})

    assert sorted(told.faults) == ["ease", "overall", "service"]


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_survey_can_be_entered_from_its_labels(path: Path) -> None:
    """By the first label of each question; what is not to be asked then is left out."""
    survey = load(path, CODES)
    cells: dict[str, str] = {}
    for question in survey.questions:
        if not question.is_due(judge(survey, cells).answers):
            continue
        first = next(iter(question.buttons()), None)
        cells[question.id] = first.label if first else "Слова"
        if judge(survey, cells).faults:  # nothing below an answer that ends the survey
            del cells[question.id]

    told = judge(survey, cells)

    assert told.faults == {}
    assert set(told.answers) == set(cells)
    assert set(cells) <= set(columns(survey))
