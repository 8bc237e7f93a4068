"""What a command says of a survey that is not there: the nearest one by its title, and where all
are listed with theirs."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bot.texts import say

if TYPE_CHECKING:
    from bot.surveys.script import Survey


def unknown(name: str, surveys: Mapping[str, Survey]) -> str:
    """One line. A form of messages is no survey, so none is meant by it."""
    asked = [one.id for one in surveys.values() if one.mode != "form"]
    near = get_close_matches(name.casefold(), asked, 1)
    if not near:
        return say("play-unknown", id=name, near="none", title="")
    return say("play-unknown", id=name, near=near[0], title=surveys[near[0]].title)
