"""What is destroyed: one message, a consultation, and whatever is older than it may be kept."""

import json
from contextlib import suppress
from http import HTTPStatus

from sqlalchemy import delete, func, select, update

from pii_guard.conversation.window import Window
from pii_guard.errors import StateLostError
from pii_guard.sentences import intake as say

from ..http.problems import ProblemError
from . import figures, record, repeating, residents
from .events import emit, release
from .retracting import of_id
from .schema import conversation, idempotency, message, outbox, stream
from .transaction import Consultation, Transaction, by_id, found
from .vault import seal, unseal

DAY = 86_400.0
STREAM_DAYS = 7.0  # in which a reader of the stream may come back
MANY = 50  # consultations of one transaction


def erase(tx: Transaction, of: Consultation) -> None:
    """Destroy texts, events, answers, state and key; a mark stays under which the consultation is known as erased.

    Its name stays in one event until that is delivered: the desk must know whose texts to erase.
    """
    receipts = select(outbox.c.receipt).where(outbox.c.conversation == of.id, outbox.c.receipt.is_not(None))
    told = [receipt for row in tx.run(receipts).all() for receipt in json.loads(row.receipt)]
    events = select(outbox.c.id).where(outbox.c.conversation == of.id)
    tx.run(delete(stream).where(stream.c.event.in_(events)))
    for table in (outbox, message, idempotency):
        tx.run(delete(table).where(table.c.conversation == of.id))
    name = of.name
    figures.count(tx, of, "erased")
    of.set(name=None, tombstone=tx.vault.name("conversation", name), state="erased", key=None, window=None, rating=None)
    emit(tx, of, "conversation.erased", conversation=name, receipts=told)
    of.save()
    tx.forget = True


def delete_message(tx: Transaction, name: str, message_id: str) -> None:
    """Destroy the text of one message; whoever has it gets an event. Raises ProblemError 404."""
    of = found(tx, name)
    row = of_id(tx, of, message_id)
    if row is None:
        raise ProblemError(HTTPStatus.NOT_FOUND, say.NO_MESSAGE)
    if row.text is not None:
        nothing = {"text": None, "masks": "[]", "cuts": "[]", "held": None, "held_until": None, "attachments": "[]"}
        changed = {**nothing, "retracted": True, "revision": row.revision + 1}
        tx.run(update(message).where(message.c.id == row.id).values(**changed))
        repeating.destroy_answer(tx, of, row.key)
        _forget_pieces(of, message_id)
        if row.held is not None:
            release(tx, of, row.sequence)
        emit(tx, of, "message.retracted", row.sequence)
        tx.forget = True
    of.save()


def _forget_pieces(of: Consultation, message_id: str) -> None:
    """What is gone is no part of anything that comes."""
    if of.window is not None:
        with suppress(StateLostError):
            window = Window.loads(unseal(of.data_key, of.window)).without(message_id)
            of.set(window=seal(of.data_key, window.dumps()))


def sweep(tx: Transaction, text_days: float, access_days: float, grants_days: float) -> int:
    """Destroy what is older than it may be kept. Returns how many consultations were erased."""
    old = select(conversation.c.id).where(conversation.c.state != "erased")
    old = old.where(conversation.c.last_at < tx.now - text_days * DAY).order_by(conversation.c.last_at).limit(MANY)
    rows = tx.run(old).all()
    for row in rows:
        of = by_id(tx, row.id)
        if of.state != "erased":
            erase(tx, of)
    repeating.forget(tx)
    residents.forget(tx)
    record.forget(tx, access_days, grants_days)
    tx.run(delete(stream).where(stream.c.at < tx.now - STREAM_DAYS * DAY))
    told = outbox.c.kind == "conversation.erased"
    is_over = outbox.c.state.in_(("kept", "discarded")) & (outbox.c.at < tx.now - DAY)
    named = tx.run(update(outbox).where(told, is_over, func.length(outbox.c.data) > 2).values(data="{}"))
    tx.forget = tx.forget or named.rowcount > 0
    return len(rows)
