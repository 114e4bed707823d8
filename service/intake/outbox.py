"""Events on their way to a desk: each conversation's in order, at least once.

    held ──▶ ready ──▶ sending ──▶ delivered
                  ◀── again ──┘ └──▶ dead ──▶ ready (replay) or discarded

Only the head of a conversation is taken: nothing goes before an older event that still may. Where its department has
no upstream an event is `kept`: it is only read.
"""

import json
from dataclasses import dataclass
from http import HTTPStatus
from random import random
from typing import Any

from sqlalchemy import and_, exists, func, or_, select, update

from pii_guard.sentences import intake as say

from ..declared.departments import UpstreamTable
from ..http.problems import ProblemError
from .events import document
from .schema import outbox
from .times import stamp
from .transaction import Transaction

MANY = 32  # rows of one transaction
MARGIN = 5.0  # seconds of a lease beyond the time that a request may take
SKEW = 5.0  # seconds by which the clocks of two replicas may differ
PATIENCE = 86_400.0  # seconds after which an event that nobody takes is dead
FIRST, LONGEST, ASKED = (
    1.0,
    300.0,
    3_600.0,
)  # seconds: first pause, longest of ours, longest that a receiver may ask for
ON_ITS_WAY = ("held", "ready", "sending")


@dataclass(frozen=True, slots=True, repr=False)
class Claimed:
    """An event that is ours for the time of its lease. `earlier` are receipts of what it takes back."""

    row: int
    event: str
    attempts: int
    upstream: UpstreamTable
    document: dict[str, Any]
    earlier: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a delivery: receipts, or a trouble; `again` is a pause in seconds, None where none would help."""

    receipts: tuple[str, ...] = ()
    trouble: str | None = None
    again: float | None = None


def is_due(tx: Transaction) -> Any:
    """Its time has come; or that was set by a clock that has been turned back since."""
    return or_(outbox.c.due <= tx.steady, outbox.c.since > tx.steady + SKEW)


def claim(tx: Transaction, many: int = MANY) -> list[Claimed]:
    """Take heads of conversations that are due, under a lease."""
    older = outbox.alias("older")
    in_front = and_(older.c.conversation == outbox.c.conversation, older.c.number < outbox.c.number)
    stops = or_(older.c.state.in_(ON_ITS_WAY), and_(older.c.state == "dead", older.c.stops.is_(True)))
    heads = select(outbox).where(outbox.c.state.in_(("ready", "sending")), is_due(tx))
    heads = heads.where(~exists().where(in_front, stops)).order_by(outbox.c.due).limit(many)
    taken = []
    for row in tx.run(heads.with_for_update(skip_locked=True)).all():
        upstream = tx.departments.upstreams.get(row.upstream)
        if upstream is None:  # the file names it no longer; it may again
            _set(tx, row.id, state="ready", due=tx.steady + LONGEST, since=tx.steady, trouble="no upstream")
            continue
        lease = tx.steady + upstream.timeout + MARGIN
        attempts = row.attempts + 1
        _set(tx, row.id, state="sending", due=lease, since=tx.steady, attempts=attempts)
        about = document(tx, row)
        if missing := _missing(tx, row):
            about["missing"] = missing
        taken.append(Claimed(row.id, row.event, attempts, upstream, about, _earlier(tx, row)))
    return taken


def settle(tx: Transaction, claimed: Claimed, outcome: Outcome) -> str:
    """Write down what became of it, unless somebody else has it by now. Returns its new state."""
    state, more = _settled(tx, claimed, outcome)
    own = (outbox.c.id == claimed.row) & (outbox.c.attempts == claimed.attempts) & (outbox.c.state == "sending")
    if claimed.document["type"] == "conversation.erased" and state == "delivered":
        more["data"] = "{}"  # its name was kept to tell the desk only
        tx.forget = True
    tx.run(update(outbox).where(own).values(state=state, since=tx.steady, trouble=outcome.trouble, **more))
    return state


def _settled(tx: Transaction, claimed: Claimed, outcome: Outcome) -> tuple[str, dict[str, Any]]:
    if outcome.trouble is None:
        return "delivered", {"settled_at": tx.now, "receipt": json.dumps(outcome.receipts)}
    began = tx.one(select(outbox.c.at).where(outbox.c.id == claimed.row))
    if outcome.again is None or (began and began.at + PATIENCE < tx.now):
        return "dead", {"settled_at": tx.now, "stops": claimed.upstream.on_dead == "stop"}
    return "ready", {"due": tx.steady + max(pause(claimed.attempts), min(outcome.again, ASKED))}


def pause(attempts: int) -> float:
    """Seconds before the next try: twice as long each time, and a part of it by chance."""
    return float(min(LONGEST, FIRST * 2 ** min(attempts - 1, 20)) * (0.5 + random() / 2))  # noqa: S311


def _missing(tx: Transaction, row: Any) -> list[int]:
    """Numbers of the events before this one that its receiver will not get."""
    before = (outbox.c.conversation == row.conversation) & (outbox.c.number < row.number)
    last = select(func.max(outbox.c.number)).where(before, outbox.c.state == "delivered").scalar_subquery()
    gone = select(outbox.c.number).where(before, outbox.c.state.in_(("dead", "discarded")))
    gone = gone.where(outbox.c.number > func.coalesce(last, 0))
    return [int(r.number) for r in tx.run(gone.order_by(outbox.c.number))]


def _earlier(tx: Transaction, row: Any) -> tuple[str, ...]:
    """Receipts of what was delivered of the same message."""
    if row.kind == "conversation.erased":
        return tuple(json.loads(row.data).get("receipts", ()))
    if row.sequence is None:
        return ()
    same = (outbox.c.conversation == row.conversation) & (outbox.c.sequence == row.sequence)
    found = tx.run(select(outbox.c.receipt).where(same, outbox.c.number < row.number, outbox.c.receipt.is_not(None)))
    return tuple(receipt for r in found for receipt in json.loads(r.receipt))


def _set(tx: Transaction, row: int, **values: Any) -> None:
    tx.run(update(outbox).where(outbox.c.id == row).values(**values))


def depth(tx: Transaction) -> dict[str, Any]:
    """How much is on its way: by state, and the age of the oldest in seconds."""
    counts = select(outbox.c.state, func.count(), func.min(outbox.c.at)).group_by(outbox.c.state)
    by_state = {row[0]: (int(row[1]), float(row[2])) for row in tx.run(counts)}
    oldest = min((at for state, (_, at) in by_state.items() if state in ON_ITS_WAY), default=tx.now)
    return {
        "held": by_state.get("held", (0, 0.0))[0],
        "ready": by_state.get("ready", (0, 0.0))[0],
        "sending": by_state.get("sending", (0, 0.0))[0],
        "dead": by_state.get("dead", (0, 0.0))[0],
        "oldest_seconds": max(0.0, tx.now - oldest),
    }


def listed(tx: Transaction, state: str | None, after: int) -> list[dict[str, Any]]:
    """Events that are on their way, or dead, oldest first."""
    states = (state,) if state else ON_ITS_WAY
    rows = select(outbox).where(outbox.c.state.in_(states), outbox.c.id > after).order_by(outbox.c.id).limit(100)
    return [_about(tx, row) for row in tx.run(rows).all()]


def _about(tx: Transaction, row: Any) -> dict[str, Any]:
    return {
        "id": row.event,
        "position": row.id,
        "type": row.kind,
        "conversation": document(tx, row)["conversation"],
        "number": row.number,
        "department": row.department,
        "upstream": row.upstream,
        "state": row.state,
        "attempts": row.attempts,
        "at": stamp(tx, row.at),
        "trouble": row.trouble,
        "stops": row.stops,
    }


def replay(tx: Transaction, event: str) -> dict[str, Any]:
    """Try a dead event again. Raises ProblemError 404."""
    return _revive(tx, event, "ready")


def discard(tx: Transaction, event: str) -> dict[str, Any]:
    """Give a dead event up: nothing waits for it any longer. Raises ProblemError 404."""
    return _revive(tx, event, "discarded")


def _revive(tx: Transaction, event: str, state: str) -> dict[str, Any]:
    row = tx.one(select(outbox).where(outbox.c.event == event, outbox.c.state == "dead").with_for_update())
    if row is None:
        raise ProblemError(HTTPStatus.NOT_FOUND, say.NO_EVENT)
    # `at` begins anew: its day of patience, too
    _set(tx, row.id, state=state, due=tx.steady, since=tx.steady, stops=False, attempts=row.attempts, at=tx.now)
    return _about(tx, tx.one(select(outbox).where(outbox.c.id == row.id)))
