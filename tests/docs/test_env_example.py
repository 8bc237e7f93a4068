"""`.env.example` names every setting, explains it, and tells the truth about its default."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from config import doors, settings
from config.settings import Settings

EXAMPLE = Path(__file__).parent.parent.parent / ".env.example"
LINE = re.compile(r"^# (OTKLIK_[A-Z_]+)=(\S.*)$")


def told() -> list[tuple[str, str, str]]:
    """(name, value, the comment above it), in order."""
    found, comment = [], ""
    for line in EXAMPLE.read_text("utf-8").splitlines():
        if match := LINE.match(line):
            found.append((match[1], match[2], comment))
            comment = ""
        else:
            comment = f"{comment} {line.lstrip('# ')}".strip() if line else ""
    return found


def test_every_setting_is_there_and_in_the_order_people_need() -> None:
    assert sorted(name for name, _, _ in told()) == sorted(settings.names())
    assert len({name for name, _, _ in told()}) == len(told())


def test_every_setting_is_explained_in_russian() -> None:
    unexplained = [name for name, _, comment in told() if not re.search("[а-я]{3}", comment)]

    assert unexplained == []


def test_every_line_can_be_uncommented_and_a_plain_one_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [f"{name}={value}\n" for name, value, _ in told()]
    (tmp_path / ".env").write_text("".join(lines), "utf-8")

    everything = settings.load(tmp_path / ".env")

    plain = [name for name, _, comment in told() if not comment.endswith("Пример:")]
    changed = [name for name in plain if _value(everything, name) != _default(name)]
    assert changed == []
    assert len(plain) > 15


def _value(of: Any, name: str) -> Any:
    for part in name.removeprefix("OTKLIK_").lower().split("__"):
        of = getattr(of, part)
    return of.get_secret_value() if hasattr(of, "get_secret_value") else of


def _default(name: str) -> Any:
    """What holds without the line; of a messenger, whose parts have no default as a whole, too."""
    path = name.removeprefix("OTKLIK_").lower().split("__")
    bare = Settings()
    derived = {
        "OTKLIK_DATABASE_URL": bare.url(),
        "OTKLIK_KEYS_DIR": bare.keys(),
        "OTKLIK_BACKUP__TO": bare.backups(),
    }
    if name in derived:
        return derived[name]
    if getattr(bare, path[0]) is None:
        kinds: dict[str, type[BaseModel]] = {
            "telegram": doors.TelegramSettings,
            "vk": doors.VkSettings,
            "max": doors.MaxSettings,
        }
        return kinds[path[0]].model_fields[path[1]].default
    return _value(bare, name)
