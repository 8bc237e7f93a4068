"""Every page of the desk: who may open it, whose forms it takes, that looking changes nothing."""

from __future__ import annotations

import re

import pytest
from aiohttp import ClientSession
from sqlalchemy import select

from storage.office_records import Route, Unit
from storage.sql.signins import Clerk, Role
from storage.tables import metadata
from storage.template_records import ReplyTemplate
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, send
from tests.web.section import Section
from tests.web.test_hostile_texts import CORPUS, PLAIN
from tests.web.visitor import Visitor
from web.desk.frame import DeskPage
from web.desk.pages import PAGES
from web.desk.report_sets import SET
from web.desk.side_words import SLUGS

OF_ALL = {"/", "/surveys", "/texts", "/leave", "/coding", "/coding/comments"}
BOOKS = tuple(f"/registers/{slug}" for slug in SLUGS.values())
RECORD = "/{record:[0-9a-f]{16}}"
OF_ALL |= {*BOOKS, *(f"{book}/new" for book in BOOKS)}
"""A record is read by all, and put right by analysts and admins."""
OF_ALL |= {*(page.path for page in PAGES if page.path.startswith("/pains")), "/reports", "/digest"}
OF_ALL |= {"/inquiries", "/surveys/{survey}", "/surveys/{survey}/preview"}
OF_ALL |= {"/surveys/{survey}/versions", "/surveys/{survey}/versions/{file}"}
OF_ALL |= {page.path for page in PAGES if page.path.startswith("/reports/")}
OF_ALL |= {"/qr", "/qr/file"}
OF_ALL |= {page.path for page in PAGES if page.path.startswith("/digest/picture")}
OF_ANALYSTS = {
    ("POST", "/inquiries"),
    *(("GET", "/mailing"), ("POST", "/mailing")),
    *(("GET", path) for path in ("/surveys/{survey}/open", "/surveys/{survey}/waves/{wave}")),
    *(("POST", path) for path in ("/surveys/{survey}/open", "/surveys/{survey}/waves/{wave}")),
    ("POST", "/surveys/{survey}/waves/{wave}/slips"),
    ("POST", "/reports/make"),
    *(("GET", SET), ("POST", SET)),
    ("POST", "/pains/{row:[0-9a-f]{16}}"),
    ("GET", "/pains/new"),
    ("POST", "/pains/new"),
    ("GET", "/export"),
    ("POST", "/export"),
}
OF_ADMINS = {
    *("/key", "/settings", "/settings/{name}", "/units", "/units/{unit}", "/routes"),
    *("/publication", "/widget"),
    *("/places", "/places/{place}"),
    *("/people", "/people/out"),
    *("/report-template", "/report-template/file.docx"),
    *("/surveys/import", "/surveys/import/publish", "/surveys/{survey}/versions/retire"),
}
"""Everything else is for those who work with messages: operators and admins."""
ENDS = ("/leave", "/people/out")
"""Deeds that end sessions."""
NOTED = {"desk_session", "desk_link", "desk_pairing"}
"""Tables in which it is kept who is here."""


@pytest.fixture
async def number(site: Section, clock: StandingClock) -> str:
    await site.storage.units.put(Unit("roads", "Дороги"), clock(), "тест")
    return await send(site.storage, ANNA)


def path_of(page: DeskPage, number: str) -> str:
    """With something in place of every name in it."""
    told = {"number": number, "unit": "roads", "step": "reply", "name": "terms"}
    told |= {"survey": "ext_express", "record": "0" * 16, "row": "0" * 16}
    told |= {"set": "0" * 24, "part": "services"}
    told |= {"number": "2-1"} if "/roadmap/" in page.path else {}
    names = re.sub(r"\{(\w+)(?::[^{}]*(?:\{[^{}]*\}[^{}]*)*)?\}", r"{\1}", page.path)
    return "/desk" + names.format_map(_Some(told))


