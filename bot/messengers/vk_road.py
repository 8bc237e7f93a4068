"""The one place that knows vk_api and requests: a blocking way to VK with an end to every wait.

Of their errors only a code or a name comes out: they hold the token, the text and the key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import SplitResult, urlsplit, urlunsplit

import requests
import vk_api
from jconfig.memory import MemoryConfig  # type: ignore[import-untyped]  # no stubs
from requests.adapters import HTTPAdapter
from vk_api.exceptions import ApiError, ApiHttpError, VkApiError

from bot.messengers.looking import VK

Json = dict[str, Any]

VERSION = "5.199"
CONNECT, READ = 5, 10
"""Seconds; vk_api itself waits for ever, with a lock in its hand."""
UPLOAD = 90
"""Seconds for ten megabytes over a slow line."""
HELD = 25
"""Seconds VK holds a long poll open when there is nothing."""

REVOKED = {5, 27, 28}
"""The token is not good any more: nothing helps but a new one."""
BARRED = {14, 17}
"""VK wants a human: a captcha or a validation. Nothing here solves them."""


class Refused(Exception):
    """VK understood and said no; `code` as in dev.vk.com, "Коды ошибок", 0 for an odd answer."""

    def __init__(self, code: int) -> None:
        super().__init__(f"VK refuses with {code}")
        self.code = code

    @property
    def is_lasting(self) -> bool:
        return self.code in REVOKED | BARRED


class Unreachable(Exception):
    """No clear answer: the call may have had its effect or not. Says what kind of fault it was."""


class Road(HTTPAdapter):
    """Leads calls to another host, and gives an end to those that have none."""

    def __init__(self, to: SplitResult | None, longest: float) -> None:
        super().__init__()
        self._to = to
        self._longest = longest

    def send(self, request: requests.PreparedRequest, *args: Any, **more: Any) -> Any:
        if self._to is not None:
            asked = urlsplit(request.url or "")
            path = self._to.path.rstrip("/") + str(asked.path)
            told = (self._to.scheme, self._to.netloc, path, str(asked.query), "")
            request.url = urlunsplit(told)
        more["timeout"] = more.get("timeout") or (CONNECT, self._longest)
        return super().send(request, *args, **more)


class Api:
    """For one thread: neither the session nor vk_api may be shared."""

    def __init__(self, token: str, to: SplitResult | None, longest: float = READ) -> None:
        self._session = requests.Session()
        self._session.mount(VK, Road(to, longest))
        if to is not None:
            self._session.trust_env = False  # a proxy of the environment leads to VK, not here
        self._group = vk_api.VkApiGroup(
            token=token, session=self._session, api_version=VERSION, config=MemoryConfig
        )
        self._group.RPS_DELAY = 0  # the caller keeps the pace, for all threads together
        self._group.error_handlers.clear()  # its handler of error 6 calls itself without an end

    def call(self, method: str, values: Json) -> Any:
        """The `response`. Raises Refused or Unreachable, without a trace of what was said."""
        code = 0
        try:
            return self._group.method(method, values)
        except ApiError as error:
            code = int(error.code)
        except ApiHttpError as error:
            fault = f"HTTP {error.response.status_code}"
        except (requests.RequestException, VkApiError, ValueError, LookupError, TypeError) as error:
            fault = type(error).__name__
        if code:
            raise Refused(code)
        raise Unreachable(fault)

    def upload(self, server: str, field: str, file: tuple[str, bytes]) -> Json:
        """`file`: its name and body; what VK's file server says of it. Raises Unreachable."""
        patience = (CONNECT, UPLOAD)
        return _object(lambda: self._session.post(server, files={field: file}, timeout=patience))

    def held(self, server: str, asked: Json) -> Json:
        """One long poll: the answer's JSON object. Raises Unreachable."""
        told = asked | {"act": "a_check", "wait": HELD}
        patience = (CONNECT, HELD + READ)
        return _object(lambda: self._session.get(server, params=told, timeout=patience))

    def close(self) -> None:
        self._session.close()


def _object(ask: Callable[[], requests.Response]) -> Json:
    """The JSON object a server of VK's answers with, past the API. Raises Unreachable."""
    try:
        answer = ask()
        if answer.ok and isinstance(body := answer.json(), dict):
            return body
        fault = f"HTTP {answer.status_code}"
    except (requests.RequestException, ValueError) as error:
        fault = type(error).__name__
    raise Unreachable(fault)
