"""A script as it is kept, and what makes two of them the same."""

from __future__ import annotations

import pytest

from bot.surveys.loader import parse
from bot.surveys.script import Survey
from tests.surveys.conftest import CODES, SHIPPED
from tests.surveys.writing import changed


def services(*changes: tuple[str, str]) -> Survey:
    return parse(changed(*changes), "ext_services.yaml", CODES)


@pytest.mark.parametrize("survey", SHIPPED.values(), ids=SHIPPED)
def test_a_kept_script_is_read_as_it_was(survey: Survey) -> None:
    assert Survey.model_validate_json(survey.body()) == survey


def test_all_twenty_one_scripts_ship() -> None:
    assert len(SHIPPED) == 21


def test_options_keep_the_order_of_the_file() -> None:
    kept = Survey.model_validate_json(SHIPPED["ext_services"].body())

    assert [button.option for button in kept.questions[1].buttons()][:3] == [
        "epgu",
        "mfc",
        "office",
    ]


@pytest.mark.parametrize(
    "change",
    [
        ("Расскажите, пожалуйста, как всё прошло.", "Как всё прошло?"),
        ("title: Как вам оказали", "title: Как оказали"),
        ("  - 000 п. 2.1\n", ""),
        ("# Направление", "# Про"),
        ("    required: false\n", "    required: false\n    # примечание\n"),
    ],
)
def test_words_that_are_no_question_leave_the_fingerprint_as_it_is(
    change: tuple[str, str],
) -> None:
    assert services(change).fingerprint() == services().fingerprint()


@pytest.mark.parametrize(
    "change",
    [
        ("version: 1", "version: 2"),
        ("Как вы подали заявление?", "Где вы подали заявление?"),
        ("mfc: Через МФЦ", "mfc: В МФЦ"),
        ("{to: 3}", "{to: 2}"),
        ("      1: совсем не довольны", "      1: не довольны"),
        ("required: false", "required: true"),
        ("pain: repeat_visits", "pain: timeliness"),
    ],
)
def test_another_question_has_another_fingerprint(change: tuple[str, str]) -> None:
    assert services(change).fingerprint() != services().fingerprint()


def test_the_pain_of_the_wave_stands_in_its_questions() -> None:
    asked = SHIPPED["add_pain_probe"].about("Пересылка между отделами")

    assert asked.questions[0].text == (
        "Сталкивались ли вы за последние три месяца с такой проблемой: «Пересылка между отделами»?"
    )
    assert "{pain_title}" not in asked.body()


@pytest.mark.parametrize(
    ("name", "opens", "days"),
    [
        ("ext_services", "batches", 14),
        ("add_pain_probe", "at_close", 14),
        ("int_annual", "at_close", 21),
    ],
)
def test_what_a_script_leaves_out_has_its_default(name: str, opens: str, days: int) -> None:
    assert (SHIPPED[name].opens, SHIPPED[name].days) == (opens, days)
