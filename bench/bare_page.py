"""An aiohttp page that keeps nothing, as long as a page of the survey: what ours is measured by."""

from __future__ import annotations

import sys

from aiohttp import web

LENGTH = 8 * 1024


async def page(_: web.Request) -> web.Response:
    return web.Response(body=b"x" * LENGTH, content_type="text/html")


if __name__ == "__main__":
    app = web.Application()
    app.add_routes([web.get("/", page)])
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
