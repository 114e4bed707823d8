"""Events on their way to a desk: each conversation's in order, at least once.

    held ──▶ ready ──▶ sending ──▶ delivered
                  ◀── again ──┘ └──▶ dead ──▶ ready (replay) or discarded

Only the head of a conversation is taken: nothing goes before an older event that still may. Where its department has
no upstream an event is `kept`: it is only read.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from random import random
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, or_, select, update

from ..declared.departments import UpstreamTable
from .events import EVENTS, document
from .schema import outbox
from .transaction import ROW, Transaction

MANY = 32  # events of one transaction, and requests at a time
MARGIN = 5.0  # seconds of a lease beyond the time that a request may take
SKEW = 5.0  # seconds by which the clocks of two replicas may differ
PATIENCE = 86_400.0  # seconds after which an event that nobody takes is dead
FIRST, LONGEST, ASKED = 1.0, 300.0, 3_600.0  # seconds: first pause, longest of ours, longest a receiver may ask for
ON_ITS_WAY = ("held", "ready", "sending")


@dataclass(frozen=True, slots=True, repr=False)
class Claimed:
    """An event that is ours for the time of its lease. `earlier` are receipts of what it takes back."""

    row: int
    event: str
    attempts: int
    at: float
    upstream: UpstreamTable
    document: dict[str, Any]
    earlier: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a delivery: receipts, or a trouble; `again` is a pause in seconds, None where none would help."""

    receipts: tuple[str, ...] = ()
    trouble: str | None = None
    again: float | None = None


IS_DUE: ColumnElement[bool] = or_(outbox.c.due <= bindparam("steady"), outbox.c.since > bindparam("ahead"))
"""Its time has come; or that was set by a clock that has been turned back since. With the values of `due`."""

_older, _last = outbox.alias("older"), outbox.alias("last")
_stops = or_(_older.c.state.in_(ON_ITS_WAY), and_(_older.c.state == "dead", _older.c.stops.is_(True)))
_in_front = and_(_older.c.conversation == outbox.c.conversation, _older.c.number < outbox.c.number)
_state_before = (
    select(_last.c.state)
    .where(_last.c.conversation == outbox.c.conversation, _last.c.number == outbox.c.number - 1)
    .scalar_subquery()
)
_HEADS = (
    EVENTS.add_columns(_state_before.label("before"))
    .where(outbox.c.state.in_(("ready", "sending")), IS_DUE, ~exists().where(_in_front, _stops))
    .order_by(outbox.c.due)
    .limit(bindparam("many"))
    .with_for_update(skip_locked=True, of=outbox)
)
_TAKE = update(outbox).where(outbox.c.id == bindparam(ROW)).values(attempts=outbox.c.attempts + 1)
_SETTLE = update(outbox).where(
    outbox.c.id == bindparam(ROW), outbox.c.attempts == bindparam("tries"), outbox.c.state == "sending"
)
_NEITHER = dict.fromkeys(("settled_at", "receipt")) | {"stops": False}
_before = and_(outbox.c.conversation == bindparam("of"), outbox.c.number < bindparam("number"))
_delivered = select(func.max(outbox.c.number)).where(_before, outbox.c.state == "delivered").scalar_subquery()
_MISSING = (
    select(outbox.c.number)
    .where(_before, outbox.c.state.in_(("dead", "discarded")), outbox.c.number > func.coalesce(_delivered, 0))
    .order_by(outbox.c.number)
)
_EARLIER = select(outbox.c.receipt).where(
    _before, outbox.c.sequence == bindparam("sequence"), outbox.c.receipt.is_not(None)
)


def due(tx: Transaction) -> dict[str, float]:
    """The values that IS_DUE is asked with."""
    return {"steady": tx.steady, "ahead": tx.steady + SKEW}


def claim(tx: Transaction, many: int = MANY) -> list[Claimed]:
    """Take heads of conversations that are due, under a lease."""
    taken, leases = [], []
    for row in tx.all(_HEADS, many=many, **due(tx)):
        upstream = tx.departments.upstreams.get(row.upstream)
        if upstream is None:  # the file names it no longer; it may again
            later = {"due": tx.steady + LONGEST, "since": tx.steady, "trouble": "no upstream"}
            tx.change(outbox, row.id, state="ready", **later)
            continue
        lease = tx.steady + upstream.timeout + MARGIN
        leases.append({ROW: row.id, "state": "sending", "due": lease, "since": tx.steady})
        about = document(tx, row)
        if missing := _missing(tx, row):
            about["missing"] = missing
        taken.append(Claimed(row.id, row.event, row.attempts + 1, row.at, upstream, about, _earlier(tx, row)))
    tx.each(_TAKE, leases)
    return taken


def settle(tx: Transaction, done: Sequence[tuple[Claimed, Outcome]]) -> None:
    """Write down what became of them; what somebody else has by now is left to them."""
    settled = [_settled(tx, claimed, outcome) for claimed, outcome in done]
    tx.each(_SETTLE, settled)
    for (claimed, _), values in zip(done, settled, strict=True):
        if claimed.document["type"] == "conversation.erased" and values["state"] == "delivered":
            tx.change(outbox, claimed.row, data="{}")  # its name was kept to tell the desk only
            tx.forget = True


def _settled(tx: Transaction, claimed: Claimed, outcome: Outcome) -> dict[str, Any]:
    values = {ROW: claimed.row, "tries": claimed.attempts, "trouble": outcome.trouble, **_NEITHER}
    values |= {"due": tx.steady, "since": tx.steady}
    if outcome.trouble is None:
        return values | {"state": "delivered", "settled_at": tx.now, "receipt": json.dumps(outcome.receipts)}
    if outcome.again is None or claimed.at + PATIENCE < tx.now:
        return values | {"state": "dead", "settled_at": tx.now, "stops": claimed.upstream.on_dead == "stop"}
    wait = max(pause(claimed.attempts), min(outcome.again, ASKED))
    return values | {"state": "ready", "due": tx.steady + wait}


def pause(attempts: int) -> float:
    """Seconds before the next try: twice as long each time, and a part of it by chance."""
    return float(min(LONGEST, FIRST * 2 ** min(attempts - 1, 20)) * (0.5 + random() / 2))  # noqa: S311


def _missing(tx: Transaction, row: Any) -> list[int]:
    """Numbers of the events before this one that its receiver will not get."""
    if row.before in (None, "delivered"):
        return []
    return [int(r.number) for r in tx.all(_MISSING, of=row.conversation, number=row.number)]


def _earlier(tx: Transaction, row: Any) -> tuple[str, ...]:
    """Receipts of what was delivered of the same message."""
    if row.kind == "conversation.erased":
        return tuple(json.loads(row.data).get("receipts", ()))
    if row.sequence is None or (row.kind == "message.accepted" and row.m_revision == 1):
        return ()
    found = tx.all(_EARLIER, of=row.conversation, number=row.number, sequence=row.sequence)
    return tuple(receipt for r in found for receipt in json.loads(r.receipt))
