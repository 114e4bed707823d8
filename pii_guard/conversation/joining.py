"""Reads a new piece together with earlier ones, by the rules that read every message.

The longest chain first: 010, 2345, 6789 before 2345, 6789. A chain is a row of earlier pieces in their order, and one
that does not fit may be left out. It counts when one finding begins in its first piece and ends in the new one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from pii_guard.conversation.pieces import NUMBER, Row
from pii_guard.conversation.window import Piece
from pii_guard.examiner import Examiner
from pii_guard.model import Action, Ruling, Setting
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.opening import Opening

LONGEST_CHAIN = 3  # earlier pieces
MOST_SKIPPED = 5  # of the last pieces any three may be a chain; of those before only neighbours
MOST_READS = 24  # texts that are read for one piece
_SEPARATORS = " -./_~·,()\n"
EITHER = "|"  # between the readings of one piece


class Joined(NamedTuple):
    """What a new piece completed: the ruling on the whole, the earlier pieces, and where the new one ends."""

    ruling: Ruling
    pieces: tuple[Piece, ...]
    variant: str
    end: int
    goes_on: bool


class _Known(NamedTuple):
    entity: str
    opening: Opening
    begins: Expression
    needs_context: bool


class Joiner:
    """Joins pieces for one catalog. Built once, then never changed."""

    def __init__(self, recognizers: Iterable[Recognizer], examiner: Examiner) -> None:
        """`examiner` has the rules."""
        self._examiner = examiner
        self._known = [
            _Known(r.entity, r.opens, Expression(r.opens.begins), r.needs_context)
            for r in recognizers
            if r.opens and r.opens.begins
        ]
        self._by_entity = {known.entity: known for known in self._known}
        self._cues = {r.entity: frozenset(r.context) for r in recognizers}

    def opens(self, variant: str) -> bool:
        """Whether a piece may be the beginning of anything."""
        digits = closed(variant)
        return any(known.begins.fullmatch(digits) for known in self._known)

    def is_whole(self, entity: str, value: str) -> bool:
        """Whether a value of this entity cannot go on."""
        known = self._by_entity.get(entity)
        return known is not None and not known.begins.fullmatch(closed(value))

    def join(
        self,
        earlier: Sequence[Piece],
        row: Row,
        cues: tuple[str, ...],
        setting: Setting,
        deadline: float,
        asked: bool = False,
    ) -> Joined | None:
        """The longest chain that the new row completes; None where there is none.

        `asked`: the last of the cues is the label of a question, whose answer is read without knowing its beginnings.
        """
        reads = 0
        for pieces in _chains([p for p in earlier if p.chain == row.chain]):
            said = tuple(dict.fromkeys([*(cue for piece in pieces for cue in piece.cues), *cues]))
            for readings in product(*(piece.text.split(EITHER) for piece in pieces), row.variants):
                for joints in self._joints(readings, said, row.chain, asked):
                    reads += 1
                    if reads > MOST_READS:
                        return None
                    if joined := self._read(pieces, readings, joints, said, setting, deadline):
                        return joined
        return None

    def _joints(
        self, readings: tuple[str, ...], cues: tuple[str, ...], chain: str, asked: bool
    ) -> Iterator[tuple[str, ...]]:
        """What may stand between the pieces; nothing where no identifier begins so and is as long."""
        cuts = len(readings) - 1
        if chain != NUMBER:
            yield (" ",) * cuts
            return
        front, whole = closed("".join(readings[:-1])), closed("".join(readings))
        size = sum(map(str.isdigit, whole))
        fitting = [
            known
            for known in self._known
            if size >= known.opening.least
            and known.begins.fullmatch(front)
            and not (known.needs_context and self._cues[known.entity].isdisjoint(cues))
        ]
        if asked and not fitting:
            yield ("",) * cuts
        if fitting:
            marks = dict.fromkeys(mark for known in fitting for mark in known.opening.joints)
            same = [(mark,) * cuts for mark in marks]
            yield from same
            yield from (mixed for mixed in product(("", "-"), repeat=cuts) if mixed not in same)

    def _read(
        self,
        pieces: tuple[Piece, ...],
        readings: tuple[str, ...],
        joints: tuple[str, ...],
        cues: tuple[str, ...],
        setting: Setting,
        deadline: float,
    ) -> Joined | None:
        text = "".join(f"{cue} " for cue in cues)
        start, number = len(text), pieces[0].chain == NUMBER
        for reading, joint in zip(readings, (*joints, ""), strict=True):
            last = len(text)
            text += (reading.strip(_SEPARATORS) if number else reading) + joint
        first = start + len(readings[0].strip(_SEPARATORS) if number else readings[0])
        found = [r for r in self._examiner.read(text, setting, deadline) if start <= r.start < first and r.end > last]
        found = [r for r in found if r.action is not Action.ALLOW]
        if not found:
            return None
        ruling = max(found, key=lambda r: (r.action.rank, r.end - r.start))
        value = text[ruling.start : ruling.end]
        return Joined(ruling, pieces, readings[-1], ruling.end - last, not self.is_whole(ruling.entity, value))


def closed(value: str) -> str:
    """The digits and letters of a value, without what separates them."""
    return "".join(filter(str.isalnum, value))


def _chains(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Rows of earlier pieces, the longest first and of one length the latest."""
    for size in range(min(LONGEST_CHAIN, len(pieces)), 0, -1):
        latest = tuple(pieces[-size:])
        yield latest
        others = (
            combinations(range(len(pieces)), size)
            if len(pieces) <= MOST_SKIPPED
            else combinations(range(len(pieces) - MOST_SKIPPED, len(pieces)), size)
        )
        for chosen in sorted(others, reverse=True):
            chain = tuple(pieces[k] for k in chosen)
            if chain != latest:
                yield chain
