"""An attack that never succeeds proves nothing: each finds people in a build broken for it."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, factorial, log
from random import Random

import pytest

from app.theft import Haul
from tests.anonymity import breaking as broken
from tests.anonymity.worlds import EXTERNAL, INTERNAL, SEED, sampled, scores, world
from tests.postgresql import Databases

N = 20
CROWD = 40
"""People for attacks that only tell the dissatisfied from the others."""
Break = Callable[[pytest.MonkeyPatch], None]

Build = tuple[Break, str, str]
"""What is broken, the survey that is held, the attacks that must find people then."""

ON_BOTH: list[Build] = [
    (broken.never_vacuumed, EXTERNAL, "physical_cell_order"),
    (broken.log_kept, EXTERNAL, "wal_order"),
    (broken.not_scoured, INTERNAL, "free_pages"),
    (broken.key_of_talks_kept, INTERNAL, "updates_per_tag"),
]
ANYWHERE: list[Build] = [
    (broken.counting_ids, EXTERNAL, "order_by_pk export_metadata"),
    (broken.opened_one_by_one, EXTERNAL, "backup_differencing carried_rest"),
    (broken.comments_keep_their_ballot, INTERNAL, "text_to_rating"),
    (broken.promise_not_bound, INTERNAL, "promise_flip"),
    (broken.not_padded, INTERNAL, "ciphertext_length"),
    (broken.counting_nonces, INTERNAL, "ptr_rev_counters"),
    (broken.each_turn_logged, INTERNAL, "log_timeline"),
    (broken.updates_timed, INTERNAL, "notice_heard_timeline"),
    (broken.not_coarsened, EXTERNAL, "platform_columns unique_quasi_identifier text_to_rating"),
    (broken.wave_key_kept, INTERNAL, "hmac_brute_force"),
    (broken.updates_named_after_accounts, INTERNAL, "core_swap_tmp"),
    (broken.noise_for_nothing, INTERNAL, "finished_or_not"),
    (broken.counted_live, INTERNAL, "live_counts"),
    (broken.told_without_company, EXTERNAL, "digest_differencing"),
]
ON_POSTGRESQL: list[Build] = [
    (broken.opened_one_by_one, EXTERNAL, "order_by_rowid_ctid xmin_nearest toast_order"),
]
"""SQLite has no hidden column that could tell an order: all its tables of ballots are without."""


OF_STEPS = frozenset(
    {
        "ciphertext_length",
        "log_timeline",
        "notice_heard_timeline",
        "ptr_rev_counters",
        "updates_per_tag",
    }
)
CROWDS = 3


def named(case: object) -> str:
    return getattr(case, "__name__", str(case))


async def all_find(server: Databases | None, survey: str, attacks: str) -> None:
    """At the latest in the third crowd: who goes back and forth hides among those who count
    steps, and a checkpoint of the server's own may take away the beginning of its log."""
    left: set[str] = set(attacks.split())
    lucks: dict[str, list[float]] = {attack: [] for attack in left}
    for number in range(CROWDS):
        haul = await held(server, survey, number, CROWD if left & OF_STEPS else N)
        left = {attack for attack in left if not found(attack, haul, lucks[attack])}
        if not left:
            return
    raise AssertionError(f"{left} found nobody, ANONYMITY_SEED={SEED}")


async def held(server: Databases | None, survey: str, number: int, people: int) -> Haul:
    async with world(server) as running:
        running.chance = Random(SEED + number)
        return await running.wave(survey, people)


def found(attack: str, haul: Haul, lucks: list[float]) -> bool:
    """Half of the people; by steps, in all crowds together, as much as chance gives once in a
    thousand times (Fisher's method). `lucks`: of the crowds so far, this one is added."""
    told = scores(attack, haul)
    print(attack, [f"{one.hits} of {one.of}" for one in told])
    if attack not in OF_STEPS:
        return max(one.hits if one.chance else one.hits * N for one in told) >= N // 2
    lucks.append(min(1.0, float(min(one.luck for one in told)) * len(told)))
    unlikely = -sum(log(luck) for luck in lucks)
    return exp(-unlikely) * sum(unlikely**n / factorial(n) for n in range(len(lucks))) < 1 / 1000


@pytest.mark.parametrize(("break_it", "survey", "attacks"), ON_BOTH, ids=named)
async def test_attacks_find_people_in_the_build_broken_for_them(
    break_it: Break,
    survey: str,
    attacks: str,
    server: Databases | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    break_it(monkeypatch)

    await all_find(server, survey, attacks)


@pytest.mark.parametrize(("break_it", "survey", "attacks"), ANYWHERE, ids=named)
async def test_attacks_that_know_no_database_do_so_too(
    break_it: Break, survey: str, attacks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_it(monkeypatch)

    await all_find(None, survey, attacks)


@pytest.mark.parametrize(("break_it", "survey", "attacks"), ON_POSTGRESQL, ids=named)
async def test_attacks_that_postgresql_alone_offers_do_so_too(
    break_it: Break,
    survey: str,
    attacks: str,
    postgresql_server: Databases,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    break_it(monkeypatch)

    await all_find(postgresql_server, survey, attacks)


async def test_samples_of_the_planner_tell_what_was_deleted(postgresql_server: Databases) -> None:
    """The build is broken by keeping them, as a server does by default."""
    async with world(postgresql_server) as running:
        keep = "ALTER TABLE ticket ALTER COLUMN tag SET STATISTICS 100"
        running.mid_wave = sampled(running, keep)
        haul = await running.wave(INTERNAL, N)

    assert sum(score.hits for score in scores("pg_statistics", haul)) >= N // 2 - 1


async def test_a_line_of_the_log_that_names_a_ballot_names_whoever_was_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken.ballots_logged(monkeypatch)

    async with world(None) as running:
        haul = await running.wave(EXTERNAL, N)

    assert max(score.hits for score in scores("log_timeline", haul)) >= N // 2
