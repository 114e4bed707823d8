"""Reads a new piece together with earlier ones, by the rules that read every message.

The longest chain first: 010, 2345, 6789 before 2345, 6789. A chain is a row of earlier pieces in their order, and one
that does not fit may be left out. It counts when one finding begins in its first piece and ends in the new one.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from pii_guard.conversation.pieces import NUMBER, Row
from pii_guard.conversation.seams import CLOSED, Seams, closed, put_together
from pii_guard.conversation.window import Piece
from pii_guard.examine.examiner import Examiner
from pii_guard.model import Action, Evidence, Ruling, Setting
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.opening import Opening

LONGEST_CHAIN = 3  # earlier pieces
MOST_SKIPPED = 5  # of the last pieces any three may be a chain; of those before only neighbours
MOST_READS = 40  # texts that are read for one piece
EITHER = "|"  # between the readings of one piece


class Joined(NamedTuple):
    """What a new piece completed: the ruling on the whole, the earlier pieces, and where the new one ends."""

    ruling: Ruling
    pieces: tuple[Piece, ...]
    variant: str
    end: int
    goes_on: bool
    value: str


class Words(NamedTuple):
    """The context words beside a new piece: those of its own message, those of others, the label of a question."""

    own: tuple[str, ...]
    before: tuple[str, ...]
    label: str = ""


class _Known(NamedTuple):
    entity: str
    opening: Opening
    begins: Expression
    needs_context: bool


class Joiner:
    """Joins pieces for one catalog. Built once, then never changed."""

    def __init__(self, recognizers: Sequence[Recognizer], examiner: Examiner) -> None:
        """`examiner` has the rules."""
        self._examiner = examiner
        self._known = [
            _Known(r.entity, r.opens, Expression(r.opens.begins), r.needs_context)
            for r in recognizers
            if r.opens and r.opens.begins
        ]
        self._by_entity = {known.entity: known for known in self._known}
        self._binding = frozenset(word for r in recognizers if r.opens and r.needs_context for word in r.context)
        self._cues = {r.entity: frozenset(r.context) for r in recognizers}

    def opens(self, variant: str) -> bool:
        """Whether a piece may be the beginning of anything."""
        digits = closed(variant)
        return any(known.begins.fullmatch(digits) for known in self._known)

    def is_spoken_of(self, entity: str, said: str) -> bool:
        """Whether these words speak of this entity."""
        return any(word in said for word in self._cues[entity])

    def is_whole(self, entity: str, value: str) -> bool:
        """Whether a value of this entity cannot go on."""
        known = self._by_entity.get(entity)
        return known is not None and not known.begins.fullmatch(closed(value))

    def join(
        self,
        earlier: Sequence[Piece],
        row: Row,
        words: Words,
        setting: Setting,
        deadline: float,
    ) -> Joined | None:
        """The longest chain that the new row completes; None where there is none.

        Of those that leave a piece out, one that is whole goes before one that lacks a digit.
        The answer to a question is read without knowing its beginnings.
        """
        chain = [piece for piece in earlier if piece.chain == row.chain]
        certain = [piece for piece in chain if not piece.doubtful]
        joined = self._joined(certain, row, words, setting, deadline)
        if joined and row.doubtful and not self._is_enough(joined, setting, deadline):
            joined = None
        if len(certain) == len(chain) or (joined and not joined.goes_on):
            return joined
        other = self._joined(chain, row, words, setting, deadline)
        if other is None or (joined and other.goes_on):
            return joined
        return other if self._is_enough(other, setting, deadline, not (row.doubtful or joined)) else joined

    def _is_enough(self, joined: Joined, setting: Setting, deadline: float, may_need_words: bool = False) -> bool:
        """Whether pieces in doubt may be a part of this: it is whole, or is found without a word beside it.

        What is never found without a word has enough of digits at most.
        """
        known = self._by_entity.get(joined.ruling.entity)
        if known is None:
            return not joined.goes_on
        if known.needs_context:
            return may_need_words and sum(map(str.isdigit, joined.value)) >= known.opening.least
        if not joined.goes_on:
            return True
        alone = self._examiner.read(joined.value, setting, deadline)
        return any(ruling.entity == known.entity and ruling.start == 0 for ruling in alone)

    def _joined(
        self, chain: Sequence[Piece], row: Row, words: Words, setting: Setting, deadline: float
    ) -> Joined | None:
        read: set[str] = set()
        best: Joined | None = None
        variants = [*(variant + row.behind for variant in row.variants), *(row.variants if row.behind else ())]
        for pieces in _chains(chain):
            if best and len(pieces) < len(best.pieces):
                break
            for said, readings, joints in self._ways(pieces, variants, row.chain, words):
                text, edges = put_together(readings, joints, self._in_order(said, words.label), row.chain)
                if text in read:
                    continue
                read.add(text)
                if len(read) > MOST_READS:
                    return best
                met = Seams(edges, joints, readings, chain, pieces, row, said)
                if ruling := self._ruling(text, met, setting, deadline):
                    goes_on = self._goes_on(ruling, text, pieces, variants, readings)
                    value = text[ruling.start : ruling.end]
                    joined = Joined(ruling, pieces, readings[-1], ruling.end - edges[2], goes_on, value)
                    if not (goes_on and row.chain == NUMBER and met.left_out):
                        return joined
                    best = best or joined
        return best

    def _ways(
        self, pieces: tuple[Piece, ...], variants: Sequence[str], chain: str, words: Words
    ) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
        """How a chain may be read: the words in front of it, a reading of each piece, and what joins them.

        What was said between the pieces counts only where nothing is found without it.
        """
        near = tuple(dict.fromkeys([*pieces[0].cues, *words.own]))
        every = tuple(dict.fromkeys([*(cue for piece in pieces for cue in piece.cues), *words.before, *words.own]))
        told = ((*every, words.label),) if words.label else (every,) if len(near) == len(every) else (near, every)
        for said in told:
            for readings in product(*(piece.text.split(EITHER) for piece in pieces), variants):
                for joints in self._joints(readings, said, chain, bool(words.label)):
                    yield said, readings, joints

    def _goes_on(
        self,
        ruling: Ruling,
        text: str,
        pieces: tuple[Piece, ...],
        variants: Sequence[str],
        readings: tuple[str, ...],
    ) -> bool:
        """Whether more may follow: it is not whole, or a likelier reading of these pieces is not."""
        if not self.is_whole(ruling.entity, text[ruling.start : ruling.end]):
            return True
        if ruling.entity not in self._by_entity:
            return False
        read = [*(piece.text.split(EITHER) for piece in pieces), variants]
        is_likeliest = readings == tuple(one[0] for one in read)
        if ruling.evidence is Evidence.CONFIRMED and is_likeliest:
            return False
        return any(not self.is_whole(ruling.entity, "".join(reading)) for reading in product(*read))

    def _joints(
        self, readings: tuple[str, ...], cues: tuple[str, ...], chain: str, asked: bool
    ) -> Iterator[tuple[str, ...]]:
        """What may stand between the pieces; nothing where no identifier begins so and is as long."""
        cuts = len(readings) - 1
        if chain != NUMBER:
            yield (" ",) * cuts
            return
        said = " ".join(cues)
        front, whole = closed("".join(readings[:-1])), closed("".join(readings))
        size = sum(map(str.isdigit, whole))
        fitting = [
            known
            for known in self._known
            if known.opening.least <= size <= known.opening.most
            and known.begins.fullmatch(front)
            and not (known.needs_context and not any(word in said for word in self._cues[known.entity]))
        ]
        if asked and not fitting:
            yield ("",) * cuts
        if fitting:
            marks = dict.fromkeys(mark for known in fitting for mark in known.opening.joints)
            same = [(mark,) * cuts for mark in marks]
            yield from same
            yield (CLOSED,) * cuts
            yield from (mixed for mixed in product(("", "-"), repeat=cuts) if mixed not in same)

    def _in_order(self, cues: tuple[str, ...], label: str) -> tuple[str, ...]:
        """The cues without which something is no identifier come last, where they bind; a question's label does too."""
        return tuple(sorted(cues, key=lambda cue: (cue == label, cue in self._binding)))

    def _ruling(self, text: str, met: Seams, setting: Setting, deadline: float) -> Ruling | None:
        """The strongest ruling that begins in the first piece and ends in the last."""
        start, first, last = met.edges
        found = [
            ruling
            for ruling in self._examiner.read(text, setting, deadline)
            if start <= ruling.start < first
            and ruling.end > last
            and ruling.action is not Action.ALLOW
            and self._may_stand(ruling, met)
        ]
        return max(found, key=lambda r: (r.action.rank, r.end - r.start), default=None)

    def _may_stand(self, ruling: Ruling, met: Seams) -> bool:
        """Whether it may be cut and written so: a shape that nobody typed proves nothing.

        Where a piece was left out, only a word of its own says that the others belong together, or, of one, certain
        digits.
        """
        known = self._by_entity.get(ruling.entity)
        if known is None:
            return True
        opening = known.opening
        if met.row.counted not in ("", ruling.entity) or not known.begins.fullmatch(met.front):
            return False
        if any(joint != CLOSED and joint not in opening.joints for joint in met.joints):
            return False
        if opening.marks and not met.marks <= {*opening.marks}:
            return False
        in_doubt = (
            (met.row.numbered and not opening.numbered)
            or (opening.rows and met.is_lettered)
            or met.left_out > (ruling.evidence is Evidence.CONFIRMED)
        )
        return not in_doubt or self.is_spoken_of(ruling.entity, " ".join(met.said))


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
