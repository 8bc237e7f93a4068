"""The clerk in the staff chats of Telegram: takes a card, says what is to be said, sends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.texts import say
from config.directories import shipped
from tests.fakes.telegram import Citizen, FakeTelegram, Group, Message
from tests.monday.people import SLOW, Seen
from tests.monday.plan import ENDS, SEND, Planned

DAY = re.compile(r"\d\d\.\d\d\.\d{4}")
CARD = re.compile(r"^№ \d{6} · ", re.MULTILINE)
RARE = ("supported", "extend", "hide")
"""Steps behind «Ещё…»."""


@dataclass(frozen=True)
class InChats:
    fake: FakeTelegram
    clerk: Citizen
    chats: Sequence[Group]

    async def card(self, number: str, words: str = "") -> tuple[Message, Group]:
        """Where it stands, once it says this."""

        def look() -> tuple[Message, Group] | None:
            for chat in self.chats:
                for one in chat.chat.newest():
                    if f"№ {number} · " in one.text and words in one.text and one.labels:
                        return one, chat
            return None

        return await self.until(look, f"a card of {number} with {words!r}")

    async def hears(self, words: str) -> str:
        """In whichever of the chats it is said."""

        def look() -> str | None:
            said = (text for chat in self.chats for text in chat.sees())
            return next((text for text in said if words in text), None)

        return await self.until(look, words)

    async def presses(self, number: str, label: str) -> str:
        """A button of its card; the passing word."""
        card, chat = await self.card(number)
        await self.until(lambda: (label in card.labels) or None, f"{label} under {number}")
        return await (await self.clerk.presses(label, chat, on=card)).answered(SLOW)

    async def steps(self, told: Planned) -> None:
        """From the card to the end, through all that the window of the step asks for."""
        _, chat = await self.card(told.number)
        await self.presses(told.number, say("staff-step", step="more" if rare(told) else told.step))
        window = await self.until(lambda: self._window(chat, told.number), f"a window, {told}")
        if rare(told):
            await self._goes_on(window, chat, say("staff-step", step=told.step))
        await self.until(
            lambda: said(window.text, told.number) or None, f"a question, {window.text}"
        )
        await self.clerk.says(told.answer or "Реклама", chat, reply_to=window)
        while True:
            label = await self.until(lambda: choice(window, told), f"a choice, {window.text}")
            await self._goes_on(window, chat, label)
            if label == ENDS.get(told.step, SEND):
                return

    async def _goes_on(self, window: Message, chat: Group, label: str) -> None:
        """Until the window says something else."""
        before = window.text
        await (await self.clerk.presses(label, chat, on=window)).answered(SLOW)
        await self.until(lambda: window.text != before or None, f"more than {before!r}")

    def _window(self, chat: Group, number: str) -> Message | None:
        """Of a step that is not over yet."""
        for one in chat.chat.newest():
            if f"№ {number}" in one.text and not CARD.search(one.text) and one.labels:
                return one
        return None

    async def until(self, look: Callable[[], Seen | None], what: str) -> Seen:
        return await self.fake.state.bell.wait(look, what, SLOW)


def rare(told: Planned) -> bool:
    return told.step in RARE


def said(text: str, number: str) -> bool:
    """Not the list of rare steps any more."""
    return not text.startswith(f"Что сделать с № {number}")


def choice(window: Message, told: Planned) -> str | None:
    """What is to be pressed next: the cause, a day, or the last word."""
    cause = shipped().causes.title(told.cause) if told.cause else ""
    days = [label for label in window.labels if DAY.fullmatch(label)]
    known = [label for label in window.labels if label in (ENDS.get(told.step, SEND), cause)]
    return next(iter([*known, *days]), None)
