"""Refusals of the fake Bot API, in Telegram's own words.

Source of the words: tdlib/telegram-bot-api, `Client.cpp` (`fail_query_with_error` and the checks
around it), and descriptions seen in public issue trackers. What the real server lets pass and this
fake does not is worded "strict fake: …".
"""

from typing import Any

from aiohttp import web

from tests.fakes.faults import Apply

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
WEBHOOK_SET = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


class Refused(Exception):
    """The answer is `ok: false`. A fault as well: `faults.add("sendMessage", Refused(…))`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def response(self) -> web.Response:
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return web.json_response(body, status=self.code)

    async def spoil(self, request: web.BaseRequest, apply: Apply) -> web.StreamResponse:
        return self.response()


def bad(words: str) -> Refused:
    return Refused(400, f"Bad Request: {words}")


def strict(words: str) -> Refused:
    return bad(f"strict fake: {words}")


def forbidden(words: str) -> Refused:
    return Refused(403, f"Forbidden: {words}")


class TooMany(Refused):
    """429: wait `retry_after` whole seconds."""

    def __init__(self, retry_after: int) -> None:
        words = f"Too Many Requests: retry after {retry_after}"
        super().__init__(429, words, retry_after=retry_after)


class Unauthorized(Refused):
    """401: the token was revoked."""

    def __init__(self) -> None:
        super().__init__(401, "Unauthorized")


class Conflict(Refused):
    """409: the token is in use elsewhere."""

    def __init__(self, description: str = OTHER_POLLER) -> None:
        super().__init__(409, description)


class ServerError(Refused):
    """5xx with a JSON body, as Telegram gives it."""

    def __init__(self, code: int = 500, description: str = "Internal Server Error") -> None:
        super().__init__(code, description)
