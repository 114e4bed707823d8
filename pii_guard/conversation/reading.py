"""One turn of a conversation: a window and a message in, a decision and the next window out."""

from collections.abc import Iterable, Sequence
from time import monotonic, perf_counter_ns, time
from typing import NamedTuple

from pii_guard.conversation.answers import Answers
from pii_guard.conversation.joining import EITHER, Joined, Joiner
from pii_guard.conversation.pieces import ALOUD, LETTER, NUMBER, Pieces, Row, sober
from pii_guard.conversation.questions import Questions, answered, is_harmless
from pii_guard.conversation.window import LONGEST_PIECE, MOST_COMPLETED, MOST_PIECES, Completed, Piece, Turn, Window
from pii_guard.errors import DetectionError
from pii_guard.examiner import NOT_EXAMINED, Examined, Examiner
from pii_guard.model import JOINED, Decision, Evidence, Finding, Retraction, Ruling, Span
from pii_guard.recognizer.expressions import Expression
from pii_guard.scan.scanner import Folded
from pii_guard.text import Text

MOST_PIECES_OF_ONE = 2  # a message: the last rows of it
MOST_TRIED = 4  # rows of a message that may go on with something
MOST_CUES = 4  # of a piece
MOST_BEFORE_LETTER = 3  # digits in front of the letter of a plate
CUES_FOR = 3  # messages of a resident: 농협이요, then the number

# Host clocks jump, also while a process lives; this one was right when it started and never runs back.
_STARTED = time() - monotonic()


def steady() -> float:
    """Seconds since 1970 by a clock that does not jump while the process lives."""
    return _STARTED + monotonic()


_NOTHING: frozenset[str] = frozenset()


class _Seen(NamedTuple):
    """A message as far as a conversation needs it: its open rows, and what is found in it."""

    folded: Folded
    text: Text
    rows: Sequence[Row]
    cues: tuple[str, ...]


def _waiting(window: Window) -> frozenset[str]:
    """The chains that may go on in the next message."""
    if not window.pieces:
        return _NOTHING
    chains = {piece.chain for piece in window.pieces}
    if any(piece.aloud for piece in window.pieces):
        chains.add(ALOUD)
    short = any(p.chain == NUMBER and len(p.text.split(EITHER)[-1]) <= MOST_BEFORE_LETTER for p in window.pieces[-2:])
    return frozenset({*chains, LETTER} if short else chains)


