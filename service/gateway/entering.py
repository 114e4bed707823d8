"""One request is one message: its strings and the parts of its address are counted and recorded as one decision."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from pii_guard import Action, Decision
from pii_guard.examine.identity import new_id
from pii_guard.json.pointer import Tokens
from pii_guard.model import Code, Provenance, Setting, Trouble, strongest

Enter = Callable[[Decision, str, Setting], Decision]  # counts and records one decision; returns the one to act on


class Entered(NamedTuple):
    """What a message was entered as; `observed` says that nothing of it is acted on."""

    decision_id: str
    observed: bool


def enter_as_one(
    decided: Sequence[Decision],
    code: str | None,
    setting: Setting,
    provenance: Provenance,
    enter: Enter,
) -> Entered:
    """Enter what was decided on the pieces of a message; with a `code` the message could not be read at all.

    Raises ProblemError 503 where it could not be recorded.
    """
    one = _unread(provenance) if code is not None else _together(decided, provenance)
    acted = enter(one, "", setting)
    return Entered(acted.decision_id, acted.action is Action.ALLOW and one.action is not Action.ALLOW)


def _together(decided: Sequence[Decision], provenance: Provenance) -> Decision:
    """The strongest action, all findings, the time of all. It is never passed on: it holds no text."""
    action = strongest(decided)
    found: Code | Trouble | None = next((d.code for d in decided if d.code and d.action is action), None)
    findings = tuple(ruling for d in decided for ruling in d.findings)
    took = sum(d.took_us for d in decided)
    return Decision(action, None, findings, found, None, new_id(), provenance, took)


def _unread(provenance: Provenance) -> Decision:
    return Decision(Action.BLOCK, None, (), "UNREADABLE", None, new_id(), provenance)


def acted_on(decided: Mapping[Tokens, Decision], entered: Entered) -> Mapping[Tokens, Decision]:
    """The decisions that are carried out: none where they are only observed."""
    return {} if entered.observed else decided
