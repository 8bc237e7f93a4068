"""The desk's page that shows one comment of a survey after another, to be given codes.

Comments come by their random ids, apart from questions, marks and days; only those that the page
of texts may show.
"""

from __future__ import annotations

from urllib.parse import quote

from aiohttp import web

from bot.masking import scrubbed
from reports.coding import Sheet, Text
from reports.period import Period
from storage.code_records import Code, CodeKind, code_of
from web.desk import coding_words
from web.desk.coding import COMMENTS, PATH, process_of, sheet_of, today_of
from web.desk.coding_words import Coded, Titles, Unclear
from web.desk.frame import Desk, DeskPage
from web.desk.periods import period_of
from web.refusals import Refusal, Why

KINDS: tuple[CodeKind, ...] = ("pain", "cause", "process")


async def show(desk: Desk) -> web.Response:
    query = desk.request.query
    period, sheet = await _asked(desk, query.get("period", ""), query.get("sheet", ""))
    if looked := query.get("looked", ""):
        return await _looked(desk, period, sheet, code_of(looked))
    if query.get("text"):
        return await _page(desk, (period, sheet), _text(sheet, query["text"]))
    after = query.get("after", "")
    text = sheet.next(_text(sheet, after).id if after else b"")
    if text is None:
        raise web.HTTPSeeOther(f"/desk{PATH}?period={period.name}")
    return await _page(desk, (period, sheet), text)


async def code(desk: Desk) -> web.Response:
    form = desk.form
    period, sheet = await _asked(desk, form.one("period"), form.one("sheet"))
    text, known = _text(sheet, form.one("text")), await coding_words.titles(desk)
    try:
        fresh = coding_words.picked(desk, KINDS, known)
        codes = coding_words.changed(desk, text.codes, fresh)
    except Unclear as unclear:
        return await _page(desk, (period, sheet), text, str(unclear))
    await desk.parts.storage.codes_of_texts.code_comment(text.id, codes)
    goes_on = coding_words.goes_on(desk)
    raise web.HTTPSeeOther(_to(period, sheet, "after" if goes_on else "text", text.id.hex()))


async def _page(
    desk: Desk, of: tuple[Period, Sheet], text: Text, trouble: str = ""
) -> web.Response:
    period, sheet = of
    known = await coding_words.titles(desk)
    before = desk.request.query.get("after", "")
    used = dict.fromkeys(code for one in sheet.texts for code in one.codes)
    return desk.page(
        "desk/coding_text.html",
        422 if trouble else 200,
        trouble=trouble,
        heading=sheet.survey,
        about=process_of(sheet),
        looked=sheet.looked,
        number=len(sheet.texts),
        said=[text.said(scrubbed)],
        sealed=False,
        codes=known.given(text.codes),
        known=known.of,
        kinds=KINDS,
        typed={kind: desk.form.one(kind) for kind in KINDS},
        quick=coding_words.quick(used, known),
        action=f"/desk{COMMENTS}",
        hidden={"period": period.name, "sheet": sheet.key, "text": text.id.hex()},
        skip=_to(period, sheet, "after", text.id.hex()),
        before=_to(period, sheet, "text", before) if before else "",
        back=f"/desk{PATH}?period={period.name}",
        case="",
    )


async def _looked(desk: Desk, period: Period, sheet: Sheet, wanted: Code | None) -> web.Response:
    """Texts that have codes, or this one, so that each may be read and put right."""
    known: Titles = await coding_words.titles(desk)
    coded = [text for text in sheet.texts if text.codes and wanted in (None, *text.codes)]
    return desk.page(
        "desk/coding_looked.html",
        heading=sheet.survey,
        about=process_of(sheet),
        lines=[
            Coded(
                text.said(scrubbed),
                " · ".join(one.label for one in known.given(text.codes)),
                _to(period, sheet, "text", text.id.hex()),
            )
            for text in coded
        ],
        back=f"/desk{PATH}?period={period.name}",
    )


async def _asked(desk: Desk, name: str, key: str) -> tuple[Period, Sheet]:
    period = period_of(name, today_of(desk))
    sheet = await sheet_of(desk, period, key)
    if sheet is None:
        raise Refusal(Why.NO_PAGE)
    return period, sheet


def _text(sheet: Sheet, name: str) -> Text:
    try:
        text = sheet.one(bytes.fromhex(name))
    except ValueError:
        text = None
    if text is None:
        raise Refusal(Why.NO_PAGE)
    return text


def _to(period: Period, sheet: Sheet, what: str, name: str) -> str:
    return f"/desk{COMMENTS}?period={period.name}&sheet={quote(sheet.key, safe=':')}&{what}={name}"


PAGE = DeskPage(COMMENTS, show)
DEED = DeskPage(COMMENTS, code, method="POST")
