"""A mended file of `otklik import answers` under another name, on both databases."""

from __future__ import annotations

from pathlib import Path

from tests.sheets.test_command import GOOD, HEADER, Otklik, otklik

__all__ = ["otklik"]

LONG = "housing;5;;" + "много " * 200 + ";reply\n"
NUMBERED = "_number;service;overall\n"


def enters(otklik: Otklik, file: str, *more: str) -> tuple[int, str, str]:
    told = otklik("import", "answers", file, "--survey", "ext_services", *more)
    return told.exit_code, told.stdout.split("\n")[0], told.stderr


def written(name: str, told: str) -> str:
    Path(name).write_text(told, "utf-8")
    return name


ASKED = (
    "Ничего не внесено: { } из 11 новых строк совпадают со строками другого файла, который уже"
    " внесли в этот опрос. Это исправленный файл под новым именем? Повторите команду с --mended:"
    " внесутся только новые строки. Это другие анкеты? Повторите с --again: внесутся все.\n"
)


def test_a_mended_file_with_a_new_name_doubles_nothing(otklik: Otklik) -> None:
    enters(otklik, written("papers.csv", GOOD + LONG))
    mended = written("mended.csv", GOOD + "land;4;;Коротко;reply\n")

    asked = enters(otklik, mended)
    told = enters(otklik, mended, "--mended")
    again = enters(otklik, mended, "--mended")

    assert asked == (1, "", ASKED.replace("{ }", "10"))
    assert told == (0, "внесено 1, уже были 10, отклонено 0", "")
    assert again == (0, "внесено 0, уже были 11, отклонено 0", "")


def test_another_pile_is_entered_whole_with_again(otklik: Otklik) -> None:
    enters(otklik, written("papers.csv", GOOD))
    other = written("other.csv", GOOD + "land;4;;;reply\n")

    told = enters(otklik, other, "--again")
    twice = enters(otklik, other, "--again")

    assert told == (0, "внесено 11, уже были 0, отклонено 0", "")
    assert twice == (0, "внесено 0, уже были 11, отклонено 0", "")


def test_numbers_of_sheets_tell_them_apart_without_a_question(otklik: Otklik) -> None:
    enters(otklik, written("papers.csv", NUMBERED + "1;housing;5\n2;housing;5\n3;магия;5\n"))
    mended = NUMBERED + "1;housing;5\n2;housing;5\n3;land;5\n"

    told = enters(otklik, written("mended.csv", mended))
    clash = enters(otklik, written("other.csv", NUMBERED + "3;housing;2\n3;housing;1\n4;land;2\n"))

    assert told == (0, "внесено 1, уже были 2, отклонено 0", "")
    assert clash == (
        0,
        "внесено 1, уже были 0, отклонено 2",
        "other.csv:3: _number: этот номер уже стоит в строке 2\n"
        "other.csv:2: _number: под этим номером уже внесена другая анкета. Если это другая пачка,"
        " нумеруйте её иначе, например «Б-5»\n"
        "Отклонённые строки поправьте в этом же файле и загрузите его снова под тем же именем:"
        " внесённые второй раз не внесутся.\n",
    )


def test_a_number_that_is_taken_enters_nothing_under_strict(otklik: Otklik) -> None:
    enters(otklik, written("papers.csv", NUMBERED + "1;housing;5\n"))

    code, told, why = enters(
        otklik, written("other.csv", NUMBERED + "1;housing;2\n2;land;2\n"), "--strict"
    )

    assert (code, told) == (1, "")
    assert why.endswith("Подошло бы: 1, отклонено 1\n")
    assert enters(otklik, written("only.csv", NUMBERED + "2;land;2\n"))[1].startswith("внесено 1")


def test_rows_that_only_own_words_part_are_left_to_the_clerk(otklik: Otklik) -> None:
    first = HEADER + "housing;5;;Спасибо;reply\n"
    enters(otklik, written("papers.csv", first + LONG))
    mended = written("mended.csv", first + "housing;5;;Коротко;reply\n")

    code, told, why = enters(otklik, mended, "--mended")
    new = enters(otklik, written("new.csv", HEADER + "housing;5;;Коротко;reply\n"), "--again")

    assert (code, told) == (0, "внесено 0, уже были 0, отклонено 2")
    assert why.startswith("mended.csv:2: с такими же отметками уже внесена другая анкета")
    assert new == (0, "внесено 1, уже были 0, отклонено 0", "")
