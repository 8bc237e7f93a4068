"""The keeper's key: made without a server, read back with its passphrase alone."""

from __future__ import annotations

import stat
import unicodedata
from pathlib import Path

import pytest

from storage import opening_key, sealing
from tests.process.program import Program

WORDS = "ёлки над тихой рекой"


@pytest.fixture(scope="module")
def made() -> opening_key.KeyFiles:
    return opening_key.new(WORDS)


def test_what_is_boxed_to_the_public_half_is_opened_with_the_private_one(
    made: opening_key.KeyFiles,
) -> None:
    boxed = sealing.box(opening_key.read_public(made.public), b"five", 64, b"here")

    private = opening_key.read_private(made.private, WORDS)

    assert sealing.unbox(private, boxed, b"here") == b"five"


def test_a_passphrase_typed_on_another_computer_is_the_same(made: opening_key.KeyFiles) -> None:
    apart = unicodedata.normalize("NFD", WORDS)
    assert apart != WORDS

    assert len(opening_key.read_private(made.private + "\n", apart)) == 32


def test_another_passphrase_opens_nothing(made: opening_key.KeyFiles) -> None:
    with pytest.raises(opening_key.WrongPassphrase):
        opening_key.read_private(made.private, WORDS + " ")


def test_the_halves_are_not_mistaken_for_each_other(made: opening_key.KeyFiles) -> None:
    with pytest.raises(opening_key.WrongHalf):
        opening_key.read_public(made.private)
    with pytest.raises(opening_key.WrongHalf):
        opening_key.read_private(made.public, WORDS)


def test_every_letter_changed_on_the_way_is_noticed(made: opening_key.KeyFiles) -> None:
    for number, letter in enumerate(made.public):
        other = "b" if letter == "a" else "a"
        with pytest.raises(opening_key.NotAKey):
            opening_key.read_public(made.public[:number] + other + made.public[number + 1 :])


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(opening_key.Short):
        opening_key.new("одиннадцать")


async def test_the_command_makes_two_files_with_no_settings_at_all(tmp_path: Path) -> None:
    program = Program(tmp_path)

    code, told, _ = await program.command("survey", "key", "new", "--to", "key", typed=f"{WORDS}\n")

    public = opening_key.read_public((tmp_path / "key.pub").read_text())
    private = opening_key.read_private((tmp_path / "key").read_text(), WORDS)
    assert code == 0
    assert opening_key.fingerprint(public) in told
    assert sealing.public_half(private) == public
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["key", "key.pub"]


async def test_a_key_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "key.pub").write_text("somebody's")
    program = Program(tmp_path)

    code, _, errors = await program.command("survey", "key", "new", "--to", "key", typed="x\n")

    assert (code, errors) == (
        1,
        "key.pub: такой файл уже есть. Ключи не перезаписывают: выберите другое имя.\n",
    )
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["key.pub"]
    assert (tmp_path / "key.pub").read_text() == "somebody's"


async def test_a_folder_that_is_not_there_is_told_before_the_passphrase_is_asked(
    tmp_path: Path,
) -> None:
    program = Program(tmp_path)

    code, told, errors = await program.command(
        "survey", "key", "new", "--to", "no/folder/key", typed=f"{WORDS}\n"
    )

    assert (code, told) == (1, "")
    assert errors == (
        "no/folder: такой папки нет или в неё нельзя записать. Создайте её или выберите другую.\n"
    )  # and no word of a passphrase before it
    assert not (tmp_path / "no").exists()


async def test_a_strict_survey_is_opened_and_closed_by_commands(tmp_path: Path) -> None:
    program = Program(tmp_path)
    for name in ("key", "other"):
        await program.command("survey", "key", "new", "--to", name, typed=f"{WORDS}\n")
    fingerprint = opening_key.fingerprint(
        opening_key.read_public((tmp_path / "key.pub").read_text())
    )

    code, told, _ = await program.command(
        "survey", "open", "int_annual", "--until", "2099-01-01", "--key", "key.pub"
    )
    close = ("survey", "close", "int_annual", "--key")
    refusals = [
        await program.command("survey", "open", "int_hr_processes", "--key", "key"),
        await program.command(*close, "other", typed=f"{WORDS}\n"),
        await program.command(*close, "key.pub", typed=f"{WORDS}\n"),
        await program.command(*close, "key", typed="совсем другие слова\n"),
    ]

    assert code == 0
    assert fingerprint in told.splitlines()[1]
    assert [(code, out) for code, out, _ in refusals] == [(1, "")] * 4
    assert [error.split(":")[-1].strip()[:50] for _, _, error in refusals] == [
        "это закрытая половина, серверу её не дают. Нужен ф",
        refusals[1][2].strip()[:50],
        "это открытая половина, она ничего не откроет. Нуже",
        "Пароль не подходит. Ничего не изменилось, попробуй",
    ]
    assert fingerprint in refusals[1][2]
    key_files = [path.name for path in (tmp_path / "data" / "keys").glob("*int_annual*")]
    assert [name.partition("-")[0] for name in key_files] == ["tags"]
