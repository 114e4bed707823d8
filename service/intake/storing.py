"""A message that may be kept: its cleaned text, what is counted of it, who answers it, and what its writer is told."""

from http import HTTPStatus
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Row

from pii_guard.model import Action, Decision

from . import figures
from .assigning import assign, give_to, routing
from .consultation import Consultation
from .events import emit
from .notices import after_hours, together
from .requests import Posted
from .residents import note_resident
from .retracting import columns, was_shown
from .schema import message
from .texts import Cleaned
from .times import stamp
from .transaction import Transaction


class Message(NamedTuple):
    """What is known of a message beside its text. `edited`: the row that it replaces."""

    message_id: str
    edited: Row[Any] | None
    attachments: list[dict[str, Any]]
    retracted: list[dict[str, Any]]

    def __repr__(self) -> str:
        return "<Message>"


def store(
    tx: Transaction, of: Consultation, posted: Posted, about: Message, decision: Decision, hold_seconds: float
) -> tuple[int, bytes]:
    """Keep it. The status and the body that its sender gets, now and whenever it is sent again."""
    assert decision.text is not None
    masks = tuple((mask.span.start, mask.span.end, mask.entity or "") for mask in decision.masks)
    cleaned = Cleaned(decision.text, masks, open=tuple((span.start, span.end) for span in decision.open))
    is_held = bool(cleaned.open) and hold_seconds > 0
    held_until = tx.now + hold_seconds if is_held else None
    opens_at = tx.departments.hours.opens_at(tx.now) if posted.setting.direction == "citizen" else None
    opens = opens_at.isoformat(timespec="minutes") if opens_at else None
    sequence = _write(tx, of, posted, about, {**columns(of, cleaned, held_until), "opens_at": opens})
    if is_held:
        figures.count(tx, of, "held")
        tx.happened.append("held")
    _count(tx, of, posted, decision, opens_at is not None, about.edited is not None)
    emit(tx, of, "message.accepted", sequence, tx.steady + hold_seconds if is_held else None)
    _route(tx, of, posted)
    notice = together(decision.notice, after_hours(opens_at) if opens_at else None)
    answer = {
        "message_id": about.message_id,
        "sequence": sequence,
        "action": decision.action.value,
        "text": cleaned.with_slots().text if is_held else cleaned.text,
        "decision_id": decision.decision_id,
        "findings": decision.as_json(posted.text)["findings"],
        "notice": notice.as_json() if notice else {},
        "retract": about.retracted,
        "attachments": about.attachments,
        "routing": routing(tx, of, opens),
        "delivery": {
            "state": "held" if is_held else "ready" if tx.departments.upstream_of(of.department) else "kept",
            "until": stamp(tx, held_until) if held_until else None,
        },
    }
    return int(HTTPStatus.ACCEPTED), orjson.dumps(answer)


def _write(tx: Transaction, of: Consultation, posted: Posted, about: Message, text: dict[str, Any]) -> int:
    """Write the row, or the row of the message that is edited. Returns its sequence."""
    values = {
        **text,
        "at": tx.now,
        "officer": posted.officer,
        "reply_to": posted.reply_to,
        "attachments": orjson.dumps(about.attachments).decode(),
        "retracted": False,
    }
    if about.edited is not None:
        is_news = was_shown(tx, of, about.edited.sequence)
        tx.change(message, about.edited.id, **values, revision=about.edited.revision + is_news)
        tx.forget = True
        return int(about.edited.sequence)
    of.set(sequence=of.sequence + 1)
    tx.add(
        message,
        conversation=of.id,
        sequence=of.sequence,
        message_id=about.message_id,
        revision=1,
        direction=posted.setting.direction,
        key=tx.vault.name("key", posted.key),
        **values,
    )
    return int(of.sequence)


def _route(tx: Transaction, of: Consultation, posted: Posted) -> None:
    if posted.setting.direction != "officer":
        assign(tx, of)
    elif of.officer is None and posted.officer:
        give_to(tx, of, posted.officer)


def _count(
    tx: Transaction, of: Consultation, posted: Posted, decision: Decision, is_closed: bool, is_edit: bool
) -> None:
    """The figures, and who waits for whom."""
    direction = posted.setting.direction
    if of.sequence == 1 and not is_edit:
        figures.count(tx, of, "started")
        if is_closed:
            figures.count(tx, of, "outside_hours")
    figures.count(tx, of, "message", direction)
    for entity in figures.entities(decision, Action.REDACT):
        figures.count(tx, of, "redacted", entity)
    note_resident(tx, of, posted.resident)
    of.set(last_at=tx.now)
    if direction == "citizen" and of.waiting_since is None:
        of.set(waiting_since=tx.now)
    if direction == "officer":
        if of.answered_at is None and of.waiting_since is not None:
            _first_answer(tx, of, of.waiting_since)
        of.set(waiting_since=None)


def _first_answer(tx: Transaction, of: Consultation, asked: float) -> None:
    hours = tx.departments.hours
    was_closed = hours.opens_at(asked) is not None
    figures.count(tx, of, "first_answer", "closed" if was_closed else "open", tx.now - asked)
    if not was_closed and not hours.is_over(asked, tx.now):
        figures.count(tx, of, "same_day", then=asked)
    of.set(answered_at=tx.now)
