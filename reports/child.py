"""A module of ours run in a process of its own: bytes in, bytes out, an end to its patience.

What comes from outside may keep a parser busy for hours, and while it is busy nothing else of the
program goes on: no bot, no digest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


class Busy(Exception):
    """It took too long, or ended without an answer."""


def told(module: str, given: bytes, patience: float) -> bytes:
    """What `module`, run as one, answers to `given`. Blocks for `patience` seconds at most.

    Raises Busy, and OSError where no process can be started. It knows nothing of the settings.
    """
    try:
        done = subprocess.run(
            (sys.executable, "-P", "-m", module),
            input=given,
            capture_output=True,
            timeout=patience,
            env={"PYTHONPATH": this_program()},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Busy from error
    if done.returncode:
        raise Busy
    return done.stdout


def this_program() -> str:
    """As PYTHONPATH: this very copy of it, whatever lies in the folder it was started from."""
    mine, others = str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")
    return os.pathsep.join(filter(None, (mine, others)))
