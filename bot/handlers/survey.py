"""One survey, from its first page to its thanks: a page is open, an event answers it.

The answers, the open question, its ticks and an awaited text lie in the sealed draft alone; the
stage says which page of which survey is open.
"""

from __future__ import annotations

from dataclasses import replace

from bot.cleaning import alike, clean
from bot.events import (
    BoxesSent,
    Button,
    ButtonPressed,
    Event,
    LeftAlone,
    OldButtonPressed,
    Reply,
    SomethingElseSent,
    TextEdited,
    TextFromPage,
    TextSent,
)
from bot.handlers import strict
from bot.handlers import survey_answers as answers
from bot.handlers import survey_pages as pages
from bot.handlers import survey_promises as promises
from bot.handlers.around import Around
from bot.handlers.sitting import Sitting
from bot.stages import Idle, Stage, TakingSurvey, Turn
from bot.surveys import course
from bot.surveys.question import Unacceptable
from bot.surveys.script import Survey
from bot.texts import say
from storage.records import BallotDropped, Cast, Draft, Paper, SealedDraft

UNFIT = ("refused", "personal")
"""Screens under which a typed text may still be mended."""


def begin(survey: Survey, paper: Paper, around: Around) -> Turn:
    """The first page, or where the person left off. Raises Wanted until the ballot is known."""
    stage = TakingSurvey(survey.id, paper)
    match around.known.ballot(paper):
        case Cast():
            return Turn(Idle(), (pages.already(paper),))
        case Draft() | SealedDraft():
            return Turn(replace(stage, screen="resume"), (pages.resume(survey),))
        case None:
            return Turn(stage, (promises.first_page(survey, around),))


def hear(stage: TakingSurvey, event: Event, survey: Survey, around: Around) -> Turn:
    """Takes one answer and asks on; what does not fit is answered and the page shown again.

    What was typed is erased from the dialogue; a text that did not fit stays until its step is
    over, so that nobody has to write it anew.
    """
    match around.known.ballot(stage.paper):
        case Cast():
            turn = Turn(Idle(), (pages.already(stage.paper),))
        case SealedDraft() as sealed:
            turn = _during(strict.sitting(survey, stage, sealed, around), event)
        case Draft() as draft:
            turn = _during(Sitting(survey, stage, _sound(survey, draft), around), event)
        case None:
            turn = _before(Sitting(survey, stage, _blank(survey), around), event)
    typed = isinstance(event, TextSent | TextEdited | SomethingElseSent)
    unfit = isinstance(turn.stage, TakingSurvey) and turn.stage.screen in UNFIT
    return replace(turn, erase_typed=not unfit, spare_typed=unfit) if typed else turn


def too_late(stage: Stage) -> Turn:
    """Words from a page whose survey is not open here any more."""
    told = say("web-text-page-expired")
    return Turn(stage, (Reply(told, toast=told),), same_step=True)


def _before(sitting: Sitting, event: Event) -> Turn:
    """Nothing is kept until the person begins."""
    if isinstance(event, LeftAlone):
        return Turn(replace(sitting.stage, screen="left"), same_step=True)
    survey, around, stage = sitting.survey, sitting.around, sitting.stage
    on_promises = stage.screen == "anonymity"
    page = (
        promises.anonymity(survey, around) if on_promises else promises.first_page(survey, around)
    )
    match _pressed(event, page.buttons):
        case promises.BEGIN:
            return _opened(sitting)
        case promises.ANONYMITY:
            told = promises.anonymity(survey, around)
            return Turn(replace(stage, screen="anonymity"), (told,))
        case pages.BACK:
            return Turn(replace(stage, screen="question"), (promises.first_page(survey, around),))
        case _:
            return _again(stage, page, _why(event, page))


