"""Waves ended early at the desk: by the morning count, once a day, and trying teaches nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage import opening_key
from storage.records import (
    Answers,
    BallotCast,
    Channel,
    Paper,
    Person,
    Wave,
    WaveState,
)
from storage.sql.signins import Role
from storage.sql.waves import Waves
from storage.turns import KeptTurn
from tests.conftest import StandingClock
from tests.surveys.conftest import POLLS
from tests.web.section import Section
from tests.web.test_desk import signed_in
from tests.web.test_wave_desk import PROBE, STAFF, WISH, opens_wave, said, site, wave_of
from tests.web.visitor import Visitor
from web.desk.surveys import wave_end

__all__ = ["site"]
PASSPHRASE = "ключ лежит в сейфе у Анны"


async def answers(site: Section, count: int = 1) -> None:
    for _ in range(count):
        citizen = Visitor(site.url)
        await citizen.opens(f"/s/{PROBE}")
        await citizen.presses("Начать")
        done = await citizen.presses("Нет")
        assert done.status == 200
        await citizen.close()


async def next_morning(site: Section, clock: StandingClock, clerk: Visitor) -> None:
    clock.time += timedelta(days=1)
    await site.rounds.count_roughly()
    await signed_in(site, clerk, Role.ANALYST)


async def test_a_wave_is_ended_early_once_enough_have_answered_by_the_morning(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna, Role.ANALYST)
    await opens_wave(anna)
    await answers(site, 6)
    path = f"/desk/surveys/{PROBE}/waves/{(await wave_of(site)).id}"
    early = await anna.opens(path)
    await next_morning(site, clock, anna)
    asked = await anna.opens(path)
    closed = await anna.presses("Закрыть волну")
    again = await anna.posts(path, [("csrf", closed.fields["csrf"])])

    assert "На утро законченных анкет меньше 5" in early.error
    assert "Закрыть волну" not in early.buttons
    assert "Анкеты будут открыты вперемешку, а ключ уничтожен." in asked.words
    assert "отвечать можно до 04.12.2026" in asked.words
    assert "Волна закрыта: анкеты открыты вперемешку, ключ уничтожен." in closed.words
    assert "Открыто анкет: не меньше 5." in closed.words
    assert "Закрыта раньше срока: 21.11.2026" in closed.words
    assert "Анна, аналитик: велено закрыть" in closed.words
    assert (again.status, again.path) == (200, f"/desk/surveys/{PROBE}")
    assert (await wave_of(site)).opened == 6


async def test_a_permanent_survey_is_not_ended_by_hand(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ADMIN)
    wave = await wave_of(site, "ext_express")
    path = f"/desk/surveys/ext_express/waves/{wave.id}"
    page = await anna.opens(path)
    forced = await anna.posts(path, [("csrf", page.fields.get("csrf", ""))])

    assert "заканчивается вместе с кварталом или месяцем" in page.error
    assert forced.status == 409
    assert (await wave_of(site, "ext_express")).state is WaveState.OPEN


async def tries_while_people_come(site: Section, clerk: Visitor, *counts: int) -> list[str]:
    """What a clerk sees who presses «close» after each answer, and looks at both pages."""
    wave, told = await wave_of(site), []
    path = f"/desk/surveys/{PROBE}/waves/{wave.id}"
    token = (await clerk.opens("/desk/surveys")).fields["csrf"]
    for count in counts:
        await answers(site, count)
        pages = [
            await clerk.posts(path, [("csrf", token)]),
            await clerk.opens("/desk/surveys"),
            await clerk.opens(f"/desk/surveys/{PROBE}"),
        ]
        told.append("".join(page.words for page in pages))
    return told


async def test_nothing_at_the_desk_tells_when_somebody_comes(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await opens_wave(anna)

    four, five, six = await tries_while_people_come(site, anna, 4, 1, 1)

    assert four == five == six


async def test_twin_a_closing_that_may_be_tried_at_any_time_tells_of_the_fifth(
    site: Section, anna: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wave_end, "_too_early", lambda *_: "")
    await signed_in(site, anna, Role.ADMIN)
    await opens_wave(anna)

    four, five = await tries_while_people_come(site, anna, 4, 1)

    assert four != five


async def test_twin_a_page_that_counts_anew_tells_of_the_fifth(
    site: Section, anna: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Waves.known

    async def live(self: Waves, state: WaveState | None = None) -> list[Wave]:
        for wave in await honest(self, WaveState.OPEN):
            await self._count_roughly(wave, wave.opened_on)
        return await honest(self, state)

    monkeypatch.setattr(Waves, "known", live)
    await signed_in(site, anna, Role.ADMIN)
    await opens_wave(anna)

    four, five = await tries_while_people_come(site, anna, 4, 1)

    assert four != five


async def test_a_wave_whose_key_is_kept_elsewhere_is_ended_by_its_keeper_alone(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    files = opening_key.new(PASSPHRASE)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(f"/desk/surveys/{PROBE}/open")
    wrong = await anna.sends(said(anna.page, **WISH, key=files.private, step="check"))
    opened = await opens_wave(anna, key=files.public)
    await answers(site, 6)
    await next_morning(site, clock, anna)
    wave = await wave_of(site)
    path = f"/desk/surveys/{PROBE}/waves/{wave.id}"
    early = await anna.opens(path)
    forced = await anna.posts(path, [("csrf", early.fields.get("csrf", ""))])
    still = await wave_of(site)
    clock.time = clock.time.replace(month=12, day=5)
    await site.rounds.go_on()
    await signed_in(site, anna, Role.ADMIN)
    over = await anna.opens(path)

    assert "Это закрытый ключ: ему здесь не место." in wrong.error
    assert files.private not in wrong.words
    assert "Строгая: ключ хранит человек, не сервер" in opened.words
    assert "Бумажные анкеты: напечатать и внести" not in opened.links  # nobody may read them
    assert (wave.strict, wave.opening) == (True, "at_close")
    assert f"«otklik survey close {wave.id} --key ФАЙЛ»" in early.error
    assert (forced.status, still.state) == (409, WaveState.OPEN)
    assert "волна ждёт своего ключа" in over.error
    assert over.links["Ключ"] == "/desk/key"


async def test_a_closing_that_was_too_early_extends_and_is_not_tried_again_that_day(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    """Sheets count as nobody beside people, so the morning's number was no promise."""
    await signed_in(site, anna, Role.ADMIN)
    await opens_wave(anna, STAFF)
    wave = await wave_of(site, STAFF)
    mark: Answers = {"lack": "ok", "overall": 3}
    for number in range(4):
        person = Person(Channel.VK, str(number))
        memory = await site.storage.dialogues.recall(person)
        turn = KeptTurn(person, f"u{number}", memory, "", [BallotCast(Paper(wave.id), mark)])
        await site.storage.dialogues.keep(turn)
    first = POLLS[STAFF].questions[0]
    for _ in range(5):
        await anna.opens(f"/desk/sheets/{STAFF}")
        option = next(iter(getattr(first, "options", {})))
        await anna.sends([*anna.page.fields.items(), (first.id, option)])
    await next_morning(site, clock, anna)
    path = f"/desk/surveys/{STAFF}/waves/{wave.id}"
    await anna.opens(path)
    extended = await anna.presses("Закрыть волну")
    again = await anna.opens(path)
    forced = await anna.posts(path, [("csrf", again.fields["csrf"])])

    assert "Волна не закрыта: ответивших слишком мало" in extended.words
    assert "Была обещана до 04.12.2026, продлена: ответивших не хватало" in extended.words
    assert "Сегодня эту волну уже закрывали: ответивших не хватило." in again.error
    assert (forced.status, (await wave_of(site, STAFF)).state) == (409, WaveState.OPEN)
