"""Where a channel's queue was read to survives, one place a channel."""

from __future__ import annotations

from storage.store import Storage


async def test_a_cursor_is_what_was_put_last_and_each_channel_has_its_own(
    storage: Storage,
) -> None:
    before = await storage.cursors.get("vk")

    await storage.cursors.put("vk", "17")
    await storage.cursors.put("max", "9000000000")
    await storage.cursors.put("vk", "18")

    told = [await storage.cursors.get(channel) for channel in ("vk", "max", "telegram")]
    assert (before, told) == (None, ["18", "9000000000", None])
