"""The table of words of texts, for search."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from storage.tables import metadata

lemma_of_appeal = Table(
    "lemma_of_appeal",
    metadata,
    # words of texts in clear in their first form, for search; erased with the text
    Column("lemma", String(40), primary_key=True),
    Column("appeal", Integer, ForeignKey("appeal.id"), primary_key=True, autoincrement=False),
    Index(None, "appeal"),
    sqlite_with_rowid=False,
)
