"""How a new piece may be read together with earlier ones: which of them, which reading of each, and what joins them.

Each way is a text, which the rules that read every message then read: the words beside the pieces, then the pieces.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, combinations, product
from typing import NamedTuple

from pii_guard.conversation.row import NUMBER, Row
from pii_guard.conversation.window import Piece
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.opening import Opening

LONGEST_CHAIN = 3  # earlier pieces
MOST_SKIPPED = 5  # of the last pieces any three may be a chain
CLOSED = "0"  # a joint: nothing, and no separators within the pieces either
_SEPARATORS = " -./_~·,()\n"
_BETWEEN = re.compile("[^0-9A-Za-z가-힣]{1,8}")


class Words(NamedTuple):
    """The context words beside a new piece: those of its own message, those of others, the label of a question."""

    own: tuple[str, ...]
    before: tuple[str, ...]
    label: str = ""


class Known(NamedTuple):
    """What is known of an entity that may be cut: how it opens, what may join it, and the words that speak of it."""

    entity: str
    opening: Opening
    begins: Expression
    joints: frozenset[str]
    words: frozenset[str]
    cues: Expression
    needs_context: bool

    @classmethod
    def of(cls, recognizers: Iterable[Recognizer]) -> "Sequence[Known]":
        """Those of rows of digits."""
        return [
            cls(
                r.entity,
                r.opens,
                Expression(r.opens.begins),
                frozenset((*r.opens.joints, CLOSED)),
                words := frozenset(word.lower() for word in r.context),
                Expression("|".join(map(re.escape, sorted(words))) or "(?!)"),
                r.needs_context,
            )
            for r in recognizers
            if r.opens and r.opens.begins
        ]

    def holds(self, value: str) -> bool:
        """Whether it may have so many digits; one of them may have been left out."""
        return digits_in(value) <= self.opening.most


class Way(NamedTuple):
    """One way to read pieces: its text, in which the first piece goes from `start` to `first`, the last from `last`.

    `pieces` are the earlier ones, chosen from all of the `chain`, and `front` is what they are, closed up. `readings`
    are theirs and that of the `row`, of the `choices` that each had; `joints` stand between them, `said` in front.
    """

    text: str
    start: int
    first: int
    last: int
    front: str
    pieces: tuple[Piece, ...]
    chain: Sequence[Piece]
    row: Row
    readings: tuple[str, ...]
    choices: Sequence[Sequence[str]]
    joints: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def is_likeliest(self) -> bool:
        """Whether each piece is read as it most likely was meant."""
        return self.readings == tuple([choice[0] for choice in self.choices])

    @property
    def has_letter(self) -> bool:
        """Whether a letter of a plate is in it."""
        return any("가" <= c <= "힣" for c in "".join(self.readings))

    @property
    def is_lettered(self) -> bool:
        """Whether a letter that may be a particle is read as one of a plate, with other pieces in front."""
        return self.pieces[0] is not self.chain[0] and self.has_letter

    @property
    def marks(self) -> set[int]:
        """Behind how many digits somebody typed a separator, not counting those at the cuts."""
        value = "".join([reading.strip(_SEPARATORS) for reading in self.readings])
        if value.isalnum():  # cost only
            return set()
        groups = [len(group) for group in _BETWEEN.split(value)]
        return set(accumulate(groups[:-1]))

    @property
    def left_out(self) -> int:
        """How many pieces behind the first were left out, but for letters that were words."""
        behind = self.chain[self.chain.index(self.pieces[0]) :] if self.pieces else ()
        if len(behind) == len(self.pieces):  # cost only: most chains
            return 0
        return sum(piece not in self.pieces and any(map(str.isdigit, piece.text)) for piece in behind)


class Ways:
    """The ways to read pieces, of one catalog. Built once, then never changed."""

    def __init__(self, known: Collection[Known], recognizers: Iterable[Recognizer]) -> None:
        """`known` may be cut, and so may what these recognizers have a grammar for."""
        self._is_one = {r.entity: r.opens.is_one for r in recognizers if r.opens and r.opens.is_one}
        self._as_long: dict[int, list[Known]] = {}
        self._binding = frozenset(word for one in known if one.needs_context for word in one.words)
        for one in known:
            for size in range(one.opening.least, one.opening.most + 1):
                self._as_long.setdefault(size, []).append(one)

    def of(self, pieces: tuple[Piece, ...], chain: Sequence[Piece], row: Row, words: Words) -> Iterator[Way]:
        """The ways to read these pieces of the chain with the row behind them.

        What was said between the pieces counts only where nothing is found without it.
        """
        choices = [*(piece.readings for piece in pieces), row.endings]
        is_one = self._is_one.get(row.chain)
        if is_one and not is_one([choice[0] for choice in (*choices[:-1], row.variants)]):
            return
        for said in _told(pieces, words):
            lead = "".join([f"{cue}, " for cue in self._in_order(said, words.label)])
            heard = " ".join(said)
            for readings in product(*choices):
                front = closed("".join(readings[:-1]))
                for joints in self._joints(front, readings, heard, row.chain, bool(words.label)):
                    text, first, last = _put_together(lead, readings, joints, row.chain)
                    yield Way(text, len(lead), first, last, front, pieces, chain, row, readings, choices, joints, said)

    def _in_order(self, cues: tuple[str, ...], label: str) -> Sequence[str]:
        """The cues without which something is no identifier come last, where they bind; a question's label does too."""
        if len(cues) < 2:  # cost only
            return cues
        return sorted(cues, key=lambda cue: (cue == label, cue in self._binding))

    def _joints(
        self, front: str, readings: tuple[str, ...], heard: str, chain: str, asked: bool
    ) -> Iterator[tuple[str, ...]]:
        """What may stand between the pieces; nothing where no identifier begins so and is as long."""
        cuts = len(readings) - 1
        if chain != NUMBER:
            if cuts:
                yield (" ",) * cuts
            return
        as_long = self._as_long.get(digits_in(front) + digits_in(readings[-1]), ())
        if not cuts:
            if any(one.needs_context and one.cues.search(heard) for one in as_long):
                yield ()
            return
        fitting = [
            one.opening.joints
            for one in as_long
            if one.begins.fullmatch(front) and (not one.needs_context or one.cues.search(heard))
        ]
        if fitting:
            alike = dict.fromkeys([(mark,) * cuts for joints in fitting for mark in joints])
            yield from alike
            yield (CLOSED,) * cuts
            yield from (mixed for mixed in product(("", "-"), repeat=cuts) if mixed not in alike)
        elif asked:
            yield ("",) * cuts


