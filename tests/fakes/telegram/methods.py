"""What each method takes.

Names and types: Bot API 10.3, as far as Otklik goes; a method or parameter that is missing here is
missing on purpose until somebody needs it.
"""

from collections.abc import Mapping

from tests.fakes.telegram.parameters import (
    Parameter,
    boolean,
    chat,
    document,
    integer,
    integers,
    mapping,
    objects,
    string,
    strings,
)

CHAT = {"chat_id": Parameter(chat, "chat_id is empty")}
MESSAGE = {"message_id": Parameter(integer, "message identifier is not specified")}
SENDING = CHAT | {
    "message_thread_id": Parameter(integer),
    "disable_notification": Parameter(boolean),
    "protect_content": Parameter(boolean),
    "reply_parameters": Parameter(mapping),
}
MARKUP = {"reply_markup": Parameter(mapping)}
TEXT = {
    "text": Parameter(string, "message text is empty"),
    "parse_mode": Parameter(string),
    "entities": Parameter(objects),
    "link_preview_options": Parameter(mapping),
}
CAPTION = {
    "caption": Parameter(string),
    "parse_mode": Parameter(string),
    "caption_entities": Parameter(objects),
}
SHOWN = {"show_caption_above_media": Parameter(boolean), "has_spoiler": Parameter(boolean)}

METHODS: Mapping[str, Mapping[str, Parameter]] = {
    "getMe": {},
    "getUpdates": {
        "offset": Parameter(integer),
        "limit": Parameter(integer),
        "timeout": Parameter(integer),
        "allowed_updates": Parameter(strings),
    },
    "deleteWebhook": {"drop_pending_updates": Parameter(boolean)},
    "getWebhookInfo": {},
    "sendMessage": SENDING | TEXT | MARKUP,
    "editMessageText": CHAT | MESSAGE | TEXT | MARKUP,
    "editMessageCaption": CHAT
    | MESSAGE
    | CAPTION
    | {"show_caption_above_media": Parameter(boolean)}
    | MARKUP,
    "editMessageReplyMarkup": CHAT | MESSAGE | MARKUP,
    "answerCallbackQuery": {
        "callback_query_id": Parameter(string, "query ID is invalid"),
        "text": Parameter(string),
        "show_alert": Parameter(boolean),
        "url": Parameter(string),
        "cache_time": Parameter(integer),
    },
    "deleteMessage": CHAT | MESSAGE,
    "deleteMessages": CHAT
    | {"message_ids": Parameter(integers, "message identifiers are missing")},
    "pinChatMessage": CHAT | MESSAGE | {"disable_notification": Parameter(boolean)},
    "unpinChatMessage": CHAT | {"message_id": Parameter(integer)},
    "getChat": CHAT,
    "getChatMember": CHAT | {"user_id": Parameter(integer, "invalid user_id specified")},
    "getChatAdministrators": CHAT | {"return_bots": Parameter(boolean)},
    "getChatMemberCount": CHAT,
    "leaveChat": CHAT,
    "sendChatAction": CHAT
    | {
        "message_thread_id": Parameter(integer),
        "action": Parameter(string, "wrong parameter action in request"),
    },
    "setMyCommands": {
        "commands": Parameter(objects, "can't parse commands JSON object"),
        "scope": Parameter(mapping),
        "language_code": Parameter(string),
    },
    "sendDocument": SENDING
    | CAPTION
    | MARKUP
    | {
        "document": Parameter(document, "there is no document in the request"),
        "disable_content_type_detection": Parameter(boolean),
    },
    "sendPhoto": SENDING
    | CAPTION
    | SHOWN
    | MARKUP
    | {"photo": Parameter(document, "there is no photo in the request")},
    "getFile": {"file_id": Parameter(string, "file_id not specified")},
    "sendMediaGroup": SENDING | {"media": Parameter(objects, "can't parse media JSON object")},
}
NAMES = {name.lower(): name for name in METHODS}
"""The server does not look at the case of a method's name."""
