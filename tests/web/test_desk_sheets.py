"""A pile of paper questionnaires, typed in at the desk one after another, sealed at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page as Screen

from storage.slips import new_code
from storage.sql.signins import Role
from tests.browser import PHONE
from tests.conftest import StandingClock
from tests.storage.ballots import RULES, TODAY, counted
from tests.web.reading import Page
from tests.web.section import Section, free_port, section
from tests.web.test_desk_list import HOSTILE, signed_in
from tests.web.visitor import Visitor
from web.address import Address

EXPRESS = "/desk/sheets/ext_express"


async def types_in(clerk: Visitor, **told: str | tuple[str, ...]) -> Page:
    """Fills the sheet that is open and takes the next; `__` stands for a dot, `at_` for `+`."""
    fields = list(clerk.page.fields.items())
    for name, said in told.items():
        named = f"+{name[3:]}" if name.startswith("at_") else name.replace("__", ".")
        fields += [(named, one) for one in (said if isinstance(said, tuple) else (said,))]
    return await clerk.sends(fields)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'otklik.db'}"
    return str(request.getfixturevalue("ready_postgresql"))


async def test_a_pile_of_ten_is_typed_in_and_opened_as_any_other_batch(
    url: str, tmp_path: Path, clock: StandingClock
) -> None:
    async with section(tmp_path, clock, Address("127.0.0.1", free_port()), url) as site:
        anna = Visitor(site.url)
        await signed_in(site, anna)
        await anna.opens(EXPRESS)
        for mark in "5555555554":
            page = await types_in(anna, topic="services", overall=mark, at_place="reply")
        (wave,) = [one for one in await site.storage.waves.known() if one.survey == "ext_express"]

        opened = await site.storage.opening.open_batch(wave.id, RULES, TODAY)

        assert "Внесено: 10 анкет." in page.words
        assert (page.status, page.chosen["+place"]) == (200, "reply")
        assert (opened, await counted(site.storage, "overall")) == (10, {"5": 9, "4": 1})
        await anna.close()


async def test_a_sheet_sent_twice_is_entered_once(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    await anna.opens(EXPRESS)
    fields = [*anna.page.fields.items(), ("overall", "5")]

    await anna.posts(EXPRESS, fields)
    again = await anna.posts(EXPRESS, fields)

    assert again.status == 200
    assert await site.finished("ext_express") == 1


async def test_a_wrong_sheet_is_shown_again_with_all_that_was_typed(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens(EXPRESS)

    page = await types_in(
        anna, overall="5", trouble=("long", "rude"), comment=HOSTILE, at_place="moon"
    )

    assert page.status == 422
    assert page.error == "Анкета не внесена: исправьте, пожалуйста, отмеченное."
    assert "на этот вопрос не отвечают" in page.words
    assert "Выберите из списка." in page.words
    assert "alert(1)" in page.typed
    assert await site.finished("ext_express") == 0

    empty = await anna.opens(EXPRESS)
    nothing = await types_in(anna)
    assert (empty.status, nothing.status) == (200, 422)
    assert nothing.error == "В анкете нет ни одного ответа, пустую вносить не нужно"


async def test_an_internal_sheet_has_neither_place_nor_channel(
    site: Section, anna: Visitor
) -> None:
    await site.rounds.open("int_equipment")
    await signed_in(site, anna)

    page = await anna.opens("/desk/sheets/int_equipment")
    question = next(one.id for one in site.rounds.surveys["int_equipment"].questions)
    await types_in(anna, **{question: "1"})

    assert "+place" not in {name for _, names in page.structure for name in names}
    assert "Точка" not in page.words
    assert await site.finished("int_equipment") == 1


async def test_a_wave_of_slips_says_why_it_takes_no_sheets(site: Section, anna: Visitor) -> None:
    wave = await site.rounds.open("int_equipment")
    await site.storage.slips.issue(wave.id, [new_code()])
    site.rounds.look_again()
    await signed_in(site, anna)

    page = await anna.opens("/desk/sheets")
    there = await anna.opens("/desk/sheets/int_equipment")

    assert f"На волну {wave.id} отвечают по одноразовым талонам" in page.words
    assert there.path == "/desk/sheets"


async def test_a_survey_that_is_over_and_an_analyst_are_refused(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna)
    await signed_in(site, boris, Role.ANALYST)

    over = await anna.opens("/desk/sheets/nothing")
    analyst = await boris.opens(EXPRESS)

    assert (over.status, analyst.status) == (410, 403)


async def test_the_form_fits_a_phone_and_is_filled_by_keyboard(site: Section, page: Screen) -> None:
    await page.goto(await site.sign_in_link())
    await page.get_by_role("button", name="Войти").click()
    await page.goto(f"{site.url}{EXPRESS}")
    width = await page.evaluate("document.documentElement.scrollWidth")

    await page.get_by_label("5 — ", exact=False).first.focus()
    await page.keyboard.press("Space")
    await page.get_by_role("button", name="Внести и взять следующую").press("Enter")
    await page.get_by_text("Внесено: 1 анкета.").wait_for()

    assert width <= PHONE["width"]
    assert await site.finished("ext_express") == 1
