"""Which surveys take questionnaires filled in outside, and from where such may come."""

from __future__ import annotations

from collections.abc import Mapping

from bot.rounds import Rounds
from bot.surveys.answer_file import Form
from bot.surveys.offered import Offered
from bot.surveys.script import Survey
from config.directories import shipped
from storage.records import SLIPS, Wave


class NotOpen(Exception):
    """`why`: "form", "unasked" or "none"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


async def open_now(rounds: Rounds, name: str) -> Offered:
    """A survey of ours as its open wave asks it; a permanent one begins its wave if none is open.

    Raises NotOpen.
    """
    survey = rounds.surveys[name]
    if survey.mode == "form":
        raise NotOpen("form")
    if survey.mode == "permanent" and (survey.audience, survey.direction) not in (
        rounds.plan.enabled
    ):
        raise NotOpen("unasked")
    offered = await rounds.offered()
    if name not in offered and survey.mode == "permanent":
        await rounds.remember()
        await rounds.go_on()
        offered = await rounds.offered()
    if name not in offered:
        raise NotOpen("none")
    return offered[name]


def why_not(wave: Wave) -> str:
    """Why a wave takes no sheets: "strict" or "slips"; "" if it does."""
    if wave.strict:
        return "strict"
    return "slips" if wave.entry == SLIPS else ""


def form_of(survey: Survey, places: Mapping[str, str]) -> Form:
    """`places`: of the profile. Those of employees are never taken down, nor their channels."""
    if survey.audience == "internal":
        return Form(survey, {"paper": ""}, {})
    return Form(survey, channels_of(survey), places, "pos" if survey.elsewhere else "paper")


def channels_of(survey: Survey) -> dict[str, str]:
    """{id: title} of channels whose questionnaires somebody else must enter; ours need nobody."""
    return {
        one.id: one.title
        for one in shipped().channels
        if one.mode != "auto" and one.audience in (survey.audience, "both")
    }
