"""An attack that never succeeds proves nothing: each finds people in a build broken for it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from tests.anonymity import breaking as broken
from tests.anonymity.worlds import EXTERNAL, INTERNAL, SEED, sampled, scores, world

N = 20
CROWD = 40
"""People for attacks that only tell the dissatisfied from the others."""
Break = Callable[[pytest.MonkeyPatch], None]

ON_BOTH: list[tuple[str, Break, str]] = [
    ("physical_cell_order", broken.never_vacuumed, EXTERNAL),
    ("wal_order", broken.log_kept, EXTERNAL),
    ("free_pages", broken.not_scoured, INTERNAL),
    ("updates_per_tag", broken.key_of_talks_kept, INTERNAL),
]
ANYWHERE: list[tuple[str, Break, str]] = [
    ("order_by_pk", broken.counting_ids, EXTERNAL),
    ("backup_differencing", broken.opened_one_by_one, EXTERNAL),
    ("text_to_rating", broken.comments_keep_their_ballot, INTERNAL),
    ("promise_flip", broken.promise_not_bound, INTERNAL),
    ("ciphertext_length", broken.not_padded, INTERNAL),
    ("ptr_rev_counters", broken.counting_nonces, INTERNAL),
    ("log_timeline", broken.each_turn_logged, INTERNAL),
    ("notice_heard_timeline", broken.updates_timed, INTERNAL),
    ("platform_columns", broken.not_coarsened, EXTERNAL),
    ("unique_quasi_identifier", broken.not_coarsened, EXTERNAL),
    ("text_to_rating", broken.not_coarsened, EXTERNAL),
    ("hmac_brute_force", broken.wave_key_kept, INTERNAL),
    ("export_metadata", broken.counting_ids, EXTERNAL),
    ("core_swap_tmp", broken.updates_named_after_accounts, INTERNAL),
    ("finished_or_not", broken.noise_for_nothing, INTERNAL),
    ("carried_rest", broken.opened_one_by_one, EXTERNAL),
    ("live_counts", broken.counted_live, INTERNAL),
    ("digest_differencing", broken.told_without_company, EXTERNAL),
]
ON_POSTGRESQL: list[tuple[str, Break, str]] = [
    ("order_by_rowid_ctid", broken.opened_one_by_one, EXTERNAL),
    ("xmin_nearest", broken.opened_one_by_one, EXTERNAL),
    ("toast_order", broken.opened_one_by_one, EXTERNAL),
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
OF_LOGS = frozenset({"wal_order"})


def named(case: object) -> str:
    return getattr(case, "__name__", str(case))


async def found(server: str | None, attack: str, survey: str) -> bool:
    """In one of three crowds where it counts steps: who goes back and forth hides among them.

    And where it reads a log: a checkpoint of the server's own may take away its beginning.
    """
    crowds = 3 if attack in OF_STEPS | OF_LOGS else 1
    for _ in range(crowds):
        if await found_in_one(server, attack, survey):
            return True
    return False


async def found_in_one(server: str | None, attack: str, survey: str) -> bool:
    """Half of the people, or so many dissatisfied as chance names once in a thousand times."""
    async with world(server) as running:
        haul = await running.wave(survey, CROWD if attack in OF_STEPS else N)
    told = scores(attack, haul)
    print([f"{one.hits} of {one.of}" for one in told], f"ANONYMITY_SEED={SEED}")
    if attack in OF_STEPS:
        return min(one.luck for one in told) < Fraction(1, 1000)
    return max(one.hits if one.chance else one.hits * N for one in told) >= N // 2


@pytest.mark.parametrize(("attack", "break_it", "survey"), ON_BOTH, ids=named)
async def test_the_attack_finds_people_in_the_build_broken_for_it(
    attack: str, break_it: Break, survey: str, server: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_it(monkeypatch)

    assert await found(server, attack, survey)


@pytest.mark.parametrize(("attack", "break_it", "survey"), ANYWHERE, ids=named)
async def test_the_attack_that_knows_no_database_does_so_too(
    attack: str, break_it: Break, survey: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_it(monkeypatch)

    assert await found(None, attack, survey)


@pytest.mark.parametrize(("attack", "break_it", "survey"), ON_POSTGRESQL, ids=named)
async def test_the_attack_that_postgresql_alone_offers_does_so_too(
    attack: str,
    break_it: Break,
    survey: str,
    postgresql_server: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    break_it(monkeypatch)

    assert await found(postgresql_server, attack, survey)


async def test_samples_of_the_planner_tell_what_was_deleted(postgresql_server: str) -> None:
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
