"""The least that an answer on a page can cost here: the section's own template, one row of plain
sqlite3 committed with FULL, one redirect. No talk, no sealing, no budgets, one page for all."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.events import Button
from web.even import packed
from web.pages import Pages
from web.statics import Statics
from web.view import View

PAGE = View(
    "Чем вы довольны меньше всего?",
    ("Можно выбрать один ответ.",),
    (2, 5),
    answers=tuple(Button(f"Ответ {n}", data=f"express:{n}:aaaaaaaaaaa") for n in range(1, 7)),
)
HIDDEN: dict[str, Any] = {
    "csrf": "c" * 32,
    "page": "p" * 32,
    "at": "a" * 8,
    "opening": "",
    "action": "/talk",
}
TABLE = "CREATE TABLE answer (page TEXT, press TEXT)"


def opened(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None, check_same_thread=False)
    for told in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", TABLE):
        connection.execute(told)
    return connection


def app(folder: Path) -> web.Application:
    pages, connection = (
        Pages(Statics(), lambda: "Администрация", "http://127.0.0.1/"),
        opened(folder),
    )
    thread = ThreadPoolExecutor(1)

    async def show(_: web.Request) -> web.Response:
        response = pages.page("talk.html", view=PAGE, **HIDDEN)
        assert isinstance(response.body, bytes)
        response.body = packed(response.body)
        response.headers["Content-Encoding"] = "gzip"
        return response

    async def answer(request: web.Request) -> web.Response:
        form = await request.post()
        row = (str(form["page"]), str(form["press"]))
        put = ("INSERT INTO answer VALUES (?, ?)", row)
        await asyncio.get_running_loop().run_in_executor(thread, connection.execute, *put)
        return web.Response(status=303, headers={"Location": "/talk"})

    made = web.Application()
    made.add_routes([web.get("/talk", show), web.post("/talk", answer)])
    return made


if __name__ == "__main__":
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    web.run_app(app(folder), host="127.0.0.1", port=port, access_log=None, print=None)
