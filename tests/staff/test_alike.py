"""Open cases that say the same: how many there are, and how they are merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, send, send_traceless
from tests.staff.room import opened
from tests.staff.stepping import closing
from tests.staff.test_chat_steps import more, until_says
from tests.web.section import Section
from tests.web.test_desk_bulk import goes_on
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor

SAME = replace(PIT, text="На Лесной огромная яма, по колено глубиной!", spot="", tell=())
ELSEWHERE = replace(PIT, text="Яма на Садовой у рынка", spot="Садовая, 1", tell=())
OTHER = replace(PIT, text="Не горят фонари на Лесной", topic="light", spot="", tell=())


async def alike(storage: Storage, number: str) -> list[str]:
    case = await storage.cases.one(number)
    found = await storage.likeness.open_ones(case, f"{case.message.text}\n{case.message.spot}")
    return [one.number for one in found.cases]


async def test_the_same_in_other_words_is_found_and_nothing_else(storage: Storage) -> None:
    first = await send(storage, ANNA)
    second = await send(storage, BORIS, SAME)
    for message in (ELSEWHERE, OTHER):
        await send(storage, BORIS, message)

    assert await alike(storage, first) == [second]
    assert await alike(storage, second) == [first]


async def test_another_topic_needs_more_of_the_same_words(storage: Storage) -> None:
    first = await send(storage, ANNA)
    wrong = await send(storage, BORIS, replace(PIT, topic="yards"))
    await send(storage, BORIS, replace(SAME, topic="yards", text="На Лесной яма, а двор чистый"))

    assert await alike(storage, first) == [wrong]


async def test_closed_and_old_and_sealed_ones_are_not_counted(
    storage: Storage, clock: StandingClock
) -> None:
    now = clock.time
    clock.time = now - timedelta(days=121)
    await send(storage, ANNA)
    clock.time = now
    done = await storage.cases.one(await send(storage, ANNA))
    await storage.cases.take_step(closing(done, "resolved", clock))
    await send_traceless(storage, ANNA)
    first = await send(storage, BORIS)

    assert await alike(storage, first) == []


async def test_what_is_erased_is_like_nothing(storage: Storage) -> None:
    first = await send(storage, ANNA, replace(PIT, text="Яма", spot=""))
    await send(storage, BORIS, replace(PIT, text="Яма", spot=""))

    assert await alike(storage, first) == []  # one word is too few


async def test_the_desk_leads_from_the_case_to_the_merge(site: Section, anna: Visitor) -> None:
    first = await send(site.storage, ANNA)
    second = await send(site.storage, BORIS, SAME)
    await send(site.storage, BORIS, ELSEWHERE)
    await signed_in(site, anna)

    page = await anna.opens(f"/desk/case/{second}")
    assert "Похожие открытые: 1" in page.words
    assert list(page.picks) == [first]
    case = await site.storage.cases.one(second)
    fields = [("csrf", page.fields["csrf"]), ("pick", f"{second}:{case.revision}")]
    fields += [("pick", page.picks[first]), ("deed", "merge")]
    anna.page = await anna.posts("/desk/bulk", fields)
    await goes_on(anna, original=first)
    await goes_on(anna, original=first, sure="1")

    merged = await site.storage.cases.one(second)
    assert (merged.status, merged.of_register.duplicate_of) == ("duplicate", f"telegram:{first}")
    assert "Похожие" not in (await anna.opens(f"/desk/case/{first}")).words


async def test_a_sealed_message_is_compared_with_nothing(site: Section, anna: Visitor) -> None:
    first = await send(site.storage, ANNA)
    number, _ = await send_traceless(site.storage, BORIS)
    await site.storage.messages.release(lambda _: (), site.parts.clock())
    await signed_in(site, anna)

    for one in (number, first):
        assert "Похожие" not in (await anna.opens(f"/desk/case/{one}")).words


async def test_a_card_counts_them_and_a_press_names_the_original(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with opened(tmp_path, clock) as room:
        first, card = await room.new_card()
        assert "Похожих" not in card.text

        second = await send(room.storage, BORIS, room.here(SAME))
        card = await room.until_shown(f"№ {second} · ")
        assert card.text.endswith(
            f"Похожих открытых: 1 — объединить? https://otklik.example.org/desk/case/{second}"
        )
        window = await more(room, card, second, "Дубликат…")
        await until_says(room, window, f"Похожие: {first}")
        await room.olga.presses(f"№ {first}", room.staff, on=window)
        await until_says(room, window, f"№ {second} объединим с № {first}")
        await room.olga.presses("Объединить", room.staff, on=window)
        await room.until_told(1)

        assert (await room.case(second)).status == "duplicate"


@pytest.mark.parametrize("card_text", ["none"])
async def test_a_chat_that_shows_no_words_compares_none(
    tmp_path: Path, clock: StandingClock, card_text: str
) -> None:
    async with opened(tmp_path, clock, "none") as room:
        await room.new_card()
        second = await send(room.storage, BORIS, room.here(PIT))

        card = await room.until_shown(f"№ {second} · ")

        assert "Похожих" not in card.text
