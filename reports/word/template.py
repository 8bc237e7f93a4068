"""A template that staff edited in Word: what it may say, or why it is refused.

It may name our fields and leave something out where a field is empty, no more: no code, no loops,
no filters. So a template can neither read the machine nor keep it busy. The library's sandbox lies
below that; a zip that unpacks to a flood is refused before it is unpacked.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reports import zipped
from reports.report.chapters import CHAPTERS
from reports.word import parts as word_parts
from reports.word.parts import BadTemplate as BadTemplate

if TYPE_CHECKING:
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # has no types
    from jinja2.sandbox import SandboxedEnvironment

LARGEST = 5 << 20
"""Bytes of a template; ours has 40,000. Room for a coat of arms."""
LARGEST_UNPACKED = 20 << 20

LINES = (
    *("org", "org_short", "act", "title", "period", "as_of", "status"),
    *("responsible", "responsible_internal", "recipient", "mark", "clause", "snapshot"),
)
"""Fields within a line: `{{ org }}`."""

BLOCKS = CHAPTERS
"""Fields that are paragraphs of their own: `{{p metrics }}`."""

REQUIRED = ("mark", "metrics")
"""The mark of internal papers (R-40) and the six metrics: without them it is another paper."""

_PLAIN = frozenset({"Template", "Output", "TemplateData", "Name", "If", "Not", "And", "Or"})
_FIELD = re.compile(r"{{\s*(\w+)\s*}}")


@dataclass(frozen=True)
class WordTemplate:
    """The bytes of a .docx; `check` before `opened`."""

    data: bytes

    def check(self) -> None:
        """Raises BadTemplate. What is sound here is sound when it is filled."""
        self._look_at_zip()
        environment = sandbox()
        used = [_of_one(environment, source) for source in self._sources]
        if unknown := sorted({name for names in used for name in names} - {*LINES, *BLOCKS}):
            raise BadTemplate("unknown", unknown[0])
        for source in self._sources:
            _look_at_places(source)
        for wanted in REQUIRED:
            if wanted not in {name for names in used for name in names}:
                raise BadTemplate("missing", wanted)
        for filled in (dict.fromkeys((*LINES, *BLOCKS), "x"), dict.fromkeys((*LINES, *BLOCKS), "")):
            self._fill(environment, filled)

    @cached_property
    def names(self) -> frozenset[str]:
        """Fields it uses."""
        environment = sandbox()
        return frozenset(name for source in self._sources for name in _of_one(environment, source))

    def opened(self) -> DocxTemplate:
        """Without words of its own in the properties, which would be filled as well."""
        from docxtpl import DocxTemplate

        template = DocxTemplate(io.BytesIO(self.data))
        properties = template.get_docx().core_properties
        for name in ("author", "comments", "identifier", "language", "subject", "title"):
            setattr(properties, name, "")
        return template

    def has_styles(self, wanted: frozenset[str]) -> bool:
        told = zipped.parts(self.data, LARGEST_UNPACKED).get("word/styles.xml", b"")
        return all(f'w:styleId="{name}"'.encode() in told for name in wanted)

    def _look_at_zip(self) -> None:
        if len(self.data) > LARGEST:
            raise BadTemplate("too_big")
        try:
            found = zipped.parts(self.data, LARGEST_UNPACKED)
        except zipped.NotSound as error:
            raise BadTemplate("not_docx") from error
        if "word/document.xml" not in found:
            raise BadTemplate("not_docx")
        for name, part in found.items():
            word_parts.look_at(name, part)

    @cached_property
    def _sources(self) -> tuple[str, ...]:
        """All that would be filled, with fields whole: Word tears them over several runs."""
        try:
            template = self.opened()
            return tuple(_patched(template))
        except Exception as error:  # the library raises whatever its parser does
            raise BadTemplate("not_docx") from error

    def _fill(self, environment: SandboxedEnvironment, filled: Mapping[str, str]) -> None:
        """Strictly: the library itself mends broken XML in silence, and loses what it mends."""
        from docx.oxml import parse_xml

        for source in self._sources:
            try:
                parse_xml(environment.from_string(source).render(filled))
            except Exception as error:
                raise BadTemplate("broken") from error


def sandbox() -> SandboxedEnvironment:
    """Nothing to call, nothing to filter with; what is filled in is escaped."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    for several in (environment.globals, environment.filters, environment.tests):
        several.clear()
    return environment


def _patched(template: Any) -> Iterator[str]:
    from docx.oxml import parse_xml

    yield template.patch_xml(template.get_xml())
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(kind):
            yield template.patch_xml(template.xml_to_string(parse_xml(part.blob)))
    for part in template.docx.part.package.parts:
        if part.content_type.endswith("footnotes+xml"):
            yield template.patch_xml(part.blob.decode("utf-8"))


def _of_one(environment: SandboxedEnvironment, source: str) -> frozenset[str]:
    """Names of fields. Raises BadTemplate for whatever is more than a field or a condition."""
    from jinja2 import TemplateSyntaxError, nodes

    try:
        found = list(environment.parse(source).find_all(nodes.Node))
    except TemplateSyntaxError as error:
        raise BadTemplate("syntax", error.message or "") from error
    except RecursionError as error:  # a thousand brackets, one in another
        raise BadTemplate("syntax", "{{ ( ( (") from error
    for node in found:
        if type(node).__name__ not in _PLAIN:
            raise BadTemplate("forbidden", type(node).__name__)
    return frozenset(node.name for node in found if isinstance(node, nodes.Name))


def _look_at_places(source: str) -> None:
    """A chapter is paragraphs and cannot stand within a line; a line cannot stand without one."""
    for found in _FIELD.finditer(source):
        name, before = found[1], source[: found.start()]
        tag = before[before.rfind("<") :]
        is_within = tag.startswith(("<w:t>", "<w:t ")) and not tag.endswith("/>")
        if is_within == (name in BLOCKS):
            raise BadTemplate("place", name)
