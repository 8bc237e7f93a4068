"""What settings say of each messenger: its token, its address, and its two chats."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, SecretStr, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from config.addresses import Address

SAME_CHAT = "same_chat"
"""The kind of fault of one chat for staff and employees: all of them would read every message."""
FIRST_PEER = 2_000_000_001
"""VK counts chats from here; a smaller peer is a person or a community."""


def _bot_token(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}", token.get_secret_value()):
        raise ValueError("as @BotFather gives it")
    return token


def _group(chat: int | None) -> int | None:
    """A number above zero is a person's private dialogue."""
    if chat is not None and chat >= 0:
        raise ValueError("below zero")
    return chat


def _peer(chat: int | None) -> int | None:
    if chat is not None and chat < FIRST_PEER:
        raise ValueError("a peer id of a chat")
    return chat


Group = Annotated[int | None, AfterValidator(_group), Field(description="-1001234567890")]
Peer = Annotated[int | None, AfterValidator(_peer), Field(description="2000000005")]
Token = Annotated[SecretStr, Field(min_length=1)]
BotToken = Annotated[SecretStr, AfterValidator(_bot_token), Field(description="1234567890:AAH…")]


class Part(BaseModel):
    model_config = {"extra": "forbid", "hide_input_in_errors": True}


class Messenger(Part):
    """Whatever messenger it is, staff and employees have chats of their own."""

    @field_validator("employee_chat", check_fields=False)
    @classmethod
    def _is_another(cls, chat: int | None, told: ValidationInfo) -> int | None:
        if chat is not None and chat == told.data.get("staff_chat"):
            raise PydanticCustomError(SAME_CHAT, "the staff chat")
        return chat


class TelegramSettings(Messenger):
    token: BotToken
    api_url: Address = ""
    mode: Literal["polling", "webhook"] = "polling"
    staff_chat: Group = None
    employee_chat: Group = None
    webhook_secret: SecretStr | None = None


class VkSettings(Messenger):
    token: Token
    group_id: int = Field(gt=0, description="123456789")
    api_url: Address = ""
    mode: Literal["polling", "callback"] = "polling"
    staff_chat: Peer = None
    employee_chat: Peer = None
    secret: SecretStr | None = None
    confirmation: str = ""


class MaxSettings(Messenger):
    token: Token
    api_url: Address = ""
    mode: Literal["polling", "webhook"] = "polling"
    staff_chat: Group = None
    employee_chat: Group = None
    webhook_secret: SecretStr | None = None
    ca_file: Path | None = None
