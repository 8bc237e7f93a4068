"""The web's door: the public section and the staff desk in one app; neither needs a script."""

from __future__ import annotations

import asyncio
import errno
import socket

from aiohttp import web

from bot.one_at_a_time import OneAtATime
from storage import sealing
from web import (
    even,
    forms,
    framed,
    headers,
    looking,
    once,
    own_words,
    short_codes,
    start,
    talk,
    thread_file,
    widget,
)
from web.desk import pages as desk
from web.desk.heavy import HEAVY, Heavy
from web.desk.imports_held import HELD, HeldFiles
from web.guard import guard
from web.pages import Pages
from web.parts import PAGES, PARTS, TOLD_ONCE, TURNS, VISITS, Parts
from web.refusals import kind_pages
from web.siege import SIEGE, Siege
from web.statics import Statics
from web.told_once import ToldOnce
from web.turnstile import listen
from web.visits import Visits

IDLE = 15.0  # seconds for which a silent connection is kept
LINGER = 2.0  # seconds for which a body, or a page in work, is waited for at the end


class CannotListen(Exception):
    """Where settings put the web section, there is no listening.

    `why`: taken (by somebody else), denied (a port below 1024), or host (none of this machine's).
    """

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(f"{host}:{port}")
        self.host, self.port, self.why = host, port, why


class Web:
    """Of the same shape as the messengers: runs until stopped."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._stop = asyncio.Event()

    async def run(self) -> None:
        """Raises CannotListen."""
        address = self._parts.address
        runner = web.AppRunner(
            make_app(self._parts),
            access_log=None,  # it would tell who answered when
            keepalive_timeout=IDLE,
            lingering_time=LINGER,
            auto_decompress=False,  # no browser packs a form; three packed megabytes hold the loop
            shutdown_timeout=LINGER,
        )
        await runner.setup()
        try:
            listening = await listen(runner, address)
            try:
                await self._stop.wait()
            finally:
                listening.close()
        except OSError as error:
            if (why := _why(error)) is None:
                raise
            raise CannotListen(address.host, address.port, why) from error
        finally:
            await runner.cleanup()

    def stop(self) -> None:
        self._stop.set()


def _why(error: OSError) -> str | None:
    if isinstance(error, socket.gaierror):
        return "host"
    known = {errno.EADDRINUSE: "taken", errno.EACCES: "denied", errno.EADDRNOTAVAIL: "host"}
    return known.get(error.errno or 0)


def make_app(parts: Parts) -> web.Application:
    statics = Statics()
    pages = Pages(statics, lambda: parts.town.org_short, parts.address.typed())
    app = web.Application(
        middlewares=[
            looking.looked(parts.address),
            even.evened(),
            framed.told_in_frames(parts.address, statics.link),
            kind_pages(pages),
            guard(parts.address),
        ],
        client_max_size=forms.LARGEST,
    )
    _keep(app, parts, pages)
    headers.put_on(app, parts.address)
    app.add_routes(_section(statics))
    app.add_routes(looking.routes() + once.routes() + own_words.routes() + thread_file.routes())
    short_codes.put_on(app)
    app.add_routes(desk.routes())
    return app


def _keep(app: web.Application, parts: Parts, pages: Pages) -> None:
    """What pages find in the app; that of one visit or one form lives there as long as it runs."""
    key = parts.storage.keys.lasting("web")
    app[PARTS], app[PAGES], app[TURNS] = parts, pages, OneAtATime()
    app[VISITS] = Visits(key, parts.clock, is_https=parts.address.is_https)
    app[TOLD_ONCE] = ToldOnce()
    app[HELD], app[HEAVY] = HeldFiles(), Heavy()
    app[SIEGE] = Siege(sealing.derive(key, "siege"))


def _section(statics: Statics) -> list[web.RouteDef]:
    return [
        web.get("/", start.start),
        web.get("/official", start.official),
        web.get("/about", start.about),
        web.get("/changes", start.changes),
        web.get("/privacy", start.privacy),
        web.get("/healthz", start.health),
        web.get("/static/{name}", statics.send),
        web.get(widget.ADDRESS, widget.script),
        web.get("/s/{survey}", talk.of_survey),
        web.get("/door/{door}", talk.of_door),
        web.get(talk.TALK, talk.show),
        web.post(talk.TALK, talk.answer),
    ]
