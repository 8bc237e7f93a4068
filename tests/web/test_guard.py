"""What stands before every page: headers, frames, cookies, our own names, our mistakes."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession
from sqlalchemy import text

from bot.surveys.offered import Offered
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, send
from tests.web.section import Section, free_port, section, serving
from tests.web.visitor import Visitor
from web.address import Address
from web.parts import Parts

POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; "
)
OF_DESK = "script-src 'self'; "
"""The keyboard's script; nothing else may run there, and nothing at all elsewhere."""
FRAMES = "frame-ancestors "
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "otklik",
}
OF_EVERY_ANSWER = {"Content-Length", "Content-Type", "Date", "Cache-Control"} | {
    "Content-Encoding",
    "Vary",
}


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def headers(http: ClientSession, url: str, **more: str) -> dict[str, str]:
    """All but those every answer has anyway."""
    async with http.get(url, headers=more, allow_redirects=False) as response:
        told = dict(response.headers)
    return {name: value for name, value in told.items() if name not in OF_EVERY_ANSWER}


@pytest.mark.parametrize("path", ["/", "/about", "/nowhere", "/talk", "/desk/", "/desk/enter?t=x"])
async def test_every_page_forbids_scripts_frames_and_curious_eyes(
    site: Section, http: ClientSession, path: str
) -> None:
    told = await headers(http, site.url + path)

    policy = POLICY + (OF_DESK if path.startswith("/desk/") else "") + FRAMES
    frames = {"Content-Security-Policy": policy + "'none'", "X-Frame-Options": "DENY"}
    assert told == {**ALWAYS, **frames}


async def test_pages_are_kept_nowhere_and_static_files_for_a_year(
    site: Section, http: ClientSession
) -> None:
    async with http.get(f"{site.url}/talk") as response:
        assert response.headers["Cache-Control"] == "no-store"
    async with http.get(f"{site.url}/") as response:
        html = await response.text()
    style = html.split('rel="stylesheet" href="')[1].split('"')[0]
    async with http.get(f"{site.url}{style}") as response:
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.content_type == "text/css"


async def test_what_a_first_page_loads_is_small_and_ours(
    site: Section, http: ClientSession
) -> None:
    packed = {"Accept-Encoding": "gzip"}
    sizes = []
    async with http.get(f"{site.url}/") as response:
        html = await response.text()
    sizes.append(len(html.encode()))
    for part in html.split('href="/static/')[1:]:
        name = part.partition('"')[0]
        async with http.get(f"{site.url}/static/{name}", headers=packed) as response:
            sizes.append(int(response.headers["Content-Length"]))

    assert len(sizes) == 3
    assert sum(sizes) < 60 * 1024
    assert "<script" not in html
    assert "//" not in html.replace(site.url, "").replace("http://www.w3.org", "")


async def test_over_https_cookies_are_bound_to_the_host(
    tmp_path: Path, clock: StandingClock, http: ClientSession
) -> None:
    address = Address("127.0.0.1", free_port(), public_url="https://town.example")
    async with (
        section(tmp_path, clock, address) as site,
        http.get(f"{site.url}/s/ext_express") as response,
    ):
        cookie = response.headers["Set-Cookie"]
        lasting = response.headers["Strict-Transport-Security"]

    name, *rules = cookie.split("; ")
    assert name.startswith("__Host-otklik=")
    assert sorted(rules) == ["HttpOnly", "Max-Age=1800", "Path=/", "SameSite=Lax", "Secure"]
    assert lasting == "max-age=31536000"


