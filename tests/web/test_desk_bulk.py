"""Several messages at once: taken, closed with one answer, merged, given a topic."""

from __future__ import annotations

from dataclasses import replace

from bot.texts import say
from config.directories import shipped
from storage.entered_records import EnteredAppeal
from storage.message_records import MessageExtended
from storage.sql.signins import Clerk, Role
from tests.messages.sending import ANNA, BORIS, PIT, keep, send, send_traceless
from tests.staff.stepping import step
from tests.web.reading import Page
from tests.web.section import Section
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Fields, Visitor


async def ticks(clerk: Visitor, deed: str, *numbers: str) -> Page:
    """Ticks these in the queue and presses one of the buttons below it."""
    await clerk.opens("/desk/queue")
    picks = [("pick", clerk.page.picks[number]) for number in numbers]
    fields = [("csrf", clerk.page.fields["csrf"]), *picks, ("deed", deed)]
    clerk.page = await clerk.posts("/desk/bulk", fields)
    return clerk.page


async def goes_on(clerk: Visitor, **more: str) -> Page:
    """Sends the form that is open, its hidden fields and these."""
    left_out = {"pick", *more}
    fields: Fields = [(k, v) for k, v in clerk.page.fields.items() if k not in left_out]
    fields += [("pick", pick) for pick in clerk.page.hidden_picks]
    clerk.page = await clerk.posts("/desk/bulk", [*fields, *more.items()])
    return clerk.page


async def notices(site: Section) -> list[str]:
    """What waits for authors."""
    claimed = await site.storage.notices.claim(site.parts.clock())
    return [notice.text for notice in claimed if notice.person]


async def outcomes(site: Section, *numbers: str) -> list[str]:
    return [(await site.storage.cases.one(number)).message.outcome for number in numbers]


