"""What one message of Telegram holds, for whoever lays out a reply without Telegram's library."""

from __future__ import annotations

from bot.messengers.layout import Limits

LONGEST = 4096
"""UTF-16 units of a message; core.telegram.org/bots/api#sendmessage."""
LIMITS = Limits(text=LONGEST, label=64, buttons=100, rows=100, in_row=5)
"""100 buttons were measured."""
