"""Calls to the VK API through vk_api, patient where VK asks for patience.

An error of vk_api holds the token and the text that was sent: none of them leaves this file.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Sequence
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from aiolimiter import AsyncLimiter

from bot.messengers.errands import Errands
from bot.messengers.vk_road import READ, Api, Refused, Unreachable

log = logging.getLogger(__name__)

Json = dict[str, Any]

THREADS = 4
"""An answer that hangs holds one of them; the talks of other people go on in the rest."""
A_SECOND = 20
"""Calls a community may make in a second (dev.vk.com, "Сообщения от бота")."""
TRIES = 3
PAUSE = 0.3
"""Seconds before the second try; twice as long before each further one."""
SILENCE = 300.0
"""Seconds for which a peer VK called flooded, or a method over its daily limit, is left alone."""

PASSING = {1, 6, 10}
"""Unknown, too many a second, internal: the same call again is right, its random_id is the same."""
GONE = {7, 15, 18, 900, 901, 902, 917, 925, 927, 932, 936, 945}
"""The person forbade messages, blocked the community or is no more; the chat is closed to us."""
NOT_EDITABLE = {100, 909, 910, 911, 912, 914, 920, 949}
FLOOD, DAILY_LIMIT = 9, 29


PAGE = 200
"""Dialogues of one look; VK gives no more at once."""


class Gone(Exception):
    """Nothing more is to be sent there."""


class Calls:
    """To VK itself, or to whoever stands at `api_url` in its place.

    `longest`: seconds a call may take.
    """

    def __init__(self, token: str, group: int, api_url: str = "", longest: float = READ) -> None:
        self.group = group
        self.api_url = api_url
        self._road = (token, urlsplit(api_url) if api_url else None, longest)
        self._errands = Errands(self.api, THREADS)
        self._pace = AsyncLimiter(1, 1 / A_SECOND)
        self._silent: dict[tuple[str, int], float] = {}

    def api(self) -> Api:
        """A way of its own to VK, for one thread."""
        return Api(*self._road)

    async def send(self, peer: int, text: str, keyboard: str, once: int) -> int:
        """The message's number in the conversation.

        `once` names this very message: sent again after an unclear answer, VK shows it once.
        Raises Gone, Refused or Unreachable.
        """
        told = {"peer_ids": str(peer), "message": text, "random_id": once} | _more(keyboard)
        (sent,) = await self._to(peer, "messages.send", told)
        return int(sent["conversation_message_id"])

    async def give(self, peer: int, text: str, attachment: str, once: int) -> int:
        """As `send`, with files that are uploaded already."""
        told = {"peer_ids": str(peer), "message": text, "random_id": once, "attachment": attachment}
        (sent,) = await self._to(peer, "messages.send", told | _more(""))
        return int(sent["conversation_message_id"])

    async def upload(self, method: str, peer: int, file: tuple[str, bytes]) -> Json:
        """`method` tells where to; what the server there says. Raises Refused or Unreachable."""
        is_photo = method.startswith("photos.")
        asked: Json = {"peer_id": peer} if is_photo else {"peer_id": peer, "type": "doc"}
        server = str((await self._patiently(method, asked))["upload_url"])
        field = "photo" if is_photo else "file"
        return await self._errands.run(lambda api: api.upload(server, field, file))

    async def asked(self, method: str, told: Json) -> Any:
        """Raises Refused or Unreachable."""
        return await self._patiently(method, told)

    async def edit(self, peer: int, window: int, text: str, keyboard: str) -> bool:
        """False if there is no such message of ours any more, or it is too old."""
        told = {"peer_id": peer, "cmid": window, "message": text} | _more(keyboard)
        try:
            await self._to(peer, "messages.edit", told)
        except Refused as refusal:
            if refusal.code in NOT_EDITABLE:
                return False
            raise
        return True

    async def take_back(self, peer: int, window: int) -> None:
        """Deletes a message of ours for everybody; one too old for that stays."""
        told = {"peer_id": peer, "cmids": str(window), "delete_for_all": 1}
        try:
            await self._to(peer, "messages.delete", told)
        except (Refused, Unreachable) as fault:
            log.info("an old window stays: %s", fault)

    async def erase(self, peer: int, message: int) -> bool:
        """Of a member, for everybody: an administrator of the chat may, for a day. False if VK
        does not let us. Raises Gone or Unreachable."""
        told = {"peer_id": peer, "cmids": str(message), "delete_for_all": 1}
        try:
            await self._to(peer, "messages.delete", told)
        except Refused as refusal:
            log.info("a line stays: %s", refusal)
            return False
        return True

    async def answer(self, peer: int, query: str, toast: str, user: int = 0) -> None:
        """Stops the spinner on the button; what fails here harms nobody.

        `user`: who pressed, where it is not the dialogue's own person.
        """
        told: Json = {"event_id": query, "user_id": user or peer, "peer_id": peer}
        if toast:
            told["event_data"] = json.dumps(
                {"type": "show_snackbar", "text": toast}, ensure_ascii=False
            )
        try:
            await self._patiently("messages.sendMessageEventAnswer", told, tries=2)
        except (Refused, Unreachable) as fault:
            log.info("a press was not answered: %s", fault)

    async def unanswered(self) -> list[int]:
        """People whose own words are the last in their dialogue, the latest first."""
        asked = {"filter": "unanswered", "count": PAGE}
        told = await self._patiently("messages.getConversations", asked)
        peers = [one["conversation"]["peer"] for one in told["items"]]
        return [int(peer["id"]) for peer in peers if peer["type"] == "user"]

    async def members(self, peer: int) -> set[int]:
        """Accounts in a chat now; the community must be its administrator."""
        told = await self._to(peer, "messages.getConversationMembers", {"peer_id": peer})
        return {int(one["member_id"]) for one in told["items"]}

    async def admins(self, peer: int) -> set[int]:
        """Of those the accounts that run the chat."""
        told = await self._to(peer, "messages.getConversationMembers", {"peer_id": peer})
        runs = ("is_admin", "is_owner")
        return {int(one["member_id"]) for one in told["items"] if any(map(one.get, runs))}

    async def names(self, users: Sequence[int]) -> dict[int, str]:
        """First and last names of accounts. Raises Refused or Unreachable."""
        told = await self._patiently("users.get", {"user_ids": ",".join(map(str, users))})
        return {int(one["id"]): f"{one['first_name']} {one['last_name']}" for one in told}

    def close(self) -> None:
        self._errands.close()

    async def _to(self, peer: int, method: str, told: Json) -> Any:
        for silent in ((method, peer), (method, 0)):
            if self._silent.get(silent, 0.0) > monotonic():
                raise Refused(FLOOD)
        try:
            return await self._patiently(method, told)
        except Refused as refusal:
            if refusal.code in (FLOOD, DAILY_LIMIT):
                self._fall_silent(method, peer if refusal.code == FLOOD else 0)
            if refusal.code in GONE:
                raise Gone from None
            raise

    def _fall_silent(self, method: str, peer: int) -> None:
        now = monotonic()
        self._silent = {one: until for one, until in self._silent.items() if until > now}
        self._silent[method, peer] = now + SILENCE

    async def _patiently(self, method: str, told: Json, tries: int = TRIES) -> Any:
        for attempt in range(1, tries):
            try:
                return await self._once(method, told)
            except (Unreachable, Refused) as fault:
                if isinstance(fault, Refused) and fault.code not in PASSING:
                    raise
                log.info("%s: %s, again", method, fault)
            await asyncio.sleep(PAUSE * 2 ** (attempt - 1))
        return await self._once(method, told)

    async def _once(self, method: str, told: Json) -> Any:
        async with self._pace:
            answer = await self._errands.run(lambda api: api.call(method, told))
        if isinstance(answer, list):  # of a call that could have concerned many
            for one in answer:
                if isinstance(one, dict) and "error" in one:
                    raise Refused(_code(one["error"]))
        return answer


def once_of(told: str) -> int:
    """A random_id that says which message this is, for whatever names it.

    dev.vk.com calls it int32; 0 would mean that nothing is compared.
    """
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:4], "big") % (2**31 - 1) + 1


def _code(error: Any) -> int:
    return int(error.get("code", 0)) if isinstance(error, dict) else 0


def _more(keyboard: str) -> Json:
    """`dont_parse_links`: a preview of a page would be loaded by VK, and take room;
    `disable_mentions`: words of an author must not ring in the staff chat."""
    return {"dont_parse_links": 1, "disable_mentions": 1} | (
        {"keyboard": keyboard} if keyboard else {}
    )
