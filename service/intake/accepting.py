"""The one transaction of a message: lock, look for its key, examine it with what came before, store, route, commit."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from sqlalchemy import Row, select, update

from pii_guard.conversation.window import Turn, Window
from pii_guard.errors import StateLostError
from pii_guard.model import Action, Decision, Notice
from pii_guard.sentences import intake as say

from ..http.problems import ProblemError
from . import figures
from .assigning import assign, give_to
from .events import emit
from .notices import after_hours, together
from .repeating import remember, replayed, same_message
from .requests import Attachment, Posted
from .residents import note_resident
from .retracting import columns, of_id, retract, was_shown
from .schema import message
from .texts import Cleaned
from .times import stamp
from .transaction import Consultation, Transaction, begin
from .vault import seal, unseal

Decide = Callable[[Window, bool, Turn], tuple[Decision, Window]]  # window, whether it was lost, turn
CleanName = Callable[[str], str]


@dataclass(frozen=True, slots=True, repr=False)
class Accepted:
    """The answer to a post: the same bytes each time it is repeated. `replay`: it was given before."""

    status: int
    body: bytes
    replay: bool = False


def accept(tx: Transaction, posted: Posted, decide: Decide, clean_name: CleanName, hold_seconds: float) -> Accepted:
    """Do it. What is answered is committed; where a ProblemError is raised nothing is."""
    setting = posted.setting
    department = tx.departments.of_topic(setting.topic)
    of = begin(tx, posted.conversation, department.id, setting.topic, setting.channel)
    if (answer := replayed(tx, of, posted)) is not None:
        return Accepted(*answer, replay=True)
    of.require_open()
    if posted.message_id is not None and posted.edit_of is None and of_id(tx, of, posted.message_id):
        return Accepted(*same_message(tx, of, posted), replay=True)
    _require_officer(tx, of, posted)
    attachments = _cleaned(posted.attachments, clean_name)
    edited = _edited(tx, of, posted)
    _take_topic(tx, of, posted)
    of.set(turns=of.turns + 1)
    message_id = edited.message_id if edited else posted.message_id or _free_id(tx, of)
    decision, window = decide(*_window(tx, of), _turn(tx, posted, message_id))
    if decision.code == "STATE_LOST":  # blocked once; from here on the new state counts
        return _start_anew(of, decision, window)
    if decision.code is not None:
        raise blocked(decision, [])
    of.set(window=seal(of.data_key, window.dumps()))
    retracted = retract(tx, of, decision.retract)
    if decision.action is Action.BLOCK:
        answer = _refuse(tx, of, decision, retracted)
    else:
        answer = _take(tx, of, posted, decision, message_id, edited, attachments, hold_seconds, retracted)
    remember(tx, of, posted, *answer)
    of.save()
    return Accepted(*answer)


def _window(tx: Transaction, of: Consultation) -> tuple[Window, bool]:
    """What is remembered, and whether something was that is lost now."""
    key = of.data_key  # where it is lost, so is the window
    if of.window is None:
        return Window.EMPTY, False
    try:
        return Window.loads(unseal(key, of.window)), False
    except StateLostError:
        tx.happened.append("state_lost")
        return Window.EMPTY, True


def _start_anew(of: Consultation, decision: Decision, window: Window) -> Accepted:
    of.set(window=seal(of.data_key, window.dumps()))
    of.save()
    error = blocked(decision, [])
    return Accepted(int(error.status), error.body())


def _turn(tx: Transaction, posted: Posted, message_id: str) -> Turn:
    return Turn(posted.text, message_id, posted.setting, posted.edit_of, posted.reply_to, tx.steady)


def _require_officer(tx: Transaction, of: Consultation, posted: Posted) -> None:
    if posted.officer is not None and (of.department, posted.officer) not in tx.departments.officers:
        raise ProblemError(HTTPStatus.FORBIDDEN, say.NOT_OF_DEPARTMENT, "/officer")


def _take_topic(tx: Transaction, of: Consultation, posted: Posted) -> None:
    """The first topic that somebody names is that of the consultation; another one needs `…/topic`."""
    if of.topic is None and posted.setting.topic is not None:
        of.set(topic=posted.setting.topic)
        department = tx.departments.of_topic(of.topic).id
        if department != of.department and of.officer is None:
            of.set(department=department)
    if of.channel is None:
        of.set(channel=posted.setting.channel)


def _free_id(tx: Transaction, of: Consultation) -> str:
    number = of.turns
    while of_id(tx, of, f"m{number}"):
        number += 1
    of.set(turns=number)
    return f"m{number}"


def _edited(tx: Transaction, of: Consultation, posted: Posted) -> Row[Any] | None:
    if posted.edit_of is None:
        return None
    row = of_id(tx, of, posted.edit_of)
    if row is None or row.direction != posted.setting.direction:
        raise ProblemError(HTTPStatus.NOT_FOUND, say.NO_MESSAGE, "/edit_of")
    return row


def _cleaned(attachments: tuple[Attachment, ...], clean_name: CleanName) -> list[dict[str, Any]]:
    return [one.as_json() | {"name": clean_name(one.name)} for one in attachments]


def blocked(decision: Decision, retracted: list[dict[str, Any]]) -> ProblemError:
    """The refusal of a message that may not be stored. Its decision has no text."""
    more: dict[str, Any] = {"decision": decision.as_json(), "retract": retracted}
    if decision.notice:
        more["notice"] = decision.notice.as_json()
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, say.BLOCKED, reason="BLOCKED", more=more)


def _refuse(
    tx: Transaction, of: Consultation, decision: Decision, retracted: list[dict[str, Any]]
) -> tuple[int, bytes]:
    tx.happened.append("blocked")
    for entity in _entities(decision, Action.BLOCK):
        figures.count(tx, of, "blocked", entity)
    error = blocked(decision, retracted)
    return int(error.status), error.body()


def _take(
    tx: Transaction,
    of: Consultation,
    posted: Posted,
    decision: Decision,
    message_id: str,
    edited: Row[Any] | None,
    attachments: list[dict[str, Any]],
    hold_seconds: float,
    retracted: list[dict[str, Any]],
) -> tuple[int, bytes]:
    assert decision.text is not None
    masks = tuple((mask.span.start, mask.span.end, mask.entity or "") for mask in decision.masks)
    cleaned = Cleaned(decision.text, masks, open=tuple((span.start, span.end) for span in decision.open))
    is_held = bool(cleaned.open) and hold_seconds > 0
    held_until = tx.now + hold_seconds if is_held else None
    opens_at = tx.departments.hours.opens_at(tx.now) if posted.setting.direction == "citizen" else None
    values = {
        **columns(of, cleaned, held_until),
        "at": tx.now,
        "officer": posted.officer,
        "reply_to": posted.reply_to,
        "attachments": orjson.dumps(attachments).decode(),
        "opens_at": opens_at.isoformat(timespec="minutes") if opens_at else None,
        "retracted": False,
        "key": tx.vault.name("key", posted.key),
    }
    sequence = _store(tx, of, message_id, edited, values, posted.setting.direction)
    if is_held:
        figures.count(tx, of, "held")
        tx.happened.append("held")
    _enter(tx, of, posted, decision, opens_at is not None, edited is not None)
    emit(tx, of, "message.accepted", sequence, tx.steady + hold_seconds if is_held else None)
    if posted.setting.direction == "officer" and of.officer is None and posted.officer:
        give_to(tx, of, posted.officer)
    elif posted.setting.direction != "officer":
        assign(tx, of)
    notice = together(decision.notice, after_hours(opens_at) if opens_at else None)
    answer = {
        "message_id": message_id,
        "sequence": sequence,
        "action": decision.action.value,
        "text": cleaned.with_slots().text if is_held else cleaned.text,
        "decision_id": decision.decision_id,
        "findings": decision.as_json(posted.text)["findings"],
        "notice": _told(notice),
        "retract": retracted,
        "attachments": attachments,
        "routing": routing(tx, of, values["opens_at"]),
        "delivery": {
            "state": "held" if is_held else "ready" if tx.departments.upstream_of(of.department) else "kept",
            "until": stamp(tx, held_until) if held_until else None,
        },
    }
    return int(HTTPStatus.ACCEPTED), orjson.dumps(answer)


def _told(notice: Notice | None) -> dict[str, str]:
    return notice.as_json() if notice else {}


def _store(
    tx: Transaction, of: Consultation, message_id: str, edited: Row[Any] | None, values: dict[str, Any], direction: str
) -> int:
    if edited is not None:
        later = edited.revision + 1 if was_shown(tx, of, edited.sequence) else edited.revision
        del values["key"]
        tx.run(update(message).where(message.c.id == edited.id).values(**values, revision=later))
        tx.forget = True
        return int(edited.sequence)
    of.set(sequence=of.sequence + 1)
    tx.add(
        message,
        conversation=of.id,
        sequence=of.sequence,
        message_id=message_id,
        revision=1,
        direction=direction,
        **values,
    )
    return int(of.sequence)


def _enter(
    tx: Transaction, of: Consultation, posted: Posted, decision: Decision, is_closed: bool, is_edit: bool
) -> None:
    """The figures, and who waits for whom."""
    direction = posted.setting.direction
    if of.sequence == 1 and not is_edit:
        figures.count(tx, of, "started")
        if is_closed:
            figures.count(tx, of, "outside_hours")
    figures.count(tx, of, "message", direction)
    for entity in _entities(decision, Action.REDACT):
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


def _entities(decision: Decision, action: Action) -> list[str]:
    return sorted({ruling.entity for ruling in decision.findings if ruling.action is action})


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


def answered_before(tx: Transaction, of: Consultation) -> bool:
    """Whether anything of it is stored."""
    return tx.one(select(message.c.id).where(message.c.conversation == of.id)) is not None
