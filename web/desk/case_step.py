"""A step with words: written, looked at once more, and only then sent to the author.

The words travel with the form, so a conflict, a slow network or a second tab loses none of them.
"""

from __future__ import annotations

from dataclasses import replace

from aiohttp import web

from bot.cleaning import clean
from bot.handlers import message_files, staff_steps, staff_terms
from bot.handlers.staff_choices import WITH_TEMPLATES
from bot.handlers.staff_office import (
    cause_title,
    channel_title,
)
from bot.handlers.staff_steps import changed_already
from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from storage.case_records import Case, ChangedMeanwhile, FilesGone, NotAllowed, StepDraft
from storage.case_steps import CORRECT, STEPS, Step
from storage.file_records import MOST
from storage.sealing import Unreadable
from web.desk import case as case_page
from web.desk import step_files, template_choice
from web.desk.case_words import said, shown
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS
from web.desk.step_writing import Writing, days_of, notes_of
from web.refusals import Refusal, Why

PATH = case_page.PATH + "/{step}"


async def show(desk: Desk) -> web.Response:
    case, step = await case_page.found(desk), _step(desk)
    if step.is_plain:
        return await _pressed_elsewhere(desk, case, step)
    if step not in case.steps:
        return await case_page.page_of(desk, case, changed_already(case))
    if step.wants == "until" and (wrong := staff_terms.fault(step, case, None, days_of(desk))):
        return await case_page.page_of(desk, case, wrong)
    return _form(desk, Writing(case, step, templates=await _templates(desk, case, step)))


async def send(desk: Desk) -> web.Response:
    """The form, or the last look at it; `sure` tells which."""
    case, step = await case_page.found(desk), _step(desk)
    if step.is_plain:
        return await _pressed_elsewhere(desk, case, step)
    if step not in case.steps:
        return await case_page.page_of(desk, case, changed_already(case))
    writing, trouble = await _written(desk, case, step)
    writing = replace(writing, templates=await _templates(desk, case, step))
    if desk.form.one(template_choice.FILL):
        words = await template_choice.chosen(desk, {case.message.topic})
        said = writing.text if words is None else template_choice.said_of(words, case, desk)
        return _form(desk, replace(writing, text=said))
    if trouble:
        return _form(desk, writing, trouble)
    if desk.form.one("edit"):
        return _form(desk, writing)
    if desk.form.one("sure") != "1":
        return _check(desk, writing)
    if desk.form.one("revision") != str(case.revision):
        return _check(desk, writing, say("staff-look-again"))
    return await _sent(desk, writing)


async def _pressed_elsewhere(desk: Desk, case: Case, step: Step) -> web.Response:
    """A step that is a button has no page of its own: its address was typed by hand."""
    is_offered = step in case.steps
    here = say("desk-step-is-button", label=say("staff-step", step=step.name))
    return await case_page.page_of(desk, case, here if is_offered else changed_already(case))


async def _written(desk: Desk, case: Case, step: Step) -> tuple[Writing, str]:
    """What the form says, and what is wrong with it: "" if nothing is."""
    form = desk.form
    text, cause = clean(form.one("text")), form.one("cause")
    writing = Writing(case, step, text, cause, until=form.one("until").strip())
    writing = replace(writing, original=form.one("original").strip())
    if writing.takes_files:
        kept, refused = await step_files.taken(desk, step)
        writing = replace(writing, files=kept)
        if refused:
            return writing, refused
    if writing.needs_words:
        longest = staff_steps.longest_of(step)
        if fault := staff_steps.fault_of(text, longest) or staff_steps.unfinished(text):
            return writing, fault
    if step.wants == "until":
        last, wrong = staff_terms.chosen(step, case, writing.until, days_of(desk))
        if wrong:
            return writing, wrong
        writing = replace(writing, last=last)
    if step.wants == "original":
        found = await desk.cases.original(case, writing.original)
        if found is None:
            return writing, say("staff-no-original")
        writing = replace(writing, found=found)
    if step.needs_cause and cause not in shipped().causes:
        return writing, say("desk-case-cause-needed")
    return writing, ""


async def _templates(desk: Desk, case: Case, step: Step) -> tuple[template_choice.Choice, ...]:
    """For what an author is told as an answer."""
    if step.words not in WITH_TEMPLATES or not staff_steps.needs_words(step, case):
        return ()
    return tuple(await template_choice.offered(desk, {case.message.topic}))


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
        cause=writing.cause if writing.step.needs_cause else "",
        until=writing.last,
        files=writing.files,
    )
    step = staff_steps.complete(draft, case, case_page.around(desk), writing.found)
    try:
        await desk.parts.storage.cases.take_step(step)
    except ChangedMeanwhile as changed:
        return _check(desk, replace(writing, case=changed.case), say("staff-look-again"))
    except NotAllowed:
        fresh = await case_page.found(desk)
        return await case_page.page_of(desk, fresh, changed_already(fresh))
    except Unreadable:
        return _form(desk, writing, say("staff-key-missing"))
    except FilesGone:
        return _form(desk, replace(writing, files=()), say("staff-files-gone"))
    return case_page.back(case)


def _form(desk: Desk, writing: Writing, trouble: str = "") -> web.Response:
    known = shipped().causes if writing.step.needs_cause else ()
    causes = [(cause.id, cause.title) for cause in known]
    return desk.page(
        "desk/case_step.html",
        422 if trouble else 200,
        **_told(desk, writing),
        causes=causes,
        templates=writing.templates,
        longest=staff_steps.longest_of(writing.step),
        most=MOST,
        megabytes=message_files.MEGABYTES,
        trouble=trouble,
        thread=[said(entry) for entry in writing.case.thread],
    )


def _check(desk: Desk, writing: Writing, trouble: str = "") -> web.Response:
    until = desk.parts.office.question_until(desk.parts.clock().date())
    step, is_question = writing.step, writing.step.words == "question"
    return desk.page(
        "desk/case_check.html",
        409 if trouble else 200,
        **_told(desk, writing),
        cause_title=cause_title(writing.cause) if step.needs_cause else "",
        outcome=say("staff-status", status=step.outcome) if step.needs_cause else "",
        until_reply=day(until) if is_question else "",
        notes=list(notes_of(writing, days_of(desk))),
        trouble=trouble,
    )


def _told(desk: Desk, writing: Writing) -> dict[str, object]:
    step, office = writing.step, desk.parts.office
    return {
        "case": shown(writing.case, desk.parts.clock().date(), office.workdays, office.places),
        "revision": writing.case.revision,
        "step": step.name,
        "heading": say("desk-case-step", step=step.name, number=writing.case.number),
        "ask": writing.asked,
        "road": writing.road,
        "verb": writing.verb,
        "channel": channel_title(writing.case.message.channel),
        "wants": step.wants,
        "until": writing.until,
        "original": writing.original,
        "needs_words": writing.needs_words,
        "text": writing.text,
        "files": step_files.carried(writing.files),
        "accepts": step_files.ACCEPTS if writing.takes_files else "",
        "cause": writing.cause,
    }


def _step(desk: Desk) -> Step:
    step = STEPS.get(desk.request.match_info["step"])
    if step is None or step.name == CORRECT or step.wants == "owner":
        raise Refusal(Why.NO_PAGE)
    if not case_page.may(desk, step):
        raise Refusal(Why.NOT_YOURS)
    return step


PAGE = DeskPage(PATH, show, roles=CLERKS)
DEED = DeskPage(PATH, send, roles=CLERKS, method="POST", takes_offers=True)
