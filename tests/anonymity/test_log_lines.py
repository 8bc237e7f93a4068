"""Lines of our own in the log: words of ours stay, people, ids and secrets go."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.redaction import OURS, Redaction
from tests.anonymity.test_logs import BODY, CANARIES, canaries_in

EARLY = "4711"


@pytest.mark.parametrize(
    ("pattern", "values", "told"),
    [
        ("%s is not answered, again in %d s", ("17", 30), "… is not answered, again in 30 s"),
        ("of %s and %s", (EARLY, int(EARLY)), "of … and …"),
        ("HTTP %d after %.1f s", (502, 1.25), "HTTP 502 after 1.2 s"),
        ("incident %s: %s in %s", ("4821", "KeyError", "bot/a.py:7"), None),
        ("telegram:%s vk:%s", ("1", "2"), "… …"),
        ("id%s club%s", (EARLY, EARLY), "id… club…"),
        ("chat %s, peer=17", (EARLY,), "chat …, …"),
        ("100%% of %s", ("waves",), "100% of waves"),
        ("OTKLIK_KEYS_DIR=/srv/keys: %s", (PermissionError(13, "x", "y"),), None),
        ("GET /code/AbC_-9 and /t/xYz?n=1", (), "GET /code/… and /t/…?n=1"),
        ("/desk/enter?t=AbCdEf", (), "/desk/enter?t=…"),
        ("/x/-" + "b" * 41 + "-", (), "/x/…"),
        ("POST /status/x-Y_9 and /text/x-Y_9", (), "POST /status/… and /text/…"),
        ("%s", ("/var/lib/otklik/town-of-long-name/data/keys/wave",), None),
        ("7kq2-m9zd-0xwb-rt5h or 4821-0937 5516 2048", (), "… or …"),
        ("two\nlines\r\x1b[2J", (), "two\\nlines\\r\\e[2J"),
        ("chat_id=-1001234567890.", (), "chat_id=…."),
    ],
)
def test_of_ours_the_words_stay_and_ids_of_any_length_go(
    pattern: str, values: tuple[Any, ...], told: str | None
) -> None:
    record = Redaction()("bot.x", 30, "x.py", 1, pattern, values, None)

    if told is None:
        told = pattern % tuple(
            type(one).__name__ if isinstance(one, Exception) else one for one in values
        )
    assert record.getMessage() == told


def test_secrets_of_the_settings_go_whatever_they_look_like() -> None:
    record = Redaction(("сим-сим", ""))("bot.x", 30, "x.py", 1, "opened by сим-сим", (), None)

    assert record.getMessage() == "opened by …"


AFTERWARDS = f"""
import logging, sys, threading, warnings
from app import cli
sys.argv = ["otklik", *sys.argv[1:]]
try:
    cli.main() if "{{root}}" else None
except SystemExit:
    pass
warnings.warn({BODY!r})
logging.getLogger("somebody").error({BODY!r})
thread = threading.Thread(target=lambda: int({BODY!r}))
thread.start()
thread.join()
raise ValueError({BODY!r})
"""


def told_by(command: str, root: str = "yes") -> str:
    """What stands on stderr after a command, when libraries misbehave in its process."""
    code = AFTERWARDS.replace("{root}", root)
    done = subprocess.run(
        [sys.executable, "-c", code, *command.split()],
        capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    return done.stderr


@pytest.mark.parametrize("command", ["--help", "survey list", "survey nosuch"])
def test_every_command_keeps_its_log_clean(command: str) -> None:
    told = told_by(command)

    assert canaries_in(told) == set()
    for place in ("UserWarning at <string>:", "a thread ended by ValueError", "stopped by Value"):
        assert place in told


def test_a_process_without_the_root_would_quote_it() -> None:
    """The broken twin."""
    assert canaries_in(told_by("--help", root="")) == set(CANARIES)


PERSONAL = frozenset(
    ("account", "answers", "body", "code", "contact", "event", "first_name", "message", "person")
) | {"receipt", "said", "slip", "text", "token", "typed", "user", "who", "words"}
"""What a value may not be called that a line of the log is filled with."""


def personal(source: str) -> list[str]:
    """Log calls of a module with a value that may be a person's, as `line: value`."""
    return [
        f"{call.lineno}: {ast.unparse(value)}"
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and ast.unparse(call.func.value) == "log"
        for value in (call.args if not _is_plain(call.args[0]) else call.args[1:])
        if PERSONAL.intersection(_last_words(value))
    ]


def _is_plain(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant)


def _last_words(value: ast.expr) -> set[str]:
    match value:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return {name}
        case ast.JoinedStr(values=parts):
            inner = [part.value for part in parts if isinstance(part, ast.FormattedValue)]
            return {name for one in inner for name in _last_words(one)}
        case _:
            return set()


def test_no_line_of_our_log_is_filled_with_a_person() -> None:
    root = Path(__file__).parent.parent.parent
    files = [path for floor in sorted(OURS - {"otklik"}) for path in (root / floor).rglob("*.py")]

    found = {str(path.relative_to(root)): personal(path.read_text("utf-8")) for path in files}

    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_line_filled_with_a_person_is_found() -> None:
    """The broken twin."""
    source = 'log.error("lost: %s", event.text)\nlog.info(f"{person} wrote")\nlog.info("%s", token)'

    assert personal(source) == ["1: event.text", "2: f'{person} wrote'", "3: token"]
