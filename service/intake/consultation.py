"""The row of a consultation: locked before anything of it is read, so that order is kept."""

from http import HTTPStatus
from typing import Any

from sqlalchemy import Row, bindparam, or_, select

from pii_guard.sentences import intake as say

from ..http.problems import ProblemError
from .schema import conversation
from .transaction import Transaction, as_dict
from .vault import SealBrokenError

GONE = b""  # in the place of a window: there was one that nobody can open any longer
_NOTHING = dict.fromkeys(conversation.columns.keys())

_OF_NAME = (
    select(conversation)
    .where(or_(conversation.c.name == bindparam("name"), conversation.c.tombstone == bindparam("tombstone")))
    .with_for_update()
)
_OF_ID = select(conversation).where(conversation.c.id == bindparam("number")).with_for_update()


class Consultation:
    """The locked row of a consultation, with its key. What is changed is written by `save`.

    `is_new` says that this transaction made it: nothing of it can be found anywhere else.
    """

    def __init__(self, tx: Transaction, row: dict[str, Any], is_new: bool = False) -> None:
        self._tx, self._row, self.is_new = tx, row, is_new
        self._changed: dict[str, Any] = {}
        self._key: bytes | None = None
        self.lost = False

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
            self._tx.change(conversation, self.id, **self._changed)
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
    if row is not None:
        return Consultation(tx, as_dict(row))
    made = {
        "name": name,
        "state": "open",
        "topic": topic,
        "department": department,
        "channel": channel,
        "key": tx.vault.new_key()[1],
        "turns": 0,
        "sequence": 0,
        "number": 0,
        "started_at": tx.now,
        "last_at": tx.now,
    }
    number = tx.add_new(conversation, **made)
    if number is not None:
        return Consultation(tx, {**_NOTHING, **made, "id": number}, is_new=True)
    return found(tx, name)  # another process made it between two looks


def found(tx: Transaction, name: str) -> Consultation:
    """The consultation of a name, locked. Raises ProblemError 404, and 410 for one that was erased."""
    row = _locked(tx, name)
    if row is None:
        raise ProblemError(HTTPStatus.NOT_FOUND, say.NO_CONVERSATION)
    return Consultation(tx, as_dict(row))


def by_id(tx: Transaction, number: int) -> Consultation:
    """The consultation of a row, locked; erased ones too."""
    return Consultation(tx, as_dict(tx.run(_OF_ID, number=number).one()))


def _locked(tx: Transaction, name: str) -> Row[Any] | None:
    row = tx.one(_OF_NAME, name=name, tombstone=tx.vault.name("conversation", name))
    if row is not None and row.name is None:
        raise gone(say.ERASED, "ERASED")
    return row
