"""A look at where a key in RAM could be written down: core files, other processes, swap.

Linux tells it in /proc. What this machine does not tell is said, and never taken for fine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

PROC, BLOCKS = Path("/proc"), Path("/sys/class/block")
ENCRYPTED = "CRYPT-"
"""How names of encrypted devices of device-mapper begin."""

Look = Literal["core", "peeking", "swap"]
State = Literal["fine", "bad", "warned", "unknown", "idle"]


@dataclass(frozen=True, slots=True)
class Found:
    """`idle`: no program of ours runs now; `unknown`: the machine does not tell."""

    look: Look
    state: State


def look(proc: Path = PROC, blocks: Path = BLOCKS) -> list[Found]:
    running = list(_running(proc))
    return [
        Found("core", _worst([_core(one) for one in running], proc)),
        Found("peeking", _worst([_peeking(one) for one in running], proc)),
        Found("swap", _swap(proc, blocks)),
    ]


def _running(proc: Path) -> Iterator[Path]:
    """Processes of `otklik run`, whoever started them."""
    for folder in proc.glob("[0-9]*"):
        told = _read(folder / "cmdline").split("\0")
        if "run" in told and any(Path(one).name == "otklik" for one in told):
            yield folder


def _worst(states: list[State], proc: Path) -> State:
    if not (proc / "self").exists():
        return "unknown"
    order: tuple[State, ...] = ("bad", "unknown", "fine")
    return next((one for one in order if one in states), "idle")


def _core(process: Path) -> State:
    for line in _read(process / "limits").splitlines():
        if line.startswith("Max core file size"):
            return "fine" if line.split()[4] == "0" else "bad"
    return "unknown"


def _peeking(process: Path) -> State:
    """The files of a process that keeps to itself belong to root; of root's own one cannot tell."""
    for line in _read(process / "status").splitlines():
        if line.startswith("Uid:"):
            own = int(line.split()[2])
            if own == 0:
                return "unknown"
            return "bad" if process.stat().st_uid == own else "fine"
    return "unknown"


def _swap(proc: Path, blocks: Path) -> State:
    if not (proc / "swaps").exists():
        return "unknown"
    places = [line.split()[0] for line in _read(proc / "swaps").splitlines()[1:]]
    return "fine" if all(_forgets(Path(one).name, blocks) for one in places) else "warned"


def _forgets(device: str, blocks: Path) -> bool:
    """In RAM itself, or on a device that is encrypted."""
    uuid = _read(blocks / device / "dm" / "uuid")
    return device.startswith("zram") or uuid.startswith(ENCRYPTED)


def _read(path: Path) -> str:
    """ "" of what is gone or may not be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
