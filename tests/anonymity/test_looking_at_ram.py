"""Where a key in RAM could be written down, asked of the machine itself."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from app import looking_at_ram
from app.looking_at_ram import Found

KEEPS = "from app import memory; memory.keep_to_itself(); "
WAITS = "import sys; print('up', flush=True); sys.stdin.read()"
LIMITS = "Limit   Soft Limit   Hard Limit   Units\nMax core file size        {}    {}    bytes\n"


def a_machine(folder: Path, core: str, swaps: str = "") -> tuple[Path, Path]:
    """Files as Linux has them, with one running program of the user that runs this test."""
    process = folder / "proc" / "77"
    (folder / "proc" / "self").mkdir(parents=True)
    process.mkdir()
    (process / "cmdline").write_text("/srv/python\0/srv/bin/otklik\0run\0")
    (process / "limits").write_text(LIMITS.format(core, core))
    uid = os.getuid() or 1
    (process / "status").write_text(f"Name: otklik\nUid:\t{uid}\t{uid}\t{uid}\t{uid}\n")
    (folder / "proc" / "swaps").write_text(f"Filename Type Size Used Priority\n{swaps}")
    return folder / "proc", folder / "block"


@pytest.mark.parametrize(("core", "state"), [("0", "fine"), ("unlimited", "bad")])
def test_a_core_file_is_possible_or_not(tmp_path: Path, core: str, state: str) -> None:
    found = looking_at_ram.look(*a_machine(tmp_path, core))

    assert found[0] == Found("core", state)  # type: ignore[arg-type]  # a state of the table above


@pytest.mark.parametrize(
    ("swaps", "state"),
    [
        ("", "fine"),
        ("/dev/zram0 partition 1 0 100\n", "fine"),
        ("/dev/dm-1 partition 1 0 -2\n", "fine"),
        ("/dev/dm-2 partition 1 0 -2\n", "warned"),
        ("/dev/dm-1 partition 1 0 -2\n/swapfile file 1 0 -3\n", "warned"),
    ],
)
def test_swap_is_looked_for_on_disks_that_are_not_encrypted(
    tmp_path: Path, swaps: str, state: str
) -> None:
    proc, blocks = a_machine(tmp_path, "0", swaps)
    for name, uuid in (("dm-1", "CRYPT-PLAIN-swap"), ("dm-2", "LVM-swap")):
        (blocks / name / "dm").mkdir(parents=True)
        (blocks / name / "dm" / "uuid").write_text(uuid)

    assert looking_at_ram.look(proc, blocks)[2] == Found("swap", state)  # type: ignore[arg-type]  # a state of the table above


def test_where_there_is_no_proc_nothing_is_taken_for_fine(tmp_path: Path) -> None:
    found = looking_at_ram.look(tmp_path / "none", tmp_path / "none")

    assert {one.state for one in found} == {"unknown"}


@pytest.mark.skipif(sys.platform != "linux", reason="/proc: только Linux")
async def test_a_real_process_that_keeps_to_itself_is_found_and_fine() -> None:
    named = ("/srv/bin/otklik", "run")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", KEEPS + WAITS, *named),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    await process.stdout.readline()

    own = looking_at_ram.PROC / str(process.pid)
    states = looking_at_ram._core(own), looking_at_ram._peeking(own)
    is_found = own in looking_at_ram._running(looking_at_ram.PROC)
    await process.communicate(b"")

    assert is_found
    assert states == ("fine", "unknown" if os.getuid() == 0 else "fine")
