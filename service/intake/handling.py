"""What officers and residents do with a consultation: take it, pass it on, end it, rate it."""

from http import HTTPStatus
from typing import Any

from pii_guard.sentences import intake as say

from ..http.problems import ProblemError
from . import figures
from .assigning import assign, give_to, routing
from .consultation import Consultation, found
from .events import emit
from .transaction import Transaction


def claim(tx: Transaction, name: str, officer: str) -> dict[str, Any]:
    """Give it to an officer of its department. Raises ProblemError 403, and 409 where another one has it."""
    of = _open(tx, name)
    if (of.department, officer) not in tx.departments.officers:
        raise ProblemError(HTTPStatus.FORBIDDEN, say.NOT_OF_DEPARTMENT, "/officer")
    if of.officer not in (None, officer):
        raise ProblemError(HTTPStatus.CONFLICT, say.CLAIMED, reason="CLAIMED")
    if of.officer is None:
        give_to(tx, of, officer)
    return _done(tx, of)


def transfer(tx: Transaction, name: str, department: str, reason: str) -> dict[str, Any]:
    """Pass it on to another department, which assigns it anew."""
    of = _open(tx, name)
    if department not in tx.departments.departments:
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, say.NO_SUCH_DEPARTMENT, "/department")
    if department != of.department:
        _move(tx, of, department, reason)
    return _done(tx, of)


def set_topic(tx: Transaction, name: str, topic: str) -> dict[str, Any]:
    """Say what it is about; another department may have to answer."""
    of = _open(tx, name)
    if topic not in tx.departments.topics:
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, say.NO_SUCH_TOPIC, "/topic")
    of.set(topic=topic)
    department = tx.departments.of_topic(topic).id
    if department != of.department:
        _move(tx, of, department, None)
    return _done(tx, of)


def _move(tx: Transaction, of: Consultation, department: str, reason: str | None) -> None:
    before = of.department
    figures.count(tx, of, "transferred")
    emit(tx, of, "conversation.transferred", to=department, reason=reason)  # to those who had it
    of.set(department=department, officer=None)
    emit(tx, of, "conversation.transferred", **{"from": before, "to": department, "reason": reason})
    assign(tx, of)


def end(tx: Transaction, name: str) -> dict[str, Any]:
    """No message is taken any longer. Once ended it stays so."""
    of = found(tx, name)
    if of.state == "open":
        of.set(state="ended", ended_at=tx.now, window=None)
        emit(tx, of, "conversation.ended")
        figures.count(tx, of, "ended")
        figures.count(tx, of, "length", value=float(of.sequence))
        if of.answered_at is None:
            figures.count(tx, of, "unanswered")
    return _done(tx, of)


def rate(tx: Transaction, name: str, rating: int) -> dict[str, Any]:
    """Keep what the resident thought of it, 1 to 5; the first time counts."""
    of = found(tx, name)
    if of.rating is None:
        of.set(rating=rating)
        emit(tx, of, "conversation.rated", rating=rating)
        figures.count(tx, of, "rated", value=float(rating))
    return _done(tx, of)


def _open(tx: Transaction, name: str) -> Consultation:
    of = found(tx, name)
    of.require_open()
    return of


def _done(tx: Transaction, of: Consultation) -> dict[str, Any]:
    of.save()
    opens_at = tx.departments.hours.opens_at(tx.now)
    return {
        "conversation": of.name,
        "rating": of.rating,
        "routing": routing(tx, of, opens_at.isoformat(timespec="minutes") if opens_at else None),
    }
