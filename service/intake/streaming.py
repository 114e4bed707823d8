"""The stream of events: each gets its place once it may be seen, in an order in which every reader sees it.

A place is given behind the commit of what it tells of, by one process at a time. Places that were counted up in those
commits would not do: PostgreSQL commits in another order than it counts, and who reads behind 7 would never see 6.
"""

from typing import Any

from sqlalchemy import bindparam, exists, func, select, update

from .schema import outbox, stream
from .transaction import ROW, Transaction

MANY = 200  # events of one transaction
_LOCK = 0x9119_4A2D  # any number that is only ours

_ALONE = select(func.pg_advisory_xact_lock(_LOCK))
_held = outbox.alias("held")
_behind_held = exists().where(
    _held.c.state == "held", _held.c.conversation == outbox.c.conversation, _held.c.number <= outbox.c.number
)
_NEW = (
    select(outbox.c.id, outbox.c.department)
    .where(outbox.c.streamed.is_(False), ~_behind_held)
    .order_by(outbox.c.id)
    .limit(MANY)
    .with_for_update(skip_locked=True)
)
_DONE = update(outbox).where(outbox.c.id == bindparam(ROW)).values(streamed=True)


def be_alone(tx: Transaction) -> None:
    """Wait until no other process gives places, or takes events; SQLite has one process."""
    if tx.connection.dialect.name == "postgresql":
        tx.run(_ALONE)


def show(tx: Transaction) -> int:
    """Give new events their places, in each consultation up to the first that is held. Returns how many got one.

    What somebody else has locked is held or is being erased: it and what is behind it come later, or never.
    """
    rows: list[Any] = list(tx.all(_NEW))
    for row in rows:
        tx.add_last(stream, event=row.id, department=row.department, at=tx.now)
    tx.each(_DONE, [{ROW: row.id} for row in rows])
    return len(rows)
