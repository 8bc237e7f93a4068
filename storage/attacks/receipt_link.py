"""Who wrote which traceless message: its rows and the row of a talk were written together.

The tags of talks are turned back into people by the key that is alive; rows are laid beside them
by place, by commit, by number and by time, in whichever table something of a message lies.
PostgreSQL's own log is left out: it keeps the order of writes longer than we do, which nobody is
promised (docs/anonymity.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storage.attacks.by_order import as_they_came, side_by_side
from storage.attacks.guesses import Guess, Matched
from storage.attacks.loot import Loot, Row
from storage.attacks.reversing import people_of
from storage.records import Person

NAME = "receipt_link"
TABLES = ("appeal", "message", "entry", "receipt", "appeal_change", "attachment")
OF_COMMITS = ("-wal", "log")
PIECES = {
    "appeal": "number",
    "message": "staff_key",
    "entry": "sealed",
    "receipt": "lookup",
    "attachment": "opens",
}
"""By table: bytes of nothing else in the world."""
PIECE = slice(100, 140)
"""Of long bytes: what lies within one page, wherever they are cut."""
FRAME, HEADER = 24, 32
"""Bytes before each page of SQLite's log, and before all of them (fileformat.html, 4)."""


Messages = dict[int, bytes]
"""By the number of its row: by which its code finds it."""


def run(loot: Loot) -> Iterator[Guess]:
    messages = {row["appeal"]: bytes(row["lookup"]) for row in loot.rows["receipt"]}
    known = people_of(loot)
    talks = [bytes(row["tag"]) for row in loot.rows["dialogue"] if bytes(row["tag"]) in known]
    people = [known[tag][1] for tag in talks]
    for table in TABLES:
        rows = [row for row in loot.rows[table] if _of(table, row) in messages]
        yield from side_by_side(people, [messages[_of(table, row)] for row in rows])
        for column in _telling(rows):
            told = sorted((str(row[column]), messages[_of(table, row)]) for row in rows)
            yield from as_they_came(loot, list(dict.fromkeys(one for _, one in told)))
        yield Matched(_by_transaction(loot, rows, (table, messages)))
    yield from _by_place(loot, talks, list(messages.values()))
    yield from _by_what_is_left(loot, messages)
    yield Matched(_by_commit(loot, talks, list(messages.values())))
    yield from side_by_side(
        loot.seen.arrived, sorted(loot.chunks, key=lambda one: loot.chunks[one])
    )


def _of(table: str, row: Row) -> int:
    return int(row["id"] if table == "appeal" else row["appeal"])


def _telling(rows: Sequence[Row]) -> list[str]:
    """Columns in which not all are alike."""
    columns = sorted(rows[0]) if rows else []
    return [one for one in columns if len({str(row[one]) for row in rows}) > 1]


def _by_transaction(
    loot: Loot, rows: Sequence[Row], of: tuple[str, Messages]
) -> dict[Person | bytes, bytes]:
    """PostgreSQL: the one that wrote a talk wrote what was sent in it."""
    table, messages = of
    known = people_of(loot)
    wrote = {
        row["xmin"]: known[bytes(row["tag"])][1]
        for row in loot.rows["dialogue"]
        if "xmin" in row and bytes(row["tag"]) in known
    }
    return {
        wrote[row["xmin"]]: messages[_of(table, row)] for row in rows if row.get("xmin") in wrote
    }


def _by_place(loot: Loot, talks: list[bytes], lookups: list[bytes]) -> Iterator[Guess]:
    """A page that never split holds its rows in the order in which they were written."""
    known = people_of(loot)
    for name, told in loot.disk.items():
        if not name.endswith(OF_COMMITS):
            people = [known[one][1] for one in sorted(talks, key=told.find) if one in told]
            yield from side_by_side(
                people, [one for one in sorted(lookups, key=told.find) if one in told]
            )


def _by_what_is_left(loot: Loot, messages: Messages) -> Iterator[Guess]:
    """What was deleted or written anew lies on where it first was, beside rows that bear a time:
    each row is carved out of all files, the first place of it and the last."""
    for marks in _marks(loot, messages):
        for name, told in sorted(loot.disk.items()):
            if not name.endswith(OF_COMMITS) and all(one in told for one in marks):
                for find in (told.find, told.rfind):
                    lookups = [marks[one] for one in sorted(marks, key=find)]
                    yield from as_they_came(loot, lookups)


def _marks(loot: Loot, messages: Messages) -> Iterator[dict[bytes, bytes]]:
    """{bytes of it: whose message it is of}, a table at a time."""
    for table, column in PIECES.items():
        rows = [row for row in loot.rows[table] if _of(table, row) in messages]
        yield {_piece(row[column]): messages[_of(table, row)] for row in rows if row[column]}
    of_file = {bytes(row["id"]): _of("attachment", row) for row in loot.rows["attachment"]}
    bodies = {bytes(row["id"]): row["sealed"] for row in loot.rows["file_body"]}
    known = {name: messages[of_file[name]] for name in bodies if of_file.get(name) in messages}
    yield known
    yield {_piece(bodies[name]): lookup for name, lookup in known.items()}


def _piece(told: bytes | str) -> bytes:
    whole = told.encode() if isinstance(told, str) else bytes(told)
    return whole[PIECE] or whole


def _by_commit(loot: Loot, talks: list[bytes], lookups: list[bytes]) -> dict[Person | bytes, bytes]:
    """SQLite's log: frames of one commit stand together, a talk and what was sent in it."""
    known = people_of(loot)
    log = next((told for name, told in loot.disk.items() if name.endswith("-wal")), b"")
    found: dict[Person | bytes, bytes] = {}
    for commit in _commits(log):
        people = [tag for tag in talks if tag in commit and known[tag][1] not in found]
        sent = [one for one in lookups if one in commit and one not in found.values()]
        if len(people) == len(sent) == 1:
            found[known[people[0]][1]] = sent[0]
    return found


def _commits(log: bytes) -> Iterator[bytes]:
    size = int.from_bytes(log[8:12], "big") + FRAME
    commit = b""
    for at in range(HEADER, len(log), size):
        commit += log[at + FRAME : at + size]
        if log[at + 4 : at + 8] != bytes(4):  # the last frame of a commit tells the pages there are
            yield commit
            commit = b""
