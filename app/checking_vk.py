"""Looks at VK's door: the key, messages, long poll events, the chats."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from app.checking import Finding, failed, fine, off, warned
from bot.messengers.looking import VK, Away, BadToken, Community, Seen
from bot.messengers.vk_reading import WANTED
from bot.texts import say
from config.doors import VkSettings


async def vk(told: VkSettings) -> list[Finding]:
    name = say("check-names-vk-token")
    try:
        community, chats = await asyncio.to_thread(_seen, told)
    except BadToken:
        reason = say("check-reasons-bad-token")
        return [failed(name, reason, say("check-remedies-get-token-vk"))]
    except Away:
        reason = say("check-reasons-no-connection", url=told.api_url or VK)
        return [failed(name, reason, say("check-remedies-connection"))]
    staff = _chat(say("check-names-vk-chat"), told.staff_chat, chats)
    employees = _chat(say("check-names-vk-employee-chat"), told.employee_chat, chats)
    return [*_community(told, community), staff, employees]


def _seen(told: VkSettings) -> tuple[Community, dict[int, Seen | None]]:
    from bot.messengers.vk_checks import VkLook

    with VkLook(told.token.get_secret_value(), told.group_id, told.api_url) as look:
        asked = {chat for chat in (told.staff_chat, told.employee_chat) if chat is not None}
        return look.community(), {chat: look.chat(chat) for chat in sorted(asked)}


def _community(told: VkSettings, seen: Community) -> Iterator[Finding]:
    name = say("check-names-vk-token")
    if not seen.is_ours:
        reason = say("check-reasons-not-ours", value=str(told.group_id))
        yield failed(name, reason, say("check-remedies-get-token-vk"))
        return
    yield fine(name, seen.name)
    if told.mode == "callback":
        yield warned(
            name,
            say("check-reasons-no-webhooks"),
            say("check-remedies-polling", name="OTKLIK_VK__MODE"),
        )
    messages = say("check-names-vk-messages")
    if seen.takes_messages:
        yield fine(messages, say("check-values-switched-on"))
    else:
        reason = say("check-reasons-messages-off")
        yield failed(messages, reason, say("check-remedies-enable-messages"))
    if not seen.gives_files:
        files = say("check-names-vk-files")
        yield warned(files, say("check-reasons-no-uploads"), say("check-remedies-allow-uploads"))
    yield _events(seen)


def _events(seen: Community) -> Finding:
    name = say("check-names-vk-long-poll")
    missing = [event for event in WANTED if event not in seen.events]
    if seen.is_polled and not missing:
        return fine(name, ", ".join(WANTED))
    wanted = ", ".join(missing if seen.is_polled else WANTED)
    reason = say("check-reasons-events-off")
    return warned(name, reason, say("check-remedies-enable-events", value=wanted))


def _chat(name: str, chat: int | None, chats: dict[int, Seen | None]) -> Finding:
    """Only an administrator is told by VK who is a member, so roles and employees need it."""
    if chat is None:
        return off(name)
    seen = chats[chat]
    if seen is None or not seen.is_member:
        reason = say("check-reasons-not-member")
        return failed(name, reason, say("check-remedies-add-to-chat", value=str(chat)))
    if not seen.is_admin:
        wanted = say("check-values-administrator")
        reason = say("check-reasons-no-rights", value=wanted)
        return failed(name, reason, say("check-remedies-grant-rights", value=wanted))
    return fine(name, seen.title)
