"""Texts as the Bot API takes them: HTML into entities, trimming, length in UTF-16 units.

Rules: Bot API, "Formatting options" and "sendMessage"; words of refusals: tdlib/td,
`MessageEntity.cpp`.
Markdown is not spoken here: the house forbids it.
"""

import html
import json
import re
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram.refusals import Refused, bad, strict

MAX_TEXT = 4096
MAX_CAPTION = 1024

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
ENTITIES = {
    *TAGS.values(),
    *("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"),
    *("text_mention", "custom_emoji", "expandable_blockquote", "date_time"),
}
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u2800"
_TOKEN = re.compile(r"<(/?)([a-zA-Z0-9-]*)([^<>]*)>|<")
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*["']?([^"'\s>]*)["']?""")


@dataclass(frozen=True)
class Wording:
    """A text and its entities, offsets and lengths in UTF-16 units."""

    text: str
    entities: tuple[dict[str, Any], ...] = ()


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read(
    text: str, parse_mode: str | None, entities: list[dict[str, Any]] | None, limit: int = MAX_TEXT
) -> Wording:
    """What people will see. `limit` in UTF-16 units, counted after the markup is taken away."""
    if parse_mode and entities:
        raise strict("parse_mode and entities at once")
    wording = _by_mode(text, parse_mode, entities)
    wording = _trimmed(wording)
    if not wording.text.strip(INVISIBLE + " \n\t\r"):
        raise bad("text must be non-empty")
    if units(wording.text) > limit:
        raise bad("message is too long" if limit == MAX_TEXT else "message caption is too long")
    return wording


def _by_mode(text: str, parse_mode: str | None, entities: list[dict[str, Any]] | None) -> Wording:
    if parse_mode is None:
        return Wording(text, tuple(_checked(entity, units(text)) for entity in entities or ()))
    if parse_mode.lower() == "html":
        return parse_html(text)
    if parse_mode.lower() in ("markdown", "markdownv2"):
        raise strict("Markdown is forbidden in this house, use entities or HTML")
    raise bad("unsupported parse_mode")


def _checked(entity: dict[str, Any], length: int) -> dict[str, Any]:
    if entity.get("type") not in ENTITIES:
        raise strict(f"unknown entity {json.dumps(entity)}")
    start, size = entity.get("offset"), entity.get("length")
    if not isinstance(start, int) or not isinstance(size, int) or size < 1:
        raise strict(f"entity without offset and length {json.dumps(entity)}")
    if start < 0 or start + size > length:
        raise bad("ENTITY_BOUNDS_INVALID")
    return {key: value for key, value in entity.items() if value is not None}


def _trimmed(wording: Wording) -> Wording:
    """Telegram cuts the spaces around a text, so an edit that differs by them is "not modified"."""
    cut = units(wording.text) - units(wording.text.lstrip())
    text = wording.text.strip()
    room = units(text)
    kept = []
    for entity in wording.entities:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] - cut + entity["length"], room)
        if start < end:
            kept.append({**entity, "offset": start, "length": end - start})
    return Wording(text, tuple(kept))


def parse_html(source: str) -> Wording:
    """>>> parse_html("a <b>b</b> &lt;").text
    'a b <'
    """
    parser = _Html(source)
    for token in _TOKEN.finditer(source):
        parser.take(token)
    return parser.whole()


@dataclass
class _Open:
    tag: str
    start: int
    extra: dict[str, str]


class _Html:
    def __init__(self, source: str) -> None:
        self._source = source
        self._seen = 0
        self._text = ""
        self._open: list[_Open] = []
        self._entities: list[dict[str, Any]] = []

    def take(self, token: re.Match[str]) -> None:
        self._text += html.unescape(self._source[self._seen : token.start()])
        self._seen = token.end()
        where = len(self._source[: token.start()].encode())
        if token[0] == "<":
            raise _unparsed(f"Unclosed start tag at byte offset {where}")
        tag = token[2].lower()
        if token[1]:
            self._close(tag, where)
        elif tag not in TAGS:
            raise _unparsed(f'Unsupported start tag "{tag}" at byte offset {where}')
        else:
            self._open.append(_Open(tag, units(self._text), _extra(tag, token[3], where)))

    def _close(self, tag: str, where: int) -> None:
        if not self._open:
            raise _unparsed(f"Unexpected end tag at byte offset {where}")
        begun = self._open.pop()
        if tag not in ("", begun.tag):
            expected = f'expected "</{begun.tag}>", found "</{tag}>"'
            raise _unparsed(f"Unmatched end tag at byte offset {where}, {expected}")
        length = units(self._text) - begun.start
        if length:
            kind = {"type": TAGS[begun.tag], "offset": begun.start, "length": length}
            self._entities.append({**kind, **begun.extra})

    def whole(self) -> Wording:
        if self._open:
            tag = self._open[-1].tag
            raise _unparsed(f'Can\'t find end tag corresponding to start tag "{tag}"')
        text = self._text + html.unescape(self._source[self._seen :])
        return Wording(text, tuple(sorted(self._entities, key=lambda e: int(e["offset"]))))


def _extra(tag: str, attributes: str, where: int) -> dict[str, str]:
    given = dict(_ATTRIBUTE.findall(attributes))
    if tag == "a":
        return {"url": html.unescape(given.get("href", ""))}
    if tag == "span" and given.get("class") != "tg-spoiler":
        raise _unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
    return {}


def _unparsed(words: str) -> Refused:
    return bad(f"can't parse entities: {words}")
