"""What is remembered of one consultation between two messages: a few pieces, never a message."""

import json
from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple

from pii_guard.conversation.ids import checked
from pii_guard.errors import StateLostError
from pii_guard.model import CITIZEN, Action, Direction, Evidence, Retraction, Ruling, Setting, Span

MOST_PIECES = 8
LONGEST_PIECE = 40  # characters: the longest address that is cut behind its road has 34
EITHER = "|"  # between the readings of one piece
MOST_TURNS = 20
MOST_SECONDS = 600
MOST_QUESTIONS = 3
ANSWERED_WITHIN = 3  # messages of a citizen
MOST_COMPLETED = 4  # messages that are known when they are sent again
_FORM = 2  # of the bytes


class Turn(NamedTuple):
    """One message of a consultation. `at` is in seconds, by any one clock of the host that never jumps."""

    text: str
    message_id: str
    setting: Setting = CITIZEN
    edit_of: str | None = None
    reply_to: str | None = None
    at: float | None = None

    def __repr__(self) -> str:
        return f"Turn({len(self.text)} code points)"

    @property
    def by_citizen(self) -> bool:
        """Whether a resident writes: nobody else's digits are joined."""
        return self.setting.direction == "citizen"

    def check(self) -> "Turn":
        """The turn itself. Raises RequestError for ids that are no ids."""
        checked(self.message_id, "message_id")
        if self.edit_of is not None:
            checked(self.edit_of, "edit_of")
        if self.reply_to is not None:
            checked(self.reply_to, "reply_to")
        return self


def turn(
    text: str,
    message_id: str,
    direction: Direction = "citizen",
    topic: str | None = None,
    channel: str | None = None,
    *,
    edit_of: str | None = None,
    reply_to: str | None = None,
    at: float | None = None,
) -> Turn:
    """A Turn from the arguments of a check."""
    return Turn(text, message_id, Setting(direction, topic, channel), edit_of, reply_to, at)


class Piece(NamedTuple):
    """What a message may have begun, or gone on with: `spans` is its place in the cleaned text.

    `chain` keeps numbers and addresses apart; `cues` are the context words of the catalog that stood in front of it;
    `aloud`: it was read aloud. `doubtful`: its message spoke of something else.
    """

    message_id: str
    at: float
    turn: int
    chain: str
    text: str
    cues: tuple[str, ...]
    spans: tuple[Span, ...]
    aloud: bool = False
    doubtful: bool = False

    @property
    def readings(self) -> tuple[str, ...]:
        """What it may be, the likeliest first."""
        return tuple(self.text.split(EITHER))

    def __repr__(self) -> str:
        return f"Piece({self.chain}, {len(self.text)} characters)"


class Asked(NamedTuple):
    """A question that still counts: which of the catalog's questions it was (entity, place), for how many messages."""

    message_id: str
    left: int
    questions: tuple[tuple[str, int], ...]

    def __repr__(self) -> str:
        return f"Asked({self.questions}, {self.left} left)"


class Completed(NamedTuple):
    """A message that completed something: when it is sent again, its pieces are gone, and it must come out the same."""

    message_id: str
    length: int
    rulings: tuple[Ruling, ...]
    retract: tuple[Retraction, ...]

    def __repr__(self) -> str:
        return f"Completed({len(self.rulings)} rulings)"


class _Fields(NamedTuple):
    turns: int = 0
    pieces: tuple[Piece, ...] = ()
    asked: tuple[Asked, ...] = ()
    cues: tuple[tuple[int, str], ...] = ()
    completed: tuple[Completed, ...] = ()
    salt: str = ""
    numbers: tuple[tuple[str, str, str], ...] = ()


