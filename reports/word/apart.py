"""A template from outside, looked at in a process of its own: some keep a parser busy for hours.

Thirty kilobytes of `-%}` are enough.
"""

from __future__ import annotations

import json

from reports import child
from reports.word.template import BadTemplate, WordTemplate

CHILD = "reports.word.apart_child"
PATIENCE = 120.0
"""Seconds by the clock, on a busy machine; the child ends by itself after a few of work."""


def check(template: WordTemplate) -> None:
    """As `WordTemplate.check`. Raises BadTemplate, also of what takes too long to look at, and
    OSError where no process can be started."""
    try:
        told = child.told(CHILD, template.data, PATIENCE)
    except child.Busy as error:
        raise BadTemplate("busy") from error
    if wrong := json.loads(told):
        raise BadTemplate(*wrong)
