"""Beside the messages of a demonstration: processes, decisions, practices, codes of texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from app.demo_people import COMMENTS
from app.demo_plan import Span, weighted
from app.demo_plan import Wish as Seed
from bot.inquiries import Inquiries
from bot.texts import say
from config.directories import Directories
from config.profile import Profile
from reports import coding
from reports.build import Basis, Wish
from reports.pain.board import board
from reports.period import quarter_of
from storage.code_records import Code
from storage.pain_records import Measure, PainBy
from storage.side_records import Book, By, Kind, Record
from storage.sql.side import new_name
from storage.store import Storage

PAINS = ("timeliness", "documents", "need_online", "clarity", "information", "need_proactive")
"""What the words of `demo-comment` are about, one after another."""
DEEDS: tuple[Kind, ...] = ("explanation", "instruction", "site", "legal_act", "reengineering")
CONFIRMED, DECIDES = 3, timedelta(days=10)
"""Pains of a quarter that are confirmed, and so long after its end."""
CODED = 40
"""Messages of a quarter that a demonstration codes."""
FIELDS: dict[Book, tuple[str, ...]] = {
    "action": (
        *("kind", "title", "document", "text"),
        *("topic", "cause", "pain", "process", "unit"),
    ),
    "practice": ("title", "text", "topic", "unit"),
    "process": ("title", "grouping", "point", "unit"),
}


@dataclass
class Side:
    storage: Storage
    profile: Profile
    known: Directories

    async def fill(self, wish: Seed, over: Sequence[Span]) -> None:
        actor, chance = say("demo-clerk"), wish.chance("side")
        processes = [
            await self._add("process", over[0].first, actor, _process(title))
            for title in self._directions()
        ]
        for span in over:
            kind, process = weighted(DEEDS, chance), chance.choice(processes)
            title = say("demo-action", kind=kind)
            told = {"kind": kind, "title": title, "pain": "timeliness", "process": process}
            await self._add("action", span.last, actor, told)
            await self._add("practice", span.last, actor, {"title": say("demo-practice")})

    def _directions(self) -> list[str]:
        return [self.known.directions.title(one) for one in self.profile.external_directions]

    async def _add(self, book: Book, day: date, actor: str, values: Mapping[str, str]) -> str:
        told = dict.fromkeys(FIELDS[book], "") | dict(values)
        return await self.storage.side.add(Record(book, day, told), By(actor, day))

    async def code(self, over: Sequence[Span]) -> None:
        """Of messages the pain of their cause; of comments what their words are about."""
        for span in over:
            await self._code_messages(span)
            for sheet in await coding.sheets(self.storage, span.period, span.last):
                for text in sheet.texts:
                    await self.storage.codes_of_texts.code_comment(text.id, [_about(text.body)])

    async def decide(self, over: Sequence[Span], today: date) -> None:
        """Of each quarter that is over the first pains are confirmed, with a measure for one."""
        actor, basis = say("demo-clerk"), Basis(self.profile, self.known)
        for span in (one for one in over if one.is_over):
            day = min(span.last + DECIDES, today)
            told = await board(self.storage, basis, Wish(span.period, day))
            for line in told.candidates[:CONFIRMED]:
                by = PainBy(actor, day)
                await self.storage.pains.decide(replace(line.row, day=day), "confirmed", by)
            for line in told.candidates[:1]:
                measure = Measure(
                    id=new_name(),
                    row=line.row.id,
                    kind="instruction",
                    text=say("demo-measure"),
                    unit=self.profile.units[0].id,
                    due=day + timedelta(days=90),
                )
                await self.storage.pains.plan(measure, "planned", PainBy(actor, day))

    async def inquire(self, clockwork: Inquiries, over: Sequence[Span], today: date) -> None:
        """What triggers say of each quarter that is over; the last one waits for a decision."""
        if not self.profile.additional_survey:
            return
        ended, actor = [one for one in over if one.is_over], say("demo-clerk")
        for span in ended:
            day = min(span.last + DECIDES, today)
            await clockwork.find(span.period, day)
            for one in await self.storage.inquiries.all():
                if one.state == "proposed" and span != ended[-1]:
                    told = (quarter_of(day).name, day, actor, {"reason": say("demo-refused")})
                    await self.storage.inquiries.take(one, "refused", told)

    async def _code_messages(self, span: Span) -> None:
        door, days = self.storage.codes_of_texts, (span.first, span.period.end)
        at = datetime.combine(span.last, time(17, 0), self.profile.zone)
        after: int | None = None
        for _ in range(CODED):
            found = await door.next_message(days, after)
            if found is None:
                return
            after = found.appeal
            pain = self.known.causes[found.cause].pain if found.cause else None
            code = Code("pain", pain) if pain else Code("none", "")
            await door.code_message(found.appeal, [code], (at, "demo"))


def _process(title: str) -> dict[str, str]:
    return {"title": say("demo-process", title=title), "grouping": say("demo-group")}


def _about(body: str) -> Code:
    """By the words themselves: texts have no order that could be told twice."""
    for nth in range(COMMENTS):
        if body == say("demo-comment", nth=str(nth)):
            return Code("pain", PAINS[nth])
    return Code("none", "")
