"""The log as the program writes it, and everything as it was afterwards."""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from app import logs


@contextmanager
def restored() -> Iterator[None]:
    """Whatever the block does to the log and to the hooks of what nobody caught."""
    root, raises = logging.getLogger(), logging.raiseExceptions
    handlers, before = list(root.handlers), root.level
    made, shown = logging.getLogRecordFactory(), warnings.showwarning
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    try:
        yield
    finally:
        logging.setLogRecordFactory(made)
        warnings.showwarning = shown
        sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
        root.handlers[:], logging.raiseExceptions = handlers, raises
        root.setLevel(before)


@contextmanager
def as_in_earnest(level: str = "debug", redacts: bool = True) -> Iterator[None]:
    """The block under `otklik run`'s own log, on stderr. Without `redacts`: a broken program,
    whose records reach handlers as they were made."""
    with restored():
        logs.set_up(level, "text")
        if not redacts:
            logging.setLogRecordFactory(logging.LogRecord)
        yield
