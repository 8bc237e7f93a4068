"""The desk's page that shows one message after another, to be given codes and a cause.

A message is named by its number, a row of a file by its own id; its own system keeps its cause.
"""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.handlers.staff_office import channel_title, topic_title
from bot.handlers.staff_words import day
from bot.texts import say
from reports.period import Period, quarter_of
from reports.period_words import title
from storage.case_records import Case, ChangedMeanwhile, NoSuchCase, NotAllowed
from storage.code_records import NOTHING, Code, CodeKind, Uncoded, code_of
from storage.correction_records import Correction
from storage.register_records import Moment
from web.desk import coding_words
from web.desk.case_words import said
from web.desk.coding import MESSAGES, PATH, today_of
from web.desk.coding_words import Coded, Titles, Unclear
from web.desk.frame import Desk, DeskPage
from web.desk.periods import period_of
from web.desk.queue import CLERKS
from web.refusals import Refusal, Why

OF_ROW: tuple[CodeKind, ...] = ("pain", "process")
OF_CASE: tuple[CodeKind, ...] = ("pain", "cause", "process")
ROW = "row"


@dataclass(frozen=True, slots=True)
class Shown:
    """A message and what is read of it. `case`: None for a row of a file."""

    message: Uncoded
    case: Case | None

    @property
    def kinds(self) -> tuple[CodeKind, ...]:
        return OF_CASE if self.case is not None else OF_ROW

    @property
    def name(self) -> str:
        return _name(self.message)

    @property
    def said(self) -> list[str]:
        if self.case is None:
            told = [self.message.text] if self.message.text else []
        else:
            told = [said(one).text for one in self.case.thread if one.voice == "author"]
        return told or ([] if self.is_sealed else [say("desk-case-erased")])

    @property
    def is_sealed(self) -> bool:
        return self.case is not None and self.case.sealed


async def show(desk: Desk) -> web.Response:
    query = desk.request.query
    if name := query.get("text", ""):
        shown = await _named(desk, name)
        return await _page(desk, quarter_of(shown.message.received), shown)
    period = period_of(query.get("period", ""), today_of(desk))
    if wanted := code_of(query.get("code", "")):
        return await _with_code(desk, period, wanted)
    before = query.get("after", "")
    after = (await _named(desk, before)).message.appeal if before else None
    days = (period.start, period.end)
    found = await desk.parts.storage.codes_of_texts.next_message(days, after, desk.clerk.unit)
    if found is None:
        raise web.HTTPSeeOther(f"/desk{PATH}?period={period.name}")
    return await _page(desk, period, await _shown(desk, found))


async def code(desk: Desk) -> web.Response:
    form = desk.form
    shown, known = await _named(desk, form.one("text")), await coding_words.titles(desk)
    period = period_of(form.one("period"), today_of(desk))
    before = await desk.parts.storage.codes_of_texts.of_message(shown.message.appeal)
    try:
        fresh = coding_words.picked(desk, shown.kinds, known)
        causes = [one for one in fresh if one.kind == "cause"]
        codes = [one for one in fresh if one.kind != "cause"] or ([NOTHING] if causes else [])
        codes = [*coding_words.changed(desk, before, codes)]
        if causes:
            await _correct(desk, shown, causes[-1])
    except Unclear as unclear:
        return await _page(desk, period, shown, str(unclear))
    when = (desk.parts.clock(), str(desk.clerk.role))
    await desk.parts.storage.codes_of_texts.code_message(shown.message.appeal, codes, when)
    what = "after" if coding_words.goes_on(desk) else "text"
    raise web.HTTPSeeOther(_to(period, what, shown.name))


async def _correct(desk: Desk, shown: Shown, cause: Code) -> None:
    """The register's own cause, with its line in the log. Raises Unclear."""
    case, now = shown.case, desk.parts.clock()
    if case is None or case.cause == cause.code:
        return
    values = {"cause": cause.code}
    at, role = Moment(now, now.date()), str(desk.clerk.role)
    try:
        told = Correction(case.number, case.revision, role, at, values)
        await desk.parts.storage.cases.correct(told)
    except (ChangedMeanwhile, NotAllowed) as error:
        raise Unclear(say("desk-conflict")) from error


