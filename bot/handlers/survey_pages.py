"""What a person sees while taking a survey: one window, page after page, made anew each time.

Nothing here depends on what was answered, but for ticks of the open question and the number of
questions left: no choice stays visible after its step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.events import Button, Reply
from bot.handlers import folding
from bot.handlers.sitting import Sitting
from bot.handlers.survey_hidden import kinds_in
from bot.surveys import course, remaining
from bot.surveys.free_text import WRITE_IN, Text
from bot.surveys.script import Survey
from bot.texts import say
from storage.invitation_records import MAILING
from storage.records import Channel, Paper

TOPIC = "+survey"
"""Topic of buttons of pages that are no questions; no question can be called so."""

RESUME, RESTART, DROP = "+resume", "+restart", "+drop"
BACK, NEXT, SKIP, STOP, MASKED = "+back", "+next", "+skip", "+stop", "+masked"
LABELS: Mapping[str, Callable[[], str]] = {
    BACK: lambda: say("buttons-back"),
    NEXT: lambda: say("buttons-next"),
    SKIP: lambda: say("buttons-skip"),
    STOP: lambda: say("buttons-stop"),
    MASKED: lambda: say("buttons-send-masked"),
}
MOVES = frozenset(LABELS)


def resume(survey: Survey) -> Reply:
    buttons = (
        go_on(),
        Button(say("buttons-restart"), TOPIC, RESTART),
        home(),
    )
    return Reply(say("survey-resume", title=survey.title), buttons, in_place=True)


def stop() -> Reply:
    buttons = (
        go_on(),
        Button(say("buttons-stop"), TOPIC, DROP),
    )
    return Reply(say("survey-stop-ask"), buttons, in_place=True)


def stopped() -> Reply:
    return Reply(say("survey-stopped"), (home(),), in_place=True, tells=True)


def left() -> Reply:
    """Whether it was finished, broken off, or is over: who took part is nobody's business."""
    return Reply(say("survey-left"), (go_on(), home()), in_place=True, quiet=True)


def finished(paper: Paper) -> Reply:
    """One text for everybody, whatever was answered."""
    told = say("web-slip-done") if paper.slip else say("survey-finished")
    return Reply(told, (home(),), in_place=True, tells=True)


def already(paper: Paper) -> Reply:
    told = say("survey-already")
    if paper.day and paper.place != MAILING:
        told = say("survey-already-today", place="yes" if paper.place else "no")
    return Reply(told, (home(),), in_place=True, tells=True)


def page(sitting: Sitting) -> Reply:
    """Where the draft stands."""
    told = own_words(sitting) if sitting.draft.writing else question(sitting)
    if not sitting.is_offer:
        return told
    kept = sitting.draft.answers.get(sitting.name, "")
    text = say("anonymity-after-personal-data", kinds=kinds_in(str(kept)))
    above = (_progress(_place(sitting)), sitting.question.text)
    return replace(told, text="\n\n".join((*above, text)))


def buttons(sitting: Sitting) -> tuple[Button, ...]:
    """What can be pressed where the draft stands."""
    if sitting.draft.writing:
        offer = (MASKED,) if sitting.is_offer else ()
        moves = [_move(sitting, move) for move in (*offer, BACK, SKIP, STOP)]
        return (*_door(sitting), *moves)
    whole = (*sitting.question.buttons(sitting.draft.ticked), *_door(sitting), *_moves(sitting))
    channel = sitting.around.known.channel
    if not folding.is_needed(channel, sitting.survey, sitting.question, whole):
        return whole
    return (*whole, *_folds(sitting))


def question(sitting: Sitting) -> Reply:
    asked = sitting.question
    is_text = isinstance(asked, Text) and sitting.takes_text
    place = _place(sitting)
    text = "\n\n".join((_progress(place), asked.text, "\n".join(_hints(sitting))))
    return Reply(
        text,
        folding.shown(asked, buttons(sitting), sitting.stage.screen == "more"),
        in_place=True,
        entry=is_text,
        longest=sitting.longest if is_text else 0,
        progress=place,
        pressed_only=not sitting.takes_text,
    )


def own_words(sitting: Sitting) -> Reply:
    """The page after an option that asks for one's own words."""
    asks = [_elsewhere(sitting)]
    if sitting.takes_text:
        asks = [say("survey-write-in-ask", limit=WRITE_IN), say("anonymity-free-text")]
    ask, place = "\n".join(asks), _place(sitting)
    text = "\n\n".join((_progress(place), sitting.question.text, ask))
    return Reply(
        text,
        buttons(sitting),
        in_place=True,
        entry=sitting.takes_text,
        longest=WRITE_IN if sitting.takes_text else 0,
        progress=place,
        pressed_only=not sitting.takes_text,
    )


def go_on() -> Button:
    """Where the survey waits: under the screens `resume`, `left` and `stop`."""
    return Button(say("buttons-resume"), TOPIC, RESUME)


def home() -> Button:
    return Button(say("buttons-menu"), "menu", "start", standing=True)


def _place(sitting: Sitting) -> tuple[int, int]:
    if sitting.due is not None:
        return remaining.progress(sitting.survey, sitting.due)
    return course.progress(sitting.survey, sitting.question.id, sitting.draft.answers)


def _progress(place: tuple[int, int]) -> str:
    number, total = place
    return say("survey-progress", n=number, total=total)


def _hints(sitting: Sitting) -> list[str]:
    asked = sitting.question
    if isinstance(asked, Text) and not sitting.takes_text:
        return [_elsewhere(sitting)]
    is_page = sitting.around.known.channel == Channel.WEB
    hints = [asked.page_hint() if is_page else asked.hint()]
    if isinstance(asked, Text):
        hints.append(say("anonymity-free-text"))
    return hints if asked.required else [*hints, say("survey-optional-hint")]


def _moves(sitting: Sitting) -> list[Button]:
    asked, answers = sitting.question, sitting.draft.answers
    without = isinstance(asked, Text) and not sitting.takes_text
    moves = {
        BACK: sitting.due is None and bool(course.asked_before(sitting.survey, asked.id, answers)),
        MASKED: sitting.is_offer,
        NEXT: asked.id in answers and not sitting.is_offer,
        SKIP: not asked.required or without,
        STOP: True,
    }
    return [_move(sitting, move) for move, is_there in moves.items() if is_there]


def _elsewhere(sitting: Sitting) -> str:
    """Where words go that must not stay in this dialogue."""
    link = sitting.link
    return say("anonymity-vk-internal-text", link=link) if link else say("survey-no-text-in-vk")


def no_words_here(sitting: Sitting) -> str:
    """For whoever typed them all the same."""
    return say("survey-text-unavailable") if sitting.link else say("survey-no-text-in-vk")


def _door(sitting: Sitting) -> tuple[Button, ...]:
    link = sitting.link
    return (Button(say("buttons-open-page"), url=link),) if link else ()


def _move(sitting: Sitting, move: str) -> Button:
    return Button(LABELS[move](), sitting.question.id, move)


def _folds(sitting: Sitting) -> tuple[Button, Button]:
    """Between the two views of a folded page, in the order of `folding.FOLDS`."""
    asked = sitting.question
    more = say("buttons-more-of-them", behind=folding.what_is_behind(asked))
    return (
        Button(more, asked.id, folding.MORE),
        Button(say("buttons-to-options"), asked.id, folding.OPTIONS),
    )
