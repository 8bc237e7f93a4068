"""The pain map in words, with the town's own processes and units."""

from __future__ import annotations

from bot.texts import say
from config.directories import shipped
from reports.build import Basis, Wish
from reports.document import Document
from reports.pain.board import Board, board
from reports.pain.map import pain_map
from reports.pain.processes import Processes, by_id
from reports.pain.words import PainWords
from storage.store import Storage


async def processes_of(storage: Storage) -> Processes:
    """Removed ones too, for rows that name them."""
    told = await storage.side.listed("process")
    gone = await storage.side.listed("process", removed=True)
    return Processes(shipped(), say, by_id([*told, *gone]))


async def words_of(storage: Storage, board: Board) -> PainWords:
    return PainWords(say, await processes_of(storage), board.asked)


async def document_of(storage: Storage, basis: Basis, wish: Wish) -> Document:
    """The map of a period as it stands, for reports and files."""
    told = await board(storage, basis, wish)
    units = {one.id: one.title for one in await storage.units.all()}
    return pain_map(told, await words_of(storage, told), units)
