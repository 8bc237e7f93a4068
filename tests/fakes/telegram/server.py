"""FakeTelegram: the strict fake of the Bot API on loopback, and the people who write to the bot."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from email.utils import formatdate
from typing import Any

from aiohttp import web

from tests.fakes.bell import PATIENCE
from tests.fakes.faults import Faults
from tests.fakes.loopback import Loopback
from tests.fakes.telegram import reading
from tests.fakes.telegram.chats import Chat, Message, User
from tests.fakes.telegram.citizens import Citizen
from tests.fakes.telegram.downloads import Downloads
from tests.fakes.telegram.editing import Editing
from tests.fakes.telegram.groups import Group, new_group
from tests.fakes.telegram.methods import NAMES
from tests.fakes.telegram.refusals import Refused, Unauthorized
from tests.fakes.telegram.rooms import Rooms
from tests.fakes.telegram.speaking import Speaking
from tests.fakes.telegram.state import State

BOT_ID = 6_000_000_001
DOWNLOAD = "file"
"""What a download is counted and spoilt as."""


@dataclass(frozen=True)
class Call:
    """A call with well-formed parameters that was carried out, or refused on its merits."""

    method: str
    params: dict[str, Any]


class FakeTelegram(Loopback):
    """Bot API for one bot. `TelegramAPIServer.from_base(fake.url)` leads aiogram here.

    `calls` are those that were carried out, `counts` those that arrived, spoilt by a fault or not.
    """

    def __init__(self, username: str = "otklik_bot") -> None:
        super().__init__()
        self.token = f"{BOT_ID}:AAE-fake-token-of-the-tests-0123456789"
        self.faults = Faults()
        self.calls: list[Call] = []
        self.counts: Counter[str] = Counter()
        self.bot = User(BOT_ID, "Отклик", username=username, is_bot=True)
        self.state = State(self.bot, users={BOT_ID: self.bot})
        self._downloads = Downloads(self.state)
        state = self.state
        self._nouns = (Speaking(state), Editing(state), Rooms(state), self._downloads)
        self._citizens: dict[int, Citizen] = {}
        self._path = f"/bot{self.token}/"
        self._files = f"/file/bot{self.token}/"

    def citizen(
        self, id: int, first_name: str = "Анна", last_name: str = "", username: str = ""
    ) -> Citizen:
        """The person with this id; the same one each time."""
        if id not in self._citizens:
            user = self.state.users[id] = User(id, first_name, last_name, username)
            self._citizens[id] = Citizen(self.state, user)
        return self._citizens[id]

    def group(
        self,
        title: str = "Приёмная",
        *,
        kind: str = "supergroup",
        bot: str = "member",
        username: str = "",
        forum: bool = False,
    ) -> Group:
        """A group, supergroup or channel; `bot` is the bot's status there ("left": not in it)."""
        group = new_group(self.state, title, kind, username)
        group.sets(self.bot, bot)
        if forum:
            group.opens_topic()
        return group

    def dialogue(self, chat: Chat | Citizen | Group) -> list[Message]:
        """All that is still visible, oldest first: what a thief with the token could read."""
        room = chat if isinstance(chat, Chat) else chat.chat
        return list(room.messages.values())

    def push(self, update: dict[str, Any]) -> int:
        """Any update, also a malformed one; an `update_id` is given unless it has one."""
        update = {"update_id": self.state.updates.next_id()} | update
        self.state.updates.push_raw(update)
        return int(update["update_id"])

    def push_many(self, updates: Iterable[dict[str, Any]]) -> None:
        for update in updates:
            self.push(update)

    async def all_confirmed(self, timeout: float = PATIENCE) -> None:
        """Until the bot has acknowledged every update there is."""
        queue = self.state.updates
        await self.state.bell.wait(
            lambda: None if len(queue) else True, "all updates confirmed", timeout
        )

    async def polled(self, timeout: float = PATIENCE) -> None:
        """Until the bot waits in a long poll: it is up and has nothing to do."""
        await self.state.bell.wait(
            lambda: True if self.state.updates.is_polled else None, "a long poll", timeout
        )

    async def called(self, method: str, times: int = 1, timeout: float = PATIENCE) -> None:
        """Until `method` has been called so many times in all."""
        await self.state.bell.wait(
            lambda: True if self.counts[method] >= times else None, f"{times} × {method}", timeout
        )

    def keep_quiet(self) -> None:
        """For load: what people say, what they see and the calls are counted, not kept."""
        self.state.quiet = True

    def time_passes(self, **amount: float) -> None:
        """`time_passes(hours=49)`: dates of messages and the Date header move, nobody waits."""
        self.state.clock_shift += timedelta(**amount)

    def lose_offsets(self, polls: int = 1) -> None:
        """The next polls give again what was handled already (a repeated delivery)."""
        self.state.updates.lost_offsets = polls

    def drop_updates(self) -> int:
        """Telegram forgot the waiting updates (24 hours); how many."""
        return self.state.updates.drop()

    def set_webhook(self, url: str = "https://elsewhere.example/hook") -> None:
        """Somebody set a webhook: polls get 409 until deleteWebhook."""
        self.state.updates.webhook = url

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        method = NAMES.get(request.path.rpartition("/")[2].lower(), "")
        if request.path.startswith("/file/"):
            method = DOWNLOAD
        self.counts[method] += 1
        self.state.bell.ring()
        fault = self.faults.take(method)

        async def apply() -> web.Response:
            return await self._apply(request, method)

        response = await (fault.spoil(request, apply) if fault else apply())
        if self.state.clock_shift:
            response.headers["Date"] = formatdate(self.state.now(), usegmt=True)
        return response

    async def _apply(self, request: web.BaseRequest, method: str) -> web.Response:
        try:
            if method == DOWNLOAD:
                return self._give(request.path)
            self._check_path(request.path, method)
            return await self._call(request, method)
        except Refused as refused:
            return refused.response()

    def _give(self, path: str) -> web.Response:
        if not path.startswith(self._files):
            raise Unauthorized
        return self._downloads.given(path.removeprefix(self._files))

    def _check_path(self, path: str, method: str) -> None:
        if not path.startswith(self._path):
            raise Unauthorized if path.startswith("/bot") else Refused(404, "Not Found")
        if not method:
            raise Refused(404, "Not Found: method not found")

    async def _call(self, request: web.BaseRequest, method: str) -> web.Response:
        params = await reading.read(request, method)
        if not self.state.quiet:
            self.calls.append(Call(method, params))
        if method == "getUpdates":
            body = await self.state.updates.poll(params)
            return web.Response(body=body, content_type="application/json")
        for noun in self._nouns:
            deed = getattr(noun, method, None)
            if deed is not None:
                body = json.dumps({"ok": True, "result": await deed(params)}).encode()
                return web.Response(body=body, content_type="application/json")
        raise AssertionError(f"{method} is promised and not made")
