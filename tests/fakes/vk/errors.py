"""Errors of the fake VK API, with VK's codes and words.

Source: VKCOM/vk-api-schema, `errors.json` (5.199); shape of the answer: dev.vk.com, "Working with
errors". What VK lets pass and this fake does not is worded "strict fake: …".
"""

from typing import Any

from aiohttp import web

from tests.fakes.faults import Apply

WORDS = {
    1: "Unknown error occurred",
    3: "Unknown method passed",
    5: "User authorization failed: invalid access_token (4).",
    6: "Too many requests per second",
    7: "Permission to perform this action is denied",
    8: "Invalid request",
    9: "Flood control",
    10: "Internal server error",
    14: "Captcha needed",
    15: "Access denied",
    17: "Validation required",
    27: "Group authorization failed",
    28: "Application authorization failed",
    29: "Rate limit reached",
    100: "One of the parameters specified was missing or invalid",
    113: "Invalid user id",
    125: "Invalid group id",
    900: "Can't send messages for users from blacklist",
    901: "Can't send messages for users without permission",
    902: "Can't send messages to this user due to their privacy settings",
    909: "Can't edit this message, because it's too old",
    911: "Keyboard format is invalid",
    912: "This is a chat bot feature, change this status in settings",
    914: "Message is too long",
    917: "You don't have access to this chat",
    920: "Can't edit this kind of message",
    924: "Can't delete this message for everybody",
    925: "You are not admin of this chat",
    927: "Chat does not exist",
    932: "Your community can't interact with this peer",
    936: "Contact not found",
    945: "Chat was disabled",
}
EXTRA: dict[int, dict[str, Any]] = {
    14: {"captcha_sid": "239633676097", "captcha_img": "https://api.vk.ru/captcha.php?sid=1"},
    17: {"redirect_uri": "https://m.vk.ru/login?act=security_check"},
}


class VkError(Exception):
    """The answer is an `error`, as always with status 200. A fault as well:
    `faults.add("messages.send", VkError(9))`."""

    def __init__(self, code: int, details: str = "") -> None:
        self.code = code
        self.words = f"{WORDS[code]}: {details}" if details else WORDS[code]
        super().__init__(self.words)

    def response(self, asked: dict[str, str]) -> web.Response:
        """`asked` are the parameters of the call; the token is never told back."""
        told = [{"key": k, "value": v} for k, v in asked.items() if k != "access_token"]
        error = {"error_code": self.code, "error_msg": self.words, "request_params": told}
        return web.json_response({"error": error | EXTRA.get(self.code, {})})

    async def spoil(self, request: web.BaseRequest, apply: Apply) -> web.StreamResponse:
        return self.response({"method": request.path.rpartition("/")[2]})


def invalid(details: str) -> VkError:
    return VkError(100, details)


def strict(details: str) -> VkError:
    return VkError(100, f"strict fake: {details}")
