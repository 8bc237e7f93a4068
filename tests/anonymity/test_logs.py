"""No library, raising the worst it can, tells the log who wrote what: at no level, by no handler.

Each library raises its own error with a person in it. It is logged by ours and by theirs, with its
traceback, as a warning, from a thread, a finaliser, a task and the interpreter, and a handler that
somebody added later, with a formatter of its own, hears it, too. The broken twin is the same
program whose records are made by the standard library.
"""

from __future__ import annotations

import ast
import asyncio
import gc
import io
import logging
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.redaction import OURS, Redaction
from tests.logged import as_in_earnest

ACCOUNT = "7011223344"
EARLY = "4711"
NAME = "Канарейкина"
WORDS = "Начальник берёт взятки"
CODE = "4821 0937 5516 2048"
SLIP = "7KQ2-M9ZD-0XWB-RT5H"
TOKEN = "123456789:AAH-fake_fake_fake_fake_fake_fake_f"
VK_TOKEN = "vk1.a.fake-token-of-the-tests"
TAG = "d94f0b6c2a1e47588c3b5e6f7a8b9c0d"
CANARIES = (ACCOUNT, NAME, WORDS, CODE, SLIP, TOKEN, VK_TOKEN, TAG, "/t/AbC_", "pass-word")
BODY = f"{ACCOUNT} {NAME}: {WORDS} {CODE} {SLIP} {TOKEN} {VK_TOKEN} {TAG} /t/AbC_9 u:pass-word@h"


def of_aiogram() -> Exception:
    from aiogram.exceptions import ClientDecodeError

    return ClientDecodeError("Failed to decode object", ValueError(BODY), {"result": BODY})


def of_aiogram_refusal() -> Exception:
    from aiogram.exceptions import TelegramBadRequest
    from aiogram.methods import SendMessage

    return TelegramBadRequest(method=SendMessage(chat_id=int(ACCOUNT), text=BODY), message=BODY)


def of_pydantic() -> Exception:
    from aiogram.types import Update

    try:
        Update.model_validate({"update_id": BODY, "message": {"text": BODY}})
    except ValueError as error:
        return error
    raise AssertionError


def of_vk_api() -> Exception:
    from vk_api.exceptions import ApiError

    values = {"access_token": VK_TOKEN, "peer_ids": ACCOUNT, "message": BODY}
    error: Exception = ApiError(
        None, "messages.send", values, False, {"error_code": 9, "error_msg": BODY}
    )
    return error


def of_requests() -> Exception:
    from requests.exceptions import ConnectionError as Lost

    return Lost(f"HTTPSConnectionPool(host='lp.vk.com'): /wh{ACCOUNT}?key={VK_TOKEN}&text={BODY}")


def of_aiohttp() -> Exception:
    from aiohttp import ContentTypeError, RequestInfo
    from multidict import CIMultiDict, CIMultiDictProxy
    from yarl import URL

    url = URL(f"https://api.telegram.org/bot{TOKEN}/sendMessage?text={WORDS}")
    headers = CIMultiDictProxy(CIMultiDict({"Cookie": BODY}))
    return ContentTypeError(RequestInfo(url, "POST", headers, url), (), message=BODY)


def of_sqlalchemy() -> Exception:
    from sqlalchemy.exc import IntegrityError

    return IntegrityError("INSERT INTO entry VALUES (?, ?)", (ACCOUNT, BODY), ValueError(BODY))


def of_asyncpg() -> Exception:
    from asyncpg.exceptions import UniqueViolationError

    error: Exception = UniqueViolationError(BODY)
    vars(error)["detail"] = f"Key (tag, body)=({TAG}, {BODY}) already exists."
    return error


def of_sqlite() -> Exception:
    import sqlite3

    return sqlite3.ProgrammingError(f"Error binding parameter 1: {BODY}")


def of_yaml() -> Exception:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    with pytest.raises(YAMLError) as caught:
        YAML(typ="safe").load(f"{WORDS}: [{NAME} {BODY}")
    error: Exception = caught.value
    return error


def of_many() -> Exception:
    return ExceptionGroup(BODY, [of_vk_api(), ExceptionGroup(BODY, [of_asyncpg()])])


WORST: tuple[Callable[[], Exception], ...] = (
    of_aiogram, of_aiogram_refusal, of_pydantic, of_vk_api, of_requests, of_aiohttp,
    of_sqlalchemy, of_asyncpg, of_sqlite, of_yaml, of_many,
)  # fmt: skip
LIBRARIES = ("aiogram.event", "vk_api", "aiohttp.server", "sqlalchemy.pool", "asyncpg", "somebody")
LEVELS = ("debug", "info", "warning", "error", "critical")


