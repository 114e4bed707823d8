"""What is taken out of messages that are there already, because a later one completed it."""

import json
from typing import Any

from sqlalchemy import Row, bindparam, exists, select

from pii_guard.model import Retraction

from . import figures
from .consultation import Consultation
from .events import emit, release
from .schema import message, outbox
from .texts import Cleaned
from .transaction import Transaction
from .vault import SealBrokenError, seal, unseal

_OF_ID = select(message).where(message.c.conversation == bindparam("of"), message.c.message_id == bindparam("name"))
_held = outbox.alias("held")
_in_front = exists().where(
    _held.c.conversation == outbox.c.conversation, _held.c.number <= outbox.c.number, _held.c.state == "held"
)
_FREE = select(outbox.c.id).where(
    outbox.c.conversation == bindparam("of"), outbox.c.sequence == bindparam("at"), ~_in_front
)


def retract(tx: Transaction, of: Consultation, retractions: tuple[Retraction, ...]) -> list[dict[str, Any]]:
    """Take it out; whoever has the message already gets an event. The messages with their new text, in order."""
    told: dict[str, dict[str, Any]] = {}
    for one in retractions:
        row = of_id(tx, of, one.message_id)
        if row is None or row.text is None or not one.spans:
            continue  # it was blocked and never stored, or is deleted
        before = present(of, row)
        after = before.retract([(span.start, span.end) for span in one.spans], one.entity, one.placeholder)
        if after != before:
            _rewrite(tx, of, row, after)
            figures.count(tx, of, "retracted", one.entity)
            tx.happened.append("retracted")
        told[one.message_id] = {"message_id": one.message_id, "sequence": row.sequence, "text": after.with_slots().text}
    return sorted(told.values(), key=lambda document: int(document["sequence"]))


def of_id(tx: Transaction, of: Consultation, message_id: str) -> Row[Any] | None:
    """The message of an id; None where there is none."""
    return None if of.is_new else tx.one(_OF_ID, of=of.id, name=message_id)


def present(of: Consultation, row: Row[Any]) -> Cleaned:
    """The text of a message, with what is held of it; where that cannot be opened, with placeholders."""
    stored = Cleaned.of_row(row.text, row.masks, row.cuts)
    if row.held is None:
        return stored
    try:
        return Cleaned.loads(unseal(of.data_key, row.held))
    except SealBrokenError:
        return stored.with_slots_closed()


def columns(of: Consultation, cleaned: Cleaned, held_until: float | None) -> dict[str, Any]:
    """The columns of a message with this text: its open pieces sealed, and slots where they stood."""
    is_held = bool(cleaned.open) and held_until is not None
    shown = cleaned.with_slots() if is_held else cleaned._replace(open=())
    return {
        "text": shown.text,
        "masks": json.dumps(shown.masks),
        "cuts": json.dumps(shown.cuts),
        "held": seal(of.data_key, cleaned.dumps()) if is_held else None,
        "held_until": held_until if is_held else None,
    }


def _rewrite(tx: Transaction, of: Consultation, row: Row[Any], cleaned: Cleaned) -> None:
    values = columns(of, cleaned, row.held_until) if row.held is not None else columns(of, cleaned, None)
    was_out = was_shown(tx, of, row.sequence)
    revision = row.revision + 1 if was_out else row.revision
    tx.change(message, row.id, **values, revision=revision, retracted=True)
    tx.forget = True
    if row.held is not None and values["held"] is None:
        release(tx, of, row.sequence)
    if was_out:
        emit(tx, of, "message.retracted", row.sequence)


def was_shown(tx: Transaction, of: Consultation, sequence: int) -> bool:
    """Whether anybody can have seen a message: neither it nor anything in front of it is held."""
    return tx.one(_FREE, of=of.id, at=sequence) is not None