def _during(sitting: Sitting, event: Event) -> Turn:
    match event:
        case TextFromPage():
            return _from_page(sitting, event)
        case LeftAlone():
            return Turn(replace(sitting.stage, screen="left"), (pages.left(),))
        case TextSent() if sitting.stage.screen == "left" and _awaits_words(sitting):
            return _at_question(sitting, event)  # it took a while to write
    match sitting.stage.screen:
        case "resume":
            return _after_a_break(sitting, event, pages.resume(sitting.survey))
        case "left":
            return _after_a_break(sitting, event, pages.left())
        case "stop":
            return _after_a_break(sitting, event, pages.stop())
        case _:
            return _at_question(sitting, event)


def _after_a_break(sitting: Sitting, event: Event, page: Reply) -> Turn:
    match _pressed(event, page.buttons):
        case pages.RESUME:
            stage = replace(sitting.stage, screen="question")
            return Turn(stage, (pages.page(sitting),))
        case pages.RESTART:
            return _opened(replace(sitting, draft=_blank(sitting.survey)))
        case pages.DROP:
            return Turn(Idle(), (pages.stopped(),), (BallotDropped(sitting.stage.paper),))
        case _:
            return _again(sitting.stage, page, _why(event, page))


def _at_question(sitting: Sitting, event: Event) -> Turn:
    stage = sitting.stage
    if isinstance(event, TextEdited) and stage.screen in UNFIT:
        event = TextSent(event.text)  # mended before its step was over (ruling 27)
    option = _pressed(event, pages.buttons(sitting))
    if isinstance(event, TextSent) and not sitting.takes_text and option not in pages.MOVES:
        option = ""  # an answer in words would stay beside a name
    if option == pages.STOP:
        return Turn(replace(stage, screen="stop"), (pages.stop(),))
    try:
        if option:
            return answers.press(sitting, option)
        if isinstance(event, BoxesSent):
            return answers.choose(sitting, event.options)
        if isinstance(event, TextSent):
            return answers.type_in(sitting, event.text)
    except Unacceptable as unfit:
        return _again(replace(stage, screen="refused"), pages.page(sitting), str(unfit))
    page = pages.page(sitting)
    return _again(stage, page, _why(event, page))


def _from_page(sitting: Sitting, event: TextFromPage) -> Turn:
    """Whatever is shown in the dialogue, the page named its question."""
    stage, draft = sitting.stage, sitting.draft
    if (event.paper, event.question, event.writing) != (
        stage.paper,
        draft.question,
        draft.writing,
    ):
        return _again(stage, pages.page(sitting), say("web-text-page-expired"))
    try:
        return answers.write(sitting, event.text)
    except Unacceptable as unfit:
        return _again(stage, pages.page(sitting), str(unfit))


def _awaits_words(sitting: Sitting) -> bool:
    return sitting.takes_text and sitting.longest > 0


def _opened(sitting: Sitting) -> Turn:
    if strict.is_strict(sitting):
        return strict.begun(sitting)
    return answers.drafted(sitting, sitting.draft)


def _again(stage: TakingSurvey, page: Reply, why: str) -> Turn:
    return Turn(stage, (replace(page, toast=why),), same_step=True)


def _pressed(event: Event, shown: tuple[Button, ...]) -> str:
    """The option of that button of the page which was pressed, or whose label was typed."""
    match event:
        case ButtonPressed(topic, option):
            known = [(button.topic, button.option) for button in shown]
            return option if (topic, option) in known else ""
        case TextSent(text):
            labels = {alike(one.label): one.option for one in shown if not one.standing}
            return labels.get(alike(clean(text)), "")
        case _:
            return ""


def _why(event: Event, page: Reply) -> str:
    match event:
        case ButtonPressed() | OldButtonPressed() | BoxesSent():
            return say("errors-old-button")
        case TextEdited():
            return say("errors-edited")
        case TextFromPage():
            return say("web-text-page-expired")
        case SomethingElseSent() if page.entry:
            return say("errors-only-text")
        case _:
            return say("errors-use-buttons")


def _blank(survey: Survey) -> Draft:
    return Draft(course.first(survey).id)


def _sound(survey: Survey, draft: Draft) -> Draft:
    """From the first question, if the script no longer has the one that was open."""
    return draft if survey.question(draft.question) else _blank(survey)
