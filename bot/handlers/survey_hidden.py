"""What was hidden in a text of a survey, by name: the text itself is shown nowhere."""

from __future__ import annotations

from bot.texts import say


def kinds_in(text: str) -> str:
    """`text`: as it is kept, with signs where something was hidden."""
    kinds = {
        say("masking-phone"): say("privacy-kind", kind="phone"),
        say("masking-email"): say("privacy-kind", kind="email"),
        say("masking-name"): say("privacy-kind", kind="name"),
        say("masking-link"): say("privacy-kind", kind="link"),
        say("masking-plate"): say("privacy-kind", kind="plate"),
        say("masking-card"): say("privacy-kind", kind="card"),
        say("masking-passport"): say("privacy-kind", kind="passport"),
        say("masking-snils"): say("privacy-kind", kind="snils"),
    }
    found = [words for sign, words in kinds.items() if sign in text]
    return ", ".join(found) or say("privacy-kind", kind="other")
