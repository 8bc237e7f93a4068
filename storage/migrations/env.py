"""Alembic's entry: runs on the connection that `storage.migration` hands over."""

from alembic import context

from storage import tables, tables_register

assert tables_register.appeal.metadata is tables.metadata  # one metadata, told in two files

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
