"""A draft with what it offers from the storage: its window, and what a press in it leads to."""

from __future__ import annotations

from bot.events import Reply
from bot.handlers import staff_alike, staff_choices, staff_files, staff_hints, staff_steps
from bot.handlers.staff_making import Around
from bot.handlers.staff_office import Office
from bot.handlers.staff_steps import Led
from bot.handlers.staff_windows import window
from storage.case_records import Case, StepDraft
from storage.store import Clock, Storage
from storage.template_records import ReplyTemplate
from storage.twin_records import Original


class Drafting:
    def __init__(self, storage: Storage, office: Office, clock: Clock) -> None:
        self._storage = storage
        self._office = office
        self._clock = clock

    async def window(self, draft: StepDraft, case: Case) -> Reply:
        """What the draft's message shows."""
        if draft.screen == "template":
            return staff_choices.template_window(draft, await self._templates(case))
        if staff_choices.is_owner(draft) and draft.screen != "dropped":
            return staff_choices.owner_window(draft, case, await self._names())
        shown = window(draft, case, self._office, self._clock().date())
        if staff_alike.asks(draft):
            return staff_alike.window(shown, draft, await self._alike(case))
        if staff_choices.takes_template(draft) and await self._templates(case):
            shown = staff_choices.with_template(shown, draft)
        return staff_files.with_files(shown, draft, case)

    async def press(self, draft: StepDraft, case: Case, verb: str, around: Around) -> Led:
        if verb == "cancel":
            return staff_steps.press_draft(draft, case, verb, around)
        if draft.screen == "owner":
            return staff_choices.choose_owner(draft, case, verb, await self._names())
        if draft.screen == "template":
            templates = await self._templates(case)
            return staff_choices.choose_template(draft, verb, templates, (case, around))
        if verb == staff_files.AWAY and staff_files.takes(draft, case):
            return staff_files.put_away(draft)
        if verb == staff_choices.TEMPLATE and staff_choices.takes_template(draft):
            return staff_choices.to_templates(draft)
        if staff_alike.asks(draft) and verb.startswith(staff_alike.NUMBER):
            named = verb[len(staff_alike.NUMBER) :]
            original = await self._original(case, named, around)
            return staff_steps.type_original(draft, case, original)
        original = None
        if draft.original:
            original = await self._original(case, draft.original, around)
        return staff_steps.press_draft(draft, case, verb, around, original)

    async def words(self, draft: StepDraft, case: Case, text: str, around: Around) -> Led:
        """A reply to the draft's message."""
        if staff_choices.is_owner(draft) and draft.screen in ("owner", "check"):
            return staff_choices.type_owner(draft, case, text)
        if draft.screen == "words" and draft.step == "duplicate":
            original = await self._original(case, text, around)
            return staff_steps.type_original(draft, case, original)
        return staff_steps.type_words(draft, case, text, around)

    async def _original(self, case: Case, told: str, around: Around) -> Original | None:
        """The chat of a unit has to do with its cases alone: with no others are they merged there,
        for what others were answered would stand in the thread."""
        cases = self._storage.cases
        is_theirs = bool(case.room) and around.chat == case.room
        return await (cases.of_room(case.room) if is_theirs else cases).original(case, told)

    async def _alike(self, case: Case) -> list[str]:
        text = staff_hints.words_in_chat(case, self._office)
        found = await self._storage.likeness.open_ones(case, text, staff_hints.told_to(case))
        return [one.number for one in found.cases]

    async def _names(self) -> tuple[str, ...]:
        return await self._storage.colleagues.lately(self._clock().date())

    async def _templates(self, case: Case) -> list[ReplyTemplate]:
        return await self._storage.templates.for_topic(case.message.topic)
