"""The figures of appeals: a quarter worked out by hand, and every ruling."""

from __future__ import annotations

import pytest

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


def test_programs_find_each_part_under_its_name_of_the_contract() -> None:
    told = figures([])

    appeals = ("period", "as_of", "profile", "audience", "appeals", "previous", "year_ago")
    assert tuple(told) == (*appeals, "surveys", "directions", "annual", "waves", "mailings")
    assert (told["surveys"], told["directions"], told["annual"]) == ([], [], None)
    assert (told["waves"], told["mailings"]) == ([], [])
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
