"""FakeVk: the strict fake of the VK API and its Bots Long Poll on loopback, and its people."""

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
from tests.fakes.vk import methods
from tests.fakes.vk.citizens import Citizen
from tests.fakes.vk.errors import VkError
from tests.fakes.vk.looking import Looking
from tests.fakes.vk.rooms import Room, new_room
from tests.fakes.vk.speaking import Speaking
from tests.fakes.vk.state import Message, State, User
from tests.fakes.vk.uploading import UPLOAD, Uploading

GROUP_ID = 217_000_001
LONG_POLL = "longpoll"
FILES = "files"
"""What a download is counted and spoilt as."""
"""Name of the long poll in `faults` and `counts`, beside those of the methods."""


@dataclass(frozen=True)
class Call:
    """A call with well-formed parameters that was carried out, or refused on its merits."""

    method: str
    params: dict[str, Any]


class FakeVk(Loopback):
    """VK API at `<url>/method/<name>` for one community, long poll at `<url>/longpoll`.

    `calls` are those that were carried out, `counts` those that arrived, spoilt by a fault or not.
    """

    def __init__(self) -> None:
        super().__init__()
        self.token = "vk1.a.fake-token-of-the-tests"
        self.group_id = GROUP_ID
        self.faults = Faults()
        self.calls: list[Call] = []
        self.counts: Counter[str] = Counter()
        self.state = State(GROUP_ID)
        self.longpoll = self.state.longpoll
        self._looking = Looking(self.state, "")
        self._uploading = Uploading(self.state)
        self._nouns = (Speaking(self.state), self._looking, self._uploading)
        self._citizens: dict[int, Citizen] = {}

    async def start(self) -> None:
        await super().start()
        self._looking.server = f"{self.url}/{LONG_POLL}"
        self.state.place = f"{self.url}/{FILES}"
        self._uploading.server = f"{self.url}/{UPLOAD}"

    def citizen(self, id: int, first_name: str = "Анна", last_name: str = "Иванова") -> Citizen:
        """The person with this id; the same one each time."""
        if id not in self._citizens:
            user = self.state.users[id] = User(id, first_name, last_name)
            self._citizens[id] = Citizen(self.state, user)
        return self._citizens[id]

    def chat(self, title: str = "Приёмная", bot: str = "admin", reads_all: bool = True) -> Room:
        """A group chat; `bot` is the community's place: "admin", "member" or "out"."""
        room = new_room(self.state, title, bot)
        room.peer.reads_all = reads_all
        return room

    def dialogue(self, who: Citizen | Room) -> list[Message]:
        """What a thief with the key could read by getHistory, oldest first."""
        return who.peer.known()

    def push(self, event: dict[str, Any]) -> None:
        """Any event, also a malformed or repeated one."""
        self.longpoll.push_raw(event)

    def push_many(self, events: Iterable[dict[str, Any]]) -> None:
        for event in events:
            self.push(event)

    async def all_confirmed(self, timeout: float = PATIENCE) -> None:
        """Until somebody has asked the long poll beyond the last event."""
        poll = self.longpoll
        await self.state.bell.wait(
            lambda: None if poll.ahead else True, "all events taken", timeout
        )

    async def polled(self, timeout: float = PATIENCE) -> None:
        """Until the bot waits in a long poll: it is up and has nothing to do."""
        await self.state.bell.wait(
            lambda: True if self.longpoll.is_polled else None, "a long poll", timeout
        )

    async def called(self, method: str, times: int = 1, timeout: float = PATIENCE) -> None:
        """Until `method` (or "longpoll") has been called so many times in all."""
        await self.state.bell.wait(
            lambda: True if self.counts[method] >= times else None, f"{times} × {method}", timeout
        )

    def keep_quiet(self) -> None:
        """For load: what people say, what they see and the calls are counted, not kept."""
        self.state.quiet = True

    def time_passes(self, **amount: float) -> None:
        """`time_passes(hours=25)`: dates of messages and the Date header move, nobody waits."""
        self.state.clock_shift += timedelta(**amount)

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        name = request.path.rpartition("/")[2]
        what = next((one for one in (FILES, UPLOAD) if request.path.startswith(f"/{one}/")), name)
        self.counts[what] += 1
        self.state.bell.ring()
        fault = self.faults.take(what)

        async def apply() -> web.Response:
            return await self._apply(request, name)

        response = await (fault.spoil(request, apply) if fault else apply())
        if self.state.clock_shift:
            response.headers["Date"] = formatdate(self.state.now(), usegmt=True)
        return response

    async def _apply(self, request: web.BaseRequest, name: str) -> web.Response:
        if request.path == f"/{LONG_POLL}":
            return _json(await self.longpoll.poll(request.query))
        if request.path.startswith(f"/{FILES}/"):
            return self._given(name)
        if request.path.startswith(f"/{UPLOAD}/"):
            return await self._uploading.uploaded(request, name)
        if not request.path.startswith("/method/"):
            return web.Response(status=404, text="404 Not Found")
        asked = {"method": name}
        try:
            raw = await methods.asked(request)
            asked |= raw
            return await self._call(name, raw)
        except VkError as error:
            return error.response(asked)

    def _given(self, name: str) -> web.Response:
        """A file lies where its address says; the address alone opens it, as VK's do."""
        if name not in self.state.files:
            return web.Response(status=404, text="404 Not Found")
        if name in self.state.moved:
            return web.Response(status=302, headers={"Location": self.state.moved[name]})
        return web.Response(body=self.state.files[name], content_type="image/jpeg")

    async def _call(self, name: str, raw: dict[str, str]) -> web.Response:
        params = methods.read(name, raw, self.token)
        if not self.state.quiet:
            self.calls.append(Call(name, params))
        for noun in self._nouns:
            deed = getattr(noun, name.replace(".", "_"), None)
            if deed is not None:
                return _json(json.dumps({"response": await deed(params)}).encode())
        raise AssertionError(f"{name} is promised and not made")


def _json(body: bytes) -> web.Response:
    return web.Response(body=body, content_type="application/json")