class _Some(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "1"


async def sign_in(site: Section, visitor: Visitor, role: Role) -> None:
    await visitor.opens((await site.sign_in_link(role)).removeprefix(site.url))
    await visitor.presses("Войти")


def roles_of(page: DeskPage) -> set[Role]:
    if page.path in {book + RECORD for book in BOOKS}:
        return set(Role) if page.method == "GET" else {Role.ANALYST, Role.ADMIN}
    if (page.method, page.path) in OF_ANALYSTS:
        return {Role.ANALYST, Role.ADMIN}
    if (page.method, page.path) == ("POST", "/digest"):
        return {Role.ADMIN}
    if page.path in OF_ALL:
        return set(Role)
    return {Role.ADMIN} if page.path in OF_ADMINS else {Role.OPERATOR, Role.ADMIN}


async def knocked(visitor: Visitor, page: DeskPage, number: str, token: str) -> int:
    """The status of the answer."""
    path = path_of(page, number)
    if page.method == "POST":
        return (await visitor.posts(path, [("csrf", token)])).status
    async with (
        ClientSession(cookies=visitor.cookies()) as http,
        http.get(visitor.url + path, allow_redirects=False) as response,
    ):
        return response.status


async def test_every_page_is_for_its_roles_and_for_no_others(site: Section, number: str) -> None:
    wrong = []
    for role in Role:
        visitor = Visitor(site.url)
        await sign_in(site, visitor, role)
        token = visitor.page.fields["csrf"]
        for page in PAGES:
            if page.path in ENDS:
                continue
            status = await knocked(visitor, page, number, token)
            if (role in roles_of(page)) is (status == 403) or status in (401, 500):
                wrong.append((role, page.method, page.path, status))
        await visitor.close()

    assert wrong == []


@pytest.mark.parametrize("path", ENDS)
async def test_only_an_admin_ends_the_sessions_of_others(
    site: Section, anna: Visitor, boris: Visitor, path: str
) -> None:
    await sign_in(site, boris, Role.ADMIN)
    ended = {}
    for role in Role:
        await sign_in(site, anna, role)
        token = anna.page.fields["csrf"]
        await anna.posts(f"/desk{path}", [("csrf", token)])
        ended[role] = [(await one.opens("/desk/")).status for one in (anna, boris)]

    mine, everybody = ([401, 200], [401, 401])
    others = {Role.OPERATOR: [200, 200], Role.ANALYST: [200, 200], Role.ADMIN: everybody}
    assert ended == (dict.fromkeys(Role, mine) if path == "/leave" else others)


async def test_whoever_is_not_signed_in_opens_nothing(
    site: Section, anna: Visitor, number: str
) -> None:
    statuses = {(page.path, await knocked(anna, page, number, "x")) for page in PAGES}

    assert {status for _, status in statuses} == {401}


async def test_a_session_that_was_ended_opens_nothing(
    site: Section, anna: Visitor, number: str
) -> None:
    await sign_in(site, anna, Role.ADMIN)
    token = anna.page.fields["csrf"]
    await site.parts.signins.end_all()

    statuses = {await knocked(anna, page, number, token) for page in PAGES}

    assert statuses == {401}


async def test_no_form_is_taken_without_the_token_of_this_very_session(
    site: Section, anna: Visitor, boris: Visitor, number: str
) -> None:
    for visitor in (anna, boris):
        await sign_in(site, visitor, Role.ADMIN)
    foreign = boris.page.fields["csrf"]
    before = await everything(site)

    taken = [
        (page.path, status)
        for page in PAGES
        if page.method == "POST" and not page.takes_file
        for token in ("", "x", foreign)
        if (status := await knocked(anna, page, number, token)) != 403
    ]
    after = await everything(site)

    assert (taken, after == before) == ([], True)
    assert (await anna.opens("/desk/")).status == 200


async def test_forms_with_files_ask_for_the_token_too(
    site: Section, anna: Visitor, number: str
) -> None:
    await sign_in(site, anna, Role.ADMIN)
    cookies = anna.cookies()
    statuses = []
    async with ClientSession(cookies=cookies) as http:
        for page in PAGES:
            if page.takes_file:
                body, told = _multipart({"csrf": b"x", "file": b"a;b"})
                path = f"{site.url}{path_of(page, number)}"
                async with http.post(path, data=body, headers=told) as response:
                    statuses.append(response.status)

    assert statuses == [403] * len(statuses)
    assert len(statuses) >= 1


def _multipart(form: dict[str, bytes]) -> tuple[bytes, dict[str, str]]:
    """A body, and the header that goes with it."""
    lines = b""
    for name, value in form.items():
        lines += b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n' % name.encode()
        lines += value + b"\r\n"
    return lines + b"--x--\r\n", {"Content-Type": "multipart/form-data; boundary=x"}


async def test_looking_changes_nothing(site: Section, anna: Visitor, number: str) -> None:
    await sign_in(site, anna, Role.ADMIN)
    before = await everything(site)

    seen = [await knocked(anna, page, number, "") for page in PAGES if page.method == "GET"]

    assert 200 in seen
    assert await everything(site) == before


async def test_no_page_of_the_desk_may_be_framed_or_kept(
    site: Section, anna: Visitor, number: str
) -> None:
    await sign_in(site, anna, Role.ADMIN)
    told = set()
    async with ClientSession(cookies=anna.cookies()) as http:
        for page in PAGES:
            if page.method == "GET":
                async with http.get(f"{site.url}{path_of(page, number)}") as response:
                    policy = response.headers["Content-Security-Policy"]
                    frames = response.headers["X-Frame-Options"]
                    told.add((frames, "frame-ancestors 'none'" in policy, "unsafe" in policy))
                    assert response.headers["Cache-Control"] == "no-store"

    assert told == {("DENY", True, False)}


async def test_nothing_typed_into_the_settings_becomes_an_element(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    shapes = []
    for hostile in (False, True):
        for number, text in enumerate(CORPUS):
            await _typed(site, clock, number, text if hostile else f"{PLAIN} {number}")
        shapes.append(await _shapes(site, clock, CORPUS[0] if hostile else PLAIN))
        await site.parts.signins.end_all()

    assert [len(shape) > 50 for shape in shapes[0]] == [True] * 6
    assert shapes[1] == shapes[0]


async def _typed(site: Section, clock: StandingClock, number: int, text: str) -> None:
    """The same rows each time, in other words."""
    who, storage = f"{text}, admin", site.storage
    await storage.units.put(Unit(f"u{number}", text), clock(), who)
    body = text.replace("{", "(").replace("}", ")")
    await storage.templates.keep(ReplyTemplate(text[:60], body, None, number + 1), "admin", clock())
    if len(await storage.routes.listed()) <= number:
        await storage.routes.add(Route(f"u{number}", organisation=text), clock(), who)
    await storage.settings.change("org_short", text, clock(), who)
    await site.parts.effective.look()
    await site.parts.signins.make_link(Clerk(text, Role.OPERATOR), clock())


async def _shapes(site: Section, clock: StandingClock, name: str) -> list[list[str]]:
    """Of each page, its elements in their order."""
    token = await site.parts.signins.make_link(Clerk(name, Role.ADMIN), clock())
    visitor = Visitor(site.url)
    await visitor.opens(f"/desk/enter?t={token}")
    await visitor.presses("Войти")
    paths = ("units", "units/u1", "routes?topic=x&organisation=x", "templates", "people")
    pages = [await visitor.opens(f"/desk/{path}") for path in paths]
    pages.append(await visitor.opens("/desk/settings"))
    await visitor.close()
    told = [[tag for tag, _ in page.structure] for page in pages]
    told[-1] = told[-1][: len(told[-1]) - told[-1].count("li")]  # the log grows
    return told


async def everything(site: Section) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those that tell who is here."""
    told = {}
    async with site.storage.engine.reading() as connection:
        for table in metadata.sorted_tables:
            if table.name not in NOTED:
                rows = await connection.execute(select(table))
                told[table.name] = sorted(map(tuple, rows), key=repr)
    return told
