"""The odds of blind chance against counting all cases, and what a guess scores."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from math import factorial

import pytest

from storage.attacks.guesses import Left, Matched, Named, Narrowed, Score, Truth, judge
from storage.attacks.odds import SURE, Chance, matching, naming
from storage.records import Channel, Person

PEOPLE = [Person(Channel.TELEGRAM, str(n)) for n in range(4)]
BALLOTS = [bytes([n]) * 16 for n in range(4)]
TAGS = [bytes([n]) for n in range(4)]
TRUTH = Truth(
    ballots=dict(zip(PEOPLE, BALLOTS, strict=True)),
    low=frozenset(PEOPLE[:2]),
    who=dict(zip(TAGS, PEOPLE, strict=True)),
    openings=(4,),
)


@pytest.mark.parametrize("n", range(8))
def test_a_blind_matching_hits_as_often_as_all_permutations_do(n: int) -> None:
    hits = [sum(a == b for a, b in enumerate(order)) for order in permutations(range(n))]

    assert matching(n) == Chance(tuple(hits.count(k) for k in range(n + 1)), factorial(n))


def test_blind_naming_hits_as_often_as_all_draws_do() -> None:
    hits = [len({0, 1, 2} & set(drawn)) for drawn in combinations(range(7), 4)]

    assert naming(7, 3, 4) == Chance(tuple(hits.count(k) for k in range(4)), len(hits))


def test_hits_of_two_waves_are_judged_together() -> None:
    both = matching(2) + matching(3)

    pairs = [
        sum(a == b for a, b in enumerate(one)) + sum(a == b for a, b in enumerate(other))
        for one in permutations(range(2))
        for other in permutations(range(3))
    ]
    assert both.of_at_least(3) == Fraction(sum(hits >= 3 for hits in pairs), len(pairs))
    assert both.expected == 2


def test_a_few_right_guesses_among_thirty_are_luck_and_thirteen_are_none() -> None:
    chance = matching(30)

    assert chance.expected == 1
    assert chance.of_at_least(3) > Fraction(1, 20)
    assert chance.of_at_least(13) < Fraction(1, 10**9)
    assert (SURE + chance).ways[:4] == chance.ways[:4]


def test_a_matching_scores_whom_it_names_and_whom_a_tag_stood_for() -> None:
    guess = Matched({PEOPLE[0]: BALLOTS[0], TAGS[1]: BALLOTS[1], TAGS[2]: BALLOTS[3]})

    assert judge(guess, TRUTH) == Score(2, 4, matching(4))


def test_naming_everybody_is_no_success() -> None:
    everybody = frozenset(PEOPLE)

    score = judge(Named(everybody, everybody), TRUTH)

    assert (score.hits, score.of) == (2, 2)
    assert score.luck == 1


def test_naming_the_right_two_of_four_is_luck_once_in_six() -> None:
    score = judge(
        Named(frozenset({PEOPLE[0], TAGS[1]}), frozenset((*PEOPLE[:1], *TAGS[1:]))), TRUTH
    )

    assert (score.hits, score.luck) == (2, Fraction(1, 6))


def test_one_piece_left_or_one_group_too_small_is_one_too_many() -> None:
    assert judge(Left(()), TRUTH).luck == 1
    assert judge(Left(("tag",)), TRUTH).luck == 0
    assert judge(Narrowed((10, 12), 10), TRUTH).luck == 1
    assert judge(Narrowed((10, 9), 10), TRUTH).luck == 0
