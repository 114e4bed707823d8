"""A message as far as a conversation needs it: its open rows, the words beside them, and what is found in it."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from pii_guard.conversation.counted import is_only
from pii_guard.conversation.cues import Cues
from pii_guard.conversation.joining import Joiner
from pii_guard.conversation.pieces import Pieces
from pii_guard.conversation.questions import Reading, is_harmless
from pii_guard.conversation.row import ALOUD, LETTER, NUMBER, Row
from pii_guard.conversation.typed import sober
from pii_guard.conversation.window import Turn, Window
from pii_guard.examine.examiner import Examiner
from pii_guard.model import Evidence, Finding, Span
from pii_guard.model.text import Text
from pii_guard.recognizer import Recognizer
from pii_guard.scan.openers import DIGITS, WORDS
from pii_guard.scan.prefilter import Glance
from pii_guard.scan.scanner import Folded

MOST_BEFORE_LETTER = 3  # digits in front of the letter of a plate


class Seen(NamedTuple):
    """A message that was looked at: folded, its text without laughter, its open rows and its context words.

    `found` are all findings where somebody had to look, else None; `labels` those of the questions that count.
    """

    folded: Folded
    text: Text
    rows: Sequence[Row]
    cues: tuple[str, ...]
    labels: Sequence[str]
    found: Sequence[Finding] | None

    def has(self, entity: str, row: Row) -> bool:
        """Whether the row is one of this entity by itself."""
        if not self.found:
            return False
        start, end = self.text.span(row.start, row.end)
        return any(f.entity == entity and f.start <= start and end <= f.end for f in self.found)


def waiting(window: Window) -> Set[str]:
    """The chains that may go on in the next message."""
    chains = {piece.chain for piece in window.pieces}
    for piece in window.pieces[-2:] if NUMBER in chains else ():
        if piece.chain == NUMBER and len(piece.readings[-1]) <= MOST_BEFORE_LETTER:
            chains.add(LETTER)
    for piece in window.pieces:
        if piece.aloud:
            chains.add(ALOUD)
    return chains


class Sight:
    """Looks at messages for one catalog. Built once, then never changed."""

    def __init__(
        self, recognizers: Iterable[Recognizer], examiner: Examiner, pieces: Pieces, cues: Cues, joiner: Joiner
    ) -> None:
        """`joiner` knows what is whole."""
        self._examiner, self._pieces, self._cues, self._joiner = examiner, pieces, cues, joiner
        self._decoys = frozenset(r.entity for r in recognizers if r.decoy)

    def of(
        self,
        window: Window,
        turn: Turn,
        chains: Set[str],
        readings: Sequence[Reading],
        deadline: float,
        glance: Glance,
    ) -> Seen:
        """What a message holds behind this window, where these chains wait and these questions count.

        `glance` is that at the message.
        """
        read = folded = self._examiner.fold(turn.text, deadline, glance)
        if DIGITS in glance[1] and not turn.text.isdecimal() and (sobered := sober(turn.text)) != turn.text:
            read = self._examiner.fold(sobered, deadline)
        text = read.text
        cues = self._cues.of(text.folded) if WORDS in read.beside else ()
        labels = [reading.question.label for reading in readings]
        findings: Sequence[Finding] | None = None
        rows: Sequence[Row] = ()
        if not is_harmless(window):

            def spoken_of(entity: str) -> bool:
                return self._joiner.is_spoken_of(entity, " ".join([*(word for _, word in window.cues), *cues, *labels]))

            rows = self._pieces.of(read, chains, spoken_of, cues)
        if rows:
            findings = self._examiner.findings(read, deadline)
            rows = [open_ for row in rows for open_ in self._open(text, row, findings, window)] if findings else rows
        return Seen(folded, text, rows, cues, labels, findings if read is folded else None)

    def _open(self, text: Text, row: Row, findings: Iterable[Finding], window: Window) -> Iterator[Row]:
        """The row; nothing where a look-alike lies over it, or something that is whole and can end nothing."""
        span = text.span(row.start, row.end)
        if is_only(text.folded, row.end):
            findings = [found for found in findings if found.entity not in self._decoys]
        over = [found for found in findings if found.start < span.end and span.start < found.end]
        whole = next((found.entity for found in over if self._is_whole(found, span, row)), "")
        if not any(found.entity in self._decoys for found in over) and (window.pieces or not whole):
            yield row._replace(whole=whole) if whole else row

    def _is_whole(self, found: Finding, span: Span, row: Row) -> bool:
        """Whether a certain finding fills the row and cannot go on: 010-2345-6789 is no part of an account."""
        certain = found.evidence is Evidence.CONFIRMED and found.start <= span.start
        return certain and all(self._joiner.is_whole(found.entity, variant) for variant in row.variants)
