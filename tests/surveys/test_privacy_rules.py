"""A survey that would break anonymity is refused, by line and with the reason."""

from __future__ import annotations

import pytest

from bot.surveys.loader import SCRIPTS
from tests.surveys.writing import HEAD, told

INTERNAL = HEAD.replace("audience: external", "audience: internal")
MARK = "{id: overall, kind: scale, role: csat, text: Насколько вы довольны?, labels: "
SCALE = f"{MARK}{{1: а, 2: б, 3: в, 4: г, 5: д}}}}"
LAST = "{id: note, kind: text, role: comment, text: Что изменить?, longest: 300}"
NPS = "{id: advise, kind: nps, role: nps, text: Посоветуете?}"
AGE = (
    "{id: age, kind: one, role: context, text: Ваш возраст?, "
    "options: {a: До 25, b: До 35, c: До 50, d: Старше}}"
)
UNIT = (
    "{id: unit, kind: one, role: place, text: В каком отделе вы работаете?, "
    "options: {a: Кадры, b: Финансы, c: ЖКХ, d: Архив}}"
)
TENURE = (
    "{id: tenure, kind: one, role: context, text: Сколько лет вы работаете?, "
    "options: {a: До года, b: До трёх, c: Больше}}"
)


def a_script(*questions: str, head: str = HEAD) -> str:
    whole = (*questions, SCALE, LAST, NPS)
    return head + "".join(f"  - {question}\n" for question in whole)


def text(asked: str, name: str = "who") -> str:
    return f"{{id: {name}, kind: text, role: need, text: '{asked}'}}"


def faults(*questions: str, head: str = HEAD) -> list[str]:
    return told(a_script(*questions, head=head), "short.yaml")


WHO = "short.yaml:11: вопрос просит назвать себя («"
TRAIT = "short.yaml:11: подробность о себе («"


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("Как вас зовут?", WHO),
        ("Напишите, пожалуйста, вашу фамилию", WHO),
        ("Ф. И. О.", WHO),
        ("Фамилия, имя, отчество", WHO),
        ("Телефон:", WHO),
        ("Оставьте номер телефона, мы перезвоним", WHO),
        ("Какой у вас номер телефона?", WHO),
        ("Укажите Ваш рабочий e-mail", WHO),
        ("На какую электронную почту ответить? Адрес электронной почты", WHO),
        ("Дата вашего рождения", WHO),
        ("В каком году вы родились?", WHO),
        ("Ваш табельный номер", WHO),
        ("Табельный номер сотрудника", WHO),
        ("Ваш домашний адрес", WHO),
        ("Назовите адрес, по которому вы проживаете", WHO),
        ("Где вы сейчас живёте?", WHO),
        ("Как с вами связаться?", WHO),
        ("Номер СНИЛС", WHO),
        ("Дайте ссылку на вашу страницу", WHO),
        ("Ваше имя и имя сотрудника, который помог", WHO),
        ("Какая у вас должность, кем вы работаете?", TRAIT),
        ("Сколько вам полных лет?", TRAIT),
        ("Напишите, в каком отделе вы работаете", TRAIT),
    ],
)
def test_a_question_that_asks_who_one_is_is_refused(asked: str, reason: str) -> None:
    [fault] = faults(text(asked))

    assert fault.startswith(reason)
    assert "Спросите без имён" in fault or "2–3 крупных варианта" in fault


@pytest.mark.parametrize(
    "asked",
    [
        "В каком отделе МФЦ вам помогали?",
        "Укажите адрес остановки, где это было",
        "Укажите адрес дома, где течёт крыша",
        "Назовите улицу или место, где это заметнее всего.",
        "Назовите имя и фамилию сотрудника, который вам помог",
        "Что неудобно в записи по телефону?",
        "По какому номеру телефона вы звонили?",
        "Что не так с вашим рабочим телефоном?",
        "Что не понравилось на почте?",
        "Чего не хватает на сайте, чтобы найти адрес и телефон отдела?",
        "Как изменить запись на приём по имени и дате?",
        "Что мешает платить за вывоз мусора по адресам?",
        "Какой документ или порядок стоит упростить?",
        "Что улучшить в работе вашего района?",
        "Стоит ли продлить стаж для очереди?",
        "Какую должность или отдел стоит упразднить?",
    ],
)
def test_a_question_about_the_town_only_sounds_alike(asked: str) -> None:
    assert faults(text(asked)) == []


def test_employees_are_not_asked_to_name_a_colleague() -> None:
    asked = text("Напишите фамилию сотрудника, который вам помог")

    assert faults(asked) == []
    assert [fault[: len(WHO)] for fault in faults(asked, head=INTERNAL)] == [WHO]


