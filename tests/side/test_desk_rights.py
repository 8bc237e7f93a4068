"""Who may put a record of the registers by the side right, and who may not even enter one."""

from __future__ import annotations

from datetime import date

from storage.side_records import RecordChange
from storage.sql.signins import Role
from tests.side.test_desk import DECISION, enters, records, sends, signed_in
from tests.web.section import Section
from tests.web.visitor import Visitor


async def test_an_analyst_puts_right_and_removes_and_an_operator_may_not(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna)
    await signed_in(site, boris, Role.ANALYST, "Борис")
    to = records(await enters(anna, "actions", **DECISION))[DECISION["title"]]
    await anna.opens(to)
    refused = await sends(anna, to, **DECISION | {"title": "Чужое"})

    await boris.opens(to)
    page = await sends(boris, to, **DECISION | {"title": "Иначе", "kind": "legal_act"})
    removed = await sends(boris, to, remove="1")
    after = await boris.opens(to)

    assert refused.status == 403
    assert page.heading == "Иначе"
    assert "правовой акт" in page.words
    assert (removed.path, records(removed)) == (
        "/desk/registers/actions",
        {"Удалённая запись от 05.11.2026": to},
    )
    assert "слов её не осталось" in after.words
    assert "Иначе" not in after.words
    assert await site.storage.side.history(to.rpartition("/")[2]) == [
        RecordChange("added", date(2026, 11, 20), "Анна, operator"),
        RecordChange("changed", date(2026, 11, 20), "Борис, analyst"),
        RecordChange("removed", date(2026, 11, 20), "Борис, analyst"),
    ]
    late = await sends(boris, to, **DECISION)
    assert (late.status, late.error.partition(",")[0]) == (
        409,
        "Запись только что удалил другой сотрудник",
    )


async def test_of_two_at_one_record_the_second_is_told_and_keeps_what_was_typed(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await signed_in(site, boris, Role.ANALYST, "Борис")
    to = records(await enters(anna, "actions", **DECISION))[DECISION["title"]]
    await anna.opens(to)
    await boris.opens(to)
    await sends(anna, to, **DECISION | {"title": "Первое"})

    second = await sends(boris, to, **DECISION | {"title": "Второе"})
    again = await sends(boris, to, **DECISION | {"title": "Второе"})

    assert (second.status, second.heading, second.values["title"]) == (409, "Первое", "Второе")
    assert "изменил другой сотрудник" in second.error
    assert again.heading == "Второе"


async def test_nobody_enters_from_elsewhere_or_without_signing_in(
    site: Section, anna: Visitor
) -> None:
    path = "/desk/registers/actions/new"
    outside = (await anna.opens(path)).status
    await signed_in(site, anna)
    await anna.opens(path)
    forged = await anna.posts(path, [("csrf", "0" * 64), *DECISION.items()])

    assert (outside, forged.status) == (401, 403)
    assert await site.storage.side.listed("action") == []
