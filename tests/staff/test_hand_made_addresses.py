"""Addresses and forms that no page offers are answered with words and the page of the message."""

from __future__ import annotations

import pytest

from storage.case_steps import STEPS
from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, send
from tests.staff.standing import standing
from tests.staff.test_desk_cases import signed_in
from tests.web.section import Section
from tests.web.visitor import Visitor

BUTTON = (
    "«{}» — кнопка на странице сообщения, своей страницы у этого шага нет. Ничего не изменилось; "
    "вот как обстоит дело сейчас."
)
PLAIN = [
    ("take", "new", "Взять"),
    ("release", "taken", "Вернуть"),
    ("reopen", "closed", "Вернуть в работу"),
    ("unlink", "linked", "Разъединить"),
    ("show", "hidden", "Показать снова"),
]


def test_all_steps_that_are_buttons_are_looked_at() -> None:
    assert {name for name, step in STEPS.items() if step.is_plain} == {one for one, *_ in PLAIN}


@pytest.mark.parametrize(("name", "state", "label"), PLAIN)
async def test_a_step_that_is_a_button_has_no_page_and_the_page_of_the_message_says_so(
    site: Section, anna: Visitor, clock: StandingClock, name: str, state: str, label: str
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    case = await standing(site.storage, clock, state)  # type: ignore[arg-type]  # one of them
    path = f"/desk/case/{case.number}"

    opened = await anna.opens(f"{path}/{name}")
    form = [("csrf", opened.fields["csrf"]), ("revision", str(case.revision)), ("sure", "1")]
    posted = await anna.posts(f"{path}/{name}", form)

    assert (opened.status, posted.status) == (409, 409)
    assert (opened.error, posted.error) == (BUTTON.format(label), BUTTON.format(label))
    assert label in opened.buttons
    assert await site.storage.cases.one(case.number) == case


async def test_a_step_with_words_sent_as_a_press_is_told_where_it_is(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)
    before = await site.storage.cases.one(number)
    page = await anna.opens(f"/desk/case/{number}")

    form = [("csrf", page.fields["csrf"]), ("revision", str(before.revision)), ("step", "reply")]
    told = await anna.posts(f"/desk/case/{number}", form)

    assert told.status == 409
    assert told.error == (
        "«Ответить» — это отдельная страница, откройте её по ссылке ниже. Ничего не изменилось."
    )
    assert f"/desk/case/{number}/reply" in told.links.values()
    assert await site.storage.cases.one(number) == before


async def test_a_step_that_is_none_is_no_page(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)

    assert (await anna.opens(f"/desk/case/{number}/nonsense")).status == 404


async def test_a_clerk_who_may_not_show_is_told_so(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    case = await standing(site.storage, clock, "hidden")

    assert (await anna.opens(f"/desk/case/{case.number}/show")).status == 403
