"""Addresses as settings tell them: of the section, of messengers' servers, of our own proxies."""

from __future__ import annotations

import re
from ipaddress import ip_network
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

WITH_PATH = "path"
"""The kind of fault of an address that has more than a host and a port."""


def _address(value: str) -> str:
    if value and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", value):
        raise ValueError("http:// or https:// address")
    return value.rstrip("/")


def _site(value: str) -> str:
    """The section's links and cookies begin at the root: there is no living under a path."""
    if not re.fullmatch(r"https?://[^\s@]+", value):
        raise ValueError("http:// or https:// address")
    told = urlsplit(value)
    if not told.hostname or told.port == 0:  # urlsplit itself refuses a port over 65535
        raise ValueError("a host, and a port if need be")
    if value.rstrip("/") != f"{told.scheme}://{told.netloc}":
        raise PydanticCustomError(WITH_PATH, "no path")
    return f"{told.scheme}://{_as_browsers_say(told.netloc)}"


def _as_browsers_say(netloc: str) -> str:
    """Browsers, proxies and QR codes know a Cyrillic name by its Latin twin only.

    >>> _as_browsers_say("Town.Example:8443"), _as_browsers_say("[::1]:80")
    ('town.example:8443', '[::1]:80')
    """
    port = re.search(r"(:\d*)?$", netloc)
    told = port[0] if port else ""
    return netloc.removesuffix(told).encode("idna").decode().lower() + told


def _origins(told: tuple[str, ...]) -> tuple[str, ...]:
    """Sites that stand in a header: nothing but scheme, host and port may get there."""
    found = tuple(map(_site, told))
    if any(not re.fullmatch(r"https?://[a-z0-9.:\[\]-]+", one) for one in found):
        raise ValueError("a site")
    return found


def _networks(told: tuple[str, ...]) -> tuple[str, ...]:
    """Addresses or networks; a network may be named by any address in it."""
    for one in told:
        ip_network(one, strict=False)  # raises ValueError
    return told


Address = Annotated[str, AfterValidator(_address), Field(description="https://town.example")]
Site = Annotated[str, AfterValidator(_site), Field(description="https://town.example")]
Origins = Annotated[
    tuple[str, ...], AfterValidator(_origins), Field(description="https://town.example")
]
Networks = Annotated[
    tuple[str, ...], AfterValidator(_networks), Field(description="127.0.0.1, 10.0.0.0/8")
]
