"""The figures of appeals: a quarter worked out by hand, every ruling, and what must always hold."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rules import Json
from storage.register_records import RegisterRow
from tests.reports.quarter import a_row, figures
from tests.reports.vectors import all_vectors


def the_quarter() -> list[RegisterRow]:
    """Eight records of requirements.md 2.4: one duplicate, one of the quarter before."""
    return [
        a_row(
            told["id"],
            told["received"],
            channel=told["channel"],
            kind="complaint" if told["complaint"] else "application",
            registered=told["registered"],
            answered=told.get("answered") or told.get("withdrawn"),
            outcome=told.get("outcome", "duplicate"),
            extended=told.get("extended", False),
            anonymous=told.get("anonymous", False),
            duplicate_of=told.get("duplicate_of"),
        )
        for told in all_vectors()["quarter_scenario"]["appeals"]
    ]


def test_the_quarter_of_the_vectors_as_it_was_known_on_5_october() -> None:
    scenario = all_vectors()["quarter_scenario"]
    wanted, waits = scenario["expected_at_2026-10-05"], scenario["waiting_answered_in_quarter"]

    told = figures(the_quarter(), audience="external")

    block = told["appeals"]
    assert told["period"] == {
        "name": "2026Q3",
        "start": "2026-07-01",
        "end": "2026-10-01",
        "timezone": "Europe/Astrakhan",
    }
    assert (told["as_of"], told["profile"], told["audience"]) == (
        "2026-10-05",
        "astrakhan",
        "external",
    )
    assert {name: block[name] for name in ("received", "complaints", "duplicates")} == {
        name: wanted[name] for name in ("received", "complaints", "duplicates")
    }
    assert (block["repeats"], block["anonymous"]) == (0, 1)
    assert block["change"] == {"previous": 1, "difference": 5, "percent": None}
    assert {row["id"]: row["share"] for row in block["by_channel"] if row["count"]} == scenario[
        "channels"
    ]
    assert block["waiting"] == {
        "answers": waits["n"],
        "mean_days": waits["mean"],
        "median_days": waits["median"],
        "p90_days": waits["p90"],
        "within_30_days": waits["within_30"],
        "within_term": waits["within_term_with_extension"],
        "overdue_open": 0,
        "no_data": 0,
        "working": {  # by hand: 4, 6, 21 and 26 worked days, the registration's own left out
            "answers": 4,
            "mean_days": 14.3,
            "median_days": 13.5,
            "p90_days": 26,
            "within_30_days": 100.0,
            "within_term": 100.0,
            "overdue_open": 0,
            "no_data": 0,
        },
    }
    assert block["registration"] == {"mean_days": 1.2, "within_3_days": 100.0}
    assert block["forwarding"] == {"forwarded": 0, "within_7_days": None}
    rest = {"partial": 0, "pending_action": 0, "forwarded": 0}
    assert block["outcomes"] == {
        "base": "complaints",
        "all": {
            "base": 6,
            "satisfied": {"count": wanted["satisfied"], "share": wanted["share_all"][0]},
            "refused": {"count": wanted["unsatisfied"], "share": wanted["share_all"][1]},
            "other": rest | {"explained": 1, "withdrawn": 1, "no_answer": 1, "open": 1},
        },
        "complaints": {
            "base": 5,
            "satisfied": {"count": 1, "share": wanted["share_complaints"][0]},
            "refused": {"count": 1, "share": wanted["share_complaints"][1]},
            "other": rest | {"explained": 0, "withdrawn": 1, "no_answer": 1, "open": 1},
        },
    }
    assert (block["maturity"], block["preliminary"]) == (80.0, True)


def test_the_quarter_is_told_again_once_the_last_answer_is_given() -> None:
    block = figures(the_quarter(), as_of="2026-10-15")["appeals"]

    assert block["outcomes"]["complaints"]["satisfied"] == {"count": 2, "share": 40.0}
    assert block["outcomes"]["complaints"]["other"]["open"] == 0
    assert (block["maturity"], block["preliminary"]) == (100.0, False)
    assert block["waiting"]["answers"] == 4  # the answer of October waits for October's report


def test_an_answer_in_the_next_quarter_is_waited_for_there() -> None:
    block = figures(the_quarter(), period="2026Q4", as_of="2027-01-09")["appeals"]

    assert (block["received"], block["waiting"]["answers"]) == (0, 1)
    assert block["waiting"]["mean_days"] == 17.0
    assert block["outcomes"]["all"]["satisfied"] == {"count": 0, "share": None}


def test_the_previous_block_is_whole_with_a_change_of_its_own() -> None:
    rows = [*the_quarter(), *(a_row(f"w{n}", "2026-02-01") for n in range(3))]

    previous = figures(rows)["previous"]

    assert previous["received"] == 1
    assert previous["change"] == {"previous": 3, "difference": -2, "percent": None}
    assert previous["outcomes"]["all"]["satisfied"] == {"count": 1, "share": 100.0}
    assert previous["preliminary"] is False


@pytest.mark.parametrize(
    ("block", "ended"),
    [("appeals", "2026-10-01"), ("previous", "2026-07-01"), ("year_ago", "2025-10-01")],
)
def test_each_block_is_preliminary_until_its_own_period_has_ended(block: str, ended: str) -> None:
    eve = (date.fromisoformat(ended) - timedelta(days=1)).isoformat()

    told = [figures([], as_of=day)[block]["preliminary"] for day in (eve, ended)]

    assert told == [True, False]


def test_programs_find_each_part_under_its_name_of_the_contract() -> None:
    told = figures([])

    appeals = ("period", "as_of", "profile", "audience", "appeals", "previous", "year_ago")
    assert tuple(told) == (*appeals, "surveys", "directions", "annual")
    assert (told["surveys"], told["directions"], told["annual"]) == ([], [], None)
    assert tuple(told["appeals"]) == (
        *("received", "complaints", "duplicates", "hidden", "repeats", "anonymous", "change"),
        *("by_channel", "by_topic", "by_cause", "by_organisation", "by_client_kind"),
        *("waiting", "registration", "forwarding", "outcomes", "author_rating"),
        *("maturity", "preliminary"),
    )


def test_of_nothing_every_share_is_absent_and_channels_are_all_listed() -> None:
    block = figures([], profile="gatchina", as_of="2026-10-09")["appeals"]

    titles = {row["id"]: (row["count"], row["share"]) for row in block["by_channel"]}
    assert titles == dict.fromkeys(("post", "reception", "pos", "sed", "email", "web"), (0, None))
    assert (block["by_topic"], block["by_cause"], block["by_organisation"]) == ([], [], [])
    nothing = {
        "answers": 0,
        "mean_days": None,
        "median_days": None,
        "p90_days": None,
        "within_30_days": None,
        "within_term": None,
        "overdue_open": 0,
        "no_data": 0,
    }
    assert block["waiting"] == nothing | {"working": nothing}
    assert block["by_client_kind"] == []
    assert block["author_rating"] == {
        "asked": 0,
        "rated": 0,
        "response": None,
        "mean": None,
        "helped": {"count": 0, "share": None},
        "gap": 0,
    }
    assert block["registration"] == {"mean_days": None, "within_3_days": None}
    assert (block["maturity"], block["preliminary"]) == (None, False)
    assert block["outcomes"]["base"] == "all"


def test_a_quarter_that_goes_on_is_preliminary_even_when_all_is_answered() -> None:
    rows = [a_row("1", "2026-07-10", outcome="resolved", answered="2026-07-11")]

    assert figures(rows, as_of="2026-09-30", profile="gatchina")["appeals"]["preliminary"] is True
    assert figures(rows, as_of="2026-10-01", profile="gatchina")["appeals"]["preliminary"] is False


def test_nine_tenths_exactly_are_final_enough() -> None:
    rows = [a_row(str(n), "2026-07-10", outcome="no_answer" if n else "in_work") for n in range(10)]

    block = figures(rows, profile="gatchina")["appeals"]

    assert (block["maturity"], block["preliminary"]) == (90.0, False)


@pytest.mark.parametrize(("final", "received"), [(0, 1), (17, 20), (89, 100)])
def test_less_than_nine_tenths_are_preliminary(final: int, received: int) -> None:
    rows = [
        a_row(str(n), "2026-07-10", outcome="no_answer" if n < final else "in_work")
        for n in range(received)
    ]

    assert figures(rows, profile="gatchina")["appeals"]["preliminary"] is True


@pytest.mark.parametrize(
    ("before", "now", "percent"), [(16, 12, -25.0), (9, 12, None), (80, 79, -1.3), (10, 10, 0.0)]
)
def test_a_change_is_told_in_percent_from_ten_appeals_on(
    before: int, now: int, percent: float | None
) -> None:
    rows = [a_row(f"b{n}", "2026-05-05") for n in range(before)]
    rows += [a_row(f"n{n}", "2026-08-05") for n in range(now)]

    assert figures(rows)["appeals"]["change"] == {
        "previous": before,
        "difference": now - before,
        "percent": percent,
    }


def test_what_is_received_registered_or_answered_later_is_not_known_yet() -> None:
    rows = [
        a_row("1", "2026-08-01", registered="2026-08-09", answered="2026-08-20", outcome="refused"),
        a_row("2", "2026-08-11"),
    ]

    on_the_day = figures(rows, as_of="2026-08-09")["appeals"]
    before = figures(rows, as_of="2026-08-08")["appeals"]

    assert (on_the_day["received"], before["received"]) == (1, 1)
    assert on_the_day["registration"]["mean_days"] == 8.0
    assert before["registration"]["mean_days"] is None
    assert on_the_day["outcomes"]["all"]["other"]["open"] == 1
    assert figures(rows, as_of="2026-08-20")["appeals"]["outcomes"]["all"]["refused"]["count"] == 1


def test_an_outcome_without_a_day_is_known_at_once_and_lacks_data() -> None:
    rows = [
        a_row("1", "2026-08-01", registered="2026-08-01", outcome="resolved"),
        a_row("2", "2026-08-01", answered="2026-08-05", outcome="explained"),  # no registration
        a_row("3", "2026-08-01", outcome="refused", anonymous=True),  # nobody waits
        a_row("4", "2026-08-01", outcome="withdrawn"),  # no answer to wait for
        a_row("5", "2026-06-01", outcome="resolved"),  # of another quarter by receipt
        a_row("6", "2026-08-01", outcome="refused", anonymous=True),
    ]

    block = figures(rows)["appeals"]

    assert block["outcomes"]["all"]["satisfied"]["count"] == 1
    assert (block["waiting"]["answers"], block["waiting"]["no_data"]) == (0, 2)


def test_working_days_leave_out_holidays_weekends_and_the_day_of_registration() -> None:
    rows = [  # the vectors: 13 calendar days over the holidays of May are 7 worked ones
        a_row(
            "1", "2026-04-29", registered="2026-04-29", answered="2026-05-12", outcome="resolved"
        ),
        a_row("2", "2026-05-15", registered="2026-05-15", answered="2026-05-15", outcome="refused"),
        a_row("3", "2026-03-30", registered="2026-03-30"),  # open for 42 worked days of 62
        a_row("4", "2026-04-30", registered="2026-04-30"),  # 31 calendar days, 19 worked ones
    ]

    waiting = figures(rows, "2026Q2", "2026-05-31")["appeals"]["waiting"]

    assert (waiting["mean_days"], waiting["p90_days"], waiting["overdue_open"]) == (6.5, 13, 2)
    assert waiting["working"] == {
        "answers": 2,
        "mean_days": 3.5,
        "median_days": 3.5,
        "p90_days": 7,
        "within_30_days": 100.0,
        "within_term": 100.0,
        "overdue_open": 1,
        "no_data": 0,
    }


def test_kinds_of_clients_add_up_and_who_did_not_tell_is_shown() -> None:
    kinds = (None, "person", "person", "legal", "unknown", None)
    rows = [a_row(str(n), "2026-07-01", client_kind=kind) for n, kind in enumerate(kinds)]
    twin = a_row("twin", "2026-07-01", client_kind="legal", duplicate_of="3")

    block = figures([*rows, twin])["appeals"]

    assert block["by_client_kind"] == [
        {"id": "none", "title": "Не отмечено сотрудником", "count": 2, "share": 33.3},
        {"id": "person", "title": "Гражданин", "count": 2, "share": 33.3},
        {"id": "legal", "title": "Организация", "count": 1, "share": 16.7},
        {"id": "unknown", "title": "Не указано", "count": 1, "share": 16.7},
    ]


def test_an_interim_answer_leaves_the_appeal_open_and_is_not_waited_for() -> None:
    rows = [a_row("1", "2026-07-01", registered="2026-07-01", answered="2026-07-20")]

    block = figures(rows)["appeals"]

    assert block["outcomes"]["all"]["other"]["open"] == 1
    assert (block["waiting"]["answers"], block["waiting"]["overdue_open"]) == (0, 1)


@pytest.mark.parametrize(
    ("outcome", "waits"),
    [
        ("resolved", 1),
        ("supported", 1),
        ("partial", 1),
        ("explained", 1),
        ("answered", 1),
        ("refused", 1),
        ("forwarded", 0),
        ("withdrawn", 0),
        ("no_answer", 0),
        ("in_work", 0),
    ],
)
def test_only_an_answer_to_the_author_is_waited_for(outcome: str, waits: int) -> None:
    told = {"registered": "2026-07-01", "answered": "2026-07-31", "outcome": outcome}

    assert figures([a_row("1", "2026-07-01", **told)])["appeals"]["waiting"]["answers"] == waits


def test_day_thirty_is_in_term_and_an_extended_term_has_sixty() -> None:
    def answered(name: str, day: str, extended: bool) -> RegisterRow:
        times = {"registered": "2026-07-01", "answered": day, "outcome": "explained"}
        return a_row(name, "2026-07-01", extended=extended, **times)

    rows = [
        answered("1", "2026-07-31", False),
        answered("2", "2026-08-01", False),
        answered("3", "2026-08-30", True),
        answered("4", "2026-08-31", True),
    ]

    waiting = figures(rows)["appeals"]["waiting"]

    assert (waiting["within_30_days"], waiting["within_term"]) == (25.0, 50.0)


def test_three_days_are_enough_to_register_and_four_are_not() -> None:
    rows = [a_row(day, "2026-07-01", registered=day) for day in ("2026-07-04", "2026-07-05")]

    assert figures(rows)["appeals"]["registration"] == {"mean_days": 3.5, "within_3_days": 50.0}


def test_the_thirtieth_worked_day_is_in_term_and_the_next_is_not() -> None:
    told = {"registered": "2026-07-01", "outcome": "explained"}
    rows = [
        a_row("30", "2026-07-01", answered="2026-08-12", **told),
        a_row("31", "2026-07-01", answered="2026-08-13", **told),
        a_row("32", "2026-07-01", answered="2026-08-14", **told),
    ]

    working = figures(rows)["appeals"]["waiting"]["working"]

    assert (working["within_30_days"], working["within_term"]) == (33.3, 33.3)


def test_overdue_is_what_stands_open_too_long_from_any_quarter_before() -> None:
    rows = [
        a_row("last year", "2025-01-01", registered="2025-01-02"),
        a_row("day 30", "2026-09-05", registered="2026-09-05"),
        a_row("day 31", "2026-09-04", registered="2026-09-04"),
        a_row("extended", "2026-09-04", registered="2026-09-04", extended=True),
        a_row("nobody knows whose", "2026-07-04", registered="2026-07-04", anonymous=True),
        a_row("never registered", "2026-07-04"),
        a_row("copy", "2026-07-04", registered="2026-07-04", duplicate_of="day 30"),
        a_row("answered today", "2026-07-04", registered="2026-07-04", answered="2026-10-05"),
        a_row(
            "closed tomorrow",
            "2026-07-04",
            registered="2026-07-04",
            answered="2026-10-06",
            outcome="refused",
        ),
    ]

    assert figures(rows)["appeals"]["waiting"]["overdue_open"] == 4


def test_a_forwarding_counts_with_the_quarter_of_its_receipt_within_seven_days() -> None:
    sent = {"registered": "2026-07-01", "outcome": "forwarded"}
    rows = [
        a_row("1", "2026-07-01", answered="2026-07-08", **sent),
        a_row("2", "2026-07-01", answered="2026-07-09", **sent),
        a_row("3", "2026-07-01", **sent),
    ]

    assert figures(rows)["appeals"]["forwarding"] == {"forwarded": 3, "within_7_days": 50.0}


def test_duplicates_are_counted_by_their_own_receipt_and_nowhere_else() -> None:
    rows = [
        a_row("1", "2026-06-30"),
        a_row("2", "2026-07-01", duplicate_of="1", kind="complaint", anonymous=True, repeat=True),
        a_row("3", "2026-07-01", duplicate_of="1", audience="internal"),
    ]

    block = figures(rows, audience="external")["appeals"]

    assert [block[n] for n in ("received", "duplicates", "complaints", "anonymous", "repeats")] == [
        *(0, 1, 0, 0, 0)
    ]


def test_topics_and_causes_come_largest_first_with_ties_by_id_and_the_unsaid_shown() -> None:
    rows = [
        a_row("1", "2026-07-01", topic="light", cause="slow"),
        a_row("2", "2026-07-01", topic="bus", cause="slow"),
        a_row("3", "2026-07-01"),
        a_row("4", "2026-07-01", topic="road_repair"),
        a_row("5", "2026-07-01", topic="road_repair", cause="deadline"),
    ]

    block = figures(rows)["appeals"]

    assert [(row["id"], row["title"], row["share"]) for row in block["by_topic"]] == [
        ("road_repair", "Ремонт дорог", 40.0),
        ("bus", "Автобусы и остановки", 20.0),
        ("light", "Уличное освещение", 20.0),
        ("none", "не указана", 20.0),
    ]
    assert [(row["id"], row["count"]) for row in block["by_cause"]] == [
        ("none", 2),
        ("slow", 2),
        ("deadline", 1),
    ]


def test_organisations_are_told_apart_once_there_is_one() -> None:
    rows = [a_row("1", "2026-07-01"), a_row("2", "2026-07-01")]
    assert figures(rows)["appeals"]["by_organisation"] == []

    rows.append(a_row("3", "2026-07-01", organisation="Школа № 1"))

    assert figures(rows)["appeals"]["by_organisation"] == [
        {
            "id": "administration",
            "title": "Администрация города Астрахани",
            "count": 2,
            "share": 66.7,
        },
        {"id": "Школа № 1", "title": "Школа № 1", "count": 1, "share": 33.3},
    ]


def test_a_channel_the_profile_does_not_name_follows_by_id() -> None:
    rows = [a_row("1", "2026-07-01", channel="vk"), a_row("2", "2026-07-01", channel="mailing")]

    told = figures(rows, profile="gatchina", audience="external")["appeals"]["by_channel"]

    assert [row["id"] for row in told] == ["post", "reception", "pos", "mailing", "vk"]


def test_gratitude_is_received_but_is_no_complaint() -> None:
    block = figures([a_row("1", "2026-07-01", kind="gratitude")])["appeals"]

    assert (block["received"], block["complaints"]) == (1, 0)


JULY = date(2026, 7, 1)


@st.composite
def registers(draw: st.DrawFn) -> list[RegisterRow]:
    def a_day() -> date:
        return JULY + timedelta(days=draw(st.integers(-120, 150)))

    def one(number: int) -> RegisterRow:
        received, registered, answered = sorted((a_day(), a_day(), a_day()))
        kept: dict[str, Any] = {
            "channel": draw(st.sampled_from(("post", "site", "sed", "max"))),
            "audience": draw(st.sampled_from(("external", "internal"))),
            "kind": draw(st.sampled_from(("complaint", "application"))),
            "topic": draw(st.sampled_from((None, "light", "bus", "uk"))),
            "cause": draw(st.sampled_from((None, "slow", "deadline"))),
            "organisation": draw(st.sampled_from(("", "", "Школа № 1"))),
            "outcome": draw(st.sampled_from(("in_work", "resolved", "refused", "forwarded"))),
            "registered": draw(st.sampled_from((None, registered))),
            "answered": draw(st.sampled_from((None, answered))),
            "anonymous": draw(st.booleans()),
            "duplicate_of": draw(st.sampled_from((None, None, "0"))),
        }
        return a_row(str(number), received, **kept)

    return [one(number) for number in range(draw(st.integers(0, 25)))]


def _lists(block: Json) -> list[list[Json]]:
    return [block[name] for name in block if name.startswith("by_")]


@given(registers(), st.sampled_from(("external", "internal", "all")))
def test_every_list_adds_up_to_what_was_received_and_to_one_hundred(
    rows: list[RegisterRow], audience: str
) -> None:
    block = figures(rows, audience=audience)["appeals"]

    for told in filter(None, _lists(block)):
        assert sum(row["count"] for row in told) == block["received"]
        if block["received"]:
            assert round(sum(row["share"] for row in told) * 10) == 1000
    for base in ("all", "complaints"):
        groups = block["outcomes"][base]
        counted = groups["satisfied"]["count"] + groups["refused"]["count"]
        assert counted + sum(groups["other"].values()) == groups["base"]


@given(registers(), st.integers())
def test_the_order_of_rows_does_not_matter(rows: list[RegisterRow], seed: int) -> None:
    shuffled = random.Random(seed).sample(rows, len(rows))

    assert figures(shuffled) == figures(rows)


@given(registers(), st.integers(0, 200), st.integers(0, 200))
def test_figures_of_a_later_day_never_lose_a_receipt(
    rows: list[RegisterRow], one: int, more: int
) -> None:
    earlier, later = JULY + timedelta(days=one), JULY + timedelta(days=one + more)

    first = figures(rows, as_of=earlier.isoformat())["appeals"]
    second = figures(rows, as_of=later.isoformat())["appeals"]

    for figure in ("received", "complaints", "duplicates", "repeats", "anonymous"):
        assert second[figure] >= first[figure]
    finals = [b["received"] - b["outcomes"]["all"]["other"]["open"] for b in (first, second)]
    assert finals[0] <= finals[1]
    assert second["waiting"]["answers"] >= first["waiting"]["answers"]


@given(registers())
def test_the_two_audiences_together_are_all(rows: list[RegisterRow]) -> None:
    external, internal, both = (
        figures(rows, audience=audience)["appeals"] for audience in ("external", "internal", "all")
    )

    for figure in ("received", "complaints", "duplicates"):
        assert external[figure] + internal[figure] == both[figure]
    assert (
        external["waiting"]["answers"] + internal["waiting"]["answers"]
        == (both["waiting"]["answers"])
    )
