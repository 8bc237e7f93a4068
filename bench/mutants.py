"""Which mistakes the tests would not notice: one small change of a module at a time.

    python -m bench.mutants reports/metrics.py reports/statistics.py reports/pains.py

Each mutant lives in a copy of the repository, is met by the module's own tests and is killed if one
fails, or if it takes too long. Who survives is printed; `docs/mutants.md` says why each may. A
survivor that is not explained there ends the run with 1.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import hypothesis

from bench.mutating import Mutant, mutants_of

ROOT = Path(__file__).resolve().parent.parent
EXPLAINED = ROOT / "docs" / "mutants.md"
OURS = ("", str(ROOT))
LEFT_OUT = shutil.ignore_patterns(".*", "tmp")

CHANGING = ("__main__", "__mp_main__", "reports", "bot", "web", "app", "tests", "bench")
"""All else is imported once here, not once a mutant: it cannot know the module that changes."""

OPTIONS = (
    *("-x", "-q", "--noconftest", "--assert=plain", "--doctest-modules", "--hypothesis-seed=0"),
    *("-p", "no:cacheprovider", "-p", "no:unraisableexception"),
)

SLOW, SPARE = 3, 5
"""Seconds of a mutant: so many times those of all the tests, and so many more."""

MEMORY = 8 << 30
"""Bytes that a mutant without an end may fill."""

MET = "met-by-the-tests"

STRANGE = 99
"""The exit of a child that ran against the wrong files."""

REPORTS, PAINS = "tests/reports/test_", "tests/pains/test_"
TESTS: dict[str, tuple[str, ...]] = {
    "metrics": (REPORTS + "metrics.py",),
    "statistics": (
        *(REPORTS + "statistics.py", REPORTS + "sampling.py"),
        *(REPORTS + "statistics_oracle.py", REPORTS + "tails_oracle.py"),
    ),
    "pains": (PAINS + "scoring.py",),
    "rounding": (REPORTS + "rounding.py",),
    "appeals": (REPORTS + "metrics.py",),
    "waiting": (REPORTS + "metrics.py",),
    "tails": (REPORTS + "statistics.py", REPORTS + "triggers.py", REPORTS + "tails_oracle.py"),
    "means": (REPORTS + "means.py", REPORTS + "means_oracle.py"),
    "sampling": (REPORTS + "sampling.py", REPORTS + "statistics_oracle.py"),
    "weighting": (REPORTS + "means.py", REPORTS + "means_oracle.py"),
    "holm": (REPORTS + "means.py", REPORTS + "triggers.py", REPORTS + "means_oracle.py"),
    "triggers": (REPORTS + "triggers.py",),
    "pain_candidates": (PAINS + "scoring.py",),
    "hiding": (REPORTS + "hiding.py", REPORTS + "for_people.py"),
}
"""The quick ones first: a mutant seldom lives to see the oracle."""


class Module(NamedTuple):
    path: str
    tests: tuple[str, ...]


def main(paths: Sequence[str], at_once: int) -> int:
    explained = EXPLAINED.read_text(encoding="utf-8").splitlines() if EXPLAINED.exists() else []
    hypothesis.settings.register_profile("untimed", deadline=None, database=None)
    hypothesis.settings.load_profile("untimed")
    unexplained = 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        rooms = [Path(folder, str(number)) for number in range(at_once)]
        for room in rooms:
            shutil.copytree(ROOT, room, ignore=LEFT_OUT)
        sys.path[:] = [str(rooms[0]), *(place for place in sys.path if place not in OURS)]
        for path in paths:
            unexplained += _unexplained(Module(path, TESTS[Path(path).stem]), rooms, explained)
    return min(unexplained, 1)


def _unexplained(module: Module, rooms: Sequence[Path], explained: Sequence[str]) -> int:
    """How many survivors the document does not explain; each is printed as soon as it is known."""
    source, started = (rooms[0] / module.path).read_bytes(), time.monotonic()
    known = [line for line in explained if f"`{module.path}`" in line]
    limit, mutants = _limit(module, source, rooms[0]), mutants_of(source)
    survived = new = 0
    for one in _survivors(module, mutants, rooms, limit):
        survived += 1
        if not any(f"`{one.change}`" in line for line in known):
            new += 1
            print(f"{module.path}:{one.line}: {one.change}", flush=True)
    for room in rooms:
        (room / module.path).write_bytes(source)
    told = f"{len(mutants)} mutants, {len(mutants) - survived} killed, {survived} survived"
    seconds = time.monotonic() - started
    print(f"{module.path}: {told}, {new} unexplained, {seconds:.0f} s", flush=True)
    return new


def _limit(module: Module, source: bytes, room: Path) -> int:
    """Seconds a mutant may take. Raises SystemExit if the tests fail without any mutant."""
    _, status, used = os.wait4(_born(module, source, room, 600), 0)
    if status:
        raise SystemExit(f"{module.path}: the tests fail before anything is changed")
    _warm((room / MET).read_text(encoding="utf-8").split())
    return SPARE + SLOW * int(used.ru_utime + used.ru_stime)


def _survivors(
    module: Module, mutants: Sequence[Mutant], rooms: Sequence[Path], limit: int
) -> Iterator[Mutant]:
    waiting, free = list(reversed(mutants)), list(rooms)
    running: dict[int, tuple[Mutant, Path]] = {}
    while waiting or running:
        while waiting and free:
            mutant, room = waiting.pop(), free.pop()
            running[_born(module, mutant.source, room, limit)] = mutant, room
        child, status = os.wait()
        mutant, room = running.pop(child)
        free.append(room)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == STRANGE:
            raise SystemExit(f"{module.path}: the tests met another copy of the program")
        if status == 0:
            yield mutant


def _warm(met: Iterable[str]) -> None:
    for name in met:
        if name.split(".")[0] not in CHANGING:
            with suppress(Exception):  # some are made by others, and cannot be imported
                importlib.import_module(name)
    gc.freeze()  # a child that collects would copy what it shares


def _born(module: Module, source: bytes, room: Path, limit: int) -> int:
    """The id of the child that runs the tests against `source`; it exits with 0 if all pass."""
    if child := os.fork():
        return child
    with suppress(BaseException):  # whatever happens, the child must not go on as its parent
        os._exit(_examined(module, source, room, limit))
    os._exit(1)


def _examined(module: Module, source: bytes, room: Path, limit: int) -> int:
    signal.alarm(10 * limit)  # ends the child, as running out of the processor's seconds does
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    path = room / module.path
    path.write_bytes(source)
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
        compiled.unlink()
    os.chdir(room)
    sys.path[0] = str(room)
    sys.dont_write_bytecode = True
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    pytest = importlib.import_module("pytest")
    told = int(pytest.main([*OPTIONS, module.path, *module.tests]))
    (room / MET).write_text("\n".join(sys.modules), encoding="utf-8")
    met = sys.modules.get(module.path.removesuffix(".py").replace("/", "."))
    return told if met is None or Path(str(met.__file__)) == path else STRANGE


if __name__ == "__main__":
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    wanted.add_argument("modules", nargs="*", default=[f"reports/{name}.py" for name in TESTS])
    wanted.add_argument("--at-once", type=int, default=2)
    told = wanted.parse_args()
    sys.exit(main(told.modules, told.at_once))
