"""Whoever comes to the section with a browser of no script: opens, presses, ticks, types."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from io import BytesIO

from aiohttp import ClientSession, CookieJar, FormData, MultipartWriter

from storage.records import Person
from tests.web.reading import Page, read
from web.parts import Parts
from web.visits import Visits

Fields = list[tuple[str, str]]


class Visitor:
    """`page` is what the visitor has before the eyes."""

    def __init__(self, url: str, headers: Mapping[str, str] | None = None) -> None:
        self.url = url
        self.page = Page()
        self._session = ClientSession(cookie_jar=CookieJar(unsafe=True), headers=headers)

    async def close(self) -> None:
        await self._session.close()

    async def opens(self, path: str) -> Page:
        async with self._session.get(f"{self.url}{path}") as response:
            self.page = read(await response.text(), response.status, response.url.path)
        return self.page

    async def presses(self, label: str, text: str = "", ticks: Iterable[str] | None = None) -> Page:
        fields = self.filled(label, text, ticks)
        self.page.action = self.page.actions.get(label, self.page.action)
        return await self.sends(fields)

    def filled(self, label: str, text: str = "", ticks: Iterable[str] | None = None) -> Fields:
        """The form as a browser would send it when this button is pressed."""
        assert label in self.page.buttons, f"there are {list(self.page.buttons)}"
        fields = [*self.page.fields.items(), *self.page.repeated]
        ticked = self.page.ticked if ticks is None else ticks
        fields += [(self.page.box_names[box], self.page.boxes[box]) for box in ticked]
        if text:
            fields.append(("text", text))
        name, value = self.page.buttons[label]
        return [*fields, (name, value)] if name else fields

    async def attaches(self, label: str, *files: tuple[str, bytes], text: str = "") -> Page:
        """The form with these files chosen, as a browser sends it; none chosen is an empty one."""
        form = FormData(quote_fields=False)  # browsers do not
        named = [(name, value) for name, value in self.filled(label, text)]
        before, (press,) = named[:-1], named[-1:]
        for name, value in before:
            form.add_field(name, value)
        for title, body in files or (("", b""),):
            told = "application/octet-stream"
            form.add_field("file", BytesIO(body), filename=title, content_type=told)
        form.add_field(*press)
        async with self._session.post(f"{self.url}{self.page.action}", data=form) as response:
            self.page = read(await response.text(), response.status, response.url.path)
        return self.page

    async def sends(self, fields: Fields, **headers: str) -> Page:
        self.page = await self.posts(self.page.action, fields, **headers)
        return self.page

    async def posts(self, path: str, fields: Fields, **headers: str) -> Page:
        """Headers by their names with _ for -; the page before the eyes stays."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self._session.post(f"{self.url}{path}", data=fields, headers=named) as response:
            return read(await response.text(), response.status, response.url.path)

    async def posts_multipart(
        self, path: str, fields: Fields, files: Mapping[str, tuple[str, bytes]] | None = None
    ) -> Page:
        """`files`: (name, content) by field."""
        form = MultipartWriter("form-data")
        for name, value in fields:
            form.append(value).set_content_disposition("form-data", name=name)
        for name, (called, content) in (files or {}).items():
            part = form.append(io.BytesIO(content))
            part.set_content_disposition("form-data", name=name, filename=called)
        async with self._session.post(f"{self.url}{path}", data=form) as response:
            return read(await response.text(), response.status, response.url.path)

    async def takes(self, path: str, fields: Fields) -> tuple[int, str, bytes]:
        """(status, how the browser is to take it, body) of a file, which is no page."""
        async with self._session.post(f"{self.url}{path}", data=fields) as answer:
            way = answer.headers.get("Content-Disposition", "")
            return answer.status, way, await answer.read()

    def cookies(self) -> dict[str, str]:
        return {cookie.key: cookie.value for cookie in self._session.cookie_jar}

    def take_cookies(self, cookies: Mapping[str, str]) -> None:
        self._session.cookie_jar.update_cookies(cookies)

    def person(self, parts: Parts) -> Person:
        """Whom the cookie stands for."""
        visits = Visits(parts.storage.keys.lasting("web"), parts.clock, is_https=False)
        visit = visits.of(self.cookies())
        assert visit is not None
        return visit.person
