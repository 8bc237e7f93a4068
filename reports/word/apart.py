"""A template from outside, looked at in a process of its own: some keep a parser busy for hours.

Thirty kilobytes of `-%}` are enough, and while a regular expression looks for its end nothing else
of the program goes on: no bot, no digest.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from reports.word.template import BadTemplate, WordTemplate

CHILD = "reports.word.apart_child"
PATIENCE = 120.0
"""Seconds by the clock, on a busy machine; the child ends by itself after a few of work."""


def check(template: WordTemplate) -> None:
    """As `WordTemplate.check`. Raises BadTemplate, also of what takes too long to look at, and
    OSError where no process can be started."""
    asked = (sys.executable, "-P", "-m", CHILD)
    # this very copy of the program, and nothing of ours that a template could look for
    here = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH", ""))))
    given, env = template.data, {"PYTHONPATH": paths}
    try:
        told = subprocess.run(
            asked, input=given, capture_output=True, timeout=PATIENCE, env=env, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BadTemplate("busy") from error
    if told.returncode:
        raise BadTemplate("busy")
    if wrong := json.loads(told.stdout):
        raise BadTemplate(*wrong)