def test_own_words_beside_an_option_are_looked_at_too() -> None:
    choice = (
        "{{id: call, kind: one, role: need, text: Как ответить?, "
        "options: {{a: Никак, b: {{label: {label}, write_in: true}}}}}}"
    )

    assert faults(choice.format(label="Другое (напишу)")) == []
    [fault] = faults(choice.format(label="Ваш телефон"))
    assert fault.startswith("short.yaml:11: вопрос просит назвать себя («Ваш телефон»)")


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("Здравствуйте.", "Здравствуйте, {name}!", "{name}"),
        ("Короткая анкета", "'Анкета {id}'", "{id}"),
        ("Спасибо!", "'{ФИО}, спасибо!'", "{ФИО}"),
        ("Что изменить?", "'Что изменить в отделе {отдел}?'", "{отдел}"),
        ("1: а,", "1: '{мало}',", "{мало}"),
    ],
)
def test_nothing_is_put_in_for_one_person(old: str, new: str, name: str) -> None:
    source = a_script().replace(old, new, 1)

    [fault] = told(source, "short.yaml")

    assert f": подстановка {name} сделала бы анкету именной" in fault


def test_the_title_of_a_pain_is_the_same_for_all() -> None:
    assert faults(text("Мешает ли вам «{pain_title}»?")) == []


def test_two_fine_questions_about_the_person_are_refused_one_or_coarse_ones_are_not() -> None:
    assert faults(AGE, TENURE) == faults(UNIT, TENURE) == []

    assert faults(AGE, UNIT) == [
        "short.yaml:12: вместе с вопросом age это второй подробный вопрос о самом человеке: "
        "по паре ответов его можно узнать. Оставьте один или укрупните варианты до трёх"
    ]


def test_a_department_of_the_service_is_no_trait_of_the_citizen() -> None:
    served = UNIT.replace("В каком отделе вы работаете?", "В каком отделе МФЦ вам помогали?")

    assert faults(AGE, served.replace("role: place", "role: context")) == []


@pytest.mark.parametrize("role", ["context", "process"])
def test_units_of_employees_are_asked_with_the_role_that_is_shown_as_a_table(role: str) -> None:
    asked = UNIT.replace("role: place", f"role: {role}")

    assert faults(UNIT, head=INTERNAL) == faults(asked) == []
    assert faults(asked.replace("d: Архив", ""), head=INTERNAL) == []  # three are no table
    assert faults(asked, head=INTERNAL) == [
        f"short.yaml:11: вопрос о подразделении («отделе вы работаете») задан с ролью {role}, и в "
        "показателях был бы виден даже один ответивший. Поставьте role: place: тогда "
        "подразделение показываем, если его назвали не меньше 10"
    ]


def test_employees_are_not_split_into_more_groups_than_sixty() -> None:
    nine = ", ".join(f"o{n}: Тема {n}" for n in range(9))
    topic = f"{{id: topic, kind: one, role: process, text: О чём вы?, options: {{{nine}}}}}"
    seven = topic.replace("topic", "again").replace(", o7: Тема 7, o8: Тема 8", "")

    assert faults(topic, seven, head=HEAD) == []
    assert faults(topic, TENURE, head=INTERNAL) == []
    [fault] = faults(topic, seven, head=INTERNAL)
    assert fault.startswith(
        "short.yaml:10: вопросы «кто вы и о чём» (topic, again) делят сотрудников"
    )
    assert "на 63 групп" in fault


def test_own_words_are_not_asked_of_a_tiny_group() -> None:
    only = "{id: why, kind: text, role: need, text: Почему?, if: {unit: d}}"
    through = "{id: why, kind: text, role: need, text: Почему?, if: {how: {to: 3}}}"
    how = SCALE.replace("overall", "how").replace("role: csat", "role: severity")
    how = how.replace("kind: scale", "if: {unit: d}, kind: scale")

    for head in (HEAD, INTERNAL):
        [fault] = faults(UNIT, only, head=head)
        assert fault.startswith("short.yaml:12: поле для своих слов увидит только небольшая группа")
        assert "unit" in fault
    [fault] = faults(UNIT, how, through)
    assert fault.startswith("short.yaml:13: поле для своих слов")
    assert faults(UNIT, only.replace("unit: d", "unit: [a, b]")) == []


def test_a_topic_of_citizens_is_no_tiny_group_a_topic_of_employees_is() -> None:
    topic = UNIT.replace("В каком отделе вы работаете?", "О чём вы хотите сказать?")
    topic = topic.replace("role: place", "role: process")
    why = "{id: why, kind: text, role: need, text: Почему?, if: {unit: d}}"

    assert faults(topic, why) == []
    assert len(faults(topic, why, head=INTERNAL)) == 1


def test_an_open_question_to_employees_has_one_condition_at_most() -> None:
    why = "{id: why, kind: text, role: need, text: Почему?, if: {tenure: a, overall: {to: 3}}}"
    scale = SCALE.replace("role: csat", "role: severity")
    rest = f"  - {TENURE}\n  - {scale}\n  - {why}\n  - {LAST}\n"

    assert told(HEAD + rest, "short.yaml") == []
    [fault] = told(INTERNAL + rest, "short.yaml")
    assert fault.startswith(
        "short.yaml:13: открытый вопрос сотрудникам задан под несколькими условиями (tenure"
    )


def test_none_of_the_shipped_surveys_is_refused() -> None:
    files = sorted(SCRIPTS.glob("*.yaml"))

    assert len(files) == 21
    assert [told(path.read_text("utf-8"), path.name) for path in files] == [[]] * 21
