"""Mistakes in scripts are told all at once, by line, in words for the author."""

# ruff: noqa: E501  -- a rule and its words are read on one line

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.surveys.codes import Codes
from bot.surveys.loader import BadScripts, load_all
from tests.surveys.writing import HEAD, SERVICES, changed, told

OVERALL = "  - id: overall"
TROUBLE = "    if: {overall: {to: 3}}"
QUESTION = "  - {id: service, kind: nps, role: nps, text: Что?}\n"


def twice_at(line: int) -> str:
    """A script whose second question has the name of the first, at this very line."""
    head = HEAD.replace("id: short", "id: ext_services")
    gap = "#\n" * (line - 2 - head.count("\n"))
    return head + gap + QUESTION + QUESTION + QUESTION.replace("service", "last")


EXAMPLES = {
    "ext_services.yaml:5: version: нужно целое число от 1": changed(("version: 1", "version: 0")),
    "ext_services.yaml:7: нет направления servises, есть services, support, control, …": changed(
        ("direction: services", "direction: servises")
    ),
    "ext_services.yaml:24: вопрос service уже есть выше": twice_at(24),
    "ext_services.yaml:29: подпись land длиннее 40 знаков (47)": changed(
        ("land: Земля и имущество", "land: " + "Земля, имущество" + " и сады" * 4 + "...")
    ),
    "ext_services.yaml:50: не хватает ключа text": changed(
        ("    text: Насколько вы довольны тем, как вам оказали услугу?\n", ""),
    ),
    "ext_services.yaml:54: не хватает подписи 3": changed(("      3: и да, и нет\n", "")),
    "ext_services.yaml:63: в if назван overall, а выше такого вопроса нет": changed(
        (OVERALL, "  - id: whole")
    ),
    "ext_services.yaml:63: на channel нельзя так ответить: mfs": changed(
        (TROUBLE, "    if: {overall: {to: 3}, channel: mfs}")
    ),
    "ext_services.yaml:64: нет вопросов вида meny, есть one, many, scale, nps, text": changed(
        ("kind: many", "kind: meny")
    ),
    "ext_services.yaml:68: нет «боли» timelines": changed(
        ("результат, pain: timeliness", "результат, pain: timelines")
    ),
    "ext_services.yaml:77: лишний ключ requred": changed(("required: false", "requred: false")),
    "ext_services.yaml:81: ключ role задан дважды": changed(
        ("    kind: scale\n    role: ces\n", "    role: ces\n    role: ces\n    kind: scale\n")
    ),
    "ext_services.yaml:23: вопросов с ролью csat 2, а нужен один": changed(
        ("role: ces", "role: csat")
    ),
}


@pytest.mark.parametrize("line", EXAMPLES)
def test_the_examples_of_the_format_are_told_letter_by_letter(line: str) -> None:
    assert told(EXAMPLES[line]) == [line]


def test_all_mistakes_of_a_file_are_told_at_once_by_line() -> None:
    source = changed(
        ("version: 1", "version: 0"),
        ("direction: services", "direction: servises"),
        (OVERALL, "  - id: whole"),
        (TROUBLE, "    if: {overall: {to: 3}, channel: mfs}"),
        ("kind: many", "kind: meny"),
        ("результат, pain: timeliness", "результат, pain: timelines"),
        ("required: false", "requred: false"),
        ("role: ces", "role: ces\n    role: csat"),
    )

    assert told(source) == [
        "ext_services.yaml:5: version: нужно целое число от 1",
        "ext_services.yaml:7: нет направления servises, есть services, support, control, …",
        "ext_services.yaml:63: в if назван overall, а выше такого вопроса нет",
        "ext_services.yaml:63: на channel нельзя так ответить: mfs",
        "ext_services.yaml:64: нет вопросов вида meny, есть one, many, scale, nps, text",
        "ext_services.yaml:68: нет «боли» timelines",
        "ext_services.yaml:77: лишний ключ requred",
        "ext_services.yaml:82: ключ role задан дважды",
    ]


