"""A document as one message of a conversation: every text is read behind what came before, one of them is remembered.

A channel repeats an utterance in other members of its document: what must not pass in one must not pass in the others.
"""

from collections.abc import Mapping
from time import monotonic
from typing import Any, NamedTuple, Protocol

from pii_guard.conversation.window import Turn, Window
from pii_guard.json.pointer import Tokens, get
from pii_guard.model import Action, Decision, Retraction

DEADLINE_MS = 1_000  # of one text, as for a check


class Reads(Protocol):
    """What is needed of a guard."""

    def turn(
        self, window: Window, turn: Turn, *, deadline_ms: int = DEADLINE_MS, lost: bool = False
    ) -> tuple[Decision, Window]:
        """One turn."""


class Together(NamedTuple):
    """The decisions on a document's texts, what is to be remembered then, and what earlier messages must not keep."""

    decided: dict[Tokens, Decision]
    window: Window
    retract: tuple[Retraction, ...]


def read_together(
    guard: Reads,
    document: Any,
    decided: Mapping[Tokens, Decision],
    utterance: Tokens,
    said: Turn,
    window: Window,
    lost: bool,
    until: float,
) -> Together:
    """What `decided`, the decisions on each text alone, become behind `window`; `said` is the message but its text.

    Only the text at `utterance` is remembered. `until` is a monotonic instant.
    """
    turned: dict[str, tuple[Decision, Window]] = {}
    after, retract, strict = window, tuple[Retraction, ...](), dict(decided)
    for path, alone in decided.items():
        text = get(document, path)
        is_utterance = path == utterance
        if not isinstance(text, str) or not (is_utterance or window != Window.EMPTY or lost):
            continue
        if text not in turned:
            left = max(1, min(DEADLINE_MS, int((until - monotonic()) * 1_000)))
            turned[text] = guard.turn(window, said._replace(text=text), deadline_ms=left, lost=lost)
        decision, behind = turned[text]
        strict[path] = max(alone, decision, key=_strength)
        if is_utterance:
            after, retract = behind, decision.retract
    return Together(strict, after, retract)


def _strength(decision: Decision) -> tuple[int, int]:
    return decision.action.rank, sum(ruling.action is not Action.ALLOW for ruling in decision.findings)
