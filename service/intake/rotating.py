"""The keys of a database under its master key, and under a new one when that is changed."""

from typing import Any

from sqlalchemy import bindparam, select

from .schema import conversation, naming
from .transaction import ROW, Transaction
from .vault import SealBrokenError

MANY = 500  # keys of one transaction
_ONLY = 1  # id of the row

_NAMING = select(naming).with_for_update()
_KEYS = (
    select(conversation.c.id, conversation.c.key)
    .where(conversation.c.id > bindparam("after"), conversation.c.key.is_not(None))
    .order_by(conversation.c.id)
    .limit(MANY)
    .with_for_update()
)


def open_names(tx: Transaction) -> bool:
    """Give names under the key of this database. Returns False where no master key opens it, and a new one is made.

    Then nothing is known any longer of what was erased, and of who looked at which consultation.
    """
    row = tx.one(_NAMING)
    if row is None:
        tx.add_new(naming, id=_ONLY, key=tx.vault.new_key()[1])
        row = tx.run(_NAMING).one()  # ours, or that of a process which was faster
    try:
        tx.vault.name_under(tx.vault.unwrap(row.key))
    except SealBrokenError:
        key, wrapped = tx.vault.new_key()
        tx.change(naming, _ONLY, key=wrapped)
        tx.vault.name_under(key)
        return False
    if (present := tx.vault.rewrapped(row.key)) is not None:
        tx.change(naming, _ONLY, key=present)
    return True


def rewrap(tx: Transaction, after: int) -> int | None:
    """Put keys behind a row under the present master key. Returns the last row; None when there are no more."""
    rows = tx.all(_KEYS, after=after)
    changed: list[dict[str, Any]] = [{ROW: row.id, "key": tx.vault.rewrapped(row.key)} for row in rows]
    tx.change_each(conversation, [one for one in changed if one["key"] is not None])
    return int(rows[-1].id) if rows else None
