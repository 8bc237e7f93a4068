"""The tables of codes that staff give to free texts: what a text is about, by the directories.

A comment's code knows the comment alone, as the comment knows no ballot; who gave it and when is
not kept. What was looked through and fits nothing has the kind `none`.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from storage.tables import metadata

comment_code = Table(
    "comment_code",
    metadata,
    Column("comment", LargeBinary(16), ForeignKey("comment.id"), primary_key=True),
    Column("kind", String(8), primary_key=True),  # pain, cause, process, none
    Column("code", String(24), primary_key=True),
    sqlite_with_rowid=False,
)

appeal_code = Table(
    "appeal_code",
    metadata,
    # the cause of an appeal is the register's own column
    Column("appeal", Integer, ForeignKey("appeal.id"), primary_key=True, autoincrement=False),
    Column("kind", String(8), primary_key=True),  # pain, process, none
    Column("code", String(24), primary_key=True),
    Index(None, "kind", "code"),
    sqlite_with_rowid=False,
)
