"""What a stranger gets at the desk's door of the program that serves right now."""

from __future__ import annotations

from config.settings import Settings

PATIENCE = 3.0
"""Seconds."""
PATHS = ("/desk/queue", "/desk/reports", "/desk/coding")


async def strangers_status(settings: Settings) -> int | None:
    """The first answer that is not 401 to pages of figures; 401 if all are; None if nobody serves
    here now."""
    import aiohttp

    if not settings.web.port:
        return None
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        for path in PATHS:
            url = f"http://{settings.web.host}:{settings.web.port}{path}"
            try:
                async with session.get(url, allow_redirects=False) as answer:
                    if answer.status != 401:
                        return answer.status
            except (aiohttp.ClientError, TimeoutError, OSError):
                return None
    return 401
