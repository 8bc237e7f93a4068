"""Where a chat of ours is now: a group that became a supergroup has another name since."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables_cases import moved_chat


async def now_at(connection: AsyncConnection, chat: str) -> str:
    """Of a chat as the settings may still name it: all that look for its words find them."""
    asked = select(moved_chat.c.new).where(moved_chat.c.old == chat)
    return (await connection.execute(asked)).scalar() or chat
