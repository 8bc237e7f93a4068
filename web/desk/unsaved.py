"""What a clerk wrote while the sign-in ran out: shown back to be copied, and kept nowhere."""

from __future__ import annotations

from aiohttp import web

from web import files, forms
from web.forms import Form
from web.refusals import Refusal

WRITTEN = ("text", "body")
"""Fields of the desk that take minutes to write."""


async def words(request: web.Request) -> str:
    """Of a form that nobody signed in sent; "" if it has none. No byte of its files is read."""
    if request.method != "POST":
        return ""
    form = await _fields(request)
    return next((told for name in WRITTEN if (told := form.one(name).strip())), "")


async def _fields(request: web.Request) -> Form:
    seen = Form({})

    def no_files(form: Form) -> bool:
        nonlocal seen
        seen = form
        return False

    try:
        if request.content_type == files.ENCODED:
            return (await files.read(request, no_files)).form
        return await forms.read(request)
    except Refusal:
        return seen
