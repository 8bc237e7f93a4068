"""Scripts in the terminal: listed, checked, played."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from app.cli_survey import register
from tests.surveys.writing import SERVICES, changed


@pytest.fixture(autouse=True)
def nobodys_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever tries Otklik here has waves of his own, and settings."""
    monkeypatch.chdir(tmp_path)


def otklik_survey(*words: str, typed: str = "") -> Result:
    survey = typer.Typer()
    register(survey)
    return CliRunner().invoke(survey, words, input=typed)


def test_the_list_names_every_script_with_its_length() -> None:
    lines = otklik_survey("list").stdout.splitlines()

    assert len(lines) == 21
    assert lines[4] == (
        "ext_express, версия 1: «Оцените нас за минуту». Вопросов: 5. Займёт около минуты."
    )


def test_a_good_file_is_praised_and_a_bad_one_explained(tmp_path: Path) -> None:
    good, bad = tmp_path / "ext_services.yaml", tmp_path / "bad.yaml"
    good.write_text(SERVICES)
    bad.write_text(changed(("id: ext_services", "id: bad"), ("kind: many", "kind: meny")))

    told = otklik_survey("check", str(good), str(bad))

    assert told.exit_code == 1
    assert told.stdout == "✓ ext_services.yaml: вопросов 8, ошибок нет\n"
    assert told.stderr == (
        "bad.yaml:64: нет вопросов вида meny, есть one, many, scale, nps, text\n"
    )


def test_all_shipped_scripts_are_checked_when_none_is_named() -> None:
    told = otklik_survey("check")

    assert (told.exit_code, len(told.stdout.splitlines())) == (0, 21)


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    told = otklik_survey("check", str(tmp_path / "none.yaml"))

    assert (told.exit_code, told.stderr) == (1, "none.yaml:1: файл не открывается\n")


def test_a_survey_is_played_to_its_end_and_tells_what_it_would_keep() -> None:
    told = otklik_survey(
        "play", "ext_express", typed="\n3\n2\n1, 7\nготово\nОчередь\n5\nпропустить\n"
    )

    assert told.exit_code == 0
    assert told.stdout.splitlines()[-5:] == [
        "topic: control",
        "overall: 2",
        "trouble: long, other",
        "trouble.other: Очередь",
        "ease: 5",
    ]


def test_play_may_be_left_at_any_moment() -> None:
    assert otklik_survey("play", "ext_express", typed="\n").exit_code == 0


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("no_such", "Анкеты no_such нет. Все, с названиями: otklik survey list"),
        ("int_initiative", "int_initiative — не опрос, а шаги сообщения «без следа»."),
    ],
)
def test_what_cannot_be_played_is_one_line(name: str, why: str) -> None:
    told = otklik_survey("play", name)

    assert (told.exit_code, told.stderr[: len(why)]) == (1, why)


def test_the_pain_probe_is_played_with_a_pain() -> None:
    told = otklik_survey("play", "add_pain_probe", typed="\nНет\n")

    assert "«Долгое ожидание результата»?" in told.stdout
    assert told.stdout.splitlines()[-1] == "met: never"
