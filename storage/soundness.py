"""Whether SQLite finds its own file whole; a server looks after its own."""

from __future__ import annotations

from sqlalchemy.exc import DatabaseError

from storage.engine import Engine, NotKept


async def is_sound(engine: Engine) -> bool:
    if not engine.is_sqlite:
        return True
    try:
        async with engine.reading() as connection:
            told = (await connection.exec_driver_sql("PRAGMA quick_check(1)")).scalar_one()
    except (DatabaseError, NotKept):
        return False
    return bool(told == "ok")
