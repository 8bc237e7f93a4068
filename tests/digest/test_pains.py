"""The pain map in the digest: rows with their measures, what is late, how much waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot import digest_links
from bot.digest_drafts import Asked, told
from bot.digest_pains import MapTold, pains
from bot.texts import say
from config.profile import load
from reports.build import Basis, Wish
from reports.digest.decisions import decisions
from reports.digest.sections import sections
from reports.period import parse
from reports.wording import Say
from storage.office_records import Unit
from storage.store import Storage
from tests.bot.test_digests import BASIS, at
from tests.pains.test_reminders import BY, MEASURE, ROW
from tests.reports.test_digest import a_digest

SPEAK: Say = say
WISH = Wish(parse("2026Q3"), date(2026, 12, 9))


async def test_a_row_is_told_with_its_first_measure_and_again_when_that_is_late(
    storage: Storage,
) -> None:
    now = at("2026-12-09T09:00")
    await storage.units.put(Unit("roads", "Отдел дорог"), now, "тест")
    await storage.pains.decide(ROW, "confirmed", BY)
    bare = replace(ROW, id="2" * 16, pain="clarity", prevalence="low", severity=1)
    await storage.pains.decide(bare, "confirmed", BY)
    await storage.pains.plan(MEASURE, "planned", BY)

    whole = sections(await told(storage, BASIS, Asked(WISH, now)), SPEAK)

    section = next(one for one in whole if one.startswith("8."))
    assert section.split("\n") == [
        "8. «КАРТА БОЛЕЙ»: НОВОЕ И ПРОСРОЧЕННОЕ",
        "средняя: Долгое ожидание результата (Обращения по разделу «Дороги и транспорт»)"
        " — Памятка, Отдел дорог, до 04.12.2026",
        "низкая: Непонятные требования или ответы (Обращения по разделу «Дороги и транспорт»)"
        " — мер пока нет",
        "Просрочено: Долгое ожидание результата (Обращения по разделу «Дороги и транспорт»)"
        " — Памятка, Отдел дорог, было до 04.12.2026",
    ]


async def test_an_empty_map_says_so_and_an_ordinance_without_one_has_no_section(
    storage: Storage,
) -> None:
    assert await pains(storage, BASIS, WISH) == MapTold("нет данных")
    told_of = load("gatchina").pain_map.model_copy(update={"enabled": False})
    profile = BASIS.profile.model_copy(update={"pain_map": told_of})

    without = Basis(profile, BASIS.known)

    assert await pains(storage, without, WISH) is None
    whole = sections(await told(storage, without, Asked(WISH, at("2026-12-09T09:00"))), SPEAK)
    assert [one.split("\n")[0] for one in whole if one.startswith(("8.", "9."))] == [
        "8. ТРЕБУЕТСЯ РЕШЕНИЕ"
    ]


async def test_a_mistake_in_the_map_holds_up_no_other_figure(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> str:
        raise KeyError("Иванов")

    monkeypatch.setattr("bot.digest_drafts.pains", broken)
    asked = Asked(WISH, at("2026-12-09T09:00"))

    whole = sections(await told(storage, BASIS, asked), SPEAK)

    (section,) = [one for one in whole if one.startswith("8.")]
    assert section.split("\n")[1:] == ["карту посчитать не удалось, остальные цифры верны"]
    assert caplog.messages == ["the pain map of the digest was not made: KeyError"]


def test_what_waits_for_a_person_stands_among_the_decisions() -> None:
    """Given nothing late, two candidates and one proposed survey; when section 9 is told; then both
    are there, and without them nothing is to be decided."""
    waits = {"pains": 2, "inquiries": 1}

    assert decisions({}, waits, say).splitlines() == [
        "«Карта болей», ждут решения: 2",
        "Дополнительные опросы, ждут решения: 1",
    ]
    assert decisions({}, dict.fromkeys(waits, 0), say) == "решений не требуется"


def test_each_thing_that_waits_leads_to_the_page_where_it_is_decided() -> None:
    told = replace(a_digest(), waits={"pains": 12, "inquiries": 345})

    shown = list(digest_links.buttons("https://town.example/desk", WISH, told, (2,)))

    assert [(one.label, one.url) for one in shown[-3:-1]] == [
        (
            "«Карта болей», ждут решения: 12",
            "https://town.example/desk/pains?period=2026Q3",
        ),
        ("Дополнительные опросы, ждут решения: 345", "https://town.example/desk/inquiries"),
    ]
    assert max(len(one.label) for one in shown) == 40  # VK shows no more
    assert list(digest_links.buttons("", WISH, told, (2,))) == []
