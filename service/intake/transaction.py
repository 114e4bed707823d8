"""One transaction on one consultation: its row is locked before anything is read, so that order is kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from sqlalchemy import Connection, Insert, Row, Table, insert, select, update

from pii_guard.sentences import intake as say

from ..declared.departments import Departments
from ..http.problems import ProblemError
from .database import insert_new
from .schema import conversation
from .vault import SealBrokenError, Vault

_insert: Callable[[Table], Insert] = lru_cache(maxsize=None)(insert)
GONE = b""  # in the place of a window: there was one that nobody can open any longer


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

    def one(self, statement: Any) -> Row[Any] | None:
        """The first row, if there is one."""
        return self.connection.execute(statement).first()

    def add(self, table: Table, **values: Any) -> None:
        """Insert a row. The statement is made once: making one costs as much as running it."""
        self.connection.execute(_insert(table), values)

    def run(self, statement: Any) -> Any:
        """The result of a statement."""
        return self.connection.execute(statement)


Work = Callable[[Transaction], Any]


class Consultation:
    """The locked row of a consultation, with its key. What is changed is written by `save`."""

    def __init__(self, tx: Transaction, row: Row[Any]) -> None:
        self._tx = tx
        self._changed: dict[str, Any] = {}
        self._row: dict[str, Any] = {column.name: getattr(row, column.name) for column in conversation.columns}
        self.lost = False
        self._key: bytes | None = None

    def __getattr__(self, name: str) -> Any:
        try:
            return self._row[name]
        except KeyError:
            raise AttributeError(name) from None

    def set(self, **values: Any) -> None:
        """Change columns."""
        self._row.update(values)
        self._changed.update(values)

    def save(self) -> None:
        """Write what was changed."""
        if self._changed:
            self._tx.run(update(conversation).where(conversation.c.id == self.id).values(**self._changed))
            self._changed = {}

    @property
    def data_key(self) -> bytes:
        """Its own key. Where the master key is another, a fresh one: what was sealed is lost, and `lost` says so."""
        if self._key is None:
            try:
                self._key = self._tx.vault.unwrap(self.key)
            except SealBrokenError:
                self.lost = True
                self._tx.happened.append("state_lost")
                self._key, wrapped = self._tx.vault.new_key()
                self.set(key=wrapped, window=None if self.window is None else GONE)
        return self._key

    def require_open(self) -> None:
        """Raise ProblemError 410 for one that has ended."""
        if self.state == "ended":
            raise gone(say.ENDED, "ENDED")


def gone(sentence: Any, reason: Any) -> ProblemError:
    """The refusal of what is not there any longer."""
    return ProblemError(HTTPStatus.GONE, sentence, reason=reason)


def begin(tx: Transaction, name: str, department: str, topic: str | None, channel: str | None) -> Consultation:
    """The consultation of a name, locked; a new one where there was none. Raises ProblemError 410 for an erased one."""
    row = _locked(tx, name)
    if row is None:
        _require_not_erased(tx, name)
        _, wrapped = tx.vault.new_key()
        insert_new(
            tx.connection,
            conversation,
            name=name,
            state="open",
            topic=topic,
            department=department,
            channel=channel,
            key=wrapped,
            turns=0,
            sequence=0,
            number=0,
            started_at=tx.now,
            last_at=tx.now,
        )
        row = _locked(tx, name)
    if row is None:  # erased between two looks
        raise gone(say.ERASED, "ERASED")
    return Consultation(tx, row)


def found(tx: Transaction, name: str) -> Consultation:
    """The consultation of a name, locked. Raises ProblemError 404, and 410 for one that was erased."""
    row = _locked(tx, name)
    if row is None:
        _require_not_erased(tx, name)
        raise ProblemError(HTTPStatus.NOT_FOUND, say.NO_CONVERSATION)
    return Consultation(tx, row)


def by_id(tx: Transaction, number: int) -> Consultation:
    """The consultation of a row, locked; erased ones too."""
    return Consultation(tx, tx.run(select(conversation).where(conversation.c.id == number).with_for_update()).one())


def _locked(tx: Transaction, name: str) -> Row[Any] | None:
    return tx.one(select(conversation).where(conversation.c.name == name).with_for_update())


def _require_not_erased(tx: Transaction, name: str) -> None:
    tombstone = tx.vault.name("conversation", name)
    if tx.one(select(conversation.c.id).where(conversation.c.tombstone == tombstone)):
        raise gone(say.ERASED, "ERASED")
