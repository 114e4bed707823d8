"""Who of a department gets a consultation."""

from sqlalchemy import func, select

from .events import emit
from .schema import conversation
from .transaction import Consultation, Transaction


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
    many = select(conversation.c.officer, func.count()).group_by(conversation.c.officer)
    many = many.where(conversation.c.department == department, conversation.c.state == "open")
    counts: dict[str, int] = {row[0]: row[1] for row in tx.run(many)}
    return min(officers, key=lambda officer: counts.get(officer, 0))


def _longest_ago(tx: Transaction, department: str, officers: list[str]) -> str:
    """In turn: whoever was given one longest ago."""
    last = select(conversation.c.officer, func.max(conversation.c.assigned_at)).group_by(conversation.c.officer)
    times: dict[str, float] = {
        row[0]: row[1] or 0 for row in tx.run(last.where(conversation.c.department == department))
    }
    return min(officers, key=lambda officer: times.get(officer, 0))
