"""What stands before every page: headers, names, forms of our own, sizes, floods, our mistakes."""

from __future__ import annotations

import asyncio
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
from web import forms, guard
from web.address import Address
from web.budget import Budget
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


async def test_a_form_without_its_token_or_with_anothers_is_refused(
    anna: Visitor, boris: Visitor
) -> None:
    form = await begun(anna)
    await begun(boris)
    others = boris.page.fields["csrf"]
    bad = [[(name, value) for name, value in form if name != "csrf"]]
    bad += [[(name, token if name == "csrf" else value) for name, value in form]
            for token in ("", others, "я")]  # fmt: skip

    pages = [await anna.posts("/talk", one) for one in bad]

    assert [page.status for page in pages] == [403] * 4
    assert (await anna.opens("/talk")).heading == "Что мешает?"
    assert (await anna.sends(form)).heading == "Где это?"


@pytest.mark.parametrize(
    "sent",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null", "Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
async def test_a_form_from_another_site_is_refused(anna: Visitor, sent: dict[str, str]) -> None:
    form = await begun(anna)

    page = await anna.posts("/talk", form, **sent)

    assert page.status == 403
    assert (await anna.opens("/talk")).heading == "Что мешает?"


async def test_a_form_of_our_own_page_is_taken(site: Section, anna: Visitor) -> None:
    form = await begun(anna)

    page = await anna.posts("/talk", form, Origin=site.url, Sec_Fetch_Site="same-origin")

    assert page.heading == "Где это?"


async def test_forged_presses_show_the_open_question(anna: Visitor) -> None:
    form = [field for field in await begun(anna) if field[0] not in ("press", "tick", "boxes")]
    good = next(iter(anna.page.boxes.values()))
    forged = ["", ":", "x", "trouble:holes", good[:-1], good + "A", "я" * 99]
    forged += ["overall:5:AAAAAAAAAAA", "+survey:+drop:AAAAAAAAAAA", "menu:start:AAAAAAAAAAA"]

    for number, press in enumerate(forged):
        named = [("page", f"p{number}") if field[0] == "page" else field for field in form]
        page = await anna.posts("/talk", [*named, ("press", press)])
        assert (page.status, page.heading, page.ticked) == (422, "Что мешает?", []), press


async def test_a_forged_cookie_is_no_visit(site: Section, anna: Visitor, boris: Visitor) -> None:
    await begun(anna)
    sealed = anna.cookies()["otklik"]
    for forged in ("", "x", "=" * 40, sealed[:-4] + "AAAA", sealed[4:], "я"):
        boris.take_cookies({"otklik": forged})
        assert (await boris.opens("/talk")).status == 410


async def test_what_is_no_form_is_refused_kindly(site: Section, http: ClientSession) -> None:
    anna = Visitor(site.url)
    form = await begun(anna)
    cookies = anna.cookies()
    await anna.close()
    url = f"{site.url}/talk"
    encoded = {"Content-Type": "application/x-www-form-urlencoded"}
    many = "&".join(f"a{number}=1" for number in range(200))

    async def status(data: object, kind: dict[str, str] = encoded) -> int:
        async with http.post(url, data=data, headers=kind, cookies=cookies) as response:
            assert "Traceback" not in await response.text()
            return response.status

    assert await status(b"a=" + b"x" * 70_000) == 413
    assert await status(b"{}", {"Content-Type": "application/json"}) == 400
    assert await status(many.encode()) == 400
    assert await status(b"\xff\xfe=%FF&csrf=%00") == 403
    assert await status(form[0][1].encode()) == 403
    async with http.put(url) as response:
        assert response.status == 405


async def test_a_body_that_never_arrives_is_given_up(
    site: Section, anna: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "SLOWEST", 0.05)
    await begun(anna)
    reader, writer = await asyncio.open_connection("127.0.0.1", site.parts.address.port)
    cookies = "; ".join(f"{name}={value}" for name, value in anna.cookies().items())
    lines = (
        "POST /talk HTTP/1.1",
        f"Host: 127.0.0.1:{site.parts.address.port}",
        f"Cookie: {cookies}",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Length: 1000",
    )
    writer.write(("\r\n".join(lines) + "\r\n\r\npress=").encode())

    answer = (await reader.read()).decode()  # to the end: the connection is closed

    writer.close()
    assert answer.startswith("HTTP/1.1 408 ")
    assert "Связь слишком медленная" in answer


async def test_a_flood_is_slowed_by_address_and_no_proxy_is_believed_but_ours(
    tmp_path: Path, clock: StandingClock, http: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "REQUESTS", 3)
    address = Address("127.0.0.1", free_port(), trusted_proxies=("127.0.0.0/8",))
    async with section(tmp_path, clock, address) as site:

        async def asks(forwarded: str) -> int:
            told = {"X-Forwarded-For": forwarded}
            async with http.get(f"{site.url}/about", headers=told) as response:
                return response.status

        flood = [await asks(f"203.0.113.{number}, 198.51.100.7") for number in range(5)]
        other = await asks("198.51.100.8, 127.0.0.9")

    assert flood == [200, 200, 200, 429, 429]
    assert other == 200


async def test_a_hall_behind_one_address_is_not_stopped_in_the_middle_of_a_survey(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "REQUESTS", 6)
    monkeypatch.setattr(guard, "OF_ONE", 3)
    address = Address("127.0.0.1", free_port(), trusted_proxies=("127.0.0.0/8",))
    async with section(tmp_path, clock, address) as site:
        told = {"X-Forwarded-For": "198.51.100.7"}
        within, late = Visitor(site.url, told), Visitor(site.url, told)
        await within.opens("/s/ext_express")
        await within.presses("Начать")

        flood = [(await late.opens("/about")).status for _ in range(8)]
        goes_on = [(await within.opens("/talk")).status for _ in range(4)]
        await within.close()
        await late.close()

    assert flood[-1] == 429
    assert goes_on == [200, 200, 429, 429]  # one more was the question after «Начать»


def test_a_budget_is_full_again_when_its_window_ends() -> None:
    now = [0.0]
    budget = Budget(2, 60, lambda: now[0])

    spent = [budget.spend("a"), budget.spend("a"), budget.spend("a"), budget.spend("b")]
    now[0] = 60.0
    later = budget.spend("a")

    assert (spent, later) == ([True, True, False, True], True)


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
