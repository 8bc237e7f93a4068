"""The web section of the running program: answers survive its death, links lead to the desk."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from tests.process.program import STARTS_WITHIN, Program
from tests.web.section import free_port
from tests.web.visitor import Visitor


async def until_open(port: int) -> None:
    async with asyncio.timeout(STARTS_WITHIN):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


async def until_told(log: Path, pattern: str) -> str:
    async with asyncio.timeout(STARTS_WITHIN):
        while True:
            if found := re.search(pattern, log.read_text("utf-8")):
                return found[0]
            await asyncio.sleep(0.05)


async def test_with_nothing_configured_a_survey_goes_on_after_kill_9(tmp_path: Path) -> None:
    port = free_port()
    program = Program(tmp_path, OTKLIK_WEB__PORT=str(port))
    anna = Visitor(f"http://127.0.0.1:{port}")
    await program.start()
    await until_open(port)

    await anna.opens("/s/ext_express")
    await anna.presses("Начать")
    await anna.presses("Муниципальная услуга")
    await program.killed()
    await program.start()
    await until_open(port)
    page = await anna.presses("5 — полностью довольны")

    assert page.title == "Вопрос 3 из 4 · Администрация города Астрахани"
    assert await program.stopped() == 0
    await anna.close()


async def test_the_link_of_the_start_is_in_the_journal_while_it_still_works(tmp_path: Path) -> None:
    port = free_port()
    program = Program(tmp_path, OTKLIK_WEB__PORT=str(port))
    await program.start()

    link = await until_told(program.log, r"/desk/enter\S+")
    await until_open(port)
    clerk = Visitor(f"http://127.0.0.1:{port}")
    await clerk.opens(link)
    page = await clerk.presses("Войти")

    await clerk.close()
    assert (page.status, page.path) == (200, "/desk/queue")
    assert await program.stopped() == 0


async def test_a_link_of_the_command_line_opens_the_desk(tmp_path: Path) -> None:
    port = free_port()
    program = Program(tmp_path, OTKLIK_WEB__PORT=str(port))
    await program.start()
    await until_open(port)

    code, told, told_aside = await program.command(
        "desk", "link", "--name", "Анна <Петровна>", "--role", "analyst"
    )

    url = f"http://127.0.0.1:{port}"
    assert (code, told_aside) == (
        0,
        "Ссылка действует 10 минут и один раз. Передайте её лично: кто откроет, тот и войдёт.\n",
    )
    clerk = Visitor(url)
    await clerk.opens(told.strip().removeprefix(url))
    page = await clerk.presses("Войти")
    await clerk.close()
    assert (page.status, page.path) == (200, "/desk/surveys")
    assert "Анна <Петровна> · Аналитик" in page.words
    assert told.strip().partition("=")[2] not in program.log.read_text(encoding="utf-8")
    await program.stopped()


async def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    port = free_port()
    first = Program(tmp_path, OTKLIK_WEB__PORT=str(port))
    await first.start()
    await until_open(port)

    code, _, told = await first.command("run")

    assert (code, told) == (
        1,
        f"Порт {port} на 127.0.0.1 занят другой программой. "
        "Остановите её или укажите другой порт в OTKLIK_WEB__PORT.\n",
    )
    await first.stopped()


async def test_a_host_that_is_not_ours_is_told_in_one_line(tmp_path: Path) -> None:
    for host in ("300.1.1.1", "192.0.2.7"):  # the second is nobody's: kept for documents
        program = Program(tmp_path, OTKLIK_WEB__PORT=str(free_port()), OTKLIK_WEB__HOST=host)

        code, _, told = await program.command("run")

        assert (code, told) == (
            1,
            f"OTKLIK_WEB__HOST: у этой машины нет адреса {host}. Обычно нужен 127.0.0.1, а перед"
            " ним — сервер с сертификатом; чтобы слушать все адреса машины, укажите 0.0.0.0\n",
        )


async def test_without_a_web_there_is_no_desk_to_sign_in_to(tmp_path: Path) -> None:
    program = Program(tmp_path, OTKLIK_WEB__PORT="0")

    code, told, aside = await program.command("desk", "link")

    assert (code, told) == (1, "")
    assert aside == (
        "Сайт выключен (OTKLIK_WEB__PORT=0), и рабочего места нет. "
        "Укажите порт, например OTKLIK_WEB__PORT=8080.\n"
    )
