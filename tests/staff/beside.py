"""The desk's own site over what a staff chat stands on, and whoever comes there with a browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from app.effective import Effective
from storage.sql.signins import SignIns
from tests.talk import House
from tests.web.reading import Page
from tests.web.section import free_port, own_house, serving
from tests.web.visitor import Visitor
from web.address import Address
from web.parts import Parts

WAITS = (401, "Остался один шаг")
OUTSIDE = (401, "Вход по одноразовой ссылке")
INSIDE = (200, "Очередь")


@dataclass(frozen=True)
class Beside:
    """`anna` and `boris`: two browsers."""

    anna: Visitor
    boris: Visitor
    signins: SignIns


def seen(page: Page) -> tuple[int, str]:
    return page.status, page.heading


async def enters(visitor: Visitor, link: str) -> Page:
    """Opens the link and presses the button there."""
    await visitor.opens(link)
    return await visitor.presses("Войти")


@asynccontextmanager
async def beside(house: House) -> AsyncIterator[Beside]:
    root, storage = own_house(), house.storage
    address = Address("127.0.0.1", free_port())
    parts = Parts(
        conversation=house.conversation,
        storage=storage,
        surveys=house.rounds,
        town=house.town,
        clock=house.clock,
        signins=SignIns(storage.engine, storage.keys.lasting("sign-in")),
        address=address,
        office=root.office,
        effective=Effective(root, storage),
    )
    url = f"http://127.0.0.1:{address.port}"
    async with serving(parts), AsyncExitStack() as stack:
        browsers = Visitor(url), Visitor(url)
        for one in browsers:
            stack.push_async_callback(one.close)
        yield Beside(*browsers, parts.signins)
