"""What nobody caught, in a thread, a finaliser or the loop, is told by its place alone."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
from collections.abc import Callable

import pytest

from tests.anonymity.test_logs import BODY, CANARIES, canaries_in
from tests.logged import as_in_earnest


def falls_in_a_thread() -> None:
    def work() -> None:
        raise ValueError(BODY)

    thread = threading.Thread(target=work, name=BODY)
    thread.start()
    thread.join()


def falls_in_a_finaliser() -> None:
    class Thing:
        def __del__(self) -> None:
            raise ValueError(BODY)

        def __repr__(self) -> str:
            return BODY

    Thing()
    gc.collect()


def falls_in_the_loop(is_watched: bool) -> Callable[[], None]:
    async def task(words: str) -> None:
        raise ValueError(words)

    def callback(words: str) -> None:
        raise ValueError(words)

    async def work() -> None:
        from app import logs

        if is_watched:
            logs.watch(asyncio.get_running_loop())
        asyncio.get_running_loop().call_soon(callback, BODY)
        lost = asyncio.get_running_loop().create_task(task(BODY), name=BODY)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del lost
        gc.collect()

    return lambda: asyncio.run(work())


FALLS: dict[str, tuple[Callable[[], None], str]] = {
    "thread": (
        falls_in_a_thread,
        "a thread ended by ValueError at anonymity/test_logs_uncaught.py:",
    ),
    "finaliser": (
        falls_in_a_finaliser,
        "nobody could be told of ValueError at anonymity/test_logs_uncaught.py:",
    ),
    "loop": (
        falls_in_the_loop(True),
        "left by the loop (future): ValueError at anonymity/test_logs_uncaught.py:",
    ),
    "callback": (
        falls_in_the_loop(True),
        "left by the loop (handle): ValueError at anonymity/test_logs_uncaught.py:",
    ),
    "loop of a command": (
        falls_in_the_loop(False),
        "ValueError at anonymity/test_logs_uncaught.py:",
    ),
}


@pytest.mark.parametrize("name", FALLS)
def test_what_nobody_caught_is_told_by_its_place(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    falls, place = FALLS[name]
    with as_in_earnest():
        falls()
        told = capfd.readouterr().err

    assert canaries_in(told) == set()
    assert place in told


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("falls", [falls_in_a_thread, falls_in_a_finaliser])
def test_the_interpreter_itself_would_quote_it(
    falls: Callable[[], None], capfd: pytest.CaptureFixture[str]
) -> None:
    """The broken twin: hooks as Python has them."""
    with as_in_earnest():
        sys.unraisablehook, threading.excepthook = sys.__unraisablehook__, threading.__excepthook__
        falls()
        told = capfd.readouterr().err

    assert canaries_in(told) == set(CANARIES)
