"""`otklik qr`: every code is read back by another program, and its link leads where it says."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from app.compose import House
from bot import links
from bot.qr.kit import PAPERS
from bot.qr.making import subjects
from config.settings import Settings
from reports.paper import qr
from storage.short_codes import grouped, spellings
from tests.check import pictures
from tests.check.pictures import WHITE
from tests.fakes.telegram import FakeTelegram
from tests.process.program import Program

TOWN = {"OTKLIK_WEB__PUBLIC_URL": "https://town.example.ru"}
EVERYWHERE = TOWN | {"OTKLIK_VK__TOKEN": "vk1.a.any", "OTKLIK_VK__GROUP_ID": "217000001"}
ASKED = (
    *("ext_appeals", "ext_control", "ext_express", "ext_functions", "ext_information"),
    *("ext_services", "message"),
)
LONGEST = "https://t.me/a_name_of_32_characters_is_the_m?start=" + "s" * 24 + "-" + "p" * 24


async def made(folder: Path, *words: str, **settings: str) -> tuple[int, str, str, list[str]]:
    """(exit code, stdout, stderr, paths of the files) of `otklik qr WORDS --to qr`."""
    program = Program(folder, **settings)
    code, told, errors = await program.command("qr", *words, "--to", "qr")
    there = (path for path in (folder / "qr").rglob("*") if path.is_file())
    return code, told, errors, sorted(str(path.relative_to(folder / "qr")) for path in there)


def first_code(survey: str, place: str) -> str:
    return spellings((survey, place))[0]


async def test_one_survey_at_one_place_has_a_code_for_every_door(
    tmp_path: Path, telegram: FakeTelegram
) -> None:
    one = ("--survey", "ext_express", "--place", "hall")
    doors = EVERYWHERE | {
        "OTKLIK_TELEGRAM__TOKEN": telegram.token,
        "OTKLIK_TELEGRAM__API_URL": telegram.url,
    }

    code, told, errors, files = await made(tmp_path, *one, **doors)

    at = "hall/ext_express"
    expected = {
        f"{at}/telegram": "https://t.me/otklik_bot?start=ext_express-hall",
        f"{at}/vk": "https://vk.me/club217000001?ref=ext_express-hall",
        f"{at}/web": f"https://town.example.ru/q/{first_code('ext_express', 'hall')}",
    }
    lines = [f"{name}: {link}" for name, link in expected.items()]
    made_of_all = "Готово 3 кода в PNG и SVG, к ним плакаты, таблички и врезки. Что где — в qr/"
    assert (code, errors) == (0, "")
    assert told.splitlines() == [*lines, f"{made_of_all}index.html."]
    assert files == sorted(
        [
            "index.html",
            *(f"{name}.{kind}" for name in expected for kind in ("png", "svg")),
            *(f"{at}/{paper}" for paper in PAPERS),
        ]
    )
    for name, link in expected.items():
        folder = tmp_path / "qr"
        assert pictures.of_png((folder / f"{name}.png").read_bytes()).read() == link
        assert pictures.of_svg((folder / f"{name}.svg").read_bytes()).read() == link


async def test_what_was_printed_is_printed_again_and_stands_in_the_list(tmp_path: Path) -> None:
    """Given a code that was printed; when the kit is made anew, also by a program whose database
    was lost meanwhile, it is the same code, and the list tells it beside its place."""
    one = ("--survey", "message", "--place", "hall")
    _, first, _, _ = await made(tmp_path, *one, **TOWN)
    _, again, _, _ = await made(tmp_path, *one, **TOWN)
    (tmp_path / "lost").mkdir()

    _, elsewhere, _, _ = await made(tmp_path / "lost", *one, **TOWN)

    index = (tmp_path / "qr" / "index.html").read_text("utf-8")
    code = first_code("message", "hall")
    assert first == again == elsewhere
    assert first.startswith(f"hall/message/web: https://town.example.ru/q/{code}\n")
    assert f'<td class="code">{grouped(code)}</td>' in index
    assert "<h2>Холл</h2>" in index, "a place without a title is called by its kind"
    assert "http" not in re.sub(r"https://town\.example\.ru/q/\d+", "", index)


async def test_a_place_without_a_survey_named_has_all_that_citizens_are_asked(
    tmp_path: Path,
) -> None:
    code, told, _, files = await made(tmp_path, "--place", "hall", **TOWN)

    there = [line.split(":")[0] for line in told.splitlines()[:-1]]
    assert code == 0
    assert there == [f"hall/{name}/web" for name in ASKED]
    assert len(files) == len(ASKED) * (2 + len(PAPERS)) + 1


def test_every_survey_for_citizens_meets_every_place() -> None:
    house = House(Settings(_env_file=None))
    surveys = [house.surveys[name] for name in (*ASKED[:-1], "int_annual")]
    places, unnamed = house.profile.used_places, house.profile.demo_mark

    found = subjects(surveys, places, unnamed, message=True)

    assert [one.where for one in found] == [
        *((name, place.id) for place in places for name in ASKED),
        ("int_annual", ""),
    ]
    assert {one.where[1] for one in found} == {
        *("hall", "office", "reception_room", "reply", "resource", "site", "social", "stand", ""),
    }
    assert [one.place for one in found if one.where[1] == "hall"] == [""] * len(ASKED)


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

    link = f"https://town.example.ru/q/{first_code('int_annual', '')}"
    assert code == 0
    assert told.splitlines()[0] == f"employees/int_annual/web: {link}"
    assert len(told.splitlines()) == 2


async def test_with_no_door_on_there_is_nothing_to_print(tmp_path: Path) -> None:
    code, told, _, files = await made(tmp_path, OTKLIK_WEB__PORT="0")

    assert (code, files) == (0, [])
    assert told.startswith("Кодов нет: ни один канал не включён.")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (
            ("--survey", "ext_nowhere"),
            r"Опроса «ext_nowhere» нет\. Есть: .*ext_express \(«Оцените нас за минуту»\), "
            r".*, message\n",
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
    at = "hall/ext_express"
    papers = (f"{at}/{paper}" for paper in PAPERS)
    assert files == sorted(["index.html", f"{at}/web.png", f"{at}/web.svg", *papers])


async def test_an_address_no_phone_can_reach_is_warned_about(tmp_path: Path) -> None:
    code, _, errors, _ = await made(tmp_path, "--survey", "ext_express", "--place", "hall")

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
