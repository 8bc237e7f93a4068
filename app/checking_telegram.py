"""Looks at Telegram's door: the token, the webhook, the chats and the bot's rights in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.checking import Finding, failed, fine, off, warned
from bot.messengers.looking import TELEGRAM, Away, BadToken, Moved, Seen
from bot.texts import say
from config.doors import TelegramSettings

if TYPE_CHECKING:
    from bot.messengers.telegram_checks import TelegramLook


async def telegram(told: TelegramSettings) -> list[Finding]:
    from bot.messengers.telegram_checks import TelegramLook

    name = say("check-names-telegram-token")
    try:
        async with TelegramLook(told.token.get_secret_value(), told.api_url) as look:
            found = [fine(name, f"@{await look.name()}")]
            found += _intake(told, await look.webhook())
            found += await _staff(look, told)
            found += await _employees(look, told)
            return found
    except BadToken:
        reason = say("check-reasons-bad-token")
        return [failed(name, reason, say("check-remedies-get-token-telegram"))]
    except Away:
        reason = say("check-reasons-no-connection", url=told.api_url or TELEGRAM)
        return [failed(name, reason, say("check-remedies-connection"))]


def _intake(told: TelegramSettings, webhook: str) -> Iterator[Finding]:
    name = say("check-names-telegram-token")
    if told.mode == "webhook":
        setting = "OTKLIK_TELEGRAM__MODE"
        yield warned(
            name, say("check-reasons-no-webhooks"), say("check-remedies-polling", name=setting)
        )
    if webhook:
        yield failed(name, say("check-reasons-webhook"), say("check-remedies-drop-webhook"))


async def _staff(look: TelegramLook, told: TelegramSettings) -> list[Finding]:
    name = say("check-names-telegram-chat")
    if told.staff_chat is None:
        return [off(name)]
    chat, found = await _now_at(look, name, "OTKLIK_TELEGRAM__STAFF_CHAT", told.staff_chat)
    seen = await look.chat(chat)
    if seen is None or not seen.is_member:
        return [*found, _not_there(name, chat)]
    return [*found, fine(name, seen.title), _closed(seen), _rights(seen)]


async def _now_at(
    look: TelegramLook, name: str, setting: str, chat: int
) -> tuple[int, list[Finding]]:
    """Its number today, and a word if that is not the one of the settings."""
    try:
        await look.chat(chat)
    except Moved as moved:
        remedy = say("check-remedies-moved-chat", setting=setting, value=str(moved.chat))
        return moved.chat, [warned(name, say("check-reasons-moved-chat"), remedy)]
    return chat, []


def _closed(seen: Seen) -> Finding:
    name = say("check-names-staff-chat")
    if seen.is_public:
        return failed(
            name, say("check-reasons-staff-chat-public"), say("check-remedies-close-chat")
        )
    return fine(name, say("check-values-closed"))


def _rights(seen: Seen) -> Finding:
    name, wanted = say("check-names-telegram-rights"), say("check-values-deleting")
    if seen.can_delete:
        return fine(name, wanted)
    reason = say("check-reasons-no-rights", value=wanted)
    return warned(name, reason, say("check-remedies-grant-rights", value=wanted))


async def _employees(look: TelegramLook, told: TelegramSettings) -> list[Finding]:
    """The bot must be an administrator: only then Telegram surely tells who is a member."""
    name = say("check-names-telegram-employee-chat")
    if told.employee_chat is None:
        return [off(name)]
    chat, found = await _now_at(look, name, "OTKLIK_TELEGRAM__EMPLOYEE_CHAT", told.employee_chat)
    seen = await look.chat(chat)
    if seen is None or not seen.is_member:
        return [*found, _not_there(name, chat)]
    if not seen.is_admin:
        wanted = say("check-values-administrator")
        reason = say("check-reasons-no-rights", value=wanted)
        return [*found, warned(name, reason, say("check-remedies-grant-rights", value=wanted))]
    return [*found, fine(name, seen.title)]


def _not_there(name: str, chat: int) -> Finding:
    reason = say("check-reasons-not-member")
    return failed(name, reason, say("check-remedies-add-to-chat", value=str(chat)))
