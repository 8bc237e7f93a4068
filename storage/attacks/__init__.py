"""Attacks on the anonymity of a closed wave, one file each: what a thief holds, what he tries.

The auditor's command and the tests run the same ones. Each is shown to find people in a build
that is broken on purpose: one that never succeeds would prove nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from storage.attacks import (
    backup_differencing,
    carried_rest,
    ciphertext_length,
    core_swap_tmp,
    dialogue_replay,
    digest_differencing,
    export_metadata,
    finished_or_not,
    free_pages,
    hmac_brute_force,
    live_counts,
    log_timeline,
    notice_heard_timeline,
    order_by_pk,
    order_by_rowid_ctid,
    pg_statistics,
    physical_cell_order,
    platform_columns,
    promise_flip,
    ptr_rev_counters,
    receipt_link,
    slips_order,
    strict_seizure,
    text_to_rating,
    toast_order,
    unique_quasi_identifier,
    updates_per_tag,
    wal_order,
    xmin_nearest,
)
from storage.attacks.guesses import Guess
from storage.attacks.loot import Loot

Attack = Callable[[Loot], Iterator[Guess]]

ATTACKS: dict[str, Attack] = {
    one.NAME: one.run
    for one in (
        order_by_rowid_ctid,
        order_by_pk,
        physical_cell_order,
        wal_order,
        xmin_nearest,
        free_pages,
        backup_differencing,
        ciphertext_length,
        ptr_rev_counters,
        updates_per_tag,
        log_timeline,
        notice_heard_timeline,
        platform_columns,
        hmac_brute_force,
        dialogue_replay,
        unique_quasi_identifier,
        text_to_rating,
        export_metadata,
        core_swap_tmp,
        finished_or_not,
        pg_statistics,
        carried_rest,
        live_counts,
        promise_flip,
        digest_differencing,
        toast_order,
    )
}
"""By name, in the order in which they are told."""

OF_SCENES: dict[str, Attack] = {
    one.NAME: one.run for one in (receipt_link, strict_seizure, slips_order)
}
"""Those that need no closed wave, each tried on what its own scene leaves behind."""
