"""The tables of a database are those of this version, or nothing is started."""

from pathlib import Path

from alembic.command import upgrade
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from .schema import metadata

_SCRIPTS = Path(__file__).with_name("migrations")


class HalfMigratedError(Exception):
    """The tables are neither those of this version nor of one before it."""


def bring_up(connection: Connection) -> None:
    """Make the tables of an empty database, or bring those of an older version up. Raises HalfMigratedError.

    Both databases change tables within the transaction: where it breaks off nothing has happened.
    """
    state = _state(connection)
    if state == "strange":
        raise HalfMigratedError
    if state != "present":
        upgrade(_config(connection), "head")
    if not fits(connection):
        raise HalfMigratedError


def _state(connection: Connection) -> str:
    """present, older, empty or strange."""
    current = MigrationContext.configure(connection).get_current_revision()
    scripts = ScriptDirectory.from_config(_config(connection))
    if current is None:
        ours = set(metadata.tables) & set(inspect(connection).get_table_names())
        return "strange" if ours else "empty"
    if current == scripts.get_current_head():
        return "present"
    return "older" if any(script.revision == current for script in scripts.walk_revisions()) else "strange"


def fits(connection: Connection) -> bool:
    """Whether every table and column of this version is there."""
    seen = inspect(connection)
    names = set(seen.get_table_names())
    return all(
        table.name in names and {c.name for c in table.columns} <= {c["name"] for c in seen.get_columns(table.name)}
        for table in metadata.sorted_tables
    )


def is_startable(connection: Connection) -> bool:
    """Whether `bring_up` would find what it knows, without changing anything."""
    state = _state(connection)
    return state in ("empty", "older") or (state == "present" and fits(connection))


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
