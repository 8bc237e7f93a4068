"""A file of a message as a page of its own: a photo is looked at, all else is only downloaded.

What people sent is never opened on the server. A photo is our own drawing; whatever a document is,
it runs nothing here and asks for nothing.
"""

from __future__ import annotations

from aiohttp import web

from storage.file_records import FileKind

POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES: dict[FileKind, str] = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}


def given(body: bytes, kind: FileKind, name: str) -> web.Response:
    """`name`: without its ending."""
    way = "inline" if kind == "jpeg" else "attachment"
    title = f"{name}.{'jpg' if kind == 'jpeg' else kind}"
    return web.Response(
        body=body,
        content_type=TYPES[kind],
        headers={
            "Content-Disposition": f'{way}; filename="{title}"',
            "Content-Security-Policy": POLICY,
        },
    )
