"""`otklik check` on what is read from files, and how the command ends."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from app import checking
from app.checking import Check, Finding, fine
from bot.texts import say
from tests.check.conftest import Installed, about, lines
from tests.process.program import STARTS_WITHIN, Program


async def test_a_fresh_machine_has_nothing_to_mend_but_the_demo_values(tmp_path: Path) -> None:
    program = Program(tmp_path, OTKLIK_WEB__PORT="0")

    code, told, _ = await program.command("check")

    marks = [line[0] for line in told.splitlines()]
    assert (code, marks.count("✗"), marks.count("!")) == (0, 0, 1)
    assert told.splitlines()[-1] == "Есть замечания: 1. Запускать можно."
    assert list(tmp_path.iterdir()) == [program.temporary]  # looking leaves nothing behind
    assert list(program.temporary.iterdir()) == []


async def test_every_wrong_setting_is_told_and_the_rest_is_still_looked_at(tmp_path: Path) -> None:
    program = Program(tmp_path, OTKLIK_FOO="1", OTKLIK_WEB__PORT="99999")

    code, told, _ = await program.command("check")

    assert code == 78
    assert [line for line in told.splitlines() if line[0] == "✗"] == [
        "✗ Настройки: OTKLIK_FOO: такой настройки нет. Что сделать: проверьте имя в .env.example",
        "✗ Настройки: OTKLIK_WEB__PORT: значение не подходит, нужно так: 0…65535."
        " Что сделать: исправьте OTKLIK_WEB__PORT в .env, пример — в .env.example",
    ]
    assert about(told.splitlines(), "Анкеты") == ["✓ Анкеты: 21 анкета без ошибок"]


async def test_one_chat_for_staff_and_employees_stops_the_start(tmp_path: Path) -> None:
    chat = "2000000001"
    program = Program(
        tmp_path,
        OTKLIK_VK__TOKEN="key",
        OTKLIK_VK__GROUP_ID="1",
        OTKLIK_VK__STAFF_CHAT=chat,
        OTKLIK_VK__EMPLOYEE_CHAT=chat,
    )

    code, _, refused = await program.command("run")
    checked, told, _ = await program.command("check")

    assert (code, checked) == (78, 78)
    assert refused == (
        "OTKLIK_VK__EMPLOYEE_CHAT: это тот же чат, что рабочий: сотрудники читали бы все сообщения"
        " жителей. Укажите другой чат или уберите OTKLIK_VK__EMPLOYEE_CHAT\n"
    )
    assert about(told.splitlines(), "Настройки") == [
        "✗ Настройки: OTKLIK_VK__EMPLOYEE_CHAT: рабочий чат и чат сотрудников — один и тот же чат."
        " Что сделать: укажите для сотрудников и для рабочего чата разные чаты"
    ]


async def test_a_file_of_settings_that_cannot_be_read_is_told_by_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("OTKLIK_WEB__PORT=0\n# порт\n".encode("cp1251"))
    program = Program(tmp_path)

    code, _, refused = await program.command("run")
    checked, told, _ = await program.command("check")

    assert (code, checked) == (78, 78)
    assert refused == ".env:2: файл не в UTF-8. Сохраните его в UTF-8\n"
    assert about(told.splitlines(), "Настройки") == [
        "✗ Настройки: .env:2: файл не в UTF-8. Сохраните его в UTF-8. Что сделать: исправьте файл"
    ]


async def test_no_secret_is_ever_printed(tmp_path: Path) -> None:
    secrets = {
        "OTKLIK_TELEGRAM__TOKEN": "123456789:AAHcanarycanarycanarycanarycanary0",
        "OTKLIK_VK__TOKEN": "vk1.a.canarycanarycanarycanary",
        "OTKLIK_MAX__TOKEN": "canary-of-max-canary-of-max",
        "OTKLIK_STAFF_SECRET": "canary-of-the-staff-secret",
        "OTKLIK_DATABASE_URL": "postgresql://otklik:canaryword@127.0.0.1:1/otklik",
    }
    program = Program(
        tmp_path,
        OTKLIK_VK__GROUP_ID="1",
        OTKLIK_TELEGRAM__API_URL="http://127.0.0.1:1",
        OTKLIK_VK__API_URL="http://127.0.0.1:1",
        OTKLIK_LOG_LEVEL="debug",
        **secrets,
    )

    code, told, errors = await program.command("check")

    assert code == 1
    assert about(told.splitlines(), "База данных") == [
        "✗ База данных: база недоступна. Что сделать:"
        " проверьте OTKLIK_DATABASE_URL и запущен ли сервер базы"
    ]
    assert "canary" not in told + errors


async def test_missing_keys_of_the_profile_are_named_together(
    installed: Installed, tmp_path: Path
) -> None:
    bare = tmp_path / "bare.yaml"
    bare.write_text("org: Администрация\n", encoding="utf-8")

    told = await lines(installed(PROFILE=str(bare)))

    (line,) = about(told, "Профиль порядка")
    assert line.startswith("✗ Профиль порядка: в профиле не хватает: act, org_short, org_address")
    assert about(told, "Расписание сводки") == [
        "– Расписание сводки: проверим, когда будет исправлен профиль"
    ]


async def test_a_mistake_in_the_profile_is_told_with_its_line(
    installed: Installed, filled_profile: Path
) -> None:
    with filled_profile.open("a", encoding="utf-8") as file:
        file.write("k_min: 2\n")
    line = len(filled_profile.read_text(encoding="utf-8").splitlines())

    told = await lines(installed())

    assert about(told, "Профиль порядка") == [
        f"✗ Профиль порядка: {filled_profile.name}:{line}: k_min: число не подходит, нужно ≥ 5."
        " Что сделать: исправьте файл профиля или OTKLIK_PROFILE"
    ]


async def test_demo_values_are_listed_until_they_are_filled_in(installed: Installed) -> None:
    filled = about(await lines(installed()), "Профиль порядка")
    shipped = about(await lines(installed(PROFILE="naur")), "Профиль порядка")

    assert [line[0] for line in filled] == ["✓"]
    assert [line[0] for line in shipped] == ["✓", "!"]
    assert "«extends: naur»" in shipped[1]


async def test_settings_that_others_can_read_are_warned_about(
    installed: Installed, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("OTKLIK_LOG_LEVEL=info\n", encoding="utf-8")
    (tmp_path / ".env").chmod(0o644)

    told = await lines(installed())

    assert about(told, "Настройки") == [
        "! Настройки: .env доступен и другим пользователям сервера."
        " Что сделать: выполните «chmod 600 .env»"
    ]


async def test_an_unknown_language_is_answered_with_those_there_are(installed: Installed) -> None:
    told = await lines(installed(LANGUAGE="xx"))

    (line,) = about(told, "Тексты")
    assert line.startswith("✗ Тексты: нет папки языка xx. Что сделать: укажите OTKLIK_LANGUAGE")
    assert "ru" in line


async def test_another_language_is_spoken_throughout(tmp_path: Path) -> None:
    program = Program(tmp_path, OTKLIK_WEB__PORT="0", OTKLIK_LANGUAGE="en")

    code, told, _ = await program.command("check")

    assert code == 0
    assert about(told.splitlines(), "Surveys") == ["✓ Surveys: 21 surveys without mistakes"]
    assert told.splitlines()[-1] == "Remarks: 1. It may be started."


async def test_a_fallback_chat_in_a_door_that_is_off_is_noticed(installed: Installed) -> None:
    told = await lines(installed(STAFF_FALLBACK="vk:2000000005"))

    assert about(told, "Настройки") == [
        "! Настройки: запасной чат указан в vk, а этот мессенджер не настроен."
        " Что сделать: задайте OTKLIK_VK__TOKEN или исправьте OTKLIK_STAFF_FALLBACK",
        "! Настройки: OTKLIK_STAFF_FALLBACK прочитано, но в этой версии ещё не действует."
        " Что сделать: всё остальное работает и без этой настройки;"
        " она понадобится в следующей версии",
    ]


async def test_settings_this_version_only_reads_are_named_at_the_start(tmp_path: Path) -> None:
    nobody = "http://127.0.0.1:1"
    program = Program(
        tmp_path,
        OTKLIK_WEB__PORT="0",
        OTKLIK_TELEGRAM__TOKEN="1:a",
        OTKLIK_TELEGRAM__API_URL=nobody,
        OTKLIK_TELEGRAM__MODE="webhook",
        OTKLIK_VK__TOKEN="vk1.a",
        OTKLIK_VK__GROUP_ID="1",
        OTKLIK_VK__API_URL=nobody,
        OTKLIK_VK__MODE="callback",
        OTKLIK_CONTACTS="own",
        OTKLIK_STAFF_FALLBACK="vk:2000000005",
    )

    await program.start()
    async with asyncio.timeout(STARTS_WITHIN):
        while "OTKLIK_STAFF_FALLBACK" not in program.log.read_text():  # noqa: ASYNC110  -- a file of another process wakes nobody
            await asyncio.sleep(0.1)
    await program.stopped()

    names = ("TELEGRAM__MODE", "VK__MODE", "CONTACTS", "STAFF_FALLBACK")
    assert [line for line in program.log.read_text().splitlines() if "не действует" in line] == [
        f"OTKLIK_{name}: прочитано, но в этой версии ещё не действует" for name in names
    ]


@pytest.mark.parametrize("token", ["abc", "123:a b", "123", ":secret", "12:a/../b", "12:п"])
async def test_a_token_that_cannot_be_one_stops_the_start_and_is_not_repeated(
    tmp_path: Path, token: str
) -> None:
    program = Program(tmp_path, OTKLIK_TELEGRAM__TOKEN=token)

    code, _, told = await program.command("run")

    assert (code, told) == (
        78,
        "OTKLIK_TELEGRAM__TOKEN: значение не подходит, нужно так: 1234567890:AAH…."
        " Исправьте в .env; пример — в .env.example\n",
    )


async def test_a_look_that_hangs_or_breaks_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checking, "PATIENCE", 0.05)

    async def hangs() -> list[Finding]:
        await asyncio.Event().wait()
        return []

    async def breaks() -> list[Finding]:
        raise ZeroDivisionError

    async def works() -> list[Finding]:
        return [fine("Третье", "хорошо")]

    found = await checking.look(
        [Check("Первое", hangs), Check("Второе", breaks), Check("Третье", works)]
    )

    first, second, third = [finding.line() for finding in found]
    assert first.startswith("✗ Первое: не ответили за 0 с.")
    assert second.startswith("✗ Второе: ошибка в программе: ZeroDivisionError at ")
    assert third == "✓ Третье: хорошо"
    assert checking.exit_code(found) == 1


def test_all_is_well_only_when_nothing_is_told_off() -> None:
    good = [fine("Имя", "хорошо")]

    assert (checking.summary(good), checking.exit_code(good)) == (say("check-all-ok"), 0)
