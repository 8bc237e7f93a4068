"""Everything a person can send besides a text, as the Bot API tells it; one line a kind.

`KINDS` are the contents of an ordinary message, `SERVICE` what the chat itself reports. Names are
those of aiogram's ContentType, and a test holds the two lists against it.
"""

from typing import Any

Json = dict[str, Any]

WHEN = 1_790_000_000


def _file(kind: str, **more: Any) -> Json:
    return {
        "file_id": f"AgAD-{kind}-1",
        "file_unique_id": f"AQAD-{kind}",
        "file_size": 24_681,
    } | more


PHOTO = [_file("photo-s", width=90, height=68), _file("photo-m", width=800, height=600)]
PLACE = {"latitude": 56.838011, "longitude": 60.597465}
SOMEBODY = {"id": 4_000_001, "is_bot": False, "first_name": "Пётр"}
CHANNEL = {"id": -1_001_999_000_001, "type": "channel", "title": "Новости"}
STICKER = _file(
    "sticker", type="regular", width=512, height=512, is_animated=False, is_video=False, emoji="👍"
)
POLL = {
    "id": "5408000000000000001",
    "question": "Куда пойдём?",
    "options": [
        {"persistent_id": "1", "text": "В парк", "voter_count": 0},
        {"persistent_id": "2", "text": "Домой", "voter_count": 0},
    ],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": True,
    "members_only": False,
}
TASKS = [{"id": 1, "text": "Покрасить забор"}]
CHECKLIST = {"title": "Дела", "tasks": TASKS}
MODEL = {"name": "М", "sticker": STICKER, "rarity_per_mille": 5}
COLORS = {"center_color": 1, "edge_color": 2, "symbol_color": 3, "text_color": 4}
UNIQUE_GIFT = {
    "gift_id": "1",
    "base_name": "Кот",
    "name": "Cat-1",
    "number": 1,
    "model": MODEL,
    "symbol": MODEL,
    "backdrop": {"name": "Ф", "colors": COLORS, "rarity_per_mille": 5},
}
PAYMENT = {
    "currency": "XTR",
    "total_amount": 1,
    "invoice_payload": "p",
    "telegram_payment_charge_id": "t",
}

KINDS: dict[str, Json] = {
    "animation": {
        "animation": _file("gif", width=320, height=240, duration=3),
        "document": _file("gif"),
    },
    "audio": {"audio": _file("audio", duration=120, title="Песня", mime_type="audio/mpeg")},
    "document": {"document": _file("doc", file_name="справка.pdf", mime_type="application/pdf")},
    "live_photo": {
        "live_photo": _file("live", width=800, height=600, duration=2),
        "photo": PHOTO,
    },
    "paid_media": {
        "paid_media": {"star_count": 1, "paid_media": [{"type": "photo", "photo": PHOTO}]}
    },
    "photo": {"photo": PHOTO},
    "sticker": {"sticker": STICKER},
    "story": {"story": {"chat": CHANNEL, "id": 7}},
    "video": {"video": _file("video", width=640, height=480, duration=9, mime_type="video/mp4")},
    "video_note": {"video_note": _file("note", length=240, duration=5)},
    "voice": {"voice": _file("voice", duration=4, mime_type="audio/ogg")},
    "checklist": {"checklist": CHECKLIST},
    "contact": {"contact": {"phone_number": "+79000000000", "first_name": "Анна"}},
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
    "game": {"game": {"title": "Игра", "description": "Весёлая", "photo": PHOTO}},
    "poll": {"poll": POLL},
    "venue": {
        "venue": {"location": PLACE, "title": "Почта", "address": "Ленина, 1"},
        "location": PLACE,
    },
    "location": {"location": PLACE},
    "giveaway": {
        "giveaway": {"chats": [CHANNEL], "winners_selection_date": WHEN, "winner_count": 1}
    },
    "giveaway_winners": {
        "giveaway_winners": {
            "chat": CHANNEL,
            "giveaway_message_id": 3,
            "winners_selection_date": WHEN,
            "winner_count": 1,
            "winners": [SOMEBODY],
        }
    },
    "invoice": {
        "invoice": {
            "title": "Счёт",
            "description": "За воду",
            "start_parameter": "x",
            "currency": "RUB",
            "total_amount": 100,
        }
    },
    "rich_message": {"rich_message": {"blocks": [{"type": "divider"}]}},
}

