"""A demonstration where there is one already, and one that was broken off."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

from tests.demo.conftest import Otklik

HOUSE = Path(__file__).parent.parent.parent
SMALL = ("demo", "--quarters", "1", "--appeals", "4", "--answers", "10")
ANEW = (
    "Начать заново: остановите программу, удалите папку с данными (data) и запустите otklik demo"
    " ещё раз. Настоящие данные собирайте в другой папке."
)


HEARING = """
import signal
from app.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
"""What a shell starts in the background hears no Ctrl-C, nor do its children."""
BEGUN = re.compile(r"[1-9]%")
"""Which of the first steps the bar shows depends on the machine."""


def _read(terminal: int, wanted: re.Pattern[str] | None = None) -> str:
    """What a program says there, until it has said `wanted`, or has ended."""
    said = b""
    while wanted is None or not wanted.search(said.decode(errors="replace")):
        try:
            said += os.read(terminal, 4096)
        except OSError:  # EIO: nobody writes there any more
            assert wanted is None, said.decode(errors="replace")
            break
    return said.decode()


def test_a_second_demonstration_says_how_to_begin_anew(otklik: Otklik) -> None:
    assert otklik(*SMALL).exit_code == 0

    told = otklik(*SMALL)

    there = "Здесь уже демонстрация, полная или прерванная."
    assert (told.exit_code, told.stderr.strip()) == (1, f"{there} {ANEW}")


def test_one_that_is_broken_off_says_so_and_is_never_gone_on_with(
    otklik: Otklik, tmp_path: Path
) -> None:
    """Given Ctrl-C in the midst; then what to do, 130; and the next one mixes nothing into it."""
    reads, terminal = pty.openpty()
    told = subprocess.Popen(
        [sys.executable, "-c", HEARING, "demo"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    begun = _read(reads, BEGUN)
    told.send_signal(signal.SIGINT)
    said = begun + _read(reads)

    assert told.wait() == 130
    os.close(reads)
    assert "Прервано: демонстрация заполнена не до конца." in said
    assert ANEW in said
    assert otklik(*SMALL).exit_code == 1
