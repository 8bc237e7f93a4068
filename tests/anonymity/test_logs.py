"""No library, raising the worst it can, tells the log who wrote what: at no level, by no handler.

Each library raises its own error with a person in it. It is logged by ours and by theirs, with its
traceback, as a warning, from a thread, a finaliser, a task and the interpreter, and a handler that
somebody added later, with a formatter of its own, hears it, too. The broken twin is the same
program whose records are made by the standard library.
"""

from __future__ import annotations

import io
import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.logged import as_in_earnest

ACCOUNT = "7011223344"
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