async def test_several_are_taken_after_a_last_look(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    numbers = [await send(site.storage, ANNA) for _ in range(3)]

    looked = await ticks(anna, "take", *numbers[:2])
    before = [(await site.storage.cases.one(n)).message.taken_by for n in numbers]
    done = await goes_on(anna, sure="1")

    assert looked.heading == "Проверьте ещё раз"
    assert "Взять в работу: 2 сообщения" in looked.words
    assert {label for label in looked.links if label.isdecimal()} == set(numbers[:2])
    assert before == ["", "", ""]
    assert "Сделано: 2, оставлено без изменений: 0." in done.words
    owners = [(await site.storage.cases.one(n)).message.taken_by for n in numbers]
    assert owners == ["Анна", "Анна", ""]


async def test_of_letters_among_several_it_is_said_that_nobody_sends_the_answer(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    here = await send(site.storage, ANNA)
    day = site.parts.clock().date()
    told = EnteredAppeal("post", "complaint", "complaint", day, day, "operator", "Темно")
    letter = await site.storage.entered.keep(told)

    await ticks(anna, "close", here, letter)
    looked = await goes_on(anna, outcome="explained", text="Починим.", cause="quality")

    assert f"Программа не отправит этот ответ авторам № {letter}: " in looked.words


async def test_several_are_closed_with_one_answer(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    numbers = [await send(site.storage, ANNA), await send(site.storage, BORIS)]
    traceless, _ = await send_traceless(site.storage, ANNA)
    await site.storage.messages.release(lambda _: (), site.parts.clock())
    answer = "Ямы на всех улицах залатают <b>до мая</b>."

    form = await ticks(anna, "close", *numbers, traceless)
    empty = await goes_on(anna, outcome="explained", text="", cause="quality")
    looked = await goes_on(anna, outcome="explained", text=answer, cause="quality")
    nothing_yet = await notices(site)
    done = await goes_on(anna, sure="1")

    assert (form.status, form.heading) == (200, "Закрыть одним ответом: 3 сообщения")
    assert (empty.status, "Напишите" in empty.error or bool(empty.error)) == (422, True)
    assert "Каждое будет закрыто: Разъяснено. Причина: Работа сделана плохо." in looked.words
    assert answer in looked.words
    assert nothing_yet == []
    assert "Сделано: 3, оставлено без изменений: 0." in done.words
    assert await outcomes(site, *numbers, traceless) == ["explained"] * 3
    said = await notices(site)
    assert len(said) == 2
    assert all(answer in one for one in said)
    thread = (await site.storage.cases.one(traceless)).thread
    assert thread[-1].text == answer  # sealed, and fetched by code


async def test_what_was_changed_meanwhile_is_left_and_told(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    added, taken, gone, fine = [await send(site.storage, ANNA) for _ in range(4)]
    clock = site.parts.clock

    await ticks(anna, "close", added, taken, fine)
    await keep(site.storage, ANNA, MessageExtended(added, "И ещё люк открыт"))
    case = await site.storage.cases.one(taken)
    await site.storage.cases.take_step(step(case, "take", clock, owner="Борис"))
    await goes_on(anna, outcome="resolved", text="Сделали.", cause="quality")
    done = await goes_on(anna, sure="1")

    assert "Сделано: 1, оставлено без изменений: 2." in done.words
    assert done.words.count("его уже изменил кто-то другой") == 2
    assert await outcomes(site, added, taken, gone, fine) == [
        "in_work",
        "in_work",
        "in_work",
        "resolved",
    ]


async def test_duplicates_are_merged_into_the_chosen_one(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    main, first, second = [await send(site.storage, who) for who in (ANNA, BORIS, ANNA)]

    form = await ticks(anna, "merge", main, first, second)
    unchosen = await goes_on(anna)
    looked = await goes_on(anna, original=main)
    done = await goes_on(anna, sure="1")

    assert form.heading == "Объединить в одно: 3 сообщения"
    assert (unchosen.status, unchosen.error) == (422, "Выберите главное сообщение.")
    assert f"Каждое станет дубликатом сообщения № {main}" in looked.words
    assert "Сделано: 2, оставлено без изменений: 0." in done.words
    assert await outcomes(site, main, first, second) == ["in_work", "duplicate", "duplicate"]
    twins = (await site.storage.cases.one(main)).twins
    assert {twin.number for twin in twins} == {first, second}


async def test_one_message_is_not_merged_with_itself(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)

    await ticks(anna, "merge", number)
    page = await goes_on(anna, original=number)

    assert (page.status, await outcomes(site, number)) == (422, ["in_work"])


async def test_the_topic_of_several_is_set_and_the_log_tells(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    numbers = [await send(site.storage, ANNA) for _ in range(2)]

    await ticks(anna, "topic", *numbers)
    await goes_on(anna, topic="light")
    done = await goes_on(anna, sure="1")

    assert "Сделано: 2" in done.words
    for number in numbers:
        assert (await site.storage.cases.one(number)).message.topic == "light"
        history = await site.storage.cases.history(number)
        told = [(line.field, line.old, line.new, line.actor) for line in history]
        assert ("topic", "road_repair", "light", "operator") in told


async def test_topics_that_their_words_speak_of_stand_first(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    said = ("Не горят фонари", "Фонарь у школы не горит", "Яма в асфальте")
    numbers = [await send(site.storage, ANNA, replace(PIT, text=text)) for text in said]

    several = await ticks(anna, "topic", *numbers)
    one = await ticks(anna, "topic", numbers[0])
    settled = await ticks(anna, "topic", numbers[2])

    # all of them have the topic of the pit already, so it is not offered
    assert near(several) == ["Уличное освещение — 2 из 3"]
    assert near(one) == ["Уличное освещение"]
    assert near(settled) == []
    await ticks(anna, "topic", *numbers)
    await goes_on(anna, topic="light")
    assert "Новая тема каждого: Уличное освещение." in anna.page.words


def near(page: Page) -> list[str]:
    """What is offered before the whole list of topics."""
    first = next(iter(shipped().topics.sections)).topics[0].title
    _, _, listed = page.words.partition(say("desk-entry-choose"))
    told = [line.strip() for line in listed.splitlines() if line.strip()]
    return told[: told.index(first)]


async def test_nothing_ticked_nothing_chosen_and_forged_ticks_change_nothing(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)
    pick = (await anna.opens("/desk/queue")).picks[number]
    csrf = ("csrf", anna.page.fields["csrf"])
    sure = [("sure", "1"), ("told", "1")]

    told = []
    for fields in (
        [csrf, ("deed", "take"), *sure],
        [csrf, ("pick", pick), *sure],
        [csrf, ("pick", pick), ("deed", "delete"), *sure],
        [csrf, ("pick", "x:1"), ("pick", f"{number}:-1"), ("deed", "take"), *sure],
        [csrf, *[("pick", f"{n}:1") for n in range(51)], ("deed", "take"), *sure],
        [csrf, ("pick", pick), ("deed", "close"), ("outcome", "duplicate"), *sure],
        [("csrf", "0" * 64), ("pick", pick), ("deed", "take"), *sure],
    ):
        told.append((await anna.posts("/desk/bulk", fields)).status)
    unknown = await anna.posts("/desk/bulk", [csrf, ("pick", "999999:1"), ("deed", "take"), *sure])

    assert told == [422, 422, 422, 422, 422, 422, 403]
    assert "такого сообщения больше нет" in unknown.words
    assert (await site.storage.cases.one(number)).message.taken_by == ""


async def test_a_clerk_of_a_unit_does_nothing_with_others_cases(
    site: Section, anna: Visitor
) -> None:
    number = await send(site.storage, ANNA, replace(PIT, topic="light"))
    clerk = Clerk("Олег", Role.OPERATOR, "roads")
    token = await site.parts.signins.make_link(clerk, site.parts.clock())
    await anna.opens(f"/desk/enter?t={token}")
    listed = await anna.presses("Войти")
    csrf = ("csrf", anna.page.fields["csrf"])
    revision = (await site.storage.cases.one(number)).revision
    pick = ("pick", f"{number}:{revision}")

    done = await anna.posts(
        "/desk/bulk", [csrf, pick, ("deed", "take"), ("told", "1"), ("sure", "1")]
    )

    assert number not in listed.links
    assert "оно у другого подразделения" in done.words
    assert (await site.storage.cases.one(number)).message.taken_by == ""