async def test_only_named_sites_may_frame_the_section_and_nobody_the_desk(
    tmp_path: Path, clock: StandingClock, http: ClientSession
) -> None:
    town = ("https://town.example",)
    address = Address("127.0.0.1", free_port(), widget_origins=town)
    async with section(tmp_path, clock, address) as site:
        public = await headers(http, f"{site.url}/")
        desk = await headers(http, f"{site.url}/desk/")

    policy = POLICY + FRAMES + "https://town.example"
    assert public == {**ALWAYS, "Content-Security-Policy": policy}
    policy = POLICY + OF_DESK + FRAMES + "'none'"
    frames = {"Content-Security-Policy": policy, "X-Frame-Options": "DENY"}
    assert desk == {**ALWAYS, **frames}


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("town.example@evil.example", 421),
        ("town.example, evil.example", 421),
        ("198.51.100.7", 421),
        ("town.example", 200),
        ("TOWN.example.:443", 200),
        ("localhost:8080", 200),
    ],
)
async def test_only_our_own_names_are_answered(
    tmp_path: Path, clock: StandingClock, http: ClientSession, host: str, status: int
) -> None:
    address = Address("127.0.0.1", free_port(), public_url="https://town.example")
    async with section(tmp_path, clock, address) as site:
        async with http.get(f"{site.url}/", headers={"Host": host}) as response:
            assert response.status == status
        async with http.get(f"{site.url}/healthz", headers={"Host": host}) as response:
            assert response.status == 200


async def begun(visitor: Visitor) -> list[tuple[str, str]]:
    """A form that would answer the first question."""
    await visitor.opens("/s/roads")
    await visitor.presses("Начать")
    return visitor.filled("Готово", ticks=["Ямы"])


class BrokenSurveys:
    """Its mistake quotes a person, as mistakes do."""

    async def offered(self) -> dict[str, Offered]:
        raise RuntimeError("Анна Каренина, 8 999 123-45-67")

    def look_again(self) -> None: ...


async def test_our_mistake_is_a_code_for_the_person_and_no_word_for_the_log(
    site: Section, caplog: pytest.LogCaptureFixture
) -> None:
    told = {name: getattr(site.parts, name) for name in Parts.__dataclass_fields__}
    address = Address("127.0.0.1", free_port())
    broken = Parts(**{**told, "surveys": BrokenSurveys(), "address": address})
    visitor = Visitor(f"http://127.0.0.1:{address.port}")

    with caplog.at_level(logging.DEBUG):
        async with serving(broken):
            page = await visitor.opens("/")
    await visitor.close()

    (record,) = [one for one in caplog.records if one.name == "web.refusals"]
    incident = record.getMessage().split()[1].rstrip(":")
    assert (page.status, page.heading) == (500, "Страница временно не работает")
    assert f"назовите в приёмной код {incident}." in page.words
    assert "Каренина" not in page.words
    assert "Каренина" not in caplog.text


async def test_without_its_storage_the_section_says_so_and_takes_nothing(
    site: Section, anna: Visitor, http: ClientSession
) -> None:
    form = await begun(anna)
    async with site.storage.engine.writing() as connection:
        await connection.execute(text("DROP TABLE dialogue"))
        await connection.execute(text("DROP TABLE answer"))
        await connection.execute(text("ALTER TABLE wave RENAME TO elsewhere"))

    page = await anna.sends(form)

    assert (page.status, page.heading) == (503, "Страница временно не работает")
    async with http.get(f"{site.url}/healthz") as response:
        assert (response.status, await response.text()) == (503, "storage out of reach\n")


async def test_a_name_with_nul_is_no_name_in_any_database(
    database_url: str, tmp_path: Path, clock: StandingClock
) -> None:
    address, statuses = Address("127.0.0.1", free_port()), {}
    async with section(tmp_path, clock, address, database_url) as site:
        anna = Visitor(site.url)
        number = await send(site.storage, ANNA)
        await anna.opens((await site.sign_in_link()).removeprefix(site.url))
        await anna.presses("Войти")
        token = ("csrf", anna.page.fields["csrf"])
        for path in ("/desk/case/1%00", "/desk/coding/messages?text=1%00", "/s/x%00", "/?x=%00"):
            statuses[path] = (await anna.opens(path)).status
        page = await anna.posts(f"/desk/case/{number}/duplicate", [token, ("original", "1\0")])
        case = await anna.posts("/desk/coding/messages", [token, ("text", f"{number}\0")])
        fields = [token, ("original", "1\0"), ("text", "\0")]
        parts = await anna.posts_multipart(f"/desk/case/{number}/duplicate", fields)
        await anna.close()

    assert set(statuses.values()) == {404}
    assert (page.status, case.status, parts.status) == (422, 422, 422)
