"""What happened to a consultation, as events: written in the same transaction, numbered without a gap in each.

An event holds no text of a message. Its document is made when it is sent or read, of the message as it stands then:
so nobody is sent what has been retracted meanwhile.
"""

import json
from secrets import token_hex
from typing import Any, Literal

from sqlalchemy import Row, select, update

from .schema import conversation, message, outbox, stream
from .times import stamp
from .transaction import Consultation, Transaction

Kind = Literal[
    "message.accepted",
    "message.retracted",
    "conversation.assigned",
    "conversation.transferred",
    "conversation.ended",
    "conversation.rated",
    "conversation.erased",
]


def emit(
    tx: Transaction,
    of: Consultation,
    kind: Kind,
    sequence: int | None = None,
    held_until: float | None = None,
    **data: Any,
) -> None:
    """Write an event. With `held_until` it waits; whatever comes behind it in this consultation waits too."""
    upstream = tx.departments.upstream_of(of.department)
    state = "held" if held_until is not None else "ready" if upstream else "kept"
    of.set(number=of.number + 1)
    tx.add(
        outbox,
        event=f"evt_{token_hex(16)}",
        conversation=of.id,
        number=of.number,
        kind=kind,
        sequence=sequence,
        department=of.department,
        upstream=upstream.id if upstream else None,
        state=state,
        due=tx.steady if held_until is None else held_until,
        since=tx.steady,
        attempts=0,
        at=tx.now,
        stops=False,
        streamed=False,
        data=json.dumps(data, ensure_ascii=False),
    )
    show(tx, of)


def show(tx: Transaction, of: Consultation) -> None:
    """Give the events of a consultation their place in the stream, up to the first that is held."""
    waiting = select(outbox.c.id, outbox.c.state, outbox.c.department)
    waiting = waiting.where(outbox.c.conversation == of.id, outbox.c.streamed.is_(False)).order_by(outbox.c.number)
    for row in tx.run(waiting).all():
        if row.state == "held":
            return
        tx.add(stream, event=row.id, department=row.department, at=tx.now)
        tx.run(update(outbox).where(outbox.c.id == row.id).values(streamed=True))


def release(tx: Transaction, of: Consultation, sequence: int) -> None:
    """Let the held event of a message go."""
    of_message = (outbox.c.conversation == of.id) & (outbox.c.sequence == sequence) & (outbox.c.state == "held")
    for row in tx.run(select(outbox.c.id, outbox.c.upstream).where(of_message)).all():
        state = "ready" if row.upstream else "kept"
        tx.run(update(outbox).where(outbox.c.id == row.id).values(state=state, due=tx.steady, since=tx.steady))
    show(tx, of)


def document(tx: Transaction, event: Row[Any]) -> dict[str, Any]:
    """An event as receivers and readers get it."""
    of: Any = tx.one(select(conversation).where(conversation.c.id == event.conversation))
    data = json.loads(event.data)
    name = of.name if of.name is not None else data.pop("conversation", None)
    about: dict[str, Any] = {
        "id": event.event,
        "type": event.kind,
        "at": stamp(tx, event.at),
        "conversation": name,
        "number": event.number,
        "topic": of.topic,
        "department": event.department,
        "officer": of.officer,
        "state": of.state,
        **data,
    }
    if event.sequence is not None:
        where = (message.c.conversation == event.conversation) & (message.c.sequence == event.sequence)
        row = tx.one(select(message).where(where))
        about["message"] = message_document(tx, row) if row else None
    return about


def message_document(tx: Transaction, row: Row[Any]) -> dict[str, Any]:
    """A message as it may be read; its text is null where it was deleted."""
    return {
        "message_id": row.message_id,
        "sequence": row.sequence,
        "revision": row.revision,
        "direction": row.direction,
        "officer": row.officer,
        "at": stamp(tx, row.at),
        "text": row.text,
        "masks": json.loads(row.masks),
        "retracted": row.retracted,
        "deleted": row.text is None,
        "reply_to": row.reply_to,
        "attachments": json.loads(row.attachments),
        "opens_at": row.opens_at,
        "held_until": stamp(tx, row.held_until) if row.held_until else None,
    }
