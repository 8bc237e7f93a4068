"""The signs that stand where personal data was hidden: none of them is meant for an author."""

from __future__ import annotations

from bot.texts import say


def sign_in(text: str) -> str:
    """The first one that was left in the text; "" if there is none."""
    signs = (
        say("masking-name"),
        say("masking-address"),
        say("masking-phone"),
        say("masking-email"),
        say("masking-link"),
        say("masking-plate"),
        say("masking-card"),
        say("masking-passport"),
        say("masking-snils"),
    )
    return next((sign for sign in signs if sign in text), "")
