"""A notice as a row: its words and buttons sealed, all of one size; and read again."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from secrets import randbelow
from typing import Any

from sqlalchemy import Row

from storage import sealing
from storage.addresses import open_address
from storage.file_records import HeldFile
from storage.guests import opened as open_guest
from storage.keys import Keys
from storage.notice_records import Notice, NoticeButton, NoticeDraft
from storage.records import Person

SIZE = 24 * 1024
"""Bytes of every sealed body: words of 4,096 characters and their buttons."""
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def sealed(keys: Keys, draft: NoticeDraft, now: datetime) -> dict[str, Any]:
    name = randbelow(2**31 - 1) + 1
    told: dict[str, Any] = {"text": draft.text}
    told["buttons"] = [asdict(button) for button in draft.buttons]
    told["files"] = [asdict(file) for file in draft.files]
    body = json.dumps(told, ensure_ascii=False).encode()
    return {
        "id": name,
        "kind": draft.kind,
        "appeal": draft.appeal,
        "chat": draft.chat or None,
        "body": sealing.seal(keys.lasting("notice"), body, SIZE, _place(name)),
        "state": "waiting",
        "tries": 0,
        "not_before": draft.not_before or now,
        "owner": "",
        "until": LONG_AGO,
    }


def _place(name: int) -> bytes:
    return f"notice:{name}".encode()


def read(keys: Keys, row: Row[Any]) -> Notice:
    """`row`: with the number of its appeal, and both addresses, sealed. Raises Unreadable."""
    told = json.loads(sealing.unseal(keys.lasting("notice"), row.body, _place(row.id)))
    return Notice(
        id=row.id,
        kind=row.kind,
        appeal=row.appeal,
        chat=row.chat or "",
        person=_person(keys, row),
        text=told["text"],
        buttons=tuple(NoticeButton(**button) for button in told["buttons"]),
        tries=row.tries,
        owner=row.owner,
        base=row.base if row.state == "sending" else None,
        files=tuple(HeldFile(**file) for file in told.get("files", ())),
        mailing=row.mailing or "",
        guest=row.guest or b"",
    )


def _person(keys: Keys, row: Row[Any]) -> Person | None:
    if row.sealed_guest is not None:
        return open_guest(keys, row.guest, row.sealed_guest).person
    if row.chat or row.sealed_address is None:
        return None
    return open_address(keys, row.sealed_address, row.number)
