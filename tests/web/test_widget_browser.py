"""The button and the frame in a real browser, on a page of another site with strict rules."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from playwright.async_api import Browser, FrameLocator, Page, Route, expect

from tests.conftest import StandingClock
from tests.web.axe import faults
from tests.web.roads import ROADS
from tests.web.section import Section, free_port, section
from web.address import Address
from web.widget import button_snippet, frame_snippet, rules_snippet

TOWN = "localhost"  # another site than 127.0.0.1 to a browser
HOSTILE = "hostile.localhost"


@asynccontextmanager
async def host(port: int, body: str, rules: str) -> AsyncIterator[None]:
    """A page of somebody else's, at any name of this machine."""

    async def show(_: web.Request) -> web.Response:
        page = f'<!doctype html><html lang="ru"><title>Город</title><body>{body}</body></html>'
        headers = {"Content-Security-Policy": f"default-src 'none'; {rules}"}
        return web.Response(text=page, content_type="text/html", headers=headers)

    app = web.Application()
    app.add_routes([web.get("/", show)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield
    await runner.cleanup()


class Scene:
    """Our section, which the town's site may frame, and that site."""

    def __init__(self, site: Section, port: int) -> None:
        self.site, self.port = site, port

    @asynccontextmanager
    async def showing(self, snippet: str) -> AsyncIterator[str]:
        """`snippet` stands in the town's page; its address."""
        async with host(self.port, snippet, rules_snippet(self.site.url)):
            yield f"http://{TOWN}:{self.port}/"


@pytest.fixture
async def scene(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Scene]:
    port = free_port()
    address = Address("127.0.0.1", free_port(), widget_origins=(f"http://{TOWN}:{port}",))
    async with section(tmp_path, clock, address, surveys={"roads": ROADS}) as site:
        yield Scene(site, port)


@pytest.fixture
async def window(browser: Browser) -> AsyncIterator[Page]:
    """With scripts, as most have them."""
    context = await browser.new_context(locale="ru-RU")
    context.set_default_timeout(60_000)
    yield await context.new_page()
    await context.close()


async def answers_all(within: FrameLocator) -> None:
    """The short survey, from its first page to the thanks."""
    await within.get_by_role("button", name="Начать").click()
    await within.get_by_label("Ямы").check()
    await within.get_by_role("button", name="Готово").click()
    heading = within.get_by_role("heading", level=1)
    for question, text in (("Где это?", "На Советской"), ("Что сделать?", "Залатать")):
        await expect(heading).to_have_text(question)
        await within.get_by_role("textbox", name="Ваш ответ").fill(text)
        await within.get_by_role("button", name="Дальше", exact=True).click()
    await within.get_by_role("button", name="5 — хорошо").click()
    await expect(heading).to_have_text("Спасибо!")


async def test_a_citizen_answers_in_a_dialog_over_the_towns_page(
    scene: Scene, window: Page
) -> None:
    said = list[str]()
    window.on("console", lambda message: said.append(message.text))
    snippet = button_snippet(scene.site.url).replace("async", 'data-survey="roads" async')

    async with scene.showing(snippet) as town:
        await window.goto(town)
        opener = window.get_by_role("button", name="Обратная связь")
        await opener.focus()
        await window.keyboard.press("Enter")
        dialog = window.get_by_role("dialog", name="Обратная связь: опросы и сообщения")
        await expect(dialog).to_be_visible()
        assert await faults(window) == []
        within = dialog.frame_locator("iframe")
        await answers_all(within)
        await within.get_by_role("link", name="В начало").focus()
        await window.keyboard.press("Escape")  # pressed inside the frame
        await expect(dialog).to_be_hidden()
        await expect(opener).to_be_focused()
        cookies = {one["name"]: one for one in await window.context.cookies()}

    assert await scene.site.finished("roads") == 1
    assert said == []
    assert list(cookies) == ["otklik-frame"]
    kept = cookies["otklik-frame"]
    assert (kept["sameSite"], kept["secure"], kept["httpOnly"]) == ("None", True, True)
    assert (kept["partitionKey"] or "").startswith(f"http://{TOWN}")


async def test_a_frame_in_the_page_is_as_high_as_what_it_shows(scene: Scene, window: Page) -> None:
    async with scene.showing(frame_snippet(scene.site.url)) as town:
        await window.goto(town)
        within = window.frame_locator("iframe")
        await expect(within.get_by_role("heading", level=1)).to_have_text("Обратная связь")
        await within.get_by_role("link", name="Дороги").click()
        await expect(within.get_by_role("heading", level=1)).to_have_text("Дороги")
        frame = window.locator("iframe")
        await expect(frame).not_to_have_attribute("height", "900")
        told = int(await frame.get_attribute("height") or 0)
        below = "b => Math.max(...[...b.children].map(c => c.getBoundingClientRect().bottom))"
        needed = await within.locator("body").evaluate(below)
        assert 0 <= told - needed < 1 or told == 320
        await window.evaluate("postMessage({otklik: 'height', height: 5000})")  # not of the frame
        await window.evaluate("new Promise(done => setTimeout(done))")
        assert int(await frame.get_attribute("height") or 0) == told
        await answers_all(within)

    assert await scene.site.finished("roads") == 1


async def test_without_any_script_the_frame_works_as_well(scene: Scene, browser: Browser) -> None:
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    async with scene.showing(frame_snippet(scene.site.url)) as town:
        await page.goto(town)
        within = page.frame_locator("iframe")
        await within.get_by_role("link", name="Дороги").click()
        await answers_all(within)
    await context.close()

    assert await scene.site.finished("roads") == 1


async def test_where_cookies_are_refused_the_way_out_is_told(scene: Scene, window: Page) -> None:
    session = await window.context.new_cdp_session(window)
    await session.send("Network.enable")

    async def forget() -> None:
        await window.context.clear_cookies()

    async with scene.showing(frame_snippet(scene.site.url)) as town:
        await window.goto(town)
        within = window.frame_locator("iframe")
        await within.get_by_role("link", name="Дороги").click()
        await expect(within.get_by_role("button", name="Начать")).to_be_visible()
        await forget()
        await within.get_by_role("button", name="Начать").click()
        await expect(within.get_by_text("Похоже, этот браузер не хранит")).to_be_visible()
        async with window.context.expect_page() as opened:
            await within.get_by_role("link", name="Открыть в новой вкладке").click()
        tab = await opened.value
        await expect(tab.get_by_role("heading", level=1)).to_have_text("Обратная связь")


async def test_another_site_gets_no_frame_and_the_desk_is_in_nobodys(
    scene: Scene, window: Page
) -> None:
    frames = "".join(
        f'<iframe src="{scene.site.url}{path}"></iframe>' for path in ("/", "/desk/", "/code/x")
    )
    shown = {}
    async with scene.showing(frames):
        for name in (TOWN, HOSTILE):
            await window.goto(f"http://{name}:{scene.port}/")
            within = [frame for frame in window.frames if frame.parent_frame is not None]
            shown[name] = [await frame.evaluate("location.protocol") for frame in within]

    refused = "chrome-error:"
    assert shown == {TOWN: ["http:", refused, refused], HOSTILE: [refused] * 3}


async def test_a_page_tells_its_height_to_allowed_sites_alone(scene: Scene, window: Page) -> None:
    """A frame whose parent is not one of them, as with a browser that knows no `frame-ancestors`:
    the page is put there by a hand that the server knows nothing of."""
    await window.add_init_script(
        "window.heard = []; addEventListener('message', e => heard.push(e.data.otklik))"
    )

    async def unguarded(route: Route) -> None:
        asked = {**route.request.headers, "Sec-Fetch-Dest": "iframe"}
        answer = await route.fetch(headers=asked)
        headers = dict(answer.headers)
        headers["content-security-policy"] = "default-src 'self'"
        await route.fulfill(response=answer, headers=headers)

    await window.route(f"{scene.site.url}/", unguarded)
    heard = []
    async with scene.showing(f'<iframe src="{scene.site.url}/"></iframe>'):
        for name in (HOSTILE, TOWN):
            await window.goto(f"http://{name}:{scene.port}/")
            within = window.frame_locator("iframe")
            await expect(within.get_by_role("heading", level=1)).to_have_text("Обратная связь")
            await within.locator("body").evaluate(
                "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
            )
            heard.append(set(await window.evaluate("heard")))

    assert heard == [set(), {"height"}]
