"""When a process is due for an additional survey, by the vectors and by the rulings."""

from __future__ import annotations

from math import erfc, sqrt
from typing import Any

import pytest

from reports.statistics import wilson
from reports.tails import binomial_tail
from reports.triggers import (
    Complaints,
    Counts,
    Due,
    Growth,
    Level,
    Pains,
    Process,
    Signal,
    due,
)
from tests.reports.vectors import all_vectors

VECTORS = all_vectors()


def rules(*processes: Process) -> dict[str, list[str]]:
    """{process: names of the rules that hold}."""
    return {told.process: [type(one).__name__ for one in told.evidence] for told in due(processes)}


@pytest.mark.parametrize("vector", VECTORS["trigger_level"])
def test_the_level_of_low_marks(vector: dict[str, Any]) -> None:
    told = rules(Process("permits", Counts(vector["low_ratings"], vector["n"])))

    assert told == ({"permits": ["Level"]} if vector["trigger"] else {})


@pytest.mark.parametrize("vector", VECTORS["trigger_growth"])
def test_the_growth_of_low_marks(vector: dict[str, Any]) -> None:
    before = Counts(vector["k_prev"], vector["n_prev"])
    growing = Process("permits", Counts(vector["k"], vector["n"]), [before])

    assert rules(growing) == ({"permits": ["Growth"]} if vector["trigger"] else {})


