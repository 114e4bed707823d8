"""The one transaction of a message: lock, look for its key, examine it with what came before, store, route, commit."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from sqlalchemy import Row

from pii_guard.conversation.window import Turn, Window
from pii_guard.errors import StateLostError
from pii_guard.model import Action, Decision
from pii_guard.sentences import intake as say

from ..http.problems import ProblemError
from . import figures
from .consultation import Consultation, begin
from .repeating import remember, replayed, same_message
from .requests import Attachment, Posted
from .retracting import of_id, retract
from .storing import Message, store
from .transaction import Transaction
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
    turn = Turn(posted.text, message_id, setting, posted.edit_of, posted.reply_to, tx.steady)
    decision, window = decide(*_window(tx, of), turn)
    if decision.code is not None and decision.code != "STATE_LOST":
        raise blocked(decision, [])
    _remember_window(of, window)
    if decision.code is not None:  # blocked once; from here on the new state counts
        return _saved(of, _refusal(decision, []))
    retracted = retract(tx, of, decision.retract)
    if decision.action is Action.BLOCK:
        answer = _refuse(tx, of, decision, retracted)
    else:
        answer = store(tx, of, posted, Message(message_id, edited, attachments, retracted), decision, hold_seconds)
    remember(tx, of, posted, *answer)
    return _saved(of, answer)


def _saved(of: Consultation, answer: tuple[int, bytes]) -> Accepted:
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


def _remember_window(of: Consultation, window: Window) -> None:
    """An empty one takes no place: nothing is remembered of most messages."""
    kept = None if window == Window.EMPTY else seal(of.data_key, window.dumps())
    if kept != of.window:
        of.set(window=kept)


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
    if of.channel is None and posted.setting.channel is not None:
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


def _refusal(decision: Decision, retracted: list[dict[str, Any]]) -> tuple[int, bytes]:
    error = blocked(decision, retracted)
    return int(error.status), error.body()


def _refuse(
    tx: Transaction, of: Consultation, decision: Decision, retracted: list[dict[str, Any]]
) -> tuple[int, bytes]:
    tx.happened.append("blocked")
    for entity in figures.entities(decision, Action.BLOCK):
        figures.count(tx, of, "blocked", entity)
    return _refusal(decision, retracted)
