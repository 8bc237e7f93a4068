"""Every setting may be wrong: then the start stops with a line that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.faults import BadFile
from config.settings import BadSettings, Settings, load

TELEGRAM = {"OTKLIK_TELEGRAM__TOKEN": "123456:" + "a" * 35}
VK = {"OTKLIK_VK__TOKEN": "key", "OTKLIK_VK__GROUP_ID": "5"}
MAX = {"OTKLIK_MAX__TOKEN": "key"}

WRONG = [
    ({"OTKLIK_DATABASE_URL": "mysql://town"}, "OTKLIK_DATABASE_URL", "bad"),
    ({"OTKLIK_TELEGRAM__TOKEN": "abc"}, "OTKLIK_TELEGRAM__TOKEN", "bad"),
    ({"OTKLIK_TELEGRAM__STAFF_CHAT": "-100"}, "OTKLIK_TELEGRAM__TOKEN", "missing"),
    (TELEGRAM | {"OTKLIK_TELEGRAM__API_URL": "town"}, "OTKLIK_TELEGRAM__API_URL", "bad"),
    (TELEGRAM | {"OTKLIK_TELEGRAM__MODE": "poll"}, "OTKLIK_TELEGRAM__MODE", "bad"),
    (TELEGRAM | {"OTKLIK_TELEGRAM__STAFF_CHAT": "@town"}, "OTKLIK_TELEGRAM__STAFF_CHAT", "bad"),
    (TELEGRAM | {"OTKLIK_TELEGRAM__STAFF_CHAT": "500"}, "OTKLIK_TELEGRAM__STAFF_CHAT", "bad"),
    (TELEGRAM | {"OTKLIK_TELEGRAM__EMPLOYEE_CHAT": "5"}, "OTKLIK_TELEGRAM__EMPLOYEE_CHAT", "bad"),
    (VK | {"OTKLIK_VK__GROUP_ID": "-5"}, "OTKLIK_VK__GROUP_ID", "bad"),
    ({"OTKLIK_VK__TOKEN": "key"}, "OTKLIK_VK__GROUP_ID", "missing"),
    (VK | {"OTKLIK_VK__API_URL": "ht!tp"}, "OTKLIK_VK__API_URL", "bad"),
    (VK | {"OTKLIK_VK__MODE": "webhook"}, "OTKLIK_VK__MODE", "bad"),
    (VK | {"OTKLIK_VK__STAFF_CHAT": "5"}, "OTKLIK_VK__STAFF_CHAT", "bad"),
    (VK | {"OTKLIK_VK__EMPLOYEE_CHAT": "2000000000"}, "OTKLIK_VK__EMPLOYEE_CHAT", "bad"),
    (MAX | {"OTKLIK_MAX__MODE": "callback"}, "OTKLIK_MAX__MODE", "bad"),
    (MAX | {"OTKLIK_MAX__STAFF_CHAT": "town"}, "OTKLIK_MAX__STAFF_CHAT", "bad"),
    ({"OTKLIK_WEB__PORT": "99999"}, "OTKLIK_WEB__PORT", "bad"),
    ({"OTKLIK_WEB__PUBLIC_URL": "town.example"}, "OTKLIK_WEB__PUBLIC_URL", "bad"),
    ({"OTKLIK_WEB__PUBLIC_URL": "https://a.ru/b"}, "OTKLIK_WEB__PUBLIC_URL", "path"),
    ({"OTKLIK_WEB__PUBLIC_URL": f"https://{'щ' * 80}.рф"}, "OTKLIK_WEB__PUBLIC_URL", "bad"),
    ({"OTKLIK_WEB__TRUSTED_PROXIES": "::1, foo"}, "OTKLIK_WEB__TRUSTED_PROXIES", "bad"),
    ({"OTKLIK_WEB__WIDGET_ORIGINS": "a.ru"}, "OTKLIK_WEB__WIDGET_ORIGINS", "bad"),
    ({"OTKLIK_WEB__WIDGET_ORIGINS": "https://a.ru;*"}, "OTKLIK_WEB__WIDGET_ORIGINS", "bad"),
    ({"OTKLIK_WEB__WIDGET_ORIGINS": "https://*"}, "OTKLIK_WEB__WIDGET_ORIGINS", "bad"),
    ({"OTKLIK_STAFF_SECRET": "a" * 15}, "OTKLIK_STAFF_SECRET", "short"),
    ({"OTKLIK_STAFF_FALLBACK": "vk:1"}, "OTKLIK_STAFF_FALLBACK", "bad"),
    ({"OTKLIK_STAFF_FALLBACK": "telegram:100"}, "OTKLIK_STAFF_FALLBACK", "bad"),
    ({"OTKLIK_DIGEST__DAY": "31"}, "OTKLIK_DIGEST__DAY", "bad"),
    ({"OTKLIK_DIGEST__AT": "25:00"}, "OTKLIK_DIGEST__AT", "bad"),
    ({"OTKLIK_BACKUP__AT": "3"}, "OTKLIK_BACKUP__AT", "bad"),
    ({"OTKLIK_BACKUP__KEEP": "0"}, "OTKLIK_BACKUP__KEEP", "bad"),
    ({"OTKLIK_CONTACTS": "maybe"}, "OTKLIK_CONTACTS", "bad"),
    ({"OTKLIK_CARD_TEXT": "some"}, "OTKLIK_CARD_TEXT", "bad"),
    ({"OTKLIK_LANGUAGE": "Russian"}, "OTKLIK_LANGUAGE", "bad"),
    ({"OTKLIK_LOG_LEVEL": "loud"}, "OTKLIK_LOG_LEVEL", "bad"),
    ({"OTKLIK_LOG_FORMAT": "xml"}, "OTKLIK_LOG_FORMAT", "bad"),
    ({"OTKLIK_REHEARSAL": "maybe"}, "OTKLIK_REHEARSAL", "bad"),
    ({"OTKLIK_NOW": "2026-10-09T08:59"}, "OTKLIK_NOW", "rehearsal"),
    ({"OTKLIK_REHEARSAL": "1", "OTKLIK_NOW": "tomorrow"}, "OTKLIK_NOW", "bad"),
    ({"OTKLIK_TOWN": "1"}, "OTKLIK_TOWN", "unknown"),
]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("OTKLIK_LANGUAGE", raising=False)  # the environment is above the file
    return tmp_path / ".env"


@pytest.mark.parametrize(("told", "name", "reason"), WRONG, ids=[str(one) for one, *_ in WRONG])
def test_a_wrong_setting_is_the_only_fault_there_is(
    told: dict[str, str], name: str, reason: str, file: Path
) -> None:
    file.write_text("".join(f"{key}={value}\n" for key, value in told.items()), "utf-8")

    with pytest.raises(BadSettings) as caught:
        load(file)

    assert [(one.name, one.reason) for one in caught.value.faults] == [(name, reason)]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (TELEGRAM, "OTKLIK_TELEGRAM__{}_CHAT=-1001"),
        (VK, "OTKLIK_VK__{}_CHAT=2000000007"),
        (MAX, "OTKLIK_MAX__{}_CHAT=-7"),
    ],
)
def test_employees_have_a_chat_of_their_own(told: dict[str, str], name: str, file: Path) -> None:
    lines = [f"{key}={value}" for key, value in told.items()]
    file.write_text("\n".join([*lines, name.format("STAFF"), name.format("EMPLOYEE")]), "utf-8")

    with pytest.raises(BadSettings) as caught:
        load(file)

    (fault,) = caught.value.faults
    assert (fault.name, fault.reason) == (name.format("EMPLOYEE").partition("=")[0], "chat")


def test_a_name_in_cyrillic_is_known_as_browsers_say_it(file: Path) -> None:
    assert site(file, "https://Отклик.рф:8443/") == "https://xn--h1adbcny.xn--p1ai:8443"
    assert site(file, "https://Town.Example") == "https://town.example"
    assert site(file, "http://[::1]:8080") == "http://[::1]:8080"


def site(file: Path, told: str) -> str:
    file.write_text(f"OTKLIK_WEB__PUBLIC_URL={told}\n", "utf-8")
    return load(file).web.public_url


def test_sites_that_may_frame_us_are_named_as_browsers_say_them(file: Path) -> None:
    file.write_text("OTKLIK_WEB__WIDGET_ORIGINS=https://Город.рф, http://a.ru:81\n", "utf-8")

    assert load(file).web.widget_origins == ("https://xn--c1ac3aaj.xn--p1ai", "http://a.ru:81")


def test_the_mark_some_editors_begin_a_file_with_hides_no_setting(file: Path) -> None:
    file.write_text("OTKLIK_WEB__PORT=8099\n", "utf-8-sig")

    assert load(file).web.port == 8099


def test_a_file_of_another_encoding_is_told_with_its_line(file: Path) -> None:
    file.write_bytes("OTKLIK_WEB__PORT=1\n# порт\n".encode("cp1251"))

    assert faults(file) == [(".env", 2, "encoding")]


def test_lines_that_are_no_settings_are_told_all_at_once(file: Path) -> None:
    file.write_text('# port\nOTKLIK WEB PORT 8080\nOTKLIK_WEB__PORT=1\nOTKLIK_LANGUAGE="ru\n')

    assert faults(file) == [(".env", 2, "setting"), (".env", 4, "setting")]


def test_a_folder_in_place_of_the_file_is_told(file: Path) -> None:
    file.mkdir()

    assert faults(file) == [(".env", 1, "unreadable")]


def faults(file: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(BadFile) as caught:
        load(file)
    return [(one.file, one.line, one.code) for one in caught.value.faults]


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    assert load(file) == Settings()
