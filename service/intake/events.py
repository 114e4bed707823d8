"""What happened to a consultation, as events: written in the same transaction, numbered without a gap in each.

An event holds no text of a message. Its document is made when it is sent or read, of the message as it stands then:
so nobody is sent what has been retracted meanwhile.
"""

import json
from secrets import token_hex
from typing import Any, Literal

from sqlalchemy import Row, Select, and_, bindparam, select

from .consultation import Consultation
from .schema import conversation, message, outbox
from .times import stamp
from .transaction import ROW, Transaction

Kind = Literal[
    "message.accepted",
    "message.retracted",
    "conversation.assigned",
    "conversation.transferred",
    "conversation.ended",
    "conversation.rated",
    "conversation.erased",
]

OF_MESSAGE = "m_"  # in front of the columns of the message in a row of EVENTS
_OF_CONVERSATION = ("name", "topic", "officer", "state")

EVENTS: Select[Any] = (
    select(
        outbox,
        *(conversation.c[name].label(f"c_{name}") for name in _OF_CONVERSATION),
        *(column.label(f"{OF_MESSAGE}{column.name}") for column in message.columns),
    )
    .join(conversation, conversation.c.id == outbox.c.conversation)
    .outerjoin(message, and_(message.c.conversation == outbox.c.conversation, message.c.sequence == outbox.c.sequence))
)
"""Events with all that their documents need."""

_HELD = select(outbox.c.id, outbox.c.upstream).where(
    outbox.c.conversation == bindparam("of"), outbox.c.sequence == bindparam("at"), outbox.c.state == "held"
)


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
    of.set(number=of.number + 1)
    tx.add_last(
        outbox,
        event=f"evt_{token_hex(16)}",
        conversation=of.id,
        number=of.number,
        kind=kind,
        sequence=sequence,
        department=of.department,
        upstream=upstream.id if upstream else None,
        state="held" if held_until is not None else _free(upstream),
        due=tx.steady if held_until is None else held_until,
        since=tx.steady,
        attempts=0,
        at=tx.now,
        stops=False,
        streamed=False,
        data=json.dumps(data, ensure_ascii=False),
    )


def release(tx: Transaction, of: Consultation, sequence: int) -> None:
    """Let the held events of a message go."""
    held = tx.all(_HELD, of=of.id, at=sequence)
    free = {"due": tx.steady, "since": tx.steady}
    tx.change_each(outbox, [{ROW: row.id, "state": _free(row.upstream), **free} for row in held])


def _free(upstream: Any) -> str:
    return "ready" if upstream else "kept"


def document(tx: Transaction, event: Row[Any]) -> dict[str, Any]:
    """An event, as a row of EVENTS, as receivers and readers get it."""
    data = json.loads(event.data)
    name = event.c_name if event.c_name is not None else data.pop("conversation", None)
    about: dict[str, Any] = {
        "id": event.event,
        "type": event.kind,
        "at": stamp(tx, event.at),
        "conversation": name,
        "number": event.number,
        "topic": event.c_topic,
        "department": event.department,
        "officer": event.c_officer,
        "state": event.c_state,
        **data,
    }
    if event.sequence is not None:
        about["message"] = message_document(tx, event, OF_MESSAGE) if event.m_id is not None else None
    return about


def message_document(tx: Transaction, row: Row[Any], prefix: str = "") -> dict[str, Any]:
    """A message as it may be read; its text is null where it was deleted. `prefix`: in front of its columns' names."""

    def of(name: str) -> Any:
        return getattr(row, prefix + name)

    return {
        "message_id": of("message_id"),
        "sequence": of("sequence"),
        "revision": of("revision"),
        "direction": of("direction"),
        "officer": of("officer"),
        "at": stamp(tx, of("at")),
        "text": of("text"),
        "masks": json.loads(of("masks")),
        "retracted": of("retracted"),
        "deleted": of("text") is None,
        "reply_to": of("reply_to"),
        "attachments": json.loads(of("attachments")),
        "opens_at": of("opens_at"),
        "held_until": stamp(tx, of("held_until")) if of("held_until") else None,
    }
