"""OTKLIK_*: all that differs between two installations; read once, at the root."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from config.addresses import WITH_PATH, Networks, Origins, Site
from config.doors import SAME_CHAT, MaxSettings, Part, TelegramSettings, VkSettings
from config.env_file import ENV_FILE, readable, written

PREFIX = "OTKLIK_"
SECRET = 16
"""Characters: whoever has a copy of the database must not guess what marks the sign-in links."""


Reason = Literal["unknown", "missing", "bad", "path", "chat", "short", "rehearsal"]
REASONS: Mapping[str, Reason] = {
    "missing": "missing",
    WITH_PATH: "path",
    SAME_CHAT: "chat",
    "too_short": "short",
}
"""pydantic's kinds of faults that have words of their own."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong setting. `reason` is a code that the root puts into words."""

    name: str
    reason: Reason
    allowed: str = ""


class BadSettings(Exception):
    """The program must not start; every fault at once, no value of any setting in it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(", ".join(fault.name for fault in faults))
        self.faults = faults


def _database(url: SecretStr) -> SecretStr:
    """It may hold a password, so it is a secret from the first line on."""
    if not re.match(r"sqlite:///.+|postgresql://.+", url.get_secret_value()):
        raise ValueError("sqlite:///… or postgresql://…")
    return url


def _split(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


class WebSettings(Part):
    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535, description="0…65535")
    public_url: Site = ""
    trusted_proxies: Annotated[Networks, NoDecode] = ()
    widget_origins: Annotated[Origins, NoDecode] = ()

    _lists = model_validator(mode="before")(
        lambda told: {
            name: _split(value) if name in {"trusted_proxies", "widget_origins"} else value
            for name, value in told.items()
        }
    )

    def url(self) -> str:
        """What people type: the public address, or where the program listens."""
        return self.public_url or f"http://{self.host}:{self.port}"


class DigestSettings(Part):
    day: int | None = Field(None, ge=1, le=28, description="1…28")
    at: time = Field(time(9), description="09:00")


class BackupSettings(Part):
    at: time = Field(time(3, 30), description="03:30")
    keep: int = Field(14, ge=1, le=3650, description="1…3650")
    to: Path | None = None


class Settings(BaseSettings):
    """A messenger without settings is not started; every name is in `.env.example`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_file_encoding="utf-8-sig",
        extra="forbid",
        hide_input_in_errors=True,  # else a refused token is printed whole
        env_ignore_empty=True,
    )

    profile: str = "astrakhan"
    database_url: Annotated[SecretStr, AfterValidator(_database)] | None = Field(
        None, description="sqlite:///data/otklik.db, postgresql://user:password@host/db"
    )
    data_dir: Path = Path("data")
    keys_dir: Path | None = None
    telegram: TelegramSettings | None = None
    vk: VkSettings | None = None
    max: MaxSettings | None = None
    web: WebSettings = Field(default_factory=lambda: WebSettings())
    staff_secret: SecretStr | None = Field(None, min_length=SECRET)
    staff_fallback: str = Field(
        "",
        pattern=r"^$|^(telegram|max):-\d+$|^vk:2\d{9}$",
        description="vk:2000000005, telegram:-1001234567890",
    )
    digest: DigestSettings = Field(default_factory=lambda: DigestSettings())
    backup: BackupSettings = Field(default_factory=lambda: BackupSettings())
    contacts: Literal["none", "own", "all"] = "none"
    card_text: Literal["full", "masked", "none"] = "masked"
    language: str = Field("ru", pattern=r"^[a-z]{2,3}$", description="ru, en")
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"
    rehearsal: bool = Field(False, description="0, 1")
    now: datetime | None = Field(None, description="2026-10-09T08:59")

    def url(self) -> str:
        """The database's address, with its password."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data_dir / 'otklik.db'}"

    def keys(self) -> Path:
        return self.keys_dir or self.data_dir / "keys"

    def without_effect(self) -> tuple[str, ...]:
        """Names of settings that were given and that this version only reads."""
        modes = {"TELEGRAM": self.telegram, "VK": self.vk}
        pushed = [
            f"{PREFIX}{name}__MODE"
            for name, told in modes.items()
            if told is not None and told.mode != "polling"
        ]
        others = {"CONTACTS": self.contacts != "none", "STAFF_FALLBACK": bool(self.staff_fallback)}
        return (*pushed, *(f"{PREFIX}{name}" for name, is_given in others.items() if is_given))

    def secrets(self) -> tuple[str, ...]:
        """What must never be seen in a log, whole."""
        parts = (self.telegram, self.vk, self.max)
        told = [value for part in parts if part for _, value in part]
        found = [one for one in (self.staff_secret, *told) if isinstance(one, SecretStr)]
        return tuple(one.get_secret_value() for one in found)

    def backups(self) -> Path:
        return self.backup.to or self.data_dir / "backups"


def load(env_file: Path = ENV_FILE) -> Settings:
    """Raises BadSettings with every fault there is, BadFile if `env_file` cannot be read."""
    readable(env_file)
    unknown = tuple(
        Fault(name, "unknown") for name in sorted(_given(env_file)) if not _is_known(name)
    )
    try:
        settings = Settings(_env_file=env_file)
    except ValidationError as error:
        raise BadSettings((*unknown, *_faults(error, unknown))) from None
    if unknown:
        raise BadSettings(unknown)
    if settings.now is not None and not settings.rehearsal:
        raise BadSettings((Fault(f"{PREFIX}NOW", "rehearsal"),))
    return settings


def names() -> list[str]:
    """Every setting's variable, in the order of the class."""
    return [name for name, _ in described()]


def described(
    part: type[BaseModel] | None = None, prefix: str = PREFIX
) -> Iterator[tuple[str, str]]:
    """(variable, what would do: its words, its bounds or an example; never what was given)."""
    for field, info in (part or Settings).model_fields.items():
        inner = next((kind for kind in _kinds(info.annotation) if _is_part(kind)), None)
        name = f"{prefix}{field.upper()}"
        if inner is None:
            words = [kind for kind in _kinds(info.annotation) if isinstance(kind, str)]
            yield name, ", ".join(words) or info.description or ""
        else:
            yield from described(inner, f"{name}__")


def _kinds(annotation: Any) -> tuple[Any, ...]:
    return getattr(annotation, "__args__", None) or (annotation,)


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Part)


def _is_known(name: str) -> bool:
    return name in names()


def _given(env_file: Path) -> set[str]:
    """Names with our prefix in the environment and in the file."""
    told = {*written(env_file), *map(str.upper, os.environ)}
    return {name for name in told if name.startswith(PREFIX)}


def _faults(error: ValidationError, unknown: tuple[Fault, ...]) -> tuple[Fault, ...]:
    told: dict[str, Fault] = {}
    known = dict(described())
    for one in error.errors():
        name = PREFIX + "__".join(str(step).upper() for step in one["loc"])
        if one["type"] == "extra_forbidden":
            continue
        reason = REASONS.get(one["type"], "bad")
        told.setdefault(name, Fault(name, reason, known.get(name, "")))
    strange = {fault.name for fault in unknown}
    return tuple(fault for name, fault in told.items() if name not in strange)
