"""Pages that serve once: none is closed by those whom anybody may ask for."""

from __future__ import annotations

from bot import once
from bot.once import OncePages
from bot.page_wants import StatusPage, TextPage
from storage.records import Channel, Paper, Person

WORDS = TextPage(Paper("int_annual-2026"), "need", "", "Чего не хватает?", 500)


def test_a_flood_of_pages_for_codes_closes_no_page_for_words() -> None:
    pages = OncePages()
    writing = pages.make(Person(Channel.VK, "1"), WORDS)
    first = pages.make(Person(Channel.VK, "2"), StatusPage())

    for _ in range(once.REMEMBERED):
        pages.make(Person(Channel.VK, "2"), StatusPage())

    made = pages.find(writing.token)
    assert made is not None
    assert (made.person, made.want) == (Person(Channel.VK, "1"), WORDS)
    assert pages.find(first.token) is None
