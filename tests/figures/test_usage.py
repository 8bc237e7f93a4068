"""A call that was not understood, and help: in the reader's language, with what to type instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from app.cli import app
from config import settings
from tests.docs.test_documents import commands
from tests.process.program import Program


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("metrics", "otklik metrics: не указано PERIOD. Справка: otklik metrics --help"),
        ("backup", "otklik backup: не указано FILE. Справка: otklik backup --help"),
        (
            "metrics --foo",
            "otklik metrics: нет параметра --foo, похожие: --format."
            " Справка: otklik metrics --help",
        ),
        (
            "metrics 2026Q3 x",
            "otklik metrics: лишние слова в конце. Справка: otklik metrics --help",
        ),
        (
            "survey opne",
            "otklik survey: нет команды «opne», есть list, check, play, open, close, waves, slips,"
            " print, import, export, key. Справка: otklik survey --help",
        ),
        (
            "survey open int_annual --until завтра",
            "otklik survey open: --until: «завтра» — не дата. Нужно 2026-10-05 или 05.10.2026."
            " Справка: otklik survey open --help",
        ),
        (
            "metrics 2026Q3 --as-of 31.02.2026",
            "otklik metrics: --as-of: «31.02.2026» — не дата. Нужно 2026-10-05 или 05.10.2026."
            " Справка: otklik metrics --help",
        ),
        (
            "digest 2026Q3 --as-of 10/05/2026",
            "otklik digest: --as-of: «10/05/2026» — не дата. Нужно 2026-10-05 или 05.10.2026."
            " Справка: otklik digest --help",
        ),
        (
            "metrics 2026Q3 --as-of=",
            "otklik metrics: --as-of: «» — не дата. Нужно 2026-10-05 или 05.10.2026."
            " Справка: otklik metrics --help",
        ),
        (
            "desk link --role boss",
            "otklik desk link: --role: значение не подходит, есть operator, analyst, admin."
            " Справка: otklik desk link --help",
        ),
        (
            "anonymity --format xml",
            "otklik anonymity: --format: значение не подходит, есть table, json."
            " Справка: otklik anonymity --help",
        ),
        (
            "survey slips int_annual --count many --to slips.pdf",
            "otklik survey slips: --count: значение не подходит."
            " Справка: otklik survey slips --help",
        ),
    ],
)
async def test_a_wrong_call_is_one_russian_line(tmp_path: Path, words: str, line: str) -> None:
    code, told, errors = await Program(tmp_path).command(*words.split())

    assert (code, told, errors) == (2, "", line + "\n")


async def test_an_unfinished_call_shows_the_help(tmp_path: Path) -> None:
    code, told, errors = await Program(tmp_path).command("survey")

    assert (code, told, errors.splitlines()[0]) == (
        2,
        "",
        "Вызов: otklik survey [ПАРАМЕТРЫ] КОМАНДА …",
    )


@pytest.mark.parametrize("way", sorted(commands()))
async def test_help_has_no_word_of_the_library(way: str) -> None:
    program = Program(Path.cwd())

    code, told, _ = await program.command(*way.split()[1:], "--help")

    assert code == 0
    assert told.startswith(f"Вызов: {way}")
    assert (
        re.findall(r"Usage|Options|Arguments|Commands|required|default|Show this|<\w+>", told) == []
    )


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("OTKLIK_CONTACTS", "some", "none, own, all"),
        ("OTKLIK_DATABASE_URL", "mysql://u:canary@h/db",
         "sqlite:///data/otklik.db, postgresql://user:password@host/db"),
        ("OTKLIK_DIGEST__AT", "25:00", "09:00"),
        ("OTKLIK_DIGEST__DAY", "32", "1…28"),
        ("OTKLIK_WEB__PUBLIC_URL", "foo", "https://town.example"),
        ("OTKLIK_WEB__PUBLIC_URL", "town.example", "https://town.example"),
        ("OTKLIK_WEB__PUBLIC_URL", "ftp://town.example", "https://town.example"),
        ("OTKLIK_WEB__PUBLIC_URL", "https://town.example:99999", "https://town.example"),
        ("OTKLIK_WEB__PUBLIC_URL", "https://user@town.example", "https://town.example"),
        ("OTKLIK_WEB__PUBLIC_URL", "https://:443", "https://town.example"),
        ("OTKLIK_WEB__TRUSTED_PROXIES", "foo", "127.0.0.1, 10.0.0.0/8"),
        ("OTKLIK_WEB__TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/33", "127.0.0.1, 10.0.0.0/8"),
        ("OTKLIK_STAFF_FALLBACK", "foo", "vk:2000000005, telegram:-1001234567890"),
    ],
)  # fmt: skip
async def test_a_wrong_setting_is_told_with_what_would_do(
    tmp_path: Path, name: str, value: str, allowed: str
) -> None:
    code, told, errors = await Program(tmp_path, **{name: value}).command("metrics", "2026Q3")

    assert (code, told) == (78, "")
    assert errors == (
        f"{name}: значение не подходит, нужно так: {allowed}."
        " Исправьте в .env; пример — в .env.example\n"
    )


@pytest.mark.parametrize("tail", ["/feedback", "/a/?b=1", "?b=1", "#top"])
async def test_an_address_with_a_path_is_told_to_go_without(tmp_path: Path, tail: str) -> None:
    program = Program(tmp_path, OTKLIK_WEB__PUBLIC_URL=f"https://town.example{tail}")

    code, told, errors = await program.command("run")

    assert (code, told, errors) == (
        78,
        "",
        "OTKLIK_WEB__PUBLIC_URL: адрес нужен без пути и параметров: сайт «Отклика» занимает"
        " адрес целиком. Например: https://town.example. Исправьте в .env\n",
    )


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("https://town.example/", "https://town.example"),
        ("http://10.0.0.5:8080", "http://10.0.0.5:8080"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]"),
    ],
)
def test_an_address_is_read_without_its_last_slash(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str, read: str
) -> None:
    monkeypatch.setenv("OTKLIK_WEB__PUBLIC_URL", address)
    monkeypatch.setenv("OTKLIK_WEB__TRUSTED_PROXIES", "127.0.0.1, 10.1.2.3/8, 2001:db8::/32,")

    web = settings.load(tmp_path / ".env").web

    assert (web.url(), web.trusted_proxies) == (
        read,
        ("127.0.0.1", "10.1.2.3/8", "2001:db8::/32"),
    )


def test_every_setting_that_can_be_wrong_says_what_would_do() -> None:
    silent = [name for name, allowed in settings.described() if not allowed]

    assert silent == [
        "OTKLIK_PROFILE",
        "OTKLIK_DATA_DIR",
        "OTKLIK_KEYS_DIR",
        "OTKLIK_TELEGRAM__WEBHOOK_SECRET",
        "OTKLIK_VK__TOKEN",
        "OTKLIK_VK__SECRET",
        "OTKLIK_VK__CONFIRMATION",
        "OTKLIK_MAX__TOKEN",
        "OTKLIK_MAX__WEBHOOK_SECRET",
        "OTKLIK_MAX__CA_FILE",
        "OTKLIK_WEB__HOST",
        "OTKLIK_STAFF_SECRET",
        "OTKLIK_BACKUP__TO",
    ]  # any words at all will do for these


async def test_a_folder_that_cannot_be_made_is_told_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file stands here", "utf-8")
    program = Program(tmp_path, OTKLIK_DATA_DIR="taken")

    code, told, errors = await program.command("migrate")

    assert (code, told, errors) == (
        1,
        "",
        "taken: такого места нет, или там файл вместо папки. Проверьте путь\n",
    )


def test_all_that_can_be_given_to_a_command_is_explained() -> None:
    def untold(group: Any, way: str) -> Iterator[str]:
        for param in group.params:
            if param.name != "help" and not getattr(param, "help", None):
                yield f"{way} {param.name}"
        for name, below in getattr(group, "commands", {}).items():
            yield from untold(below, f"{way} {name}")

    assert list(untold(typer.main.get_command(app), "otklik")) == []
