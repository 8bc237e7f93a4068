"""A page as whoever uses it sees it: headings, buttons, boxes, links; and its bare structure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "br", "img"})


@dataclass
class Page:
    """`fields`: hidden ones, the first of each name; `repeated`: the others. `values`: of fields to
    type into, `chosen`: of those to choose from. `boxes` by their labels: values, and names.
    `picks`: boxes beside the lines of a list, by their numbers; `hidden_picks`: those that
    travel with a form. `offered`: what is suggested to type.
    `faults`: what is wrong, by field. `actions`: where a button sends.
    `structure`: (tag, names of its attributes) in order."""

    status: int = 200
    path: str = ""
    title: str = ""
    heading: str = ""
    error: str = ""
    typed: str = ""
    words: str = ""
    action: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    repeated: list[tuple[str, str]] = field(default_factory=list)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    offered: list[str] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    picks: dict[str, str] = field(default_factory=dict)
    hidden_picks: list[str] = field(default_factory=list)
    boxes: dict[str, str] = field(default_factory=dict)
    box_names: dict[str, str] = field(default_factory=dict)
    ticked: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    structure: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)


LOOKS = re.compile(r'<details class="looks">.*?</details>', re.DOTALL)
"""The choice of how pages look, the same on every page."""


def read(html: str, status: int = 200, path: str = "") -> Page:
    reader = _Reader(Page(status, path))
    reader.feed(LOOKS.sub("", html))
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        self._box: dict[str, str] | None = None
        self._field = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.page.structure.append((tag, tuple(name for name, _ in attrs)))
        if tag == "form":
            self.page.action = told.get("action", "")
        if tag == "input" and told.get("type") == "hidden":
            self._hidden(told["name"], told["value"])
        if tag in ("select", "textarea"):
            self._field = told.get("name", "")
        if tag == "option" and "selected" in told:
            self.page.chosen[self._field] = told["value"]
        if tag == "option" and any(opened == "datalist" for opened, _, _ in self._open):
            self.page.offered.append(told["value"])
        if tag == "input" and told.get("type") not in ("hidden", "checkbox", "radio", "file"):
            self.page.values[told["name"]] = told.get("value", "")
        if tag == "input" and told.get("name") == "pick":
            self._pick(told["type"], told["value"])
        elif tag == "input" and told.get("type") == "checkbox":
            self._box = told
        if tag not in VOID:
            self._open.append((tag, told, []))

    def _hidden(self, name: str, value: str) -> None:
        if self.page.fields.setdefault(name, value) != value:
            self.page.repeated.append((name, value))

    def _pick(self, kind: str, value: str) -> None:
        if kind == "hidden":
            self.page.hidden_picks.append(value)
        else:
            self.page.picks[value.partition(":")[0]] = value

    def handle_data(self, data: str) -> None:
        self.page.words += data
        for _, _, said in self._open:
            said.append(data)

    def handle_endtag(self, tag: str) -> None:
        opened, told, said = self._open.pop()
        assert opened == tag
        text, page = " ".join(" ".join(said).split()), self.page
        match tag:
            case "title":
                page.title = text
            case "h1":
                page.heading = text
            case "button":
                page.buttons[text] = (told.get("name", ""), told.get("value", ""))
                page.actions[text] = page.action
            case "a":
                page.links[text] = told["href"]
            case "small" if "fault" in told.get("class", "").split():
                page.faults[told["id"].removesuffix("-fault")] = text
            case "p" if told.get("id") == "error":
                page.error = text
            case "textarea":
                page.typed = "".join(said).removeprefix("\n")
            case "label" if self._box is not None:
                page.boxes[text] = self._box["value"]
                page.box_names[text] = self._box["name"]
                page.ticked += [text] if "checked" in self._box else []
                self._box = None
