"""The register leaves the database page by page: every row once, whatever day is how long."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from storage.register_records import Draft, Key, Moment
from storage.sql.register_pages import PAGE
from storage.store import Storage
from storage.tallies import Window

FIRST = date(2026, 7, 1)


def drafts(n: int, day: date) -> list[Draft]:
    at = Moment(datetime(day.year, day.month, day.day, tzinfo=UTC), day)
    return [
        Draft(number, Key("post", f"{day}-{number:05}"), {"received": at}) for number in range(n)
    ]


async def test_every_row_comes_once_in_the_order_of_days(storage: Storage) -> None:
    days = [FIRST + timedelta(days=n) for n in range(3)]
    put_in = [*drafts(2 * PAGE + 1, days[1]), *drafts(PAGE, days[0]), *drafts(3, days[2])]
    await storage.register.take(put_in, datetime(2026, 10, 1, tzinfo=UTC))

    pages = [
        page async for page in storage.register.whole(Window(FIRST, days[2], date(2026, 10, 1)))
    ]

    assert [len(page) for page in pages] == [PAGE, PAGE, PAGE, 1]
    names = [row.external_id for page in pages for row in page]
    expected = [str(one.key.external_id) for one in put_in if one.values["received"].day < days[2]]
    assert names == sorted(expected)


async def test_what_came_later_is_not_known_yet(storage: Storage) -> None:
    day, later = date(2026, 7, 1), date(2026, 7, 20)
    received, answered = (
        Moment(datetime(one.year, one.month, one.day, tzinfo=UTC), one) for one in (day, later)
    )
    told = {"received": received, "registered": received}
    row = told | {"answered": answered, "outcome": "resolved"}
    await storage.register.take(
        [Draft(2, Key("post", "1"), row)], datetime(2026, 10, 1, tzinfo=UTC)
    )

    found = {}
    for as_of in (date(2026, 7, 19), later):
        window = Window(day, date(2026, 10, 1), as_of)
        [[one]] = [page async for page in storage.register.whole(window)]
        found[as_of] = (one.outcome, one.answered)

    assert found == {date(2026, 7, 19): ("in_work", None), later: ("resolved", answered)}
