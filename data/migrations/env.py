"""Where Alembic enters: runs the steps on the connection it is given, inside the caller's transaction."""

from alembic import context

from data.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite can roll back changes of schema too, once the transaction is begun by hand as data.store.engine does
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
