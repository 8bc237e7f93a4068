"""Files a page needs: read once, sent packed, kept by browsers until their content changes."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parent / "static"
KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}
A_YEAR = 365 * 24 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class Static:
    content: bytes
    packed: bytes
    kind: str
    version: str


class Statics:
    def __init__(self, folder: Path = FOLDER) -> None:
        self._files = {
            path.name: _read(path) for path in sorted(folder.iterdir()) if path.suffix in KINDS
        }

    def link(self, name: str) -> str:
        """The address of a file; another content has another address."""
        return f"/static/{name}?v={self._files[name].version}"

    async def send(self, request: web.Request) -> web.Response:
        file = self._files.get(request.match_info["name"])
        if file is None:
            raise web.HTTPNotFound
        is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
        headers = {"Cache-Control": f"public, max-age={A_YEAR}, immutable"}
        headers["Vary"] = "Accept-Encoding"
        if is_packed:
            headers["Content-Encoding"] = "gzip"
        body = file.packed if is_packed else file.content
        return web.Response(body=body, content_type=file.kind, charset="utf-8", headers=headers)


def _read(path: Path) -> Static:
    content = path.read_bytes()
    return Static(
        content=content,
        packed=gzip.compress(content, mtime=0),
        kind=KINDS[path.suffix],
        version=hashlib.sha256(content).hexdigest()[:12],
    )
