"""What stays on the screen must not tell what was answered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.events import ButtonPressed, Reply, TextSent
from bot.handlers import survey_pages
from bot.handlers.sitting import Sitting
from bot.messengers.console import Sheet
from storage.records import Draft
from tests.surveys.conftest import POLLS
from tests.surveys.walking import walk
from tests.town import TOWN


def sheet_at(name: str, question: str) -> Sheet:
    sheet = Sheet(POLLS[name], TOWN, "telegram")
    sheet.begin()
    sheet.hear(ButtonPressed("+survey", "+begin"))
    sheet.ballot = Draft(question)
    return sheet


def after(name: str, question: str, option: str) -> Reply:
    return sheet_at(name, question).hear(ButtonPressed(question, option))


@pytest.mark.parametrize(
    ("name", "question", "options"),
    [
        ("ext_services", "channel", ["epgu", "mfc", "office", "post", "+dk"]),
        ("ext_services", "overall", ["4", "5", "+dk"]),
        ("ext_services", "overall", ["1", "2", "3"]),
        ("int_service_hr", "recommend", [str(mark) for mark in range(11)]),
        ("int_contracts", "part", ["prepare", "approve", "execute", "purchase"]),
    ],
)
def test_answers_that_lead_to_one_question_leave_one_page(
    name: str, question: str, options: list[str]
) -> None:
    pages = {after(name, question, option) for option in options}

    assert len(pages) == 1


def test_the_last_page_is_one_for_all_who_finish_and_all_who_were_not_meant() -> None:
    not_meant = after("int_contracts", "part", "none")
    done = sheet_at("int_contracts", "need").hear(TextSent("Очень долго"))

    assert not_meant == done


@pytest.mark.parametrize("name", POLLS)
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_ticks_are_seen_on_the_open_question_only(name: str, data: st.DataObject) -> None:
    for sheet in walk(POLLS[name], data, "telegram"):
        ticked = {button.topic for button in sheet.page.buttons if button.ticked}
        draft = sheet.ballot
        assert not ticked or (isinstance(draft, Draft) and ticked == {draft.question})


@pytest.mark.parametrize("name", POLLS)
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_no_page_repeats_what_was_written(name: str, data: st.DataObject) -> None:
    secret = "Xyzzy-4711"
    for sheet in walk(POLLS[name], data, "telegram"):
        if not sheet.is_over and sheet.page.entry:
            assert secret not in repr(sheet.hear(TextSent(secret)))
            if sheet.is_over:
                return


def test_a_page_that_told_the_last_answer_would_be_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    honest = survey_pages.question

    def telling(sitting: Sitting) -> Reply:
        return replace(honest(sitting), text=str(dict(sitting.draft.answers)))

    monkeypatch.setattr(survey_pages, "question", telling)

    assert len({after("ext_services", "overall", mark) for mark in ("4", "5")}) == 2


def test_the_open_question_shows_its_ticks() -> None:
    page = after("ext_services", "trouble", "long")

    assert [button.option for button in page.buttons if button.ticked] == ["long"]