class Reader:
    """Reads the turns of conversations under one policy. Never changes after it is built; holds no state."""

    def __init__(self, examiner: Examiner) -> None:
        """`examiner` decides on each message and has the catalog and the policy."""
        recognizers = examiner.catalog.recognizers
        self._examiner = examiner
        self._pieces = Pieces(recognizers)
        self._questions = Questions(recognizers)
        self._answers = Answers(examiner)
        self._joiner = Joiner(recognizers, examiner)
        self._decoys = frozenset(r.entity for r in recognizers if r.decoy)
        words = sorted(
            {w.lower() for r in recognizers if r.opens and r.opens.begins for w in r.context}, key=len, reverse=True
        )
        self._cues = Expression("|".join(map(_literal, words)) or "(?!)")

    def turn(self, window: Window, turn: Turn, deadline: float, lost: bool = False) -> tuple[Decision, Window]:
        """The decision on one message and the window behind it.

        `deadline` is an instant of `time.monotonic`; `lost`: earlier pieces may have been lost, so a message with a
        piece is blocked with STATE_LOST.
        """
        at = steady() if turn.at is None else turn.at
        again = next((c for c in window.completed if c.message_id == turn.message_id), None)
        for id_ in {turn.edit_of, turn.message_id} - {None}:
            window = window.without(id_)  # type: ignore[arg-type]
        window = window.at_turn(at)
        if not turn.by_citizen:
            return self._examiner.decide(turn.text, turn.setting, deadline), self._questions.after(window, turn)
        if again and again.length == len(turn.text) and not turn.edit_of:
            return self._repeated(again, window, turn, deadline)
        if not (lost or window.asked) and not self._pieces.may_hold(turn.text, _waiting(window)):
            window = self._with_cues(window, turn.text)
            return self._examiner.decide(turn.text, turn.setting, deadline), window
        return self._answer(window, turn, at, deadline, lost)

    def _answer(self, window: Window, turn: Turn, at: float, deadline: float, lost: bool) -> tuple[Decision, Window]:
        started = perf_counter_ns()
        try:
            seen = self._see(window, turn, deadline)
            if lost and seen.rows:
                decision = self._examiner.decision(NOT_EXAMINED, "STATE_LOST", turn.setting, started)
                return decision, window
            joined = self._join(window, seen, turn, deadline)
            asked = self._answers.of(self._questions.readings(window, turn), turn, seen.text, seen.rows, deadline)
        except DetectionError as error:
            return self._examiner.decision(NOT_EXAMINED, error.code, turn.setting, started), window
        beside = [*([self._placed(*joined, seen)] if joined else []), *asked]
        examined, code = self._examiner.examine(seen.folded, turn.setting, deadline, beside)
        decision = self._examiner.decision(examined, code, turn.setting, started)
        return self._remembering(window, turn, at, seen, joined, decision, examined)

    def _see(self, window: Window, turn: Turn, deadline: float) -> _Seen:
        folded = self._examiner.fold(turn.text)
        sobered = sober(turn.text)
        read = folded if sobered == turn.text else self._examiner.fold(sobered)
        text = read.text
        rows = [] if is_harmless(window) else list(self._pieces.of(text, _waiting(window)))
        if rows:
            findings = self._examiner.findings(read, deadline)
            rows = [row for row in rows if not self._is_closed(text.span(row.start, row.end), row, findings)]
        return _Seen(folded, text, rows, tuple(dict.fromkeys(m[0] for m in self._cues.finditer(text.folded.lower()))))

    def _is_closed(self, span: Span, row: Row, findings: Iterable[Finding]) -> bool:
        """Whether a look-alike lies over the row, or something that is whole."""
        over = [found for found in findings if found.start < span.end and span.start < found.end]
        return any(found.entity in self._decoys or self._is_whole(found, span, row) for found in over)

    def _is_whole(self, found: Finding, span: Span, row: Row) -> bool:
        """Whether a certain finding fills the row and cannot go on: 010-2345-6789 is no part of an account."""
        certain = found.evidence is Evidence.CONFIRMED and found.start <= span.start
        return certain and self._joiner.is_whole(found.entity, row.variants[0])

    def _join(self, window: Window, seen: _Seen, turn: Turn, deadline: float) -> tuple[Joined, Row] | None:
        if not window.pieces or not seen.rows:
            return None
        cues = tuple(dict.fromkeys([*(word for _, word in window.cues), *seen.cues]))
        labels = [r.question.label for r in self._questions.readings(window, turn)]
        for row in seen.rows[:MOST_TRIED]:
            for words in (cues, *((*cues, label) for label in labels)):
                joined = self._joiner.join(window.pieces, row, words, turn.setting, deadline, bool(labels))
                if joined:
                    return joined, row
        return None

    def _placed(self, joined: Joined, row: Row, seen: _Seen) -> Ruling:
        """The ruling on the whole, at the place of the part that stands in this message."""
        if row.behind or row.chain != NUMBER:
            span = seen.text.span(row.start, row.start + joined.end)
        else:
            span = seen.text.span(row.start, self._pieces.end_of(seen.text, row, joined.variant))
        return joined.ruling._replace(parts=(span,), rule=joined.ruling.rule + JOINED, out=None)

    def _repeated(self, again: Completed, window: Window, turn: Turn, deadline: float) -> tuple[Decision, Window]:
        """The same message again, as where an answer got lost: its pieces are gone, and it comes out the same."""
        started = perf_counter_ns()
        examined, code = self._examiner.examine(self._examiner.fold(turn.text), turn.setting, deadline, again.rulings)
        decision = self._examiner.decision(examined, code, turn.setting, started).within(again.retract, ())
        return decision, window._replace(completed=(*window.completed, again))

    def _remembering(
        self,
        window: Window,
        turn: Turn,
        at: float,
        seen: _Seen,
        joined: tuple[Joined, Row] | None,
        decision: Decision,
        examined: Examined,
    ) -> tuple[Decision, Window]:
        retract: tuple[Retraction, ...] = ()
        rows = list(seen.rows[-MOST_PIECES_OF_ONE:])
        pieces = list(window.pieces)
        completed = window.completed
        if joined:
            whole, row = joined
            placeholder = self._examiner.placeholder(whole.ruling.entity)
            retract = tuple(Retraction(p.message_id, whole.ruling.entity, p.spans, placeholder) for p in whole.pieces)
            if not whole.goes_on:
                pieces = [p for p in pieces if p not in whole.pieces]
                rows = [r for r in rows if r is not row]
            rulings = tuple(r._replace(out=None) for r in decision.findings if r.rule.endswith(JOINED))
            completed = (*completed, Completed(turn.message_id, len(turn.text), rulings, retract))[-MOST_COMPLETED:]
        labels = [reading.question.label for reading in self._questions.readings(window, turn)]
        new = []
        for row in rows:
            if not (pieces or any(map(self._joiner.opens, row.variants)) or row.chain != NUMBER):
                continue
            span = examined.out(seen.text.span(row.start, row.end))
            text = EITHER.join(row.variants)[:LONGEST_PIECE]
            cues = tuple(dict.fromkeys([*labels, *(word for _, word in window.cues), *seen.cues]))[-MOST_CUES:]
            new.append(
                Piece(turn.message_id, at, window.turns, row.chain, text, cues, (span,) if span else (), row.aloud)
            )
        window = window._replace(
            pieces=tuple([*pieces, *new][-MOST_PIECES:]), asked=tuple(answered(window.asked)), completed=completed
        )
        window = self._with_cues(window, turn.text, seen.cues)
        return decision.within(retract, tuple(span for piece in new for span in piece.spans)), window

    def _with_cues(self, window: Window, text: str, found: tuple[str, ...] | None = None) -> Window:
        """The window with the context words of a message, which count for the next ones too."""
        words = found if found is not None else tuple(m[0] for m in self._cues.finditer(text.lower()))
        if not (words or window.cues or window.asked):
            return window
        cues = [c for c in window.cues if window.turns - c[0] < CUES_FOR and c[1] not in words]
        return window._replace(cues=tuple([*cues, *((window.turns, w) for w in dict.fromkeys(words))][-4:]))


def _literal(word: str) -> str:
    import re

    return re.escape(word)
