"""A quarter whose pain map is worked out by hand: complaints, appeals, questionnaires."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.surveys.codes import codes_of
from bot.surveys.loader import SCRIPTS, load
from config.directories import shipped
from config.profile import load as load_profile
from reports.build import Basis, Wish
from reports.period import parse
from reports.register.cells import Reading
from reports.register.importing import take_file
from storage.counting import Rules
from storage.records import Answers
from storage.store import Storage
from tests.storage.ballots import begun, cast

BASIS = Basis(load_profile("astrakhan"), shipped())
SERVICES = load(SCRIPTS / "ext_services.yaml", codes_of(shipped()))
OPENED_ON = date(2026, 11, 20)
WISH = Wish(parse("2026Q4"), OPENED_ON)


def wish_of(period: str) -> Wish:
    return Wish(parse(period), OPENED_ON)


HEAD = (
    "external_id,channel,received_at,registered_at,answered_at,outcome,kind,topic,cause,repeat,"
    "direction,text"
)


@dataclass
class Row:
    """An appeal of November 2026 on the repair of roads; a complaint unless told otherwise."""

    cause: str = ""
    kind: str = "complaint"
    topic: str = "road_repair"
    waited: int | None = None
    repeat: bool = False
    direction: str = ""
    received: str = "2026-10-05"

    def line(self, number: int) -> str:
        day = date.fromisoformat(self.received)
        answered = "" if self.waited is None else date.fromordinal(day.toordinal() + self.waited)
        outcome = "" if self.waited is None else "explained"
        told = (f"r{number}", "post", day, day, answered, outcome, self.kind, self.topic)
        return ",".join(map(str, (*told, self.cause, int(self.repeat), self.direction, "Слова")))


async def enter(storage: Storage, folder: Path, rows: Sequence[Row], first: int = 0) -> None:
    file = folder / "appeals.csv"
    file.write_text("\n".join([HEAD, *(row.line(n) for n, row in enumerate(rows, first))]), "utf-8")
    reading = Reading(shipped(), ZoneInfo("Europe/Astrakhan"), OPENED_ON)
    taken = await take_file(file, storage.register, reading, datetime(2026, 11, 20, tzinfo=UTC))
    assert (taken.new, taken.refusals) == (len(rows), ())


def answers(count: int, overall: int, *trouble: str, **more: Any) -> list[Answers]:
    told: dict[str, Any] = {"service": "land", "channel": "mfc", "overall": overall}
    if trouble:
        told["trouble"] = trouble
    return [told | more] * count


async def opened(storage: Storage, given: Sequence[Answers], day: date = OPENED_ON) -> None:
    """A wave of its own, opened on this day."""
    wave = await begun(storage, SERVICES, day.isoformat())
    await cast(storage, wave, given)
    rules = Rules(batch_min=10, k_min=5)
    assert await storage.opening.open_batch(wave.id, rules, day) == len(given)
