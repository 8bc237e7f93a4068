"""Whatever stands in a text, a page gets no element, no attribute and no address from it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from yarl import URL

import web.pages
from bot.surveys.script import Survey
from tests.conftest import StandingClock
from tests.web.reading import Page
from tests.web.roads import ROADS
from tests.web.section import Section, free_port, section
from tests.web.visitor import Visitor
from web.address import Address
from web.pages import templates

CORPUS = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    '" onmouseover=alert(1) x="',
    "' autofocus onfocus=alert(1) '",
    "`onclick=alert(1)`",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>1</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<style>@import '//evil.example'</style>",
    "<form action=//evil.example><button>x",
    "<!-- --><b>x",
    "]]><b>x",
    "{{ 7*7 }}{% raw %}{{ self }}",
    "{ $title } ${7*7} #{7*7}",
    "&lt;script&gt;&#60;script&#62;",
    "<ſcript>＜script＞",
    "\u202e<b>\u202c",
)
PLAIN = "просто слова"


def roads(text: str) -> Survey:
    """The survey with `text` wherever its author may write."""
    told = ROADS.model_dump(by_alias=True)
    told |= {"title": text[:40], "greeting": text}
    for question in told["questions"]:
        question["text"] = text
        if "options" in question:
            question["options"] = {name: {"label": f"{text[:34]} {number}"}
                                   for number, name in enumerate(question["options"])}  # fmt: skip
        if "labels" in question:
            question["labels"] = dict.fromkeys(range(1, 6), text[:36])
    return Survey.model_validate(told)


async def walk(visitor: Visitor) -> list[Page]:
    """Every kind of page that shows what an author wrote."""
    pages = [await visitor.opens("/"), await visitor.opens("/s/roads")]
    pages.append(await visitor.presses("Начать"))
    box = next(iter(pages[-1].boxes))
    pages.append(await visitor.presses("Готово"))
    pages.append(await visitor.presses("Готово", ticks=[box]))
    pages.append(await visitor.presses("Дальше", text="да"))
    pages.append(await visitor.presses("Дальше", text="да"))
    pages.append(await visitor.presses("Прервать опрос"))
    pages.append(await visitor.opens("/s/roads"))
    return pages


async def seen(folder: Path, clock: StandingClock, text: str) -> list[Page]:
    address = Address("127.0.0.1", free_port())
    folder.mkdir()
    async with section(folder, clock, address, surveys={"roads": roads(text)}) as site:
        visitor = Visitor(site.url)
        pages = await walk(visitor)
        await visitor.close()
    return pages


async def test_texts_of_a_script_stay_texts(tmp_path: Path, clock: StandingClock) -> None:
    harmless = await seen(tmp_path / "plain", clock, PLAIN)

    await same(tmp_path, clock, harmless, CORPUS)


async def same(
    folder: Path, clock: StandingClock, harmless: list[Page], corpus: tuple[str, ...]
) -> None:
    for number, text in enumerate(corpus):
        pages = await seen(folder / str(number), clock, text)
        assert [page.structure for page in pages] == [page.structure for page in harmless], text
        assert pages[2].heading == " ".join(text.split())


async def test_without_escaping_the_corpus_would_get_through(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: pages made without autoescape do get new elements."""
    harmless = await seen(tmp_path / "plain", clock, PLAIN)

    careless = templates().overlay(autoescape=False)

    monkeypatch.setattr(web.pages, "templates", lambda: careless)
    with pytest.raises(AssertionError):  # tags out of balance, or a structure of its own
        await same(tmp_path, clock, harmless, CORPUS[:4])


@pytest.fixture
async def at_text(site: Section) -> AsyncIterator[Visitor]:
    """A visitor whose open question takes text."""
    visitor = Visitor(site.url)
    await visitor.opens("/s/roads")
    await visitor.presses("Начать")
    await visitor.presses("Готово", ticks=["Ямы"])
    yield visitor
    await visitor.close()


async def test_what_a_citizen_types_stays_text(at_text: Visitor) -> None:
    long = "ы" * 1001
    harmless = await at_text.presses("Дальше", text=long)

    for text in CORPUS:
        page = await at_text.presses("Дальше", text=text + long)
        assert (page.status, page.structure) == (422, harmless.structure), text
        assert page.typed == text + long


async def test_what_stands_in_an_address_stays_text(site: Section, anna: Visitor) -> None:
    harmless = {
        path: (await anna.opens(f"{path}{PLAIN}")).structure
        for path in ("/", "/s/roads?p=", "/door/", "/static/", "/desk/enter?t=", "/desk/?x=")
    }

    for text in CORPUS:
        told = URL.build(path=f"/{text}").raw_path[1:].replace("/", "%2F")
        for path, structure in harmless.items():
            page = await anna.opens(f"{path}{told}")
            assert page.structure == structure, (path, text)