@pytest.mark.parametrize("vector", VECTORS["trigger_complaints"])
def test_the_growth_of_complaints(vector: dict[str, Any]) -> None:
    each = Counts(complaints=vector["history"] // vector["m"])
    growing = Process("permits", Counts(complaints=vector["c"]), [each] * vector["m"])

    assert rules(growing) == ({"permits": ["Complaints"]} if vector["trigger"] else {})


def test_the_evidence_is_all_that_a_card_needs() -> None:
    quarter = Counts(10, 100, complaints=5, high_pains=frozenset({"queue", "refusal"}))
    now = Counts(30, 100, complaints=15, high_pains=frozenset({"queue", "price"}))

    [told] = due([Process("permits", now, [quarter] * 4)])

    z = 0.2 / sqrt(70 / 500 * 430 / 500 * (1 / 100 + 1 / 400))
    grown, complained = erfc(z / sqrt(2)) / 2, binomial_tail(15, 35, 0.2)
    assert (told.process, told.signal) == ("permits", None)
    assert told.evidence == (
        Level(30, 100, wilson(30, 100)[0]),
        Growth(30, 100, 40, 400, pytest.approx(grown), pytest.approx(grown)),  # type: ignore[arg-type]  # stands for a float
        Complaints(15, 20, 4, pytest.approx(complained), pytest.approx(complained)),  # type: ignore[arg-type]  # stands for a float
        Pains(new=("price",), again=("queue",)),
    )


def test_only_the_last_four_quarters_are_history() -> None:
    long_ago = Counts(100, 100, complaints=100)
    history = [Counts(10, 100, complaints=5)] * 4

    told = due([Process("permits", Counts(30, 100, complaints=15), [*history, long_ago])])

    assert [(type(one).__name__) for one in told[0].evidence] == ["Level", "Growth", "Complaints"]
    assert due([Process("permits", Counts(30, 100, complaints=15), history)]) == told


def test_without_history_nothing_has_grown() -> None:
    now = Counts(10, 200, complaints=50)

    assert rules(Process("permits", now)) == {}
    assert rules(Process("permits", now, [Counts()])) == {"permits": ["Complaints"]}


def test_a_quarter_without_complaints_is_history_too() -> None:
    calm = [Counts()] * 4

    [told] = due([Process("permits", Counts(complaints=5), calm)])

    assert told.evidence == (Complaints(5, 0, 4, 0.00032, 0.00032),)
    assert rules(Process("permits", Counts(complaints=4), calm)) == {}


def test_fewer_than_ten_low_marks_are_no_growth() -> None:
    before = [Counts(0, 1000)]

    assert rules(Process("permits", Counts(9, 300), before)) == {}
    assert rules(Process("permits", Counts(10, 300), before)) == {"permits": ["Growth"]}


def test_many_processes_are_judged_together() -> None:
    """p = 0.0127 alone; of four tested ones it is 0.0508, and the others are not tested at all."""
    growing = Counts(18, 100)
    before = [Counts(40, 400)]
    still = [Process(name, Counts(10, 100), before) for name in ("a", "b", "c")]
    small = [Process(name, Counts(9, 100), before) for name in ("d", "e", "f")]
    alone = Process("permits", growing, before)

    assert rules(alone, *small) == {"permits": ["Growth"]}
    assert rules(alone, *still[:2]) == {"permits": ["Growth"]}
    assert rules(alone, *still) == {}
    [told] = due([alone, *still[:2]])
    [growth] = [one for one in told.evidence if isinstance(one, Growth)]
    assert growth.adjusted == pytest.approx(3 * growth.p)


def test_complaints_of_many_processes_are_judged_together_too() -> None:
    before = [Counts(complaints=5)] * 4
    growing = Process("permits", Counts(complaints=15), before)
    still = [Process(f"p{n}", Counts(complaints=5), before) for n in range(5)]

    assert rules(growing, *still[:4]) == {"permits": ["Complaints"]}
    assert rules(growing, *still) == {}


def test_a_pain_is_new_if_it_was_not_high_last_quarter() -> None:
    high, calm = Counts(high_pains=frozenset({"queue"})), Counts()

    told = due(
        [
            Process("first", high),
            Process("returned", high, [calm, high]),
            Process("stays", high, [high]),
            Process("gone", calm, [high]),
        ]
    )

    assert [(one.process, one.evidence) for one in told] == [
        ("first", (Pains(("queue",), ()),)),
        ("returned", (Pains(("queue",), ()),)),
        ("stays", (Pains((), ("queue",)),)),
    ]


def test_many_low_marks_of_few_answers_are_a_signal_for_a_person() -> None:
    told = due(
        [
            Process("signal", Counts(5, 19)),
            Process("few", Counts(4, 19)),
            Process("enough", Counts(5, 20)),
        ]
    )

    assert told == (Due("signal", (), Signal(5, 19)),)


def test_the_level_holds_from_twenty_answers_on() -> None:
    assert rules(Process("permits", Counts(12, 20))) == {"permits": ["Level"]}
    assert rules(Process("permits", Counts(12, 19))) == {"permits": []}


def test_bounds_are_neither_wider_nor_narrower_than_the_rules_say() -> None:
    """p of 0.0500 to 0.0504 and 0.0100 to 0.0101 are not enough; just below, they are."""
    level = [rules(Process("p", Counts(low, n))) for low, n in ((60, 317), (52, 270))]
    growing = [
        [type(one).__name__ for one in due([told])[0].evidence if isinstance(one, Growth)]
        for told in (
            Process("p", Counts(25, 100), [Counts(34, 200)]),
            Process("p", Counts(26, 120), [Counts(29, 200)]),
        )
    ]
    complained = [
        rules(Process("p", Counts(complaints=now), [Counts(complaints=before)] * quarters))
        for now, before, quarters in ((23, 9, 1), (6, 1, 3))
    ]

    assert level == [{}, {"p": ["Level"]}]
    assert growing == [[], ["Growth"]]
    assert complained == [{}, {"p": ["Complaints"]}]


def test_a_growth_whose_chance_is_one_in_twenty_is_none_yet() -> None:
    """All but the one asked before are dissatisfied: p is 1/20 of twenty people, then 1/21."""
    before = [Counts(0, 1)]

    told = [due([Process("p", Counts(n, n), before)])[0].evidence for n in (19, 20)]

    assert [[one.p for one in rules if isinstance(one, Growth)] for rules in told] == [[], [1 / 21]]


def test_pains_are_named_in_order_and_nothing_is_counted_of_nothing() -> None:
    pains = frozenset({"queue", "price", "refusal", "words", "access"})

    [new] = due([Process("p", Counts(high_pains=pains))])
    [again] = due([Process("p", Counts(high_pains=pains), [Counts(high_pains=pains)])])

    assert new.evidence == (Pains(("access", "price", "queue", "refusal", "words"), ()),)
    assert again.evidence == (Pains((), ("access", "price", "queue", "refusal", "words")),)
    assert Counts() == Counts(0, 0, 0, frozenset())


@pytest.mark.parametrize("told", [(-1, 5, 0), (6, 5, 0), (0, 0, -1)])
def test_impossible_counts_are_refused(told: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="of"):
        Counts(*told)


def test_a_process_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        due([Process("permits", Counts()), Process("permits", Counts())])


def test_nothing_is_due_of_nothing() -> None:
    assert due([]) == ()
