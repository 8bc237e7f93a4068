"""What a door tells when it is looked at from outside, in our own words; no library's type."""

from __future__ import annotations

from dataclasses import dataclass

TELEGRAM = "https://api.telegram.org"
VK = "https://api.vk.ru"
"""Where the libraries call unless told otherwise."""


class BadToken(Exception):
    """The messenger does not know this token or key."""


class Away(Exception):
    """The messenger cannot be reached, or answers with something else than its API."""


class Moved(Exception):
    """The group has become a supergroup: `chat` is its number now."""

    def __init__(self, chat: int) -> None:
        super().__init__(chat)
        self.chat = chat


@dataclass(frozen=True, slots=True)
class Seen:
    """A chat as the bot sees it. `is_member`, `is_admin`, `can_delete` are about the bot."""

    title: str
    is_public: bool
    is_member: bool
    is_admin: bool
    can_delete: bool


@dataclass(frozen=True, slots=True)
class Community:
    """A community of VK; `events` are those its long poll tells of.

    `is_ours`: the key belongs to it and may read its settings. `gives_files`: the key may upload
    photos and documents.
    """

    name: str
    is_ours: bool
    takes_messages: bool
    is_polled: bool
    events: frozenset[str]
    gives_files: bool = True
