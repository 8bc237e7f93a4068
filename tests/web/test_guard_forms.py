"""Forms that are taken and forms that are refused: foreign, forged, no form at all, endless."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import ClientSession

from tests.web.section import Section
from tests.web.test_guard import begun, http
from tests.web.visitor import Visitor
from web import forms

__all__ = ["http"]


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
