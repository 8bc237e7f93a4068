"""Words of employees in VK are written on a page that serves once, and never into the dialogue."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

from bot.messengers.vk import Vk
from storage.records import Cast, Channel, Draft, Person
from tests.conftest import StandingClock
from tests.fakes.vk import Citizen, FakeVk
from tests.messengers.conftest import STAFF
from tests.messengers.test_vk_pages import chooses, comes, counted_pages, has_more, link_from
from tests.talk import House
from tests.web.beside import path_of, visiting

WORDS = "Нужен новый принтер"


async def at_the_words(vk: FakeVk, anna: Citizen, town: House) -> str:
    """An employee before the last question, which is answered in words; its page's address."""
    town.employees.add(Person(Channel.VK, str(anna.id)))
    await anna.opens_link(STAFF)
    await chooses(vk, anna, "Начать", "4", "4", "4", "4", "9")
    return await link_from(vk, anna)


async def draft_of(town: House, anna: Citizen) -> Draft | Cast | None:
    paper = (await town.rounds.offered())[STAFF].paper("", town.today())
    ballot = await town.storage.waves.ballot(Person(Channel.VK, str(anna.id)), paper)
    assert ballot is None or isinstance(ballot, Draft | Cast)
    return ballot


async def test_an_employees_words_go_by_the_page_into_the_ballot_and_never_into_vk(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    link = await at_the_words(vk, anna, town)
    async with visiting(town) as visitor:
        previews = [await visitor.opens(path_of(link)) for _ in range(3)]
        seen = counted_pages(anna)

        done = await visitor.presses("Отправить", text=WORDS)
        await vk.state.bell.wait(partial(has_more, anna, seen), "where the survey stands")
        again = await visitor.opens(path_of(link))

    assert [page.heading for page in previews] == [previews[0].heading] * 3
    assert (done.heading, again.status) == ("Спасибо! Ответ принят", 410)
    assert await draft_of(town, anna) == Cast()
    assert "Вопросов больше нет" in anna.sees()[-1]
    assert not any(WORDS in shown for shown in anna.sees())


async def test_what_does_not_fit_is_told_on_the_page_and_stays_in_its_field(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    link = await at_the_words(vk, anna, town)
    async with visiting(town) as visitor:
        await visitor.opens(path_of(link))

        refused = await visitor.presses("Отправить", text="ы" * 5000)
        done = await visitor.presses("Отправить", text=WORDS)

    assert (refused.status, refused.typed) == (422, "ы" * 5000)
    assert "а можно до" in refused.error
    assert done.heading == "Спасибо! Ответ принят"


async def test_words_that_name_somebody_are_told_to_wait_and_the_page_stays_good(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    link = await at_the_words(vk, anna, town)
    async with visiting(town) as visitor:
        await visitor.opens(path_of(link))

        named = await visitor.presses("Отправить", text=f"{WORDS}, мой телефон 8 927 123-45-67")
        await comes(vk, anna, "Отправить, скрыв эти данные")
        undecided = await draft_of(town, anna)
        offered = await link_from(vk, anna)
        again = await visitor.opens(path_of(offered))
        done = await visitor.presses("Отправить", text=WORDS)

    assert (named.status, "Спасибо" in named.heading) == (422, False)
    assert named.error.startswith("Ответ ещё не отправлен: похоже, в нём есть личные данные.")
    assert named.error.endswith("вернитесь в бот и нажмите «Отправить, скрыв эти данные».")
    assert isinstance(undecided, Draft)
    assert again.status == 200
    assert done.heading == "Спасибо! Ответ принят"
    assert await draft_of(town, anna) == Cast()


async def test_once_the_masked_words_are_sent_from_the_dialogue_the_page_takes_nothing(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    link = await at_the_words(vk, anna, town)
    async with visiting(town) as visitor:
        await visitor.opens(path_of(link))
        await visitor.presses("Отправить", text=f"{WORDS}, мой телефон 8 927 123-45-67")
        await chooses(vk, anna, "Отправить, скрыв эти данные")

        late = await visitor.presses("Отправить", text=WORDS)

    assert await draft_of(town, anna) == Cast()
    assert (late.status, "уже закрыт" in late.error) == (422, True)


async def test_a_form_sent_twice_is_one_answer(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    link = await at_the_words(vk, anna, town)
    async with visiting(town) as visitor:
        await visitor.opens(path_of(link))
        form = visitor.filled("Отправить", text=WORDS)

        pages = await asyncio.gather(*(visitor.posts(path_of(link), form) for _ in range(3)))

    assert {page.status for page in pages} <= {200, 410}
    assert await draft_of(town, anna) == Cast()
    count = await town.storage.waves.count((await town.rounds.offered())[STAFF].wave)
    assert (count.started, count.finished) == (1, 1)


async def test_a_page_of_a_question_that_was_skipped_takes_nothing(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    link = await at_the_words(vk, anna, town)
    async with visiting(town) as visitor:
        await visitor.opens(path_of(link))
        await chooses(vk, anna, "Назад")
        before = await draft_of(town, anna)

        late = await visitor.presses("Отправить", text=WORDS)

    assert (late.status, late.typed) == (422, WORDS)
    assert "уже закрыт" in late.error
    assert await draft_of(town, anna) == before


async def test_a_page_that_is_over_takes_nothing_and_is_no_page_of_another_kind(
    door: Vk, vk: FakeVk, anna: Citizen, town: House, clock: StandingClock
) -> None:
    link = await at_the_words(vk, anna, town)
    async with visiting(town) as visitor:
        clock.time += timedelta(minutes=31)
        late = await visitor.opens(path_of(link))
        posted = await visitor.posts(path_of(link), [("page", "x"), ("text", WORDS)])
        foreign = await visitor.opens(path_of(link).replace("/t/", "/status/"))

    assert [page.status for page in (late, posted, foreign)] == [410] * 3


async def test_words_typed_into_vk_all_the_same_are_not_taken(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    await at_the_words(vk, anna, town)
    before = await draft_of(town, anna)

    await anna.says(WORDS)
    await vk.state.bell.wait(
        lambda: "Здесь текст не принимаем" in anna.sees()[-1] or None, "a refusal"
    )

    assert await draft_of(town, anna) == before


async def test_words_mended_in_the_form_one_went_back_to_are_taken(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    link = await at_the_words(vk, anna, town)
    async with visiting(town) as visitor:
        await visitor.opens(path_of(link))
        first = visitor.filled("Отправить", text=WORDS)
        too_long = [(name, "ы" * 5000 if name == "text" else told) for name, told in first]

        refused = [await visitor.posts(path_of(link), too_long) for _ in range(2)]
        done = await visitor.posts(path_of(link), first)

    assert [page.status for page in refused] == [422, 422]
    assert done.heading == "Спасибо! Ответ принят"
    assert await draft_of(town, anna) == Cast()
