"""`otklik check` looks at the site as a visitor does and tells what a server in front spoils."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from multidict import CIMultiDict

from app.checking import Mark
from app.checking_web import door
from app.compose import House
from app.web_grades import Answer, Seen, grades
from config.settings import Settings
from tests.conftest import StandingClock
from tests.web.section import free_port, section
from web.address import Address
from web.headers import security

Headers = CIMultiDict[str]
Spoil = Callable[[Headers], None]
CSP, FRAME = "Content-Security-Policy", "X-Frame-Options"
LEAVE = "уберите правило про"


@asynccontextmanager
async def proxy(target: str, port: int, spoil: Spoil, packs: bool = False) -> AsyncIterator[None]:
    """A server in front of the section; `packs`: pages anew, as some do unasked."""

    async def pass_on(request: web.Request) -> web.Response:
        sent = {"Host": "127.0.0.1", "Accept-Encoding": "gzip"}
        asked = http.get(f"{target}{request.path_qs}", headers=sent, allow_redirects=False)
        async with asked as answer:
            body, headers = await answer.read(), Headers(answer.headers)
        if packs and "Content-Encoding" in headers:
            body = zlib.compress(zlib.decompress(body, 31), wbits=31)
        headers.pop("Content-Length", None)
        spoil(headers)
        return web.Response(status=answer.status, headers=headers, body=body)

    app = web.Application()
    app.add_routes([web.get("/{path:.*}", pass_on)])
    runner = web.AppRunner(app, access_log=None)
    async with ClientSession(auto_decompress=False) as http:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield
        await runner.cleanup()


def house(own: int, public: int, **more: object) -> House:
    told = {"port": own, "public_url": f"http://127.0.0.1:{public}", **more}
    return House(Settings(_env_file=None, web=told))


async def told(folder: Path, clock: StandingClock, spoil: Spoil, packs: bool = False) -> list[str]:
    """Lines that are no ✓."""
    own, public = free_port(), free_port()
    address = Address("127.0.0.1", own, public_url=f"http://127.0.0.1:{public}")
    async with section(folder, clock, address) as site, proxy(site.url, public, spoil, packs):
        found = await door(house(own, public))
    assert len(found) == 7
    return [one.line() for one in found if one.mark is not Mark.FINE]


async def test_what_comes_as_it_was_sent_is_fine(tmp_path: Path, clock: StandingClock) -> None:
    assert await told(tmp_path, clock, lambda _: None) == []


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (lambda h: h.pop(CSP), f"✗ Сайт, правила страниц: до посетителя не дошло: {CSP}"),
        (
            lambda h: h.update({CSP: "default-src * 'unsafe-inline'"}),
            f"✗ Сайт, правила страниц: по дороге изменено: {CSP}",
        ),
        (
            lambda h: h.add(CSP, "default-src 'self'"),
            f"✗ Сайт, правила страниц: повторяется: {CSP}. Браузеры выполнят оба",
        ),
        (
            lambda h: h.update({FRAME: "SAMEORIGIN"}),
            f"✗ Сайт, показ в рамке: по дороге изменено: {FRAME}",
        ),
        (
            lambda h: h.pop("X-Content-Type-Options"),
            "✗ Сайт, другие заголовки: до посетителя не дошло: X-Content-Type-Options",
        ),
        (
            lambda h: h.update({"Cache-Control": "public, max-age=60"}),
            "✗ Сайт, кэш: по дороге изменено: Cache-Control",
        ),
        (
            lambda h: h.update({"Server": "nginx/1.24.0"}),
            "! Сайт, версия сервера: Server называет версию: nginx/1.24.0",
        ),
        (
            lambda h: h.add("Set-Cookie", "lb=node1; Path=/"),
            "! Сайт, cookie: сервер перед программой ставит свои cookie: lb",
        ),
        (
            lambda h: h.get("Set-Cookie") and h.update({"Set-Cookie": "otklik=x; Path=/"}),
            "✗ Сайт, cookie: не хватает: httponly, samesite=lax",
        ),
    ],
)
async def test_what_a_server_in_front_spoils_is_one_line(
    tmp_path: Path, clock: StandingClock, spoil: Spoil, line: str
) -> None:
    (found,) = await told(tmp_path, clock, spoil)

    assert found.partition(". Что сделать: ")[0] == line


async def test_pages_packed_anew_are_told(tmp_path: Path, clock: StandingClock) -> None:
    (found,) = await told(tmp_path, clock, lambda _: None, packs=True)

    assert found.startswith(
        "! Сайт, длина страниц: сервер перед программой сжимает страницы заново"
    )


async def test_a_public_address_that_leads_elsewhere_is_told(
    tmp_path: Path, clock: StandingClock
) -> None:
    own, nowhere = free_port(), free_port()
    async with section(tmp_path, clock, Address("127.0.0.1", own)):
        (found,) = await door(house(own, nowhere))

    assert found.line().startswith(
        f"! Защита сайта: программа работает (ответ 200), а по адресу http://127.0.0.1:{nowhere} "
    )


async def test_a_site_that_rests_is_no_fault() -> None:
    (found,) = await door(house(free_port(), free_port()))

    assert found.mark is Mark.OFF
    assert found.line().startswith("– Защита сайта: не проверено, сайт сейчас не запущен: ")


HTTPS = Address("127.0.0.1", 8080, public_url="https://town.example")
LASTING = ("Strict-Transport-Security", security(HTTPS)["Strict-Transport-Security"])
SAFE = Answer(301, [("Location", "https://town.example/")])
OPEN = Answer(200, [])


@pytest.mark.parametrize(
    ("start", "plain", "marks"),
    [
        ([LASTING], SAFE, [Mark.FINE]),
        ([LASTING], None, [Mark.FINE]),
        ([LASTING], OPEN, [Mark.FAILED]),
        ([LASTING], Answer(301, [("Location", "http://town.example/x")]), [Mark.FAILED]),
        ([], SAFE, [Mark.FAILED]),
        ([("Strict-Transport-Security", "max-age=60")], SAFE, [Mark.FAILED]),
    ],
)
def test_https_is_lasting_and_http_leads_to_it(
    start: list[tuple[str, str]], plain: Answer | None, marks: list[Mark]
) -> None:
    seen = Seen(Answer(200, start), OPEN, OPEN, plain)

    found = grades(seen, HTTPS)

    assert [one.mark for one in found if one.name == "Сайт, шифрование"] == marks
    assert [one.mark for one in found if one.name == "Сайт, адреса посетителей"] == [Mark.WARNED]
