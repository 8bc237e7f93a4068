"""What the program holds in RAM stays there: no core file, no look from another process."""

from __future__ import annotations

import ctypes
import resource
import sys

_SET_DUMPABLE = 4  # PR_SET_DUMPABLE of linux/prctl.h


def keep_to_itself() -> None:
    """No core file, whatever the machine does with them; on Linux, no debugger of the same user.

    Where the system has no such wish it is not asked for: the program runs as well.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
