"""Figures for the office: counts without anything of a message, written in the transaction of what they count.

They stay when texts are erased. Rows are added, never changed, so that posts do not wait for one another.
"""

from typing import Any, Literal

from pii_guard.model import Action, Decision

from .consultation import Consultation
from .schema import figure
from .times import local
from .transaction import Transaction

What = Literal[
    "started",  # a consultation
    "outside_hours",  # one that began while the office was closed
    "message",  # about: direction
    "blocked",  # a message; about: entity
    "redacted",  # about: entity
    "retracted",  # about: entity
    "held",  # a message
    "first_answer",  # value: seconds; about: open or closed, the office when it began
    "same_day",  # a first answer before the office closed, counted when its consultation began
    "ended",
    "unanswered",  # ended without an answer
    "length",  # value: messages of one that ended
    "rated",  # value: 1 to 5
    "transferred",
    "wrongly_blocked",  # about: entity
    "resident",  # one whom the channel knows
    "again",  # the same one within 7 days
    "erased",
]


def count(
    tx: Transaction,
    of: Consultation | None,
    what: What,
    about: str = "",
    value: float | None = None,
    then: float | None = None,
    **place: Any,
) -> None:
    """Count one, now or as of `then`. Without a consultation `place` says department, topic and channel."""
    at = local(tx, tx.now if then is None else then)
    tx.add_last(
        figure,
        day=at.date().isoformat(),
        hour=at.hour,
        department=of.department if of else place.get("department", ""),
        topic=(of.topic if of else place.get("topic")) or "",
        channel=(of.channel if of else place.get("channel")) or "",
        what=what,
        about=about,
        value=value,
        n=1,
    )


def entities(decision: Decision, action: Action) -> list[str]:
    """What was ruled so in a message: each identifier counts once."""
    return sorted({ruling.entity for ruling in decision.findings if ruling.action is action})
