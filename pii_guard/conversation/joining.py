"""Reads a new piece together with earlier ones, or with words of theirs, by the rules that read every message.

The longest chain first: 010, 2345, 6789 before 2345, 6789. A chain is a row of earlier pieces in their order, and one
that does not fit may be left out. It counts when one finding begins in its first piece and ends in the new one.
"""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from pii_guard.conversation.row import NUMBER, Row
from pii_guard.conversation.ways import Known, Way, Ways, Words, chains, closed
from pii_guard.conversation.window import Piece
from pii_guard.examine.examiner import Examiner
from pii_guard.model import Action, Evidence, Ruling, Setting
from pii_guard.recognizer import Recognizer

MOST_READS = 40  # texts that are read for one piece


class Joined(NamedTuple):
    """What a new piece completed: the ruling on the whole, the earlier pieces, and where the new one ends.

    `front` is the text that was read, up to the new piece.
    """

    ruling: Ruling
    pieces: tuple[Piece, ...]
    variant: str
    end: int
    goes_on: bool
    front: str


class Joiner:
    """Joins pieces for one catalog. Built once, then never changed."""

    def __init__(self, recognizers: Sequence[Recognizer], examiner: Examiner) -> None:
        """`examiner` has the rules."""
        self._examiner = examiner
        self._known = {known.entity: known for known in Known.of(recognizers)}
        self._ways = Ways(self._known.values(), recognizers)

    def opens(self, variant: str) -> bool:
        """Whether a piece may be the beginning of anything."""
        digits = closed(variant)
        return any(known.begins.fullmatch(digits) for known in self._known.values())

    def is_spoken_of(self, entity: str, said: str) -> bool:
        """Whether these words speak of this entity."""
        return entity in self._known and self._known[entity].cues.search(said) is not None

    def needs_words(self, entity: str) -> bool:
        """Whether digits are this entity only beside words."""
        return entity in self._known and self._known[entity].needs_context

    def is_whole(self, entity: str, value: str) -> bool:
        """Whether a value of this entity cannot go on."""
        known = self._known.get(entity)
        return known is not None and not known.begins.fullmatch(closed(value))

    def join(
        self, earlier: Sequence[Piece], row: Row, words: Words, setting: Setting, deadline: float
    ) -> Joined | None:
        """The longest chain that the new row completes; None where there is none.

        Of those that leave a piece out, one that is whole goes before one that lacks a digit. What is in doubt is a
        part only of what is whole with it; and behind a row in doubt another may still go on in its place.
        The answer to a question is read without knowing its beginnings.
        """
        chain = [piece for piece in earlier if piece.chain == row.chain]
        certain = [piece for piece in chain if not piece.doubtful]
        joined = self._joined(certain, row, words, setting, deadline)
        if len(certain) < len(chain) and (joined is None or self._may_be_longer(joined)):
            other = self._joined(chain, row, words, setting, deadline)
            joined = other if other and not other.goes_on else joined
        if joined and row.doubtful:
            return None if joined.goes_on else joined._replace(goes_on=True)
        return joined

    def _may_be_longer(self, joined: Joined) -> bool:
        """Whether it lacks something that pieces in doubt may be; of an account nobody can tell."""
        return joined.goes_on and not self.needs_words(joined.ruling.entity)

    def _joined(
        self, chain: Sequence[Piece], row: Row, words: Words, setting: Setting, deadline: float
    ) -> Joined | None:
        read: set[str] = set()
        best: Joined | None = None
        for pieces in chains(chain):
            if words.label and not pieces:  # an answer of one piece
                break
            if best and len(pieces) < len(best.pieces):
                break
            for way in self._ways.of(pieces, chain, row, words):
                if way.text in read:
                    continue
                read.add(way.text)
                if len(read) > MOST_READS:
                    return best
                ruling = self._ruling(way, bool(words.label), setting, deadline)
                if ruling is None:
                    continue
                value = way.text[ruling.start : ruling.end]
                goes_on = self._goes_on(ruling, value, way) or self._begins_other(ruling.entity, value, way, words)
                front, end = way.text[: way.last], ruling.end - way.last
                joined = Joined(ruling, pieces, way.readings[-1], end, goes_on, front)
                if not (goes_on and row.chain == NUMBER and way.left_out):
                    return joined
                best = best or joined
        return best

    def _goes_on(self, ruling: Ruling, value: str, way: Way) -> bool:
        """Whether more may follow: it is not whole, or a likelier reading of these pieces is not."""
        entity = ruling.entity
        if not self.is_whole(entity, value):
            return True
        if entity not in self._known:
            return False
        if ruling.evidence is Evidence.CONFIRMED and way.is_likeliest:
            return False
        return any(not self.is_whole(entity, "".join(readings)) for readings in product(*way.choices))

    def _begins_other(self, entity: str, value: str, way: Way, words: Words) -> bool:
        """Whether what words alone make this entity may be the beginning of another that they speak of: of a card."""
        if not (words.label or self.needs_words(entity)):
            return False
        digits, heard = closed(value), " ".join(way.said)
        others = [known for known in self._known.values() if known.entity != entity and known.begins.fullmatch(digits)]
        return any(known.cues.search(heard) for known in others)

    def _ruling(self, way: Way, asked: bool, setting: Setting, deadline: float) -> Ruling | None:
        """The strongest ruling that begins in the first piece and ends in the last."""
        found = [
            ruling
            for ruling in self._examiner.read(way.text, setting, deadline)
            if way.start <= ruling.start < way.first
            and ruling.end > way.last
            and ruling.action is not Action.ALLOW
            and self._may_stand(ruling, way, asked)
        ]
        return max(found, key=lambda r: (r.action.rank, r.end - r.start), default=None)

    def _may_stand(self, ruling: Ruling, way: Way, asked: bool) -> bool:
        """Whether it may be cut and written so: a shape that nobody typed proves nothing.

        Where a piece was left out, only a word of its own says that the others belong together, or, of one, certain
        digits.
        """
        known = self._known.get(ruling.entity)
        if known is None:
            return bool(way.pieces) and (asked or way.row.chain != NUMBER)  # who declares no beginning is not cut
        opening, row = known.opening, way.row
        if row.counted not in ("", ruling.entity) or not known.holds(way.text[ruling.start : ruling.end]):
            return False
        beside = way.text[way.start : ruling.start] + way.text[ruling.end :]
        if beside and any(map(str.isdigit, beside)):
            return False
        if not way.pieces:
            return known.needs_context
        if not known.begins.fullmatch(way.front) or (way.has_letter and not opening.rows):
            return False
        if not known.joints.issuperset(way.joints):
            return False
        if opening.marks and not way.marks <= {*opening.marks}:
            return False
        in_doubt = (
            (row.numbered and not opening.numbered)
            or (opening.rows and way.is_lettered)
            or way.left_out > (ruling.evidence is Evidence.CONFIRMED)
        )
        return not in_doubt or self.is_spoken_of(ruling.entity, " ".join(way.said))
