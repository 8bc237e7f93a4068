"""Photos drawn anew: what was hidden in them, behind them or beside them does not come along."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

from bot.files.kinds import Unfit

CHILD = Path(__file__).with_name("drawing_child.py")
PATIENCE = 20.0
"""Seconds for all of it: a child that waits instead of working is ended too."""
AT_ONCE = 2
_room = asyncio.Semaphore(AT_ONCE)


async def drawn_anew(body: bytes) -> bytes:
    """The same picture as a JPEG without anything else. Raises Unfit("broken")."""
    async with _room:
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-I", str(CHILD), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={}
        )
        try:
            async with asyncio.timeout(PATIENCE):
                drawn, _ = await child.communicate(body)
        except TimeoutError as error:
            raise Unfit("broken") from error
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
    if child.returncode or not drawn:
        raise Unfit("broken")
    return drawn
