"""A file for a clerk to keep, named and typed by its ending."""

from __future__ import annotations

from pathlib import PurePosixPath

from aiohttp import web

OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    ".csv": "text/csv",
    ".docx": f"{OFFICE}.wordprocessingml.document",
    ".html": "text/html",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".xlsx": f"{OFFICE}.spreadsheetml.sheet",
    ".zip": "application/zip",
}


def given(body: bytes, name: str) -> web.Response:
    """`name`: Latin letters alone, with its ending."""
    charset = "utf-8" if name.endswith(".csv") else None
    return web.Response(
        body=body, content_type=type_of(name), charset=charset, headers=headers_of(name)
    )


def type_of(name: str) -> str:
    return TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")


def headers_of(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