def chains(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Rows of earlier pieces, the longest first and of one length the latest; none of them last."""
    recent = pieces[-MOST_SKIPPED:]
    for places in _chosen(len(recent)):
        yield tuple([recent[k] for k in places])


@cache
def _chosen(count: int) -> Sequence[tuple[int, ...]]:
    sizes = range(min(LONGEST_CHAIN, count), -1, -1)
    return [places for size in sizes for places in sorted(combinations(range(count), size), reverse=True)]


def _told(pieces: Sequence[Piece], words: Words) -> Sequence[tuple[str, ...]]:
    """The words that may stand in front: those beside the first piece and the new one, then all."""
    beside = [cue for piece in pieces for cue in piece.cues]
    every = tuple(dict.fromkeys([*beside, *words.before, *words.own]))
    if words.label:
        return [(*every, words.label)]
    if not every:  # cost only
        return [every]
    near = tuple(dict.fromkeys([*pieces[0].cues, *words.own])) if pieces else every
    return [every] if len(near) == len(every) else [near, every]


def _put_together(lead: str, readings: tuple[str, ...], joints: tuple[str, ...], chain: str) -> tuple[str, int, int]:
    """The text that is read, and in it where the first piece ends and where the last one begins."""
    parts: Iterable[str] = readings
    if CLOSED in joints:
        parts, joints = map(closed, readings), ("",) * len(joints)
    elif chain == NUMBER:
        parts = [reading.strip(_SEPARATORS) for reading in readings]
    text, starts, ends = lead, [], []
    for part, joint in zip(parts, (*joints, ""), strict=True):
        starts.append(len(text))
        text += part
        ends.append(len(text))
        text += joint
    return text, ends[0], starts[-1]


def closed(value: str) -> str:
    """The digits and letters of a value, without what separates them."""
    return value if value.isalnum() else "".join(filter(str.isalnum, value))


def digits_in(value: str) -> int:
    """How many digits a value has."""
    return len(value) if value.isdigit() else sum(map(str.isdigit, value))
