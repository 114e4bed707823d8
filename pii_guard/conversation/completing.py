"""What a message completes, which rows of it together with which earlier messages, and what those must not keep.

A message without a row completes something too, where its words tell what a number was: 110-483-920175, then 신한이요.
"""

from typing import NamedTuple

from pii_guard.conversation.joining import Joined, Joiner
from pii_guard.conversation.pieces import Pieces
from pii_guard.conversation.row import NUMBER, Row
from pii_guard.conversation.seeing import Seen
from pii_guard.conversation.ways import Words
from pii_guard.conversation.window import EITHER, Piece, Turn, Window
from pii_guard.examine.examiner import Examiner
from pii_guard.model import JOINED, Decision, Retraction, Ruling, Setting

MOST_TRIED = 4  # rows of a message that may go on with something


class Completing(NamedTuple):
    """What a message completes: by which of its rows, or by its words, with which pieces of other messages."""

    joined: Joined
    row: Row | None
    pieces: tuple[Piece, ...]
    in_the_middle: bool = False


class Completer:
    """Finds what messages complete. Built once, then never changed."""

    def __init__(self, examiner: Examiner, pieces: Pieces, joiner: Joiner) -> None:
        """`joiner` reads pieces together."""
        self._examiner, self._pieces, self._joiner = examiner, pieces, joiner

    def of(self, window: Window, seen: Seen, turn: Turn, place: int | None, deadline: float) -> Completing | None:
        """What a row of this message completes; of one that was edited, and stood at `place`, in the middle too."""
        if not (window.pieces or window.cues):  # cost only
            return None
        said = tuple(word for _, word in window.cues)
        before = window.pieces if place is None else window.pieces[:place]
        behind = () if place is None else window.pieces[place:]
        if not seen.rows and seen.cues:
            return self._named(window.pieces, Words(seen.cues, said), turn.setting, deadline)
        for row in seen.rows[:MOST_TRIED]:
            for label in ("", *seen.labels):
                words = Words(seen.cues, said, label)
                joined = self._joiner.join(before, row, words, turn.setting, deadline)
                if joined and self._is_new(joined, row, seen):
                    return Completing(joined, row, joined.pieces)
            if behind:
                mine = Piece(turn.message_id, 0.0, 0, row.chain, EITHER.join(row.variants), (*said, *seen.cues), ())
                if completing := self._in_the_middle(before, mine, behind, row, said, turn.setting, deadline):
                    return completing
        return None

    def _is_new(self, joined: Joined, row: Row, seen: Seen) -> bool:
        """Whether this says more than what was found in the message by itself."""
        entity = joined.ruling.entity
        return row.whole in ("", entity) if joined.pieces else not seen.has(entity, row)

    def _named(self, pieces: tuple[Piece, ...], words: Words, setting: Setting, deadline: float) -> Completing | None:
        """What these pieces are, now that words say so."""
        for k in range(len(pieces) - 1, -1, -1):
            last = pieces[k]
            if last.chain != NUMBER:
                continue
            later = Row(0, 0, last.chain, last.readings)
            joined = self._joiner.join(pieces[:k], later, words, setting, deadline)
            if joined and self._joiner.needs_words(joined.ruling.entity):
                return Completing(joined, None, (*joined.pieces, last))
        return None

    def _in_the_middle(
        self,
        before: tuple[Piece, ...],
        mine: Piece,
        behind: tuple[Piece, ...],
        row: Row,
        said: tuple[str, ...],
        setting: Setting,
        deadline: float,
    ) -> Completing | None:
        """What an edited row completes together with those behind it."""
        for k, last in enumerate(behind):
            later = Row(0, 0, last.chain, last.readings)
            chain = (*before, mine, *behind[:k])
            joined = self._joiner.join(chain, later, Words(last.cues, said), setting, deadline)
            if joined and mine in joined.pieces:
                others = (*(piece for piece in joined.pieces if piece is not mine), last)
                return Completing(joined, row, others, in_the_middle=True)
        return None

    def placed(self, completing: Completing, seen: Seen) -> Ruling | None:
        """The ruling on the whole, at the place of the part that stands in this message; None where none does."""
        joined, row, _, in_the_middle = completing
        if row is None:
            return None
        if in_the_middle:
            end = row.end
        elif row.chain != NUMBER:
            end = row.start + joined.end
        else:
            end = self._pieces.end_of(seen.text, row, joined.variant)
        span = seen.text.span(row.start, end)
        return joined.ruling._replace(parts=(span,), rule=joined.ruling.rule + JOINED, out=None)

    def retractions(self, completing: Completing, decision: Decision) -> tuple[Retraction, ...]:
        """What earlier messages must not keep; under the placeholder that stands in this one."""
        entity = completing.joined.ruling.entity
        placeholder = self._examiner.placeholder(entity)
        if self._examiner.numbers and decision.text is not None:
            shown = next((f.out for f in decision.findings if f.rule.endswith(JOINED) and f.out), None)
            placeholder = decision.text[shown.start : shown.end] if shown else placeholder
        return tuple([Retraction(p.message_id, entity, p.spans, placeholder) for p in completing.pieces])
