"""One transaction of the intake's database: what a piece of work stands on, and how it talks to the tables.

Statements are made once, as constants with named values: making one costs as much as running it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable, Insert, Row, Table, Update, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite

from ..declared.departments import Departments
from .vault import Vault

ROW = "row_id"  # the value that says which row is changed; no column is called so


@dataclass(slots=True)
class Transaction:
    """What a piece of work in the database stands on. `now` is a Unix time in seconds; `steady` one that never jumps.

    `happened` are names of what is counted once it is committed: closed words, no values. `forget` says that
    something was destroyed, which must not stand in the log of the database any longer.
    """

    connection: Connection
    now: float
    steady: float
    vault: Vault
    departments: Departments
    happened: list[str] = field(default_factory=list)
    forget: bool = False
    _waiting: defaultdict[Table, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def run(self, statement: Executable, **values: Any) -> Any:
        """The result of a statement with these values."""
        return self.connection.execute(statement, values)

    def one(self, statement: Executable, **values: Any) -> Row[Any] | None:
        """The first row, if there is one."""
        return self.connection.execute(statement, values).first()

    def all(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        """All rows."""
        return self.connection.execute(statement, values).all()

    def add(self, table: Table, **values: Any) -> None:
        """Insert a row."""
        self.connection.execute(_insert(table), values)

    def add_new(self, table: Table, **values: Any) -> int | None:
        """Insert a row and give its id; None where there is one with its key already."""
        return self.connection.execute(_insert_new(table, self.connection.dialect.name), values).scalar()

    def add_last(self, table: Table, **values: Any) -> None:
        """Insert a row behind everything else, together with others of its table: nothing here reads it."""
        self._waiting[table].append(values)

    def change(self, table: Table, row: int, **values: Any) -> None:
        """Change columns of a row."""
        self.connection.execute(_update(table), {ROW: row, **values})

    def change_each(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Change the same columns of several rows; under ROW each says which one it is."""
        self.each(_update(table), rows)

    def each(self, statement: Executable, rows: list[dict[str, Any]]) -> None:
        """Run a statement for each of these values, in one go."""
        if rows:
            self.connection.execute(statement, rows)

    def finish(self) -> None:
        """Insert what was to come last."""
        for table, rows in self._waiting.items():
            self.each(_insert(table), rows)
        self._waiting.clear()


def as_dict(row: Row[Any]) -> dict[str, Any]:
    """A row by the names of its columns."""
    return row._asdict()


@cache
def _insert(table: Table) -> Insert:
    return insert(table).inline()


@cache
def _insert_new(table: Table, dialect: str) -> Insert:
    of: Any = sqlite if dialect == "sqlite" else postgresql
    made: Insert = of.insert(table).on_conflict_do_nothing().returning(table.c.id)
    return made


@cache
def _update(table: Table) -> Update:
    return update(table).where(table.c.id == bindparam(ROW))
