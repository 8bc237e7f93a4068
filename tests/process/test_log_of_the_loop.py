"""A loop that says the same a thousand times does not fill the disk with it."""

from __future__ import annotations

import asyncio
import errno
import logging

import pytest

from app import logs


async def lines(caplog: pytest.LogCaptureFixture, *errors: Exception) -> list[str]:
    """What is logged when a loop of the program lets all of these fall."""
    logs.watch(asyncio.get_running_loop())
    with caplog.at_level(logging.INFO):
        for error in errors:
            asyncio.get_running_loop().call_exception_handler({"exception": error, "socket": 1})
    return [record.getMessage() for record in caplog.records]


async def test_a_loop_without_files_says_so_once_a_minute(
    caplog: pytest.LogCaptureFixture,
) -> None:
    full = OSError(errno.EMFILE, "Too many open files")

    told = await lines(caplog, *[full] * 1000, ValueError())

    assert told == [
        "left by the loop (socket): OSError EMFILE",
        "left by the loop (socket): ValueError",
    ]


async def test_with_no_rest_between_them_there_would_be_a_thousand(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin."""
    monkeypatch.setattr(logs, "QUIET", 0.0)

    assert len(await lines(caplog, *[OSError(errno.EMFILE, "")] * 1000)) == 1000
