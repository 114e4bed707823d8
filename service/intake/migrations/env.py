"""What alembic runs; the connection and its transaction are those of `upgrading`."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