async def _page(desk: Desk, period: Period, shown: Shown, trouble: str = "") -> web.Response:
    storage, known = desk.parts.storage.codes_of_texts, await coding_words.titles(desk)
    work = await storage.work((period.start, period.end), desk.clerk.unit)
    codes = await storage.of_message(shown.message.appeal)
    before = desk.request.query.get("after", "")
    used = sorted(work.counts, key=lambda one: -work.counts[one])
    return desk.page(
        "desk/coding_text.html",
        422 if trouble else 200,
        trouble=trouble,
        heading=_heading(shown.message),
        about=_about(shown.message, known),
        looked=work.looked,
        number=work.messages,
        said=shown.said,
        sealed=shown.is_sealed,
        codes=known.given(codes),
        known=known.of,
        kinds=shown.kinds,
        typed={kind: desk.form.one(kind) for kind in shown.kinds},
        quick=coding_words.quick(used, known),
        action=f"/desk{MESSAGES}",
        hidden={"period": period.name, "text": shown.name},
        skip=_to(period, "after", shown.name),
        before=_to(period, "text", before) if before else "",
        back=f"/desk{PATH}?period={period.name}",
        case=f"/desk/case/{shown.message.number}" if shown.case else "",
    )


async def _with_code(desk: Desk, period: Period, code: Code) -> web.Response:
    """Messages of a period that have this code; sealed ones are told by their numbers alone."""
    storage, known = desk.parts.storage.codes_of_texts, await coding_words.titles(desk)
    found = await storage.with_code(code, (period.start, period.end), desk.clerk.unit)
    return desk.page(
        "desk/coding_looked.html",
        heading=known.label(code),
        about=title(period, say),
        lines=[
            Coded(one.text, f"{_heading(one)} · {_about(one, known)}", _again(one)) for one in found
        ],
        back=f"/desk{PATH}?period={period.name}",
    )


def _again(message: Uncoded) -> str:
    return f"/desk{MESSAGES}?text={_name(message)}"


def _heading(message: Uncoded) -> str:
    if message.number:
        return say("desk-case-title", number=message.number)
    return channel_title(message.channel)


def _about(message: Uncoded, known: Titles) -> str:
    told = [topic_title(message.topic), day(message.received)]
    if message.cause:
        told.append(known.label(Code("cause", message.cause)))
    return " · ".join(told)


def _name(message: Uncoded) -> str:
    return message.number or f"{ROW}{message.appeal}"


async def _named(desk: Desk, name: str) -> Shown:
    """As a form or an address names it, if it may be seen."""
    codes, appeal = desk.parts.storage.codes_of_texts, 0
    if name.startswith(ROW) and name[3:].isdecimal() and len(name) < 13:
        appeal = int(name[3:])
    else:
        try:
            appeal = (await desk.cases.one(name)).message.appeal
        except NoSuchCase as error:
            raise Refusal(Why.NO_PAGE) from error
    found = await codes.message(appeal, desk.clerk.unit)
    if found is None:
        raise Refusal(Why.NO_PAGE)
    return await _shown(desk, found)


async def _shown(desk: Desk, message: Uncoded) -> Shown:
    case = await desk.cases.one(message.number) if message.number else None
    return Shown(message, case)


def link_of(case: Case) -> str:
    """To the codes of a message; "" where there is nothing to be coded."""
    told = case.sealed or any(entry.text for entry in case.thread)
    is_counted = told and not case.is_hidden and not case.of_register.duplicate_of
    return f"/desk{MESSAGES}?text={case.number}" if is_counted else ""


def _to(period: Period, what: str, name: str) -> str:
    return f"/desk{MESSAGES}?period={period.name}&{what}={name}"


PAGE = DeskPage(MESSAGES, show, roles=CLERKS)
DEED = DeskPage(MESSAGES, code, roles=CLERKS, method="POST")
