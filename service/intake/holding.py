"""Messages that wait because they end or begin with a piece of something: their time is over, so they go."""

from sqlalchemy import select, update

from .events import release
from .outbox import MANY, is_due
from .retracting import columns, present
from .schema import message, outbox
from .transaction import Consultation, Transaction, by_id


def let_go(tx: Transaction) -> int:
    """Release what has waited long enough. Returns how many were."""
    due = select(outbox.c.conversation, outbox.c.sequence).where(outbox.c.state == "held", is_due(tx))
    rows = tx.run(due.order_by(outbox.c.due).limit(MANY)).all()
    for row in rows:
        of = by_id(tx, row.conversation)
        _let_go(tx, of, row.sequence)
        of.save()
    return len(rows)


def _let_go(tx: Transaction, of: Consultation, sequence: int) -> None:
    row = tx.one(select(message).where(message.c.conversation == of.id, message.c.sequence == sequence))
    if row is not None and row.held is not None:
        cleaned = present(of, row)
        tx.run(update(message).where(message.c.id == row.id).values(**columns(of, cleaned, None)))
    release(tx, of, sequence)
