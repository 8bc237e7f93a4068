"""One person over one paper of one survey: what is asked now, and in which way it may be answered.

Pure; all of it comes from the script, the stage and the draft.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.handlers.around import Around
from bot.page_wants import TextPage
from bot.stages import TakingSurvey
from bot.surveys import course
from bot.surveys.free_text import WRITE_IN, Text
from bot.surveys.script import AnyQuestion, Survey
from storage.records import Channel, Draft


@dataclass(frozen=True, slots=True)
class Sitting:
    """All that a page shows.

    `due`: questions that may still come, in a strict wave; its earlier answers are known to nobody.
    """

    survey: Survey
    stage: TakingSurvey
    draft: Draft
    around: Around
    due: tuple[str, ...] | None = None

    @property
    def question(self) -> AnyQuestion:
        """The open one; the first if the script no longer has it."""
        return self.survey.question(self.draft.question) or course.first(self.survey)

    @property
    def takes_text(self) -> bool:
        """VK keeps what is typed beside a name, so employees' words are not taken there."""
        channel = self.around.known.channel
        return not (self.survey.audience == "internal" and channel == Channel.VK)

    @property
    def asks_words(self) -> bool:
        """Here, or on a page of the web."""
        return self.takes_text or bool(self.around.town.writing.web)

    @property
    def is_offer(self) -> bool:
        """Was what names somebody hidden, and is it asked whether the rest may go?"""
        return self.stage.screen == "personal"

    @property
    def name(self) -> str:
        """Under which the words that are asked for are kept."""
        return ".".join(filter(None, (self.question.id, self.draft.writing)))

    @property
    def longest(self) -> int:
        """Characters of the words that are asked for; 0 where none are."""
        if self.draft.writing:
            return WRITE_IN
        return self.question.longest if isinstance(self.question, Text) else 0

    @property
    def link(self) -> str:
        """The page that takes these words where the dialogue must not; "" for none.

        Raises Wanted until it is made.
        """
        web = self.around.town.writing.web
        if self.takes_text or not web or not self.longest:
            return ""
        asked, draft = self.question, self.draft
        page = TextPage(self.stage.paper, asked.id, draft.writing, asked.text, self.longest)
        return f"{web}/t/{self.around.known.text_page(page).token}"
