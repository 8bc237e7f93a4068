"""Inside a page of the town's site: what the server says there, and to whom it says nothing."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.web.reading import Page, read
from tests.web.roads import ROADS
from tests.web.section import Section, free_port, section
from tests.web.visitor import Visitor
from web.address import Address

TOWN = "https://town.example"
IN_FRAME = {"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": "cross-site"}
COOKIE = ["HttpOnly", "Max-Age=1800", "Partitioned", "Path=/", "SameSite=None", "Secure"]


@pytest.fixture
async def site(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Section]:
    address = Address(
        "127.0.0.1", free_port(), public_url="https://otklik.example", widget_origins=(TOWN,)
    )
    async with section(tmp_path, clock, address, surveys={"roads": ROADS}) as running:
        yield running


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def test_in_a_frame_the_cookie_is_another_one_that_such_browsers_keep(
    site: Section, http: ClientSession
) -> None:
    async with http.get(f"{site.url}/s/roads", headers=IN_FRAME) as response:
        name, *rules = response.headers["Set-Cookie"].split("; ")
        policy = response.headers["Content-Security-Policy"]
        html = await response.text()

    assert name.startswith("__Host-otklik-frame=")
    assert sorted(rules) == COOKIE
    assert f"script-src 'self'; frame-ancestors {TOWN}" in policy
    assert re.findall(r"<script[^>]*>", html) == re.findall(
        rf'<script src="/static/framed\.js\?v=\w+" data-parents="{TOWN}" defer>', html
    )
    assert "unsafe" not in policy


async def opened(site: Section, http: ClientSession, **sent: str) -> tuple[Page, str]:
    """The first page, and the cookie, which over http a browser keeps at localhost alone."""
    async with http.get(f"{site.url}/s/roads", headers=sent) as response:
        return read(await response.text()), response.headers["Set-Cookie"].split(";")[0]


async def begun(site: Section, http: ClientSession, way: tuple[Page, str], **sent: str) -> Page:
    """What «Начать» leads to."""
    page, cookie = way
    fields = [*page.fields.items(), page.buttons["Начать"]]
    headers = {"Cookie": cookie, **{name.replace("_", "-"): told for name, told in sent.items()}}
    asked = http.post(f"{site.url}/talk", data=fields, headers=headers, allow_redirects=False)
    async with asked as response:
        return read(await response.text(), response.status)


async def test_a_visit_in_a_frame_and_one_in_a_tab_are_two(
    site: Section, http: ClientSession
) -> None:
    """What is pressed in a frame by a trick finds no visit of the tab."""
    tab = await opened(site, http)

    page = await begun(site, http, tab, Sec_Fetch_Dest="iframe", Sec_Fetch_Site="same-origin")

    assert tab[1].startswith("__Host-otklik=")
    assert (page.status, page.heading) == (410, "Попробуйте, пожалуйста, ещё раз")
    assert "Откройте его в новой вкладке: там всё работает." in page.words


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"Sec_Fetch_Site": "same-origin", "Origin": "null"}, 303),
        ({"Sec_Fetch_Site": "cross-site", "Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Origin": TOWN}, 403),
        ({"Sec_Fetch_Site": "same-site", "Origin": "null"}, 403),
    ],
)
async def test_a_form_in_a_frame_is_taken_from_our_own_page_alone(
    site: Section, http: ClientSession, sent: dict[str, str], status: int
) -> None:
    """The town's page itself may send none."""
    way = await opened(site, http, **{"Sec-Fetch-Dest": "iframe"})

    page = await begun(site, http, way, Sec_Fetch_Dest="iframe", **sent)

    assert page.status == status


@pytest.mark.parametrize("path", ["/desk/", "/desk/enter?t=x", "/code/x", "/status/x", "/t/x"])
async def test_the_desk_and_pages_that_serve_once_are_in_nobodys_frame(
    site: Section, http: ClientSession, path: str
) -> None:
    async with http.get(f"{site.url}{path}", headers=IN_FRAME) as response:
        told = response.headers["Content-Security-Policy"]
        refused = response.headers["X-Frame-Options"]

    assert (told.rpartition("; ")[2], refused) == ("frame-ancestors 'none'", "DENY")


async def test_the_script_is_given_to_other_sites_and_again_only_when_it_changed(
    site: Section, http: ClientSession
) -> None:
    async with http.get(f"{site.url}/widget.js", headers=IN_FRAME) as response:
        told, headers = await response.text(), response.headers
    again = {"If-None-Match": headers["ETag"]}
    async with http.get(f"{site.url}/widget.js", headers=again) as response:
        repeated = (response.status, await response.read())

    assert headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["Cache-Control"] == "public, max-age=300"
    assert '"button": "\\u041e\\u0431\\u0440\\u0430\\u0442\\u043d\\u0430\\u044f' in told
    assert repeated == (304, b"")


async def test_where_no_site_may_frame_us_there_is_nothing_of_it(
    tmp_path: Path, clock: StandingClock, http: ClientSession
) -> None:
    async with section(tmp_path, clock, Address("127.0.0.1", free_port())) as site:
        async with http.get(f"{site.url}/widget.js") as response:
            assert response.status == 404
        async with http.get(f"{site.url}/s/ext_express", headers=IN_FRAME) as response:
            cookie = response.headers["Set-Cookie"]
            html = await response.text()

    assert cookie.startswith("otklik=")
    assert "<script" not in html


async def desk_page(site: Section, path: str) -> Page:
    admin = Visitor(site.url)
    link = await site.sign_in_link(Role.ADMIN)
    await admin.opens(link.removeprefix(site.url))
    await admin.presses("Войти")
    page = await admin.opens(path)
    await admin.close()
    return page


async def test_the_desk_shows_lines_to_copy_for_the_site(
    tmp_path: Path, clock: StandingClock
) -> None:
    address = Address("127.0.0.1", free_port(), widget_origins=(TOWN,))
    async with section(tmp_path, clock, address) as site:
        page = await desk_page(site, "/desk/widget?survey=ext_express&place=hall")
        strange = await desk_page(site, '/desk/widget?survey="><script>&place=x')

    told = f'<script src="{site.url}/widget.js" data-survey="ext_express" data-place="hall" async>'
    assert page.heading == "Кнопка для сайта"
    assert told in page.words
    assert f'<iframe src="{site.url}/s/ext_express?p=hall"' in page.words
    assert f"script-src {site.url}; frame-src {site.url}" in page.words
    assert f'<script src="{site.url}/widget.js" async>' in strange.words


async def test_where_no_site_is_allowed_the_desk_says_how(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with section(tmp_path, clock, Address("127.0.0.1", free_port())) as site:
        page = await desk_page(site, "/desk/widget")

    assert "OTKLIK_WEB__WIDGET_ORIGINS=https://example.ru" in page.words
    assert "widget.js" not in page.words


async def test_a_survey_that_is_over_says_nothing_of_cookies_in_a_frame(
    site: Section, http: ClientSession
) -> None:
    async with http.get(f"{site.url}/s/nothing", headers=IN_FRAME) as response:
        page = read(await response.text(), response.status)

    assert (page.heading, "cookie" in page.words) == ("Этот опрос сейчас не идёт", False)
    assert page.links["Открыть в новой вкладке"] == "/"
