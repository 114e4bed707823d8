"""What is on its way and what nobody took, as the operator sees it; and what may be done with a dead event."""

from http import HTTPStatus
from typing import Any

from sqlalchemy import bindparam, func, select

from pii_guard.sentences import intake as say

from ..http.problems import ProblemError
from .events import EVENTS, document
from .outbox import ON_ITS_WAY
from .schema import outbox
from .times import stamp
from .transaction import Transaction

PAGE = 100  # events of one answer; `after` asks for more
STATES = (*ON_ITS_WAY, "dead")

_COUNTS = (
    select(outbox.c.state, func.count().label("many"), func.min(outbox.c.at).label("first"))
    .where(outbox.c.state.in_(STATES))
    .group_by(outbox.c.state)
)
_LISTED = (
    EVENTS.where(outbox.c.state.in_(bindparam("states", expanding=True)), outbox.c.id > bindparam("after"))
    .order_by(outbox.c.id)
    .limit(PAGE)
)
_DEAD = EVENTS.where(outbox.c.event == bindparam("event"), outbox.c.state == "dead").with_for_update(of=outbox)


def depth(tx: Transaction) -> dict[str, Any]:
    """How much is on its way: by state, and the age of the oldest in seconds."""
    by_state = {row.state: (int(row.many), float(row.first)) for row in tx.all(_COUNTS)}
    oldest = min((at for state, (_, at) in by_state.items() if state in ON_ITS_WAY), default=tx.now)
    counts = {state: by_state.get(state, (0, 0.0))[0] for state in STATES}
    return {**counts, "oldest_seconds": max(0.0, tx.now - oldest)}


def listed(tx: Transaction, states: tuple[str, ...], after: int) -> list[dict[str, Any]]:
    """Events in these states, oldest first."""
    return [_about(tx, row) for row in tx.all(_LISTED, states=states, after=after)]


def replay(tx: Transaction, event: str) -> dict[str, Any]:
    """Try a dead event again. Raises ProblemError 404."""
    return _revive(tx, event, "ready")


def discard(tx: Transaction, event: str) -> dict[str, Any]:
    """Give a dead event up: nothing waits for it any longer. Raises ProblemError 404."""
    return _revive(tx, event, "discarded")


def _revive(tx: Transaction, event: str, state: str) -> dict[str, Any]:
    row = tx.one(_DEAD, event=event)
    if row is None:
        raise ProblemError(HTTPStatus.NOT_FOUND, say.NO_EVENT)
    # `at` begins anew: its day of patience, too
    tx.change(outbox, row.id, state=state, due=tx.steady, since=tx.steady, stops=False, at=tx.now)
    return {**_about(tx, row), "state": state, "stops": False, "at": stamp(tx, tx.now)}


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