RULES = [
    ("title: Как", "titel: Как", ["не хватает ключа title", "лишний ключ titel"]),
    ("title: Как вам оказали муниципальную услугу?", "title: 2026", ["title: нужен текст"]),
    ("audience: external", "audience: all", ["audience: нет значения all, есть external, internal"]),
    ("mode: permanent", "mode: form\nopening: at_close", ["opening: у формы волн нет"]),
    (
        "mode: permanent",
        "mode: permanent\ncloses_after: 14",
        ["closes_after бывает только у анкет с mode: wave"],
    ),
    ("mode: permanent", "mode: wave\ncloses_after: 93", ["closes_after: нужно целое число от 1 до 92"]),
    (
        "audience: external",
        "audience: internal\nopening: batches",
        ["opening: анкеты сотрудников открывают только после конца волны (at_close)"],
    ),
    ("id: ext_services", "id: services", ["id должен совпадать с именем файла: ext_services"]),
    ("  - id: ease", "  - id: menu", ["вопрос не может называться menu: так называются кнопки меню"]),
    ("role: ces", "role: sec", ["нет роли sec, есть process, csat, attribute, …"]),
    ("attribute: timeliness", "attribute: speed", ["нет параметра speed, есть clarity, completeness, courtesy, …"]),
    ("    attribute: timeliness\n", "", ["не хватает ключа attribute"]),
    ("    role: ces\n", "    role: ces\n    attribute: clarity\n", ["ключ attribute нужен только при role: attribute"]),
    ("    role: context", "    role: nps", ["роль nps бывает только у вопросов вида nps"]),
    ("land: Земля", "1land: Земля", ["имя «1land» не подходит: нужна латиница, цифры и «_», первая — буква, до 24 знаков"]),
    ("land: Земля", "land: Жильё #", ["подпись housing повторяет подпись другого варианта"]),
    ("post: По почте", "post: {label: По почте, screens_out: true}", ["screens_out бывает только вместе с ends: true"]),
    ("post: По почте", "post: {label: По почте, exclusive: true}", ["лишний ключ exclusive"]),
    ("      5: полностью довольны", "      5: полностью довольны\n      6: очень", ["лишняя подпись 6"]),
    ("longest: 1000", "longest: 1500", ["все тексты вместе займут до 4\u00a0200 байтов, а можно до 3\u00a0600"]),
    ("longest: 1000", "longest: много", ["longest: нужно целое число от 1 до 4\u00a0000"]),
    ("required: false", "required: no", ["required: нужно true или false"]),
    ("if: {overall: {to: 3}}", "if: {overall: {til: 3}}", ["в if после overall нужно значение, [значения] или {from, to}"]),
    ("if: {overall: {to: 3}}", "if: {overall: {from: 6}}", ["на overall нельзя так ответить: 6"]),
    ("if: {overall: {to: 3}}", "if: {service: [land, sea, air]}", ["на service нельзя так ответить: sea, air"]),
    ("if: {overall: {to: 3}}", "if: {service: {to: 3}}", ["на service нельзя так ответить: 3"]),
    ("Насколько легко было подать заявление?", "'О «{pain_title}»?'", ["подстановка {pain_title} бывает только в направлении additional"]),
    ("basis:\n", "basis: &law\n", ["якоря и ссылки на них не нужны"]),
    ("title: Как", "title: !!str Как", ["теги не нужны"]),
    ("text: Насколько легко было подать заявление?", "text: ''", ["text: пустая строка"]),
    ("land: Земля и имущество", 'land: "Земля\\nи имущество"', ["подпись land: нужна одна строка, без переносов"]),
    ("dk: Затрудняюсь ответить", "dk: [Затрудняюсь]", ["dk: нужен текст"]),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "words"), RULES)
def test_each_rule_of_the_format_has_its_words(right: str, wrong: str, words: list[str]) -> None:
    found = [line.split(": ", 1)[1] for line in told(changed((right, wrong)))]

    assert found == words


def test_two_questions_are_too_few() -> None:
    questions = "  - {id: a, kind: nps, role: nps, text: Что?}\n  - {id: b, kind: nps, role: nps, text: Кто?}\n"

    assert told(HEAD + questions, "short.yaml") == ["short.yaml:10: вопросов 2, а нужно от 3 до 9"]


def test_words_of_yaml_that_others_take_for_truth_stay_words() -> None:
    assert told(changed(("land: Земля", "no: Земля"), ("epgu: Через", "on: Через"))) == []


def test_faults_of_all_files_come_together(tmp_path: Path, codes: Codes) -> None:
    (tmp_path / "ext_services.yaml").write_text(changed(("version: 1", "version: 0")))
    (tmp_path / "second.yaml").write_text("- 1\n")

    with pytest.raises(BadScripts) as bad:
        load_all(tmp_path, codes)

    assert str(bad.value).splitlines() == [
        "ext_services.yaml:5: version: нужно целое число от 1",
        "second.yaml:1: это не анкета: нужны пары «ключ: значение»",
    ]


def test_an_empty_folder_is_no_set_of_surveys(tmp_path: Path, codes: Codes) -> None:
    with pytest.raises(BadScripts, match="нет ни одной анкеты"):
        load_all(tmp_path, codes)


LINES = SERVICES.splitlines()
SPOILT = ["", "  x: 1", "    labels: 5", "    options: []", "    if: []", "    kind: text", "  - 7", "  - {}", "\t", "?", "questions: x", "version: true", "    text: {a: b}", "    options: {1: 2, a: [b]}", "    role: null", "    longest: -1", "    labels: {a: b}", "    if: {a: null}"]  # fmt: skip


@given(
    at=st.integers(0, len(LINES) - 1),
    put=st.sampled_from(SPOILT),
)
@settings(max_examples=150, deadline=None)
def test_whatever_line_is_spoilt_the_author_reads_russian(at: int, put: str) -> None:
    source = "\n".join([*LINES[:at], put, *LINES[at + 1 :]])

    for line in told(source):
        file, number, words = line.split(":", 2)
        assert (file, number.isdecimal()) == ("ext_services.yaml", True)
        assert re.search("[а-я]", words)
        assert not re.search(r"(should|must|input|valid|expected)", words, re.IGNORECASE)
