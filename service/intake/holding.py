"""Messages that wait because they end or begin with a piece of something: their time is over, so they go."""

from sqlalchemy import bindparam, select

from .consultation import Consultation, by_id
from .events import release
from .outbox import IS_DUE, MANY, due
from .retracting import columns, present
from .schema import message, outbox
from .transaction import Transaction

_OVER = (
    select(outbox.c.conversation, outbox.c.sequence)
    .where(outbox.c.state == "held", IS_DUE)
    .order_by(outbox.c.due, outbox.c.id)
    .limit(MANY)
)
_MESSAGE = select(message).where(message.c.conversation == bindparam("of"), message.c.sequence == bindparam("at"))


def let_go(tx: Transaction) -> int:
    """Release what has waited long enough. Returns how many were."""
    rows = tx.all(_OVER, **due(tx))
    for row in rows:
        of = by_id(tx, row.conversation)
        _let_go(tx, of, row.sequence)
        of.save()
    return len(rows)


def _let_go(tx: Transaction, of: Consultation, sequence: int) -> None:
    row = tx.one(_MESSAGE, of=of.id, at=sequence)
    if row is not None and row.held is not None:
        tx.change(message, row.id, **columns(of, present(of, row), None))
    release(tx, of, sequence)
