"""The desk's page of texts: ten and more on one process, in no order, with nobody's traces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.new_waves import a_wave
from storage.counting import Rules
from storage.records import Answers, BallotCast, Channel, Paper, Person
from storage.sql.signins import Role
from storage.store import Storage
from storage.turns import KeptTurn
from tests.storage.ballots import EXPRESS
from tests.surveys.conftest import POLLS
from tests.web.section import Section
from tests.web.test_desk import signed_in
from tests.web.visitor import Visitor

RULES = Rules(batch_min=10, k_min=5)
FACILITIES = POLLS["int_facilities"]


def about(topic: str, *texts: str) -> list[Answers]:
    return [{"topic": topic, "overall": 4, "comment": text} for text in texts]


def words(n: int, word: str = "слово") -> list[str]:
    return [f"{word} {chr(ord('а') + number)}" for number in range(n)]


async def opened(storage: Storage, name: str, told: Sequence[Answers], day: date) -> None:
    await storage.scripts.remember(
        EXPRESS.id, EXPRESS.version, (EXPRESS.fingerprint(), EXPRESS.body())
    )
    wave = a_wave(EXPRESS, f"texts-{name}", (date(2026, 10, 1), date(2027, 1, 1)))
    wave = await storage.waves.begin(replace(wave, k_min=5))
    for number, answers in enumerate(told):
        person = Person(Channel.TELEGRAM, f"{name}{number}")
        before = await storage.dialogues.recall(person)
        fact = BallotCast(Paper(wave.id), answers)
        await storage.dialogues.keep(KeptTurn(person, f"{name}-{number}", before, "", [fact]))
    assert await storage.opening.open_batch(wave.id, RULES, day) == len(told)


@pytest.mark.parametrize("role", Role)
async def test_ten_texts_on_a_process_are_shown_and_nine_are_not(
    site: Section, anna: Visitor, role: Role
) -> None:
    nine = about("appeals", *words(9, "девять"), "")
    await opened(site.storage, "first", about("services", *words(10)) + nine, date(2026, 11, 19))
    await signed_in(site, anna, role)

    page = await anna.opens("/desk/texts")

    assert (page.heading, page.status) == ("Тексты", 200)
    assert all(text in page.words for text in words(10))
    assert "Муниципальная услуга" in page.words
    assert "девять" not in page.words
    assert "19.11" not in page.words


async def test_five_people_who_wrote_twice_each_are_not_ten(site: Section, anna: Visitor) -> None:
    storage = site.storage
    script = (FACILITIES.fingerprint(), FACILITIES.body())
    await storage.scripts.remember(FACILITIES.id, FACILITIES.version, script)
    wave = a_wave(FACILITIES, "twice", (date(2026, 11, 1), date(2026, 11, 19)))
    wave = await storage.waves.begin(replace(wave, k_min=5))
    for number, word in enumerate(words(5)):
        person = Person(Channel.TELEGRAM, str(number))
        before = await storage.dialogues.recall(person)
        answers: Answers = {"matter": ("other",), "matter.other": word, "need": f"ещё {word}"}
        fact = BallotCast(Paper(wave.id), answers)
        await storage.dialogues.keep(KeptTurn(person, f"twice-{number}", before, "", [fact]))
    assert (await storage.opening.close(wave.id, RULES, date(2026, 11, 18))).opened == 5
    await signed_in(site, anna)

    page = await anna.opens("/desk/texts")

    assert [told for told in words(5) if told in page.words] == []


async def test_texts_come_in_another_order_each_time(site: Section, anna: Visitor) -> None:
    await opened(site.storage, "first", about("services", *words(20)), date(2026, 11, 19))
    await signed_in(site, anna)

    orders = set()
    for _ in range(3):
        page = await anna.opens("/desk/texts")
        orders.add(tuple(sorted(words(20), key=page.words.index)))

    assert len(orders) > 1


async def test_new_texts_wait_until_there_are_ten_of_them(site: Section, anna: Visitor) -> None:
    await opened(site.storage, "first", about("services", *words(12)), date(2026, 11, 18))
    some = about("services", *words(4, "новое")) + about("appeals", *[""] * 6)
    await opened(site.storage, "second", some, date(2026, 11, 19))
    await signed_in(site, anna)

    before = (await anna.opens("/desk/texts")).words
    more = about("services", *words(6, "ещё")) + about("appeals", *[""] * 4)
    await opened(site.storage, "third", more, date(2026, 11, 20))
    after = (await anna.opens("/desk/texts")).words

    assert ("слово а" in before, "новое" in before) == (True, False)
    assert all(text in after for text in (*words(12), *words(4, "новое"), *words(6, "ещё")))


async def test_a_quarter_shows_its_own_texts_and_a_bad_one_is_that_of_today(
    site: Section, anna: Visitor
) -> None:
    await opened(site.storage, "first", about("services", *words(10)), date(2026, 9, 30))
    await signed_in(site, anna)

    now, earlier, odd = [
        (await anna.opens(f"/desk/texts?period={period}")).words
        for period in ("2026Q4", "2026Q3", "тогда")
    ]

    assert ["слово а" in page for page in (now, earlier, odd)] == [False, True, False]
    assert "III квартал 2026" in earlier


async def test_what_tells_who_wrote_is_neither_kept_nor_shown(site: Section, anna: Visitor) -> None:
    told = ["Звоните 8 912 345-67-89!!!", "это @anna_p 😡", "vk.com/id15", "А123ВС77"]
    await opened(site.storage, "first", about("services", *told, *words(6)), date(2026, 11, 19))
    await signed_in(site, anna)

    page = (await anna.opens("/desk/texts")).words

    for trace in ("912", "anna_p", "id15", "А123", "😡", "!!!"):
        assert trace not in page
    assert "Звоните [телефон скрыт]!" in page
    counted = await site.storage.comments.counted(date(2026, 11, 19))
    kept = await site.storage.comments.of([batch for batch, _ in counted])
    assert "это [имя скрыто]" in {comment.body for comment in kept}
