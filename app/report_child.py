"""A report set made in a process of its own: asked through its input, answering by its output.

    python -m app.report_child

Settings come pickled from the program that started it, never by its arguments, which anybody on the
machine can read. What is said to people stays here; the answer has names of files and kinds of
mistakes.
"""

from __future__ import annotations

import asyncio
import pickle
import sys

from app import memory
from app.report_apart import Outcome, Task


async def made(task: Task) -> Outcome:
    from app import logs
    from app.compose import House
    from app.effective import adopt
    from app.report_making import order
    from bot.surveys.unfolding import unfold
    from bot.texts import speak
    from reports.report.set import write_set
    from storage.keys import Keys
    from storage.store import open_storage

    told = task.settings
    logs.set_up("error", told.log_format, told.secrets())
    speak(told.language)
    house = House(told)
    house.__dict__["clock"] = lambda: task.at
    async with open_storage(told.url(), Keys(told.keys()), house.clock, unfold) as storage:
        adopt(house, await storage.settings.effective())
        asked, refused = order(house, storage, task.wish)
        written = await write_set(storage, house.basis(), asked, task.to)
    why = (refused.code, refused.found) if refused else None
    return Outcome(written.folder, written.snapshot, written.files, written.cut, why)


def main() -> None:
    memory.keep_to_itself()  # before it is told anything: it holds the keys as its parent does
    task = pickle.loads(sys.stdin.buffer.read())
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints is no part of the answer
    try:
        told = asyncio.run(made(task))
    except OSError as error:
        told = Outcome(errno=error.errno or 0)
    except Exception as error:
        told = Outcome(mistake=type(error).__name__)
    answers.write(pickle.dumps(told))
    answers.flush()


if __name__ == "__main__":
    main()
