"""Who answers a consultation: its department, and whom of it the department gives it to."""

from typing import Any

from sqlalchemy import bindparam, func, select

from .consultation import Consultation
from .events import emit
from .schema import conversation
from .transaction import Transaction

_BY_OFFICER = (
    select(conversation.c.officer, func.count().label("many"), func.max(conversation.c.assigned_at).label("last"))
    .where(conversation.c.department == bindparam("of"), conversation.c.officer.is_not(None))
    .group_by(conversation.c.officer)
)
_OPEN = _BY_OFFICER.where(conversation.c.state == "open")


def routing(tx: Transaction, of: Consultation, opens_at: str | None) -> dict[str, Any]:
    """Who answers, as an answer says it."""
    department = tx.departments.departments.get(of.department)
    return {
        "topic": of.topic,
        "department": department.name if department else of.department,
        "department_id": of.department,
        "phone": department.phone if department else None,
        "officer": of.officer,
        "state": of.state,
        "opens_at": opens_at,
    }


def assign(tx: Transaction, of: Consultation) -> None:
    """Give a consultation that nobody has to somebody, as its department wants it; `claim` leaves it to them."""
    department = tx.departments.departments.get(of.department)
    if of.officer is not None or department is None or department.assign == "claim":
        return
    give = _least_open if department.assign == "least-open" else _longest_ago
    give_to(tx, of, give(tx, department.id, department.officers))


def give_to(tx: Transaction, of: Consultation, officer: str) -> None:
    """Make an officer the one who answers."""
    of.set(officer=officer, assigned_at=tx.now)
    emit(tx, of, "conversation.assigned", to=officer)


def _least_open(tx: Transaction, department: str, officers: list[str]) -> str:
    counts: dict[str, int] = {row.officer: row.many for row in tx.all(_OPEN, of=department)}
    return min(officers, key=lambda officer: counts.get(officer, 0))


def _longest_ago(tx: Transaction, department: str, officers: list[str]) -> str:
    """In turn: whoever was given one longest ago."""
    times: dict[str, float] = {row.officer: row.last or 0 for row in tx.all(_BY_OFFICER, of=department)}
    return min(officers, key=lambda officer: times.get(officer, 0))
