"""The words of the pain map, with the town's own processes."""

from __future__ import annotations

from bot.texts import say
from config.directories import shipped
from reports.pain_board import Board
from reports.pain_processes import Processes, by_id
from reports.pain_words import PainWords
from storage.store import Storage


async def processes_of(storage: Storage) -> Processes:
    """Removed ones too, for rows that name them."""
    told = await storage.side.listed("process")
    gone = await storage.side.listed("process", removed=True)
    return Processes(shipped(), say, by_id([*told, *gone]))


async def words_of(storage: Storage, board: Board) -> PainWords:
    return PainWords(say, await processes_of(storage), board.asked)
