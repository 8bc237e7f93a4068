"""`otklik survey open … --pain` as an administrator types it, on both databases."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.sheets.test_command import Said, said

PAIN = "Пересылка между отделами"


@pytest.fixture(params=["sqlite", "postgresql"], autouse=True)
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command on 20 November 2026 in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("OTKLIK_")]:
        monkeypatch.delenv(name)
    on(monkeypatch, "2026-11-20")
    if request.param == "postgresql":
        monkeypatch.setenv("OTKLIK_DATABASE_URL", str(request.getfixturevalue("ready_postgresql")))


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("OTKLIK_REHEARSAL", "1")
    monkeypatch.setenv("OTKLIK_NOW", f"{day}T12:00")


def opened(pain: str, survey: str = "add_pain_probe", until: str = "2026-12-10") -> Said:
    return said("survey", "open", survey, "--until", until, "--pain", pain)


def test_a_wave_is_opened_listed_and_closed_by_its_pain() -> None:
    told = opened(PAIN)
    waves, listed = said("survey", "waves"), said("survey", "list")

    title = f"Помогите разобраться с проблемой: {PAIN}"
    assert told == Said(0, f"Опрос «{title}» открыт до 10.12.2026.\n", "")
    line = (
        f"add_pain_probe-2026-11-20: открыта, 20.11.2026 — 10.12.2026, о «{PAIN}»"
        " (на 20.11.2026 законченных анкет меньше 5)"
    )
    assert waves.stdout == f"{line}\n"
    assert f"    {line}\n" in listed.stdout


@pytest.mark.parametrize(
    ("pain", "refused"),
    [
        ("", "--pain: названия нет."),
        ("ы" * 101, "--pain: название длиннее 100 знаков."),
        ("<b>Очередь</b>", "--pain: нужен простой текст в одну строку"),
        ("Очередь\nв зале", "--pain: нужен простой текст в одну строку"),
        ("Грубит Иванов Иван Петрович", "--pain: похоже на личные данные или ссылку."),
        ("Не отвечают по 8 (3439) 31-12-12", "--pain: похоже на личные данные или ссылку."),
    ],
)
def test_what_is_no_title_is_refused_and_opens_nothing(pain: str, refused: str) -> None:
    told = opened(pain)

    assert (told.exit_code, told.stdout, told.stderr[: len(refused)]) == (1, "", refused)
    assert said("survey", "waves").stdout.startswith("Волн пока не было.")


def test_a_pain_goes_with_the_surveys_that_ask_about_one_and_with_no_other() -> None:
    none, other = said("survey", "open", "add_pain_probe"), opened(PAIN, "int_annual")

    assert (none.exit_code, other.exit_code) == (1, 1)
    assert none.stderr.startswith(
        "Опрос add_pain_probe спрашивает об одной «боли». Назовите её: otklik survey open"
    )
    assert other.stderr == (
        "Опрос int_annual не спрашивает об одной «боли»: откройте его без --pain\n"
    )
    assert said("survey", "waves").stdout.startswith("Волн пока не было.")


def test_sheets_that_were_filled_in_outside_are_entered_and_another_pain_is_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(PAIN)
    Path("papers.csv").write_text(
        "met;severity;remedy\n" + "Да, один раз;4;Меньше документов\n" * 6
    )

    asked = said("import", "answers", "t.csv", "--survey", "add_pain_probe", "--template")
    entered = said("import", "answers", "papers.csv", "--survey", "add_pain_probe")
    on(monkeypatch, "2026-12-11")
    closed = said("survey", "close", "add_pain_probe")
    same = opened("Грубость", until="2026-12-20")
    said("survey", "close", "add_pain_probe", "--discard")
    another = opened("Грубость", until="2027-01-20")

    assert asked.stdout.startswith(
        f"t.csv: таблица для опроса «Помогите разобраться с проблемой: {PAIN}». Строка"
    )
    assert entered.stdout.startswith("внесено 6,")
    assert closed.exit_code == 0
    assert same.stdout.splitlines()[1:] == [
        f"Цифры этого опроса за 2026Q4 общие для двух «болей»: этой и «{PAIN}». Чтобы не"
        " складывать их, начните опрос так, чтобы он закончился в другом квартале."
    ]
    assert another.stdout.splitlines()[1:] == []
