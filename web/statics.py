"""Files a page needs: read once, sent packed, kept by browsers until their content changes."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parent / "static"
KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
}
PACKED = frozenset({".woff2"})
"""Kinds that are packed by themselves."""
SHEET = "site.css"
PARTS = ("pico.min.css", "tokens.css", "shapes.css", "looks.css", "older.css", "print.css")
"""One sheet for every page, made of these in this order: one request instead of six."""
A_YEAR = 365 * 24 * 3600  # seconds
_LINK = re.compile(r'url\("([a-z0-9-]+\.woff2)"\)')


@dataclass(frozen=True, slots=True)
class Static:
    """`packed` is empty where packing gains nothing."""

    content: bytes
    packed: bytes
    kind: str
    version: str


class Statics:
    def __init__(self, folder: Path = FOLDER) -> None:
        self._files = {
            path.name: _made(path.name, path.read_bytes())
            for path in sorted(folder.iterdir())
            if path.suffix in KINDS and path.name not in PARTS
        }
        sheet = "\n".join((folder / part).read_text("utf-8") for part in PARTS)
        linked = _LINK.sub(lambda found: f'url("{self.link(found[1])}")', sheet)
        self._files[SHEET] = _made(SHEET, linked.encode())

    def link(self, name: str) -> str:
        """The address of a file; another content has another address."""
        return f"/static/{name}?v={self._files[name].version}"

    async def send(self, request: web.Request) -> web.Response:
        """A file for a year, packed where the browser takes it. Raises HTTPNotFound."""
        file = self._files.get(request.match_info["name"])
        if file is None:
            raise web.HTTPNotFound
        headers = {"Cache-Control": f"public, max-age={A_YEAR}, immutable"}
        if not file.packed:
            return web.Response(body=file.content, content_type=file.kind, headers=headers)
        headers["Vary"] = "Accept-Encoding"
        is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
        if is_packed:
            headers["Content-Encoding"] = "gzip"
        body = file.packed if is_packed else file.content
        return web.Response(body=body, content_type=file.kind, charset="utf-8", headers=headers)


def _made(name: str, content: bytes) -> Static:
    suffix = Path(name).suffix
    return Static(
        content=content,
        packed=b"" if suffix in PACKED else gzip.compress(content, mtime=0),
        kind=KINDS[suffix],
        version=hashlib.sha256(content).hexdigest()[:12],
    )
