"""What may be read of consultations: lists, messages, events."""

from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select

from .consultation import found
from .events import EVENTS, document, message_document
from .schema import access, conversation, message, outbox, stream
from .times import stamp
from .transaction import Transaction

PAGE = 100  # rows of one answer; `after` asks for more

_CONSULTATION = select(conversation).where(conversation.c.id == bindparam("of"))
_MESSAGES = (
    select(message)
    .where(message.c.conversation == bindparam("of"), message.c.sequence > bindparam("after"))
    .order_by(message.c.sequence)
    .limit(PAGE)
)
_EVENTS_OF = (
    EVENTS.where(
        outbox.c.conversation == bindparam("of"), outbox.c.number > bindparam("after"), outbox.c.streamed.is_(True)
    )
    .order_by(outbox.c.number)
    .limit(PAGE)
)
_STREAM = (
    EVENTS.add_columns(stream.c.id.label("position"))
    .join(stream, stream.c.event == outbox.c.id)
    .where(stream.c.id > bindparam("after"))
    .order_by(stream.c.id)
    .limit(PAGE)
)
_STREAM_OF = _STREAM.where(stream.c.department == bindparam("in_"))
_NEWEST = select(func.coalesce(func.max(stream.c.id), 0))


class Seen(NamedTuple):
    """An event and the position behind which a reader goes on."""

    position: int
    document: dict[str, Any]


def consultations(
    tx: Transaction, department: str | None, state: str | None, officer: str | None, after: int
) -> list[dict[str, Any]]:
    """Consultations, oldest first; `waiting` are those that nobody has."""
    rows = select(conversation).where(conversation.c.id > after, conversation.c.sequence > 0)
    if department is not None:
        rows = rows.where(conversation.c.department == department)
    if officer is not None:
        rows = rows.where(conversation.c.officer == officer)
    if state == "waiting":
        rows = rows.where(conversation.c.state == "open", conversation.c.officer.is_(None))
    elif state is not None:
        rows = rows.where(conversation.c.state == state)
    return [about(tx, row) for row in tx.all(rows.order_by(conversation.c.id).limit(PAGE))]


def about(tx: Transaction, row: Any) -> dict[str, Any]:
    """A consultation in a list."""
    opens_at = tx.departments.hours.opens_at(tx.now)
    times = ("started_at", "last_at", "waiting_since", "answered_at", "ended_at")
    return {
        "id": row.name,
        "position": row.id,
        "topic": row.topic,
        "department": row.department,
        "officer": row.officer,
        "state": row.state,
        "channel": row.channel,
        **{name: stamp(tx, getattr(row, name)) if getattr(row, name) is not None else None for name in times},
        "messages": row.sequence,
        "rating": row.rating,
        "opens_at": opens_at.isoformat(timespec="minutes") if opens_at else None,
    }


def messages(tx: Transaction, name: str, after: int) -> dict[str, Any]:
    """A consultation and its messages behind a sequence. Raises ProblemError 404, 410."""
    of = found(tx, name)
    listed = [message_document(tx, row) for row in tx.all(_MESSAGES, of=of.id, after=after)]
    return {"conversation": about(tx, tx.one(_CONSULTATION, of=of.id)), "messages": listed}


def events_of(tx: Transaction, name: str, after: int) -> list[Seen]:
    """Events of one consultation behind a number. Raises ProblemError 404, 410."""
    of = found(tx, name)
    return [Seen(row.number, _shown(tx, row)) for row in tx.all(_EVENTS_OF, of=of.id, after=after)]


def events(tx: Transaction, department: str | None, after: int) -> list[Seen]:
    """Events of a department, or of all, behind a position of the stream."""
    rows = tx.all(_STREAM, after=after) if department is None else tx.all(_STREAM_OF, after=after, in_=department)
    return [Seen(row.position, _shown(tx, row)) for row in rows]


def newest(tx: Transaction) -> int:
    """The last position of the stream; 0 while there is none."""
    return int(tx.run(_NEWEST).scalar_one())


def _shown(tx: Transaction, row: Any) -> dict[str, Any]:
    shown = document(tx, row)
    shown.pop("receipts", None)
    return shown


def accesses(
    tx: Transaction,
    since: float,
    until: float,
    officer: str | None,
    department: str | None,
    name: str | None,
    after: int,
) -> list[dict[str, Any]]:
    """Lines of the access record, oldest first."""
    rows = select(access).where(access.c.id > after, access.c.at >= since, access.c.at < until)
    if officer is not None:
        rows = rows.where(access.c.officer == officer)
    if department is not None:
        rows = rows.where(access.c.department == department)
    if name is not None:
        rows = rows.where(access.c.conversation == tx.vault.name("access", name))
    return [
        {
            "position": row.id,
            "at": stamp(tx, row.at),
            "who": row.who,
            "officer": row.officer,
            "address": row.address,
            "conversation": row.conversation,
            "department": row.department,
            "what": row.what,
            "detail": row.detail,
        }
        for row in tx.all(rows.order_by(access.c.id).limit(PAGE * 10))
    ]
