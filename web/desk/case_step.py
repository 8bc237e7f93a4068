"""A step with words: written, looked at once more, and only then sent to the author.

The words travel with the form, so a conflict, a slow network or a second tab loses none of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from aiohttp import web

from bot.cleaning import clean
from bot.handlers import staff_steps
from bot.handlers.staff_office import LONGEST, QUESTION_DAYS, cause_title
from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from storage.case_records import Case, ChangedMeanwhile, NotAllowed, StepDraft
from storage.case_steps import STEPS, Step, allowed
from storage.sealing import Unreadable
from web.desk import case as case_page
from web.desk.case_words import said, shown
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS
from web.refusals import Refusal, Why

PATH = case_page.PATH + "/{step}"


@dataclass(frozen=True, slots=True)
class Writing:
    """What was typed and chosen so far."""

    case: Case
    step: Step
    text: str = field(default="", repr=False)
    cause: str = ""

    @property
    def needs_words(self) -> bool:
        return staff_steps.needs_words(self.step, self.case)


async def show(desk: Desk) -> web.Response:
    case, step = await case_page.found(desk), _step(desk)
    if step not in allowed(case.state, case.message.outcome):
        return await case_page.page_of(desk, case, staff_steps.changed_already(case))
    return _form(desk, Writing(case, step))


async def send(desk: Desk) -> web.Response:
    """The form, or the last look at it; `sure` tells which."""
    case, step = await case_page.found(desk), _step(desk)
    writing = Writing(case, step, clean(desk.form.one("text")), desk.form.one("cause"))
    if step not in allowed(case.state, case.message.outcome):
        return await case_page.page_of(desk, case, staff_steps.changed_already(case))
    if trouble := _trouble(writing):
        return _form(desk, writing, trouble)
    if desk.form.one("edit"):
        return _form(desk, writing)
    if desk.form.one("sure") != "1":
        return _check(desk, writing)
    if desk.form.one("revision") != str(case.revision):
        return _check(desk, writing, say("staff-look-again"))
    return await _sent(desk, writing)


async def _sent(desk: Desk, writing: Writing) -> web.Response:
    case = writing.case
    draft = StepDraft(
        id=0,
        number=case.number,
        chat="",
        step=writing.step.name,
        screen="check",
        revision=case.revision,
        words=writing.text if writing.needs_words else "",
        cause=writing.cause,
    )
    step = staff_steps.complete(draft, case, case_page.around(desk))
    try:
        await desk.parts.storage.cases.take_step(step)
    except ChangedMeanwhile as changed:
        return _check(desk, replace(writing, case=changed.case), say("staff-look-again"))
    except NotAllowed:
        fresh = await case_page.found(desk)
        return await case_page.page_of(desk, fresh, staff_steps.changed_already(fresh))
    except Unreadable:
        return _form(desk, writing, say("staff-key-missing"))
    return case_page.back(case)


def _trouble(writing: Writing) -> str:
    if writing.needs_words and (fault := staff_steps.fault_of(writing.text)):
        return fault
    if writing.step.closes and writing.cause not in shipped().causes:
        return say("desk-case-cause-needed")
    return ""


def _form(desk: Desk, writing: Writing, trouble: str = "") -> web.Response:
    causes = [(cause.id, cause.title) for cause in shipped().causes] if writing.step.closes else []
    return desk.page(
        "desk/case_step.html",
        422 if trouble else 200,
        **_told(desk, writing),
        causes=causes,
        longest=LONGEST,
        trouble=trouble,
        thread=[said(entry) for entry in writing.case.thread],
    )


def _check(desk: Desk, writing: Writing, trouble: str = "") -> web.Response:
    until = desk.parts.office.question_until(desk.parts.clock().date())
    is_question = writing.step.words == "question"
    return desk.page(
        "desk/case_check.html",
        409 if trouble else 200,
        **_told(desk, writing),
        cause_title=cause_title(writing.cause) if writing.step.closes else "",
        outcome=say("staff-status", status=writing.step.outcome) if writing.step.closes else "",
        until=day(until) if is_question else "",
        trouble=trouble,
    )


def _told(desk: Desk, writing: Writing) -> dict[str, object]:
    step = writing.step
    return {
        "case": shown(writing.case, desk.parts.clock().date()),
        "revision": writing.case.revision,
        "step": step.name,
        "heading": say("desk-case-step", step=step.name, number=writing.case.number),
        "ask": say("desk-case-ask", step=step.name, days=QUESTION_DAYS),
        "needs_words": writing.needs_words,
        "text": writing.text,
        "cause": writing.cause,
    }


def _step(desk: Desk) -> Step:
    step = STEPS.get(desk.request.match_info["step"])
    if step is None or case_page.is_plain(step):
        raise Refusal(Why.NO_PAGE)
    return step


PAGE = DeskPage(PATH, show, roles=CLERKS)
DEED = DeskPage(PATH, send, roles=CLERKS, method="POST")
