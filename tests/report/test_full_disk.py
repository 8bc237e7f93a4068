"""A disk that is really full: a small one of its own, where the system lets us have it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reports.test_build import QUARTER

HOUSE = Path(__file__).parent.parent.parent
LATE = QUARTER.replace("2026-09-28,,,", "2026-09-28,2026-10-01,resolved,")
SCRIPT = """
set -e
mount -t tmpfs -o size=2500k full out
otklik() { "$PYTHON" -m app "$@"; }
otklik import appeals first.csv > /dev/null
otklik report 2026Q3 --to out > /dev/null
(cd out/2026Q3 && find . -type f | sort | xargs sha256sum) > before
otklik import appeals late.csv > /dev/null
otklik report 2026Q3 --to out > told 2> refused && exit 9
(cd out/2026Q3 && find . -type f | sort | xargs sha256sum) > after
ls -A out > left
"""


def test_without_room_nothing_half_written_stays_and_the_former_set_is_whole(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "first.csv").write_text(QUARTER, "utf-8")
    (tmp_path / "late.csv").write_text(LATE, "utf-8")
    probe = ["unshare", "-rm", "mount", "-t", "tmpfs", "-o", "size=100k", "full", str(out)]
    try:
        possible = subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except OSError:
        possible = False
    if not possible:
        pytest.skip("ПОЛНЫЙ ДИСК НЕ ПРОВЕРЕН: система не даёт смонтировать свой tmpfs (unshare)")

    told = subprocess.run(
        ["unshare", "-rm", "sh", "-c", SCRIPT],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHON": sys.executable,
            "PYTHONPATH": str(HOUSE),
            "PYTHONUTF8": "1",
            "OTKLIK_REHEARSAL": "1",
            "OTKLIK_NOW": "2026-10-05T12:00",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stderr) == (0, "")
    assert (tmp_path / "before").read_text() == (tmp_path / "after").read_text() != ""
    assert (tmp_path / "left").read_text().split() == ["2026Q3"]
    assert (tmp_path / "told").read_text() == ""
    assert (tmp_path / "refused").read_text("utf-8") == (
        "out: на диске кончилось место. Освободите его и повторите\n"
    )
