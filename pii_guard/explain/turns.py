"""Over a conversation: which pieces a message was joined with, and why a piece that was open is no more.

Derived from the windows before and behind a turn, which a check makes: nothing is read a second time.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pii_guard.conversation.window import MOST_SECONDS, MOST_TURNS, Piece, Turn, Window
from pii_guard.explain.explanation import Explanation, both
from pii_guard.model import JOINED, Decision, Span
from pii_guard.recognizer.catalog import Catalog
from pii_guard.sentences import Sentence
from pii_guard.sentences import explanation as say


class TurnExplanation(NamedTuple):
    """A message by itself, the decision in its conversation, and what became of pieces; the window for the next."""

    alone: Explanation
    decision: Decision
    told: tuple[tuple[Span | None, Sentence], ...]
    window: Window

    def as_json(self, message: str) -> dict[str, Any]:
        """As `Explanation.as_json`, with what the conversation adds; `message` is the very text."""
        told = [{"part": place and [place.start, place.end], **both(said)} for place, said in self.told]
        return {
            **self.alone.as_json(message),
            "conversation": {"decision": self.decision.as_json(message), "told": told},
        }


def explain_turn(
    alone: Explanation, decision: Decision, before: Window, after: Window, turn: Turn, catalog: Catalog
) -> TurnExplanation:
    """What is to say of a turn whose decision and windows are known."""
    told = [*_joined(decision, catalog), *_closed(decision, before, after, turn), *_opened(decision)]
    return TurnExplanation(alone, decision, tuple(told), after)


def _joined(decision: Decision, catalog: Catalog) -> Iterator[tuple[Span, Sentence]]:
    for ruling in decision.findings:
        if ruling.rule.endswith(JOINED):
            of = [one.message_id for one in decision.retract if one.entity == ruling.entity]
            ids = ", ".join(dict.fromkeys(of))
            recognizer = catalog.by_entity[ruling.entity]
            label = Sentence(recognizer.label, recognizer.label_en)
            yield Span(ruling.start, ruling.end), say.JOINED(label=label, ids=ids)


def _closed(decision: Decision, before: Window, after: Window, turn: Turn) -> Iterator[tuple[None, Sentence]]:
    kept = {(piece.message_id, piece.text) for piece in after.pieces}
    joined = {one.message_id for one in decision.retract}
    for piece in before.pieces:
        if (piece.message_id, piece.text) not in kept:
            yield None, say.CLOSED(id=piece.message_id, why=_why(piece, joined, before, turn))


def _why(piece: Piece, joined: set[str], before: Window, turn: Turn) -> Sentence:
    if piece.message_id in joined:
        return say.BECAUSE_JOINED
    if piece.message_id in (turn.edit_of, turn.message_id):
        return say.BECAUSE_EDITED
    if before.turns + 1 - piece.turn > MOST_TURNS:
        return say.BECAUSE_TURNS(most=MOST_TURNS)
    if turn.at is not None and turn.at - piece.at > MOST_SECONDS:
        return say.BECAUSE_SECONDS(minutes=MOST_SECONDS // 60)
    return say.BECAUSE_ROOM


def _opened(decision: Decision) -> Iterator[tuple[None, Sentence]]:
    if decision.open:
        yield None, say.OPENED
