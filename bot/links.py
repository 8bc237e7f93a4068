"""Deep links into a survey or to «Write to us», one shape a door.

Pure; a link carries no right, only a way.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias

Link: TypeAlias = Callable[[str, str], str]
"""(survey or MESSAGE, place) to an address; place "" where none is meant."""
MESSAGE = "message"
"""The door of the menu for whoever writes to us."""


def telegram(bot: str) -> Link:
    """`bot`: its user name. core.telegram.org/bots/features#deep-linking: up to 64 of A-Za-z0-9_-.

    >>> telegram("town_bot")("ext_express", "office")
    'https://t.me/town_bot?start=ext_express-office'
    """
    return lambda survey, place: f"https://t.me/{bot}?start={payload(survey, place)}"


def vk(group: int) -> Link:
    """
    >>> vk(217)("ext_express", "office")
    'https://vk.me/club217?ref=ext_express-office'
    """
    return lambda survey, place: f"https://vk.me/club{group}?ref={payload(survey, place)}"


def web(address: str) -> Link:
    """`address`: of the web section, with or without a slash at its end.

    >>> web("https://town.example.ru/")("ext_express", "office")
    'https://town.example.ru/s/ext_express?p=office'
    >>> web("https://town.example.ru")("int_annual", "")
    'https://town.example.ru/s/int_annual'
    >>> web("https://town.example.ru")(MESSAGE, "office")
    'https://town.example.ru/door/message?p=office'
    """
    base = address.rstrip("/")
    return lambda survey, place: (
        f"{base}/{_page(survey)}/{survey}" + (f"?p={place}" if place else "")
    )


def _page(name: str) -> str:
    """The menu's doors have pages of their own; no survey is called so."""
    return "door" if name == MESSAGE else "s"


def payload(survey: str, place: str) -> str:
    """Names hold no hyphen, so the first one parts them."""
    return f"{survey}-{place}" if place else survey


def choice(address: str) -> Callable[[str], str]:
    """By short code: a page of the web section where people choose how they answer. A poster with
    it survives another name of a bot.

    >>> choice("https://town.example.ru/")("57240")
    'https://town.example.ru/q/57240'
    """
    return lambda code: f"{address.rstrip('/')}/q/{code}"


def spoken(address: str) -> str:
    """As people say and type it: without the scheme, a Russian name in Russian letters.

    >>> spoken("https://xn--80aswg.xn--p1ai/"), spoken("http://127.0.0.1:8080")
    ('\\u0441\\u0430\\u0439\\u0442.\\u0440\\u0444', '127.0.0.1:8080')
    """
    host, slash, rest = address.partition("://")[2].rstrip("/").partition("/")
    name, colon, port = host.partition(":")
    with suppress(UnicodeError):  # a newer standard than Python's: as browsers show it then
        name = name.encode().decode("idna")
    return f"{name}{colon}{port}{slash}{rest}"
