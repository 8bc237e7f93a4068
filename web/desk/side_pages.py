"""The desk's pages of registers by the side of messages: decisions and measures, best practices,
processes, what media and networks say."""

from __future__ import annotations

from functools import partial

from bot.texts import say
from storage.side_records import BOOKS, Book
from web.desk import side_list, side_record
from web.desk.frame import DeskPage
from web.desk.side_list import NEW
from web.desk.side_record import EDITORS
from web.desk.side_words import PATH, SLUGS


def _pages(book: Book) -> tuple[DeskPage, ...]:
    path = f"{PATH}/{SLUGS[book]}"
    one = path + "/{record:[0-9a-f]{16}}"
    title = (lambda: say("desk-side-title")) if book == BOOKS[0] else None
    return (
        DeskPage(path, partial(side_list.show, book), title),
        DeskPage(f"{path}/{NEW}", partial(side_record.show_new, book)),
        DeskPage(f"{path}/{NEW}", partial(side_record.add, book), method="POST"),
        DeskPage(one, partial(side_record.show_one, book)),
        DeskPage(one, partial(side_record.change, book), roles=EDITORS, method="POST"),
    )


SIDE = tuple(page for book in BOOKS for page in _pages(book))
