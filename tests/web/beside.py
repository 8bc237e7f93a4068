"""The section beside a messenger's door: one conversation behind both, as in the program."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from app.effective import Effective
from storage.sql.signins import SignIns
from tests.talk import House
from tests.town import TOWN
from tests.web.section import free_port, own_house, serving
from tests.web.visitor import Visitor
from web.address import Address
from web.parts import Parts


@asynccontextmanager
async def beside(home: House) -> AsyncIterator[str]:
    """The URL of a section that shares this house."""
    address = Address("127.0.0.1", free_port())
    own = own_house()
    parts = Parts(
        conversation=home.conversation,
        storage=home.storage,
        surveys=home.rounds,
        town=TOWN,
        clock=home.clock,
        signins=SignIns(home.storage.engine, b"staff secret"),
        address=address,
        office=own.office,
        effective=Effective(own, home.storage),
    )
    async with serving(parts):
        yield f"http://127.0.0.1:{address.port}"


@asynccontextmanager
async def visiting(home: House) -> AsyncIterator[Visitor]:
    """Somebody with a browser, at the section beside."""
    async with beside(home) as url:
        visitor = Visitor(url)
        try:
            yield visitor
        finally:
            await visitor.close()


def path_of(link: str) -> str:
    """Of a link to the town's own site, what stands behind its name."""
    assert link.startswith(TOWN.writing.web), link
    return urlsplit(link).path
