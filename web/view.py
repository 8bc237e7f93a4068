"""A reply as a page: what is its heading, what is ticked, pressed, typed, and where links lead.

Pure. The same reply is a message with buttons in a messenger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from bot.events import Button, Reply
from bot.handlers import menu
from bot.handlers.mine_thread import REPLY
from bot.handlers.rating_pages import HELPED, NOT_HELPED
from bot.heard import Heard
from bot.surveys.choices import DONE
from bot.texts import say
from storage.records import DK

LINKS = {
    "start": "/",
    "surveys": "/",
    "official": "/official",
    "changes": "/changes",
    "about": "/about",
}
"""Doors of the menu that are pages of their own."""
NEXT = "+next"
FORWARD = frozenset({"+begin", "+resume", "+send", "+masked", "+without", DONE})
"""Options by which pages of every talk go on; all others with a plus lead back or aside."""
ASKED = frozenset({DK, REPLY, HELPED, NOT_HELPED})
"""Options with a plus that answer what the page asks."""
PHOTOS = "image/jpeg,image/png,image/webp"
ACCEPTED = {"": "", "photos": PHOTOS, "files": f"{PHOTOS},.pdf,.docx,.xlsx"}
"""What a browser offers to choose from where files may be sent."""
HEADING = 90  # characters that a heading may have
SHORT = 3  # characters of labels that stand side by side, as marks do
_CODE = re.compile(r"(?<=: )(\d{4} \d{4} \d{4} \d{4})$", re.MULTILINE)
_SENTENCE = re.compile(r"(.+?[.!?…])(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    to: str


@dataclass(frozen=True, slots=True)
class Box:
    label: str
    data: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class View:
    """`entry`: what the button under the field sends, "" if there is no field; `keeps`: an answer
    to this question stands until another is given; `error`: why nothing was taken."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    progress: tuple[int, int] | None = None
    boxes: tuple[Box, ...] = ()
    answers: tuple[Button, ...] = ()
    forward: tuple[Button, ...] = ()
    aside: tuple[Button, ...] = ()
    links: tuple[Link, ...] = ()
    entry: str = ""
    longest: int = 0
    keeps: bool = False
    error: str = ""
    typed: str = field(default="", repr=False)
    takes: str = ""  # kinds of files, as a browser reads them in `accept`
    code: str = ""  # "digits" or "letters" where a code is to be typed

    @property
    def attach(self) -> str:
        """What the button under the field of files sends."""
        return ATTACH

    @property
    def told(self) -> tuple[Markup, ...]:
        """The paragraphs; a code is seen at once, but for the example where one is asked for."""
        shown = "{}" if self.code else SECRET
        return tuple(_with_code(paragraph, shown) for paragraph in self.paragraphs)

    @property
    def is_form(self) -> bool:
        return bool(self.boxes or self.answers or self.forward or self.aside or self.entry)

    @property
    def must_type(self) -> bool:
        """There is no going on with an empty field."""
        return self.entry == ENTRY

    @property
    def is_short(self) -> bool:
        """Marks stand side by side, «Затрудняюсь ответить» below them."""
        marks = [button for button in self.answers if button.option != DK]
        return all(len(button.label) <= SHORT for button in marks)

    @property
    def title(self) -> str:
        """Of the window: where one is, and whether something is wrong."""
        name = self.heading
        if self.progress:
            name = say("survey-progress", n=self.progress[0], total=self.progress[1])
        return say("web-title-error", title=name) if self.error else name


SECRET = '<strong class="secret" translate="no">{}</strong>'
ATTACH = "+attach"
ENTRY = "+entry"
"""What is sent by the button under a field where nothing else is meant by it."""


def view(heard: Heard, heading: str = "", typed: str = "") -> View:
    """`heading`: if the page knows a better one than its first sentence."""
    if not heard.replies:
        return View(heading=heading or say("web-title"))
    last = heard.replies[-1]
    told = "\n\n".join(reply.text for reply in heard.replies)
    page = _parted(last, _headed(told, heading, last.progress))
    error = next((reply.toast for reply in heard.replies if reply.toast), "")
    if error == say("errors-old-button"):  # of a message, whose question stands below
        error = say("web-old-page")
    return replace(page, error=error, typed=typed)


def boxes(reply: Reply) -> tuple[Button, ...]:
    """The options of a question that takes several; () of any other page."""
    if not any(button.option == DONE for button in reply.buttons):
        return ()
    return tuple(
        button
        for button in reply.buttons
        if not (button.option.startswith("+") or button.standing or button.url)
    )


def _with_code(text: str, shown: str) -> Markup:
    before, code, after = _CODE.split(text, 1) if _CODE.search(text) else (text, "", "")
    return escape(before) + (Markup(shown).format(code) if code else "") + escape(after)


def _box(button: Button) -> Box:
    """It shows its tick by itself, so the label needs none."""
    tick = say("buttons-selected", answer="") if button.ticked else ""
    return Box(button.label.removeprefix(tick), button.data, button.ticked)


def _headed(text: str, heading: str, progress: tuple[int, int] | None) -> View:
    paragraphs = [part for part in text.split("\n\n") if part]
    if progress is not None:  # its own paragraph, then the question
        return View(paragraphs[1], tuple(paragraphs[2:]), progress)
    if heading:
        return View(heading, tuple(paragraphs))
    line, _, below = paragraphs[0].partition("\n")
    first = _SENTENCE.match(line)
    name, beside = (first[1], line[first.end() :]) if first else (line, "")
    if len(name) > HEADING:
        return View(say("web-title"), tuple(paragraphs))
    rest = "\n".join(part for part in (beside, below) if part)
    told = (rest, *paragraphs[1:]) if rest else tuple(paragraphs[1:])
    return View(name.rstrip(".:"), told)


def _parted(reply: Reply, page: View) -> View:
    ticks = boxes(reply)
    links, rest = _links(reply.buttons)
    is_asked = any(b.option in ASKED for b in rest)
    answers = [b for b in rest if b not in ticks and _is_answer(b, is_asked)]
    following = next((b for b in rest if b.option == NEXT), None)
    forward = [b for b in rest if b.option in FORWARD or (b is following and not reply.entry)]
    taken = [*ticks, *answers, *forward, following]
    entry = (following.data if following else ENTRY) if reply.entry else ""
    return replace(
        page,
        boxes=tuple(_box(button) for button in ticks),
        answers=tuple(answers),
        forward=tuple(forward),
        aside=tuple(button for button in rest if button not in taken),
        links=links,
        entry=entry,
        longest=reply.longest,
        takes=ACCEPTED[reply.takes],
        code=reply.code,
        keeps=following is not None and reply.progress is not None,
    )


def _is_answer(button: Button, is_asked: bool) -> bool:
    """Beside answers of its own a page has doors only aside."""
    if button.option in ASKED:
        return True
    return not (button.option.startswith("+") or (is_asked and button.standing))


def _links(buttons: Iterable[Button]) -> tuple[tuple[Link, ...], Sequence[Button]]:
    """Those that lead to a page, and all others."""
    links, rest = [], []
    for button in buttons:
        is_door = button.topic == menu.TOPIC and button.standing
        to = button.url or (LINKS.get(button.option, "") if is_door else "")
        if to:
            links.append(Link(button.label, to))
        else:
            rest.append(button)
    return tuple(links), rest
