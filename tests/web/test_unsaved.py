"""A sign-in that runs out in the middle of an answer takes no words with it."""

from __future__ import annotations

from storage.sql.signins import IDLE
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, send
from tests.web.section import Section
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor

WORDS = "Засыплем яму до пятницы. <b>Приедут</b> из управления дорог"
TOLD = "Вход закончился, пока вы писали: ничего не сохранено и не отправлено."


async def test_words_of_an_answer_are_shown_back_and_nothing_is_kept(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    number = await send(site.storage, ANNA)
    await signed_in(site, anna)
    await anna.opens(f"/desk/case/{number}/reply")

    clock.time += IDLE
    told = [*anna.page.fields.items(), ("text", WORDS)]
    files = {"file": ("план.pdf", b"%PDF-1.7")}
    page = await anna.posts_multipart(f"/desk/case/{number}/reply", told, files)

    assert page.status == 401
    assert page.error.startswith(TOLD)
    assert page.typed.strip() == WORDS
    assert "b" not in [tag for tag, _ in page.structure]
    assert [one.voice for one in (await site.storage.cases.one(number)).thread] == ["author"]


async def test_a_template_half_written_is_shown_back_too(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/templates")
    told = [("csrf", anna.page.fields["csrf"]), ("title", "Дороги"), ("body", WORDS)]

    clock.time += IDLE
    page = await anna.posts("/desk/templates", told)

    assert (page.status, page.typed.strip()) == (401, WORDS)
    assert await site.storage.templates.all() == []


async def test_a_form_without_words_is_told_only_how_to_sign_in(
    site: Section, anna: Visitor
) -> None:
    page = await anna.posts("/desk/bulk", [("deed", "take")])
    strange = await anna.posts("/desk/entry", [("text", "x" * 200_000)])

    assert [(one.status, one.error, one.typed) for one in (page, strange)] == [(401, "", "")] * 2
