"""Everything a person can send to a community besides a text; one line a kind.

Source: dev.vk.com, "Message attachments" and "Message object" (5.199).
"""

from typing import Any

Json = dict[str, Any]

OWNER = {"owner_id": 101, "id": 456_239_017}
SIZES = [{"type": "x", "url": "https://sun.example/x.jpg", "width": 604, "height": 453}]
FILE = {"size": 24_681, "ext": "pdf", "url": "https://vk.example/doc1"}
FORWARDED = {"date": 1_430_000_000, "from_id": 102, "text": "Переслано", "attachments": []}

ATTACHMENTS: dict[str, Json] = {
    "photo": OWNER | {"album_id": -3, "date": 1, "sizes": SIZES, "text": ""},
    "video": OWNER | {"title": "Видео", "duration": 9},
    "video_message": OWNER | {"duration": 5},
    "audio": OWNER | {"artist": "Хор", "title": "Песня", "duration": 120},
    "audio_message": OWNER | {"duration": 4, "link_ogg": "https://vk.example/a.ogg"},
    "doc": OWNER | FILE | {"title": "справка.pdf", "type": 1},
    "graffiti": OWNER | {"url": "https://vk.example/g.png", "width": 5, "height": 5},
    "sticker": {"sticker_id": 9_008, "product_id": 279, "images": []},
    "gift": {"id": 989, "thumb_256": "https://vk.example/gift.jpg"},
    "link": {"url": "https://example.org", "title": "Пример", "description": ""},
    "market": OWNER | {"title": "Стул", "price": {"amount": "100"}},
    "market_album": OWNER | {"title": "Мебель"},
    "wall": OWNER | {"from_id": 101, "text": "Запись"},
    "wall_reply": OWNER | {"from_id": 101, "text": "Ответ", "post_id": 1},
    "poll": OWNER | {"question": "Куда пойдём?", "answers": []},
    "story": OWNER | {"type": "photo"},
    "call": {"initiator_id": 101, "receiver_id": -1, "state": "reached", "time": 1},
    "podcast": OWNER | {"title": "Выпуск"},
    "mini_app": {"title": "Приложение", "app": {"id": 6}},
    "event": {"id": 5, "time": 1, "text": "Ярмарка"},
    "article": OWNER | {"title": "Статья"},
    "narrative": OWNER | {"title": "Сюжет"},
    "curator": {"id": 4, "name": "Куратор"},
    "group_call_in_progress": {"initiator_id": 101, "join_link": "https://vk.example/call"},
    "kind_of_next_year": {"id": 1},
}
OTHERS: dict[str, Json] = {
    "geo": {"geo": {"type": "point", "coordinates": {"latitude": 56.8, "longitude": 60.6}}},
    "forwarded": {"fwd_messages": [FORWARDED, FORWARDED]},
    "reply": {"reply_message": FORWARDED},
    "album": {"attachments": [{"type": "photo", "photo": ATTACHMENTS["photo"]}] * 10},
    "nothing": {},
    "expiring": {"is_cropped": True, "expire_ttl": 60, "text": "исчезну"},
}
KINDS = (*ATTACHMENTS, *OTHERS)


def body(kind: str) -> Json:
    """A fresh body of a message of this kind. KeyError names the kinds there are."""
    if kind in ATTACHMENTS:
        return {"attachments": [{"type": kind, kind: dict(ATTACHMENTS[kind])}]}
    if kind in OTHERS:
        return dict(OTHERS[kind])
    raise KeyError(f"no content {kind!r}, there are {KINDS}")
