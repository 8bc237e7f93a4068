"""What an answer on the open page leads to: a tick, own words, the next question, the end."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from bot.handlers import folding, strict
from bot.handlers import survey_pages as pages
from bot.handlers.sitting import Sitting
from bot.masking import scrubbed
from bot.stages import Idle, Screen, TakingSurvey, Turn
from bot.surveys import course
from bot.surveys.choices import DONE, Many
from bot.surveys.free_text import Text, own_words
from bot.surveys.question import Unacceptable
from bot.texts import say
from storage.records import DK, Answers, BallotCast, BallotDrafted, Draft, PageHeld, Value


def press(sitting: Sitting, option: str) -> Turn:
    """`option` is one of the open page's buttons. Raises Unacceptable."""
    question = sitting.question
    match option, question:
        case pages.BACK, _:
            return _back(sitting)
        case folding.MORE, _:
            return _view(sitting, "more")
        case folding.OPTIONS, _:
            return _view(sitting, "question")
        case pages.MASKED, _ if sitting.draft.writing:
            return _next_own_words(sitting, sitting.draft.answers)
        case pages.NEXT | pages.MASKED, _:
            return _on(sitting, sitting.draft.answers)
        case pages.SKIP, _:
            return _skip(sitting)
        case _ if option == DK:
            return _answer(sitting, DK)
        case _, Many() if option == DONE:
            return _answer(sitting, question.confirm(sitting.draft.ticked))
        case _, Many():
            return _tick(sitting, question.tick(sitting.draft.ticked, option))
        case _:
            return _answer(sitting, question.read(option))


def choose(sitting: Sitting, wanted: Collection[str]) -> Turn:
    """Everything ticked at once. What does not do is kept as it was ticked, and shown again.
    Raises Unacceptable where no boxes were shown."""
    question, ticked = sitting.question, sitting.draft.ticked
    if not isinstance(question, Many) or sitting.draft.writing:
        raise Unacceptable(say("errors-old-button"))
    if not wanted and question.id in sitting.draft.answers:
        raise Unacceptable(say("web-tick-or-keep"))
    for name in question.options:
        if (name in wanted) != (name in ticked):
            ticked = question.tick(ticked, name)
    marked = replace(sitting, draft=replace(sitting.draft, ticked=ticked))
    try:
        if {*ticked} != {*wanted}:
            raise Unacceptable(say("web-not-together"))
        return _answer(marked, question.confirm(ticked))
    except Unacceptable as unfit:
        return replace(drafted(marked, marked.draft, str(unfit)), same_step=True)


def type_in(sitting: Sitting, said: str) -> Turn:
    """What was typed in the dialogue. Raises Unacceptable."""
    if sitting.takes_text:
        turn = write(sitting, said)
        is_offer = isinstance(turn.stage, TakingSurvey) and turn.stage.screen == "personal"
        return replace(turn, same_step=turn.same_step or is_offer)
    is_asked = sitting.draft.writing or isinstance(sitting.question, Text)
    raise Unacceptable(pages.no_words_here(sitting) if is_asked else say("errors-use-buttons"))


def write(sitting: Sitting, said: str) -> Turn:
    """Words typed here or on a page of the web. Raises Unacceptable."""
    question, draft = sitting.question, sitting.draft
    if draft.writing or isinstance(question, Text):
        return _words(sitting, own_words(said, sitting.longest))
    if isinstance(question, Many):
        return _tick(sitting, question.tick(draft.ticked, said))
    return _answer(sitting, question.read(said))


def _words(sitting: Sitting, text: str) -> Turn:
    """What names somebody is kept hidden only, and asked about before it goes."""
    hidden = scrubbed(text, sitting.longest)
    answers = {**sitting.draft.answers, sitting.name: hidden}
    if hidden != text:
        stage = replace(sitting.stage, screen="personal")
        offered = replace(sitting, stage=stage, draft=replace(sitting.draft, answers=answers))
        kept = PageHeld if sitting.due is not None else BallotDrafted
        fact = kept(stage.paper, offered.draft)
        return Turn(stage, (pages.page(offered),), (fact,))
    if sitting.draft.writing:
        return _next_own_words(sitting, answers)
    return _on(sitting, answers)


def drafted(sitting: Sitting, draft: Draft, toast: str = "") -> Turn:
    """The page this draft stands at; a tick leaves the buttons of its step good."""
    stage = replace(sitting.stage, screen="question")
    page = pages.page(replace(sitting, stage=stage, draft=draft))
    kept = PageHeld if sitting.due is not None else BallotDrafted
    return Turn(stage, (replace(page, toast=toast),), (kept(stage.paper, draft),))


def _view(sitting: Sitting, screen: Screen) -> Turn:
    """The other half of a folded page; the buttons of both stay good."""
    stage = replace(sitting.stage, screen=screen)
    return Turn(stage, (pages.page(replace(sitting, stage=stage)),), same_step=True)


def _tick(sitting: Sitting, ticked: tuple[str, ...]) -> Turn:
    turn = drafted(sitting, replace(sitting.draft, ticked=ticked))
    return replace(turn, same_step=True)


def _answer(sitting: Sitting, value: Value) -> Turn:
    question = sitting.question
    answers = {**_without(sitting.draft.answers, question.id), question.id: value}
    own = question.writing(value) if sitting.asks_words else ()
    if not own:
        return _on(sitting, answers)
    draft = replace(sitting.draft, question=question.id, answers=answers, writing=own[0])
    return drafted(sitting, draft)


def _next_own_words(sitting: Sitting, answers: Answers) -> Turn:
    """Several ticked options may ask for own words: one after another."""
    asked = sitting.question.writing(answers[sitting.question.id])
    left = asked[asked.index(sitting.draft.writing) + 1 :]
    if not left:
        return _on(sitting, answers)
    return drafted(sitting, replace(sitting.draft, answers=answers, writing=left[0]))


def _skip(sitting: Sitting) -> Turn:
    name, answers = sitting.question.id, sitting.draft.answers
    if not sitting.draft.writing:
        return _on(sitting, _without(answers, name))
    own = f"{name}.{sitting.draft.writing}"
    return _next_own_words(sitting, {key: answers[key] for key in answers if key != own})


def _back(sitting: Sitting) -> Turn:
    """One page back. The answer given there stands until another is given."""
    draft = sitting.draft
    if draft.writing:
        name = sitting.question.id
        earlier = replace(draft, writing="")
    else:
        name = course.asked_before(sitting.survey, sitting.question.id, draft.answers)[-1].id
        earlier = Draft(name, draft.answers)
    answered = "yes" if name in draft.answers else "no"
    return drafted(sitting, earlier, say("survey-back-done", answered=answered))


def _on(sitting: Sitting, answers: Mapping[str, Value]) -> Turn:
    """The next question, or the end; answers to what is no longer asked are dropped."""
    if sitting.due is not None:
        return strict.on(sitting, answers)
    survey, name = sitting.survey, sitting.question.id
    kept = course.kept(survey, answers)
    following = course.after(survey, name, kept)
    if following is None:
        paper = sitting.stage.paper
        return Turn(Idle(), (pages.finished(paper),), (BallotCast(paper, kept),))
    return drafted(sitting, Draft(following.id, kept))


def _without(answers: Answers, name: str) -> dict[str, Value]:
    return {
        key: value
        for key, value in answers.items()
        if key != name and not key.startswith(f"{name}.")
    }