class Window(_Fields):
    """What is remembered: at most 8 pieces of 40 characters, for 20 turns and 10 minutes. Never changes."""

    __slots__ = ()

    EMPTY: ClassVar["Window"]

    def __repr__(self) -> str:
        return f"Window({len(self.pieces)} pieces)"

    def dumps(self) -> bytes:
        """The window as bytes, some two kilobytes at most. They hold pieces of personal data: seal them."""
        completed = [_plain(one) for one in self.completed]
        plain = [_FORM, self.turns, self.pieces, self.asked, self.cues, completed, self.salt, self.numbers]
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

    @classmethod
    def loads(cls, data: bytes) -> "Window":
        """The window that `dumps` wrote. Raises StateLostError for any other bytes."""
        try:
            form, turns, pieces, asked, cues, completed, salt, numbers = json.loads(
                data.decode("utf-8", "surrogatepass")
            )
            if form != _FORM:
                raise StateLostError
            return cls(
                turns,
                tuple(
                    Piece(id_, at, turn, chain, text, tuple(words), _spans(spans), aloud, doubtful)
                    for id_, at, turn, chain, text, words, spans, aloud, doubtful in pieces
                ),
                tuple(Asked(id_, left, tuple((e, k) for e, k in those)) for id_, left, those in asked),
                tuple((when, word) for when, word in cues),
                tuple(map(_completed, completed)),
                salt,
                tuple((label, hashed, digits) for label, hashed, digits in numbers),
            )
        except (ValueError, TypeError, KeyError):
            raise StateLostError from None

    @property
    def waits(self) -> bool:
        """Whether the next message may have to do with one before it; else it is no turn that counts."""
        return bool(self.pieces or self.asked or self.cues or self.completed)

    @property
    def remembers_nothing(self) -> bool:
        """Whether it is as good as an empty one."""
        return self._replace(turns=0) == Window.EMPTY

    def knows(self, turn: Turn) -> bool:
        """Whether a message was there before, or another in its place."""
        ids = turn.message_id, turn.edit_of
        return any(piece.message_id in ids for piece in self.pieces) or any(c.message_id in ids for c in self.completed)

    def place_of(self, turn: Turn) -> int | None:
        """Where the pieces of an edited message stood; None for a message that is new."""
        ids = turn.edit_of, turn.message_id
        return next((k for k, piece in enumerate(self.pieces) if piece.message_id in ids), None)

    def without(self, message_id: str) -> "Window":
        """The window without what this message left in it: it was deleted, or is about to be replaced."""
        pieces = tuple(p for p in self.pieces if p.message_id != message_id)
        completed = tuple(c for c in self.completed if c.message_id != message_id)
        if len(pieces) == len(self.pieces) and len(completed) == len(self.completed):
            return self
        return self._replace(pieces=pieces, completed=completed)

    def at_turn(self, at: float) -> "Window":
        """The window one turn later: what is too old is gone. A clock that ran back makes nothing old."""
        turns = self.turns + 1
        pieces = self.pieces
        for piece in pieces:
            if _is_old(piece, turns, at):
                pieces = tuple(one for one in pieces if one is not piece)
        return Window(turns, pieces, *self[2:])


Window.EMPTY = Window()


def _is_old(piece: Piece, turns: int, at: float) -> bool:
    return turns - piece.turn > MOST_TURNS or at - piece.at > MOST_SECONDS


def _plain(one: Completed) -> list[Any]:
    rulings = [[*r._replace(evidence=r.evidence.value, action=r.action.value)] for r in one.rulings]  # type: ignore[arg-type]
    return [
        one.message_id,
        one.length,
        rulings,
        [[r.message_id, r.entity, r.spans, r.placeholder] for r in one.retract],
    ]


def _completed(plain: list[Any]) -> Completed:
    message_id, length, rulings, retract = plain
    return Completed(
        message_id,
        length,
        tuple(
            Ruling(e, k, label, _spans(parts), Evidence(evidence), c, rule, Action(action), clause, why, None)
            for e, k, label, parts, evidence, c, rule, action, clause, why, _ in rulings
        ),
        tuple(Retraction(id_, entity, _spans(spans), placeholder) for id_, entity, spans, placeholder in retract),
    )


def _spans(plain: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in plain)