SERVICE: dict[str, Json] = {
    "new_chat_members": {"new_chat_members": [SOMEBODY]},
    "left_chat_member": {"left_chat_member": SOMEBODY},
    "new_chat_title": {"new_chat_title": "Другое имя"},
    "new_chat_photo": {"new_chat_photo": PHOTO},
    "delete_chat_photo": {"delete_chat_photo": True},
    "group_chat_created": {"group_chat_created": True},
    "supergroup_chat_created": {"supergroup_chat_created": True},
    "channel_chat_created": {"channel_chat_created": True},
    "message_auto_delete_timer_changed": {
        "message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400}
    },
    "migrate_to_chat_id": {"migrate_to_chat_id": -1_001_000_000_777},
    "migrate_from_chat_id": {"migrate_from_chat_id": -777},
    "pinned_message": {
        "pinned_message": {"message_id": 1, "date": WHEN, "chat": CHANNEL, "text": "Важно"}
    },
    "successful_payment": {"successful_payment": PAYMENT | {"provider_payment_charge_id": "p"}},
    "refunded_payment": {"refunded_payment": PAYMENT},
    "users_shared": {"users_shared": {"request_id": 1, "users": [{"user_id": 4_000_001}]}},
    "chat_shared": {"chat_shared": {"request_id": 1, "chat_id": -1_001_999_000_001}},
    "gift": {"gift": {"gift": {"id": "1", "sticker": STICKER, "star_count": 15}}},
    "unique_gift": {"unique_gift": {"gift": UNIQUE_GIFT, "origin": "transfer"}},
    "connected_website": {"connected_website": "example.org"},
    "write_access_allowed": {"write_access_allowed": {"from_request": True}},
    "proximity_alert_triggered": {
        "proximity_alert_triggered": {"traveler": SOMEBODY, "watcher": SOMEBODY, "distance": 50}
    },
    "boost_added": {"boost_added": {"boost_count": 1}},
    "chat_background_set": {
        "chat_background_set": {"type": {"type": "chat_theme", "theme_name": "🎄"}}
    },
    "checklist_tasks_done": {"checklist_tasks_done": {"marked_as_done_task_ids": [1]}},
    "checklist_tasks_added": {"checklist_tasks_added": {"tasks": TASKS}},
    "forum_topic_created": {
        "forum_topic_created": {"name": "Дороги", "icon_color": 7_322_096},
        "message_thread_id": 5,
    },
    "forum_topic_edited": {"forum_topic_edited": {"name": "Дворы"}},
    "forum_topic_closed": {"forum_topic_closed": {}},
    "forum_topic_reopened": {"forum_topic_reopened": {}},
    "general_forum_topic_hidden": {"general_forum_topic_hidden": {}},
    "general_forum_topic_unhidden": {"general_forum_topic_unhidden": {}},
    "giveaway_created": {"giveaway_created": {}},
    "giveaway_completed": {"giveaway_completed": {"winner_count": 1}},
    "video_chat_scheduled": {"video_chat_scheduled": {"start_date": WHEN}},
    "video_chat_started": {"video_chat_started": {}},
    "video_chat_ended": {"video_chat_ended": {"duration": 60}},
    "video_chat_participants_invited": {"video_chat_participants_invited": {"users": [SOMEBODY]}},
    "web_app_data": {"web_app_data": {"data": "{}", "button_text": "Открыть"}},
}


def body(kind: str) -> Json:
    """A fresh body of a message of this kind. KeyError names the kinds there are."""
    found = KINDS.get(kind) or SERVICE.get(kind)
    if found is None:
        raise KeyError(f"no content {kind!r}, there are {sorted({*KINDS, *SERVICE})}")
    return dict(found)
