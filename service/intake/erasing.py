"""What is destroyed: one message, a consultation, and whatever is older than it may be kept."""

import json
from contextlib import suppress
from http import HTTPStatus

from sqlalchemy import bindparam, delete, func, select, update

from pii_guard.conversation.window import Window
from pii_guard.errors import StateLostError
from pii_guard.sentences import intake as say

from ..http.problems import ProblemError
from . import figures, record, repeating, residents
from .consultation import Consultation, by_id, found
from .events import emit, release
from .retracting import of_id
from .schema import conversation, idempotency, message, outbox, stream
from .transaction import Transaction
from .vault import seal, unseal

DAY = 86_400.0
STREAM_DAYS = 7.0  # in which a reader of the stream may come back
MANY = 50  # consultations of one transaction

_RECEIPTS = select(outbox.c.receipt).where(outbox.c.conversation == bindparam("of"), outbox.c.receipt.is_not(None))
_ALL = [delete(table).where(table.c.conversation == bindparam("of")) for table in (outbox, message, idempotency)]
_OLD = (
    select(conversation.c.id)
    .where(conversation.c.state != "erased", conversation.c.last_at < bindparam("until"))
    .order_by(conversation.c.last_at)
    .limit(MANY)
)
_OLD_STREAM = delete(stream).where(stream.c.at < bindparam("until"))
_OLD_NAMES = (
    update(outbox)
    .where(
        outbox.c.kind == "conversation.erased",
        outbox.c.state.in_(("kept", "discarded")),
        outbox.c.at < bindparam("until"),
        func.length(outbox.c.data) > 2,
    )
    .values(data="{}")
)


def erase(tx: Transaction, of: Consultation) -> None:
    """Destroy texts, events, answers, state and key; a mark stays under which the consultation is known as erased.

    Its name stays in one event until that is delivered: the desk must know whose texts to erase.
    """
    told = [receipt for row in tx.all(_RECEIPTS, of=of.id) for receipt in json.loads(row.receipt)]
    for everything in _ALL:
        tx.run(everything, of=of.id)
    name = of.name
    figures.count(tx, of, "erased")
    of.set(name=None, tombstone=tx.vault.name("conversation", name), state="erased", key=None, window=None, rating=None)
    emit(tx, of, "conversation.erased", conversation=name, receipts=told)
    of.save()
    tx.happened.append("erased")
    tx.forget = True


def delete_message(tx: Transaction, name: str, message_id: str) -> None:
    """Destroy the text of one message; whoever has it gets an event. Raises ProblemError 404."""
    of = found(tx, name)
    row = of_id(tx, of, message_id)
    if row is None:
        raise ProblemError(HTTPStatus.NOT_FOUND, say.NO_MESSAGE)
    if row.text is not None:
        nothing = {"text": None, "masks": "[]", "cuts": "[]", "held": None, "held_until": None, "attachments": "[]"}
        tx.change(message, row.id, **nothing, retracted=True, revision=row.revision + 1)
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
    rows = tx.all(_OLD, until=tx.now - text_days * DAY)
    for row in rows:
        of = by_id(tx, row.id)
        if of.state != "erased":
            erase(tx, of)
    repeating.forget(tx)
    residents.forget(tx)
    record.forget(tx, access_days, grants_days)
    tx.run(_OLD_STREAM, until=tx.now - STREAM_DAYS * DAY)
    named = tx.run(_OLD_NAMES, until=tx.now - DAY)
    tx.forget = tx.forget or named.rowcount > 0
    return len(rows)
