"""`otklik qr`: every code is read back by another program, and its link leads where it says."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot import links
from reports import qr
from tests.check import pictures
from tests.check.pictures import WHITE
from tests.fakes.telegram import FakeTelegram
from tests.process.program import Program

TOWN = {"OTKLIK_WEB__PUBLIC_URL": "https://town.example.ru"}
EVERYWHERE = TOWN | {"OTKLIK_VK__TOKEN": "vk1.a.any", "OTKLIK_VK__GROUP_ID": "217000001"}
LONGEST = "https://t.me/a_name_of_32_characters_is_the_m?start=" + "s" * 24 + "-" + "p" * 24


async def made(folder: Path, *words: str, **settings: str) -> tuple[int, str, str, list[str]]:
    """(exit code, stdout, stderr, names of the files) of `otklik qr WORDS --to qr`."""
    program = Program(folder, **settings)
    code, told, errors = await program.command("qr", *words, "--to", "qr")
    return code, told, errors, sorted(path.name for path in (folder / "qr").glob("*"))


async def test_one_survey_at_one_place_has_a_code_for_every_door(
    tmp_path: Path, telegram: FakeTelegram
) -> None:
    one = ("--survey", "ext_express", "--place", "hall")
    doors = EVERYWHERE | {
        "OTKLIK_TELEGRAM__TOKEN": telegram.token,
        "OTKLIK_TELEGRAM__API_URL": telegram.url,
    }

    code, told, errors, files = await made(tmp_path, *one, **doors)

    expected = {
        "ext_express-hall-telegram": "https://t.me/otklik_bot?start=ext_express-hall",
        "ext_express-hall-vk": "https://vk.me/club217000001?ref=ext_express-hall",
        "ext_express-hall-web": "https://town.example.ru/s/ext_express?p=hall",
    }
    lines = [f"{name}: {link}" for name, link in expected.items()]
    assert (code, errors) == (0, "")
    assert told.splitlines() == [*lines, "Готово 3 кода: qr, в PNG и SVG."]
    assert files == sorted(f"{name}.{kind}" for name in expected for kind in ("png", "svg"))
    for name, link in expected.items():
        folder = tmp_path / "qr"
        assert pictures.of_png((folder / f"{name}.png").read_bytes()).read() == link
        assert pictures.of_svg((folder / f"{name}.svg").read_bytes()).read() == link


async def test_without_names_every_survey_for_citizens_meets_every_place(tmp_path: Path) -> None:
    code, told, _, files = await made(tmp_path, **TOWN)

    pairs = [line.split(":")[0].split("-") for line in told.splitlines()[:-1]]
    assert code == 0
    assert len(pairs) == len({tuple(pair) for pair in pairs})
    assert {survey for survey, _, _ in pairs} == {
        *("ext_appeals", "ext_control", "ext_express", "ext_functions", "ext_information"),
        *("ext_services", "message"),
    }
    assert {place for _, place, _ in pairs} == {
        *("hall", "office", "reception_room", "reply", "resource", "site", "social", "stand"),
    }
    assert len(pairs) == 7 * 8
    assert len(files) == 2 * len(pairs)


async def test_for_the_end_of_a_reply_there_are_words_to_be_copied(tmp_path: Path) -> None:
    one = ("--survey", "ext_appeals", "--place", "reply")

    code, told, _, _ = await made(tmp_path, *one, **EVERYWHERE)

    asks = "Оцените, пожалуйста, как рассмотрели ваше обращение:"
    takes = "(анонимно, около 2 минут)."
    assert code == 0
    assert told.splitlines()[-2:] == [
        f"{asks} https://vk.me/club217000001?ref=ext_appeals-reply {takes}",
        f"{asks} https://town.example.ru/s/ext_appeals?p=reply {takes}",
    ]


async def test_a_survey_of_employees_is_asked_at_no_place(tmp_path: Path) -> None:
    code, told, _, _ = await made(tmp_path, "--survey", "int_annual", **TOWN)

    assert code == 0
    assert told.splitlines() == [
        "int_annual-web: https://town.example.ru/s/int_annual",
        "Готов 1 код: qr, в PNG и SVG.",
    ]


async def test_write_to_us_has_a_code_for_every_door_of_a_place(
    tmp_path: Path, telegram: FakeTelegram
) -> None:
    doors = EVERYWHERE | {
        "OTKLIK_TELEGRAM__TOKEN": telegram.token,
        "OTKLIK_TELEGRAM__API_URL": telegram.url,
    }

    code, told, errors, files = await made(
        tmp_path, "--survey", "message", "--place", "hall", **doors
    )

    expected = {
        "message-hall-telegram": "https://t.me/otklik_bot?start=message-hall",
        "message-hall-vk": "https://vk.me/club217000001?ref=message-hall",
        "message-hall-web": "https://town.example.ru/door/message?p=hall",
    }
    lines = [f"{name}: {link}" for name, link in expected.items()]
    assert (code, errors) == (0, "")
    assert told.splitlines() == [*lines, "Готово 3 кода: qr, в PNG и SVG."]
    assert files == sorted(f"{name}.{kind}" for name in expected for kind in ("png", "svg"))


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (
            ("--survey", "ext_nowhere"),
            r"Опроса «ext_nowhere» нет\. Есть: .*ext_express.*, message\n",
        ),
        (("--survey", "int_initiative"), r"Опроса «int_initiative» нет\. Есть: .*\n"),
        (("--place", "moon"), r"Точки «moon» в профиле нет\. Есть: site, .*hall, reply\n"),
    ],
)
async def test_an_unknown_name_is_answered_with_the_known_ones(
    tmp_path: Path, words: tuple[str, ...], answer: str
) -> None:
    code, told, errors, files = await made(tmp_path, *words)

    assert (code, told, files) == (1, "", [])
    assert re.fullmatch(answer, errors)


async def test_a_door_out_of_reach_is_told_and_the_others_are_made(tmp_path: Path) -> None:
    away = {
        "OTKLIK_TELEGRAM__TOKEN": "123456789:AAH-any-token-of-the-right-shape-0123",
        "OTKLIK_TELEGRAM__API_URL": "http://127.0.0.1:1",
    }

    one = ("--survey", "ext_express", "--place", "hall")
    code, _, errors, files = await made(tmp_path, *one, **away, **TOWN)

    assert code == 1
    assert errors == (
        "Кодов для Telegram нет: не удалось узнать имя бота."
        " Проверьте токен и связь: otklik check\n"
    )
    assert files == ["ext_express-hall-web.png", "ext_express-hall-web.svg"]


async def test_an_address_no_phone_can_reach_is_warned_about(tmp_path: Path) -> None:
    code, _, errors, _ = await made(tmp_path, "--survey", "ext_express")

    assert code == 0
    assert errors.startswith("Внимание: адрес http://127.0.0.1:8080 виден только на этой машине.")


async def test_a_folder_that_cannot_be_written_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "qr").write_text("a file, not a folder")

    code, _, errors = await Program(tmp_path, **TOWN).command("qr", "--to", "qr/deeper")

    assert (code, errors) == (
        1,
        "В папку qr/deeper не получается записать. Укажите другую\n",
    )


def test_a_scratched_code_is_still_read_and_a_destroyed_one_is_not() -> None:
    def read_with_patch(modules: int) -> str | None:
        picture = pictures.of_png(qr.png(LONGEST))
        side, middle = modules * qr.PIXELS, picture.width // 2
        picture.paint(middle - side // 2, middle - side // 2, side, side, WHITE)
        return picture.read()

    assert (read_with_patch(10), read_with_patch(24)) == (LONGEST, None)


@pytest.mark.parametrize("link", [LONGEST, "https://vk.me/club1?ref=a"])
def test_four_modules_of_white_lie_around(link: str) -> None:
    assert pictures.of_png(qr.png(link)).border() == 4 * qr.PIXELS
    assert pictures.of_svg(qr.svg(link)).border() == 4 * pictures.ZOOM


@pytest.mark.parametrize("place", ["office", ""])
def test_what_a_link_says_is_what_the_doors_take(place: str) -> None:
    payload = f"ext_express-{place}" if place else "ext_express"

    telegram, vk = links.telegram("bot")("ext_express", place), links.vk(1)("ext_express", place)
    web = urlsplit(links.web("https://a.ru")("ext_express", place))

    assert parse_qs(urlsplit(telegram).query) == {"start": [payload]}
    assert parse_qs(urlsplit(vk).query) == {"ref": [payload]}
    assert (web.path, web.query) == ("/s/ext_express", f"p={place}" if place else "")


def test_the_longest_payload_fits_into_telegrams_64_characters() -> None:
    (payload,) = parse_qs(urlsplit(LONGEST).query)["start"]

    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
