"""Reads the parameters of a call: a query string, a form, multipart or JSON, as the real server.

The real server passes over parameters it does not know; this one refuses them, so that a misspelt
name fails a test.
"""

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from tests.fakes.telegram.methods import METHODS
from tests.fakes.telegram.parameters import Parameter, Params, Upload
from tests.fakes.telegram.refusals import bad, strict


async def read(request: web.BaseRequest, method: str) -> Params:
    """Checked values by name; a file referred to by `attach://` stands where it was referred to."""
    raw = dict(request.query) | await _body(request)
    files = {name: raw.pop(name) for name in list(raw) if isinstance(raw[name], Upload)}
    known = METHODS[method]
    values = {
        name: parameter.read(name, raw.pop(name))
        for name, parameter in known.items()
        if name in raw
    }
    _place(values, files, known)
    for left in sorted({*raw, *files}):
        raise strict(f"{method} has no parameter {left!r}")
    for name, parameter in known.items():
        if parameter.missing and name not in values:
            raise bad(parameter.missing)
    return values


async def _body(request: web.BaseRequest) -> dict[str, Any]:
    if request.content_type == "application/json":
        return _json(await request.read())
    body: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        if name in body:
            raise strict(f"parameter {name!r} given twice")
        if isinstance(value, web.FileField):
            with value.file as file:
                body[name] = Upload(value.filename, file.read())
        else:
            body[name] = value
    return body


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body or b"{}")
    except ValueError:
        raise bad("can't parse JSON object") from None
    if not isinstance(found, dict):
        raise bad("object expected")
    return {name: value for name, value in found.items() if value is not None}


def _place(values: Params, files: dict[str, Upload], known: Mapping[str, Parameter]) -> None:
    for name in known.keys() & files.keys():
        values[name] = files.pop(name)
    holders = [values, *values.get("media", ())]
    for holder in holders:
        for field in ("document", "photo", "media"):
            reference = holder.get(field)
            if isinstance(reference, str) and reference.startswith("attach://"):
                holder[field] = _attached(files, reference)


def _attached(files: dict[str, Upload], reference: str) -> Upload:
    try:
        return files.pop(reference.removeprefix("attach://"))
    except KeyError:
        raise bad("wrong file identifier/HTTP URL specified") from None
