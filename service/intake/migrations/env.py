"""What alembic runs; the connection and its transaction are those of `upgrading`."""

from alembic import context

if __name__ == "env_py":  # the name under which alembic runs this file; whoever only imports it runs nothing
    context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
    context.run_migrations()