@contextmanager
def listening(redacts: bool = True) -> Iterator[io.StringIO]:
    """A handler a library adds after the program has set up its log."""
    said = io.StringIO()
    late = logging.StreamHandler(said)
    late.setFormatter(
        logging.Formatter("%(name)s %(message)s %(exc_text)s %(args)s %(stack_info)s")
    )
    with as_in_earnest(redacts=redacts):
        names = ("", *LIBRARIES)
        for name in names:
            logging.getLogger(name).addHandler(late)
        yield said
        for name in names:
            logging.getLogger(name).removeHandler(late)


def raised(made: Callable[[], Exception]) -> Exception:
    """With a traceback, and a cause that says it once more."""
    try:
        try:
            raise RuntimeError(BODY)
        except RuntimeError as cause:
            raise made() from cause
    except Exception as error:
        return error


def is_told_everywhere(error: Exception) -> None:
    for level in LEVELS:
        for name in (*LIBRARIES, "bot.handlers", "storage.sql", "app", "web"):
            log = logging.getLogger(name)
            say = getattr(log, level)
            say("a call failed: %s", error, exc_info=error, stack_info=True)
            say("%r", {"text": BODY, "error": error})
            say(error)
    for name in LIBRARIES:
        logging.getLogger(name).error(f"a call failed: {error} {BODY}")  # as some of them do
    logging.getLogger("bot").error("%(text)s", {"text": BODY})
    warnings.warn(BODY, RuntimeWarning, stacklevel=1)
    sys.excepthook(type(error), error, error.__traceback__)


def canaries_in(told: str) -> set[str]:
    return {canary for canary in CANARIES if canary in told}


@pytest.mark.filterwarnings("always")
@pytest.mark.parametrize("made", WORST)
def test_a_library_at_its_worst_tells_nobody(
    made: Callable[[], Exception], capsys: pytest.CaptureFixture[str]
) -> None:
    with listening() as late:
        warnings.simplefilter("always")
        is_told_everywhere(raised(made))
        told = capsys.readouterr().err

    assert (canaries_in(told), canaries_in(late.getvalue())) == (set(), set())
    kind = type(raised(made)).__name__
    assert f"{kind} from RuntimeError at " in told, "the operator learns nothing"
    assert "anonymity/test_logs.py:" in told
    assert "RuntimeWarning at " in told


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("made", WORST)
def test_without_the_root_a_late_handler_hears_it_all(made: Callable[[], Exception]) -> None:
    """The broken twin: the standard library makes the records."""
    with listening(redacts=False) as late:
        is_told_everywhere(raised(made))

    assert canaries_in(late.getvalue()) == set(CANARIES)


def falls_in_a_thread() -> None:
    def work() -> None:
        raise ValueError(BODY)

    thread = threading.Thread(target=work, name=BODY)
    thread.start()
    thread.join()


def falls_in_a_finaliser() -> None:
    class Thing:
        def __del__(self) -> None:
            raise ValueError(BODY)

        def __repr__(self) -> str:
            return BODY

    Thing()
    gc.collect()


def falls_in_the_loop(is_watched: bool) -> Callable[[], None]:
    async def task(words: str) -> None:
        raise ValueError(words)

    def callback(words: str) -> None:
        raise ValueError(words)

    async def work() -> None:
        from app import logs

        if is_watched:
            logs.watch(asyncio.get_running_loop())
        asyncio.get_running_loop().call_soon(callback, BODY)
        lost = asyncio.get_running_loop().create_task(task(BODY), name=BODY)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del lost
        gc.collect()

    return lambda: asyncio.run(work())


FALLS: dict[str, tuple[Callable[[], None], str]] = {
    "thread": (falls_in_a_thread, "a thread ended by ValueError at anonymity/test_logs.py:"),
    "finaliser": (
        falls_in_a_finaliser,
        "nobody could be told of ValueError at anonymity/test_logs.py:",
    ),
    "loop": (
        falls_in_the_loop(True),
        "left by the loop (future): ValueError at anonymity/test_logs.py:",
    ),
    "callback": (
        falls_in_the_loop(True),
        "left by the loop (handle): ValueError at anonymity/test_logs.py:",
    ),
    "loop of a command": (falls_in_the_loop(False), "ValueError at anonymity/test_logs.py:"),
}


@pytest.mark.parametrize("name", FALLS)
def test_what_nobody_caught_is_told_by_its_place(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    falls, place = FALLS[name]
    with as_in_earnest():
        falls()
        told = capfd.readouterr().err

    assert canaries_in(told) == set()
    assert place in told


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("falls", [falls_in_a_thread, falls_in_a_finaliser])
def test_the_interpreter_itself_would_quote_it(
    falls: Callable[[], None], capfd: pytest.CaptureFixture[str]
) -> None:
    """The broken twin: hooks as Python has them."""
    with as_in_earnest():
        sys.unraisablehook, threading.excepthook = sys.__unraisablehook__, threading.__excepthook__
        falls()
        told = capfd.readouterr().err

    assert canaries_in(told) == set(CANARIES)


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
