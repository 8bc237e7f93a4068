"""A page of VK in two views, so that it stays the one window that is edited.

More than ten buttons go into messages of their own, whose numbers are missing in the dialogue
afterwards: they tell how many ticks were set, who was asked a page only some are asked (of 30
dissatisfied employees all 30 were named), and who ended a survey early. Only eleven marks, which
stand side by side or mean another question, stay together where all come to them alike. Every
other such page shows its options, and its ways on behind one more button.
"""

from __future__ import annotations

from itertools import takewhile

from bot.events import Button
from bot.surveys.choices import DONE, Choice
from bot.surveys.marks import Nps
from bot.surveys.script import AnyQuestion, Survey
from storage.records import Channel

MORE, OPTIONS = "+more", "+options"
FOLDS = (MORE, OPTIONS)
IN_A_WINDOW = 10
"""Buttons inside a message of VK; dev.vk.com, «Клавиатура»."""


def is_needed(
    channel: str, survey: Survey, question: AnyQuestion, buttons: tuple[Button, ...]
) -> bool:
    if channel != Channel.VK or len(buttons) <= IN_A_WINDOW:
        return False
    return not (_is_for_all(question) and _all_come_alike(survey, question))


def what_is_behind(question: AnyQuestion) -> str:
    """Of a question's own buttons: "done", other "answers", "nothing"."""
    behind = [one.option for one in question.buttons()[_in_front(question) :]]
    if DONE in behind:
        return "done"
    return "answers" if behind else "nothing"


def shown(
    question: AnyQuestion, buttons: tuple[Button, ...], is_behind: bool
) -> tuple[Button, ...]:
    """One view of a folded page. `buttons`: all of it, the options first, then the ways on."""
    folds = {one.option: one for one in buttons if one.option in FOLDS}
    if not folds:
        return buttons
    in_front = _in_front(question)
    if is_behind:
        behind = (one for one in buttons[in_front:] if one.option not in FOLDS)
        return (*behind, folds[OPTIONS])
    return (*buttons[:in_front], folds[MORE])


def _in_front(question: AnyQuestion) -> int:
    return min(len(question.buttons()), IN_A_WINDOW - 1)


def _is_for_all(question: AnyQuestion) -> bool:
    return isinstance(question, Nps) and not question.only_if


def _all_come_alike(survey: Survey, question: AnyQuestion) -> bool:
    """Once a survey, since a page between two such would add a message for whoever is asked it;
    and not below an answer that ends the survey."""
    above = list(takewhile(lambda one: one.id != question.id, survey.questions))
    return not any(_is_for_all(one) or _may_end(one) for one in above)


def _may_end(question: AnyQuestion) -> bool:
    return isinstance(question, Choice) and any(option.ends for option in question.offered.values())
