"""One turn of a conversation: a window and a message in, a decision and the next window out."""

from collections.abc import Iterable, Sequence
from time import monotonic, perf_counter_ns, time
from typing import NamedTuple

from pii_guard.conversation.answers import Answers
from pii_guard.conversation.joining import EITHER, Joined, Joiner
from pii_guard.conversation.pieces import Pieces, Row, sober
from pii_guard.conversation.questions import Questions, answered, is_harmless
from pii_guard.conversation.window import LONGEST_PIECE, MOST_COMPLETED, MOST_PIECES, Completed, Piece, Turn, Window
from pii_guard.errors import DetectionError
from pii_guard.examiner import NOT_EXAMINED, Examined, Examiner
from pii_guard.model import JOINED, Decision, Finding, Retraction, Ruling, Span
from pii_guard.recognizer.expressions import Expression
from pii_guard.text import Text

MOST_PIECES_OF_ONE = 2  # a message: the last rows of it
CUES_FOR = 3  # messages of a resident: 농협이요, then the number

# Host clocks jump, also while a process lives; this one was right when it started and never runs back.
_STARTED = time() - monotonic()


def steady() -> float:
    """Seconds since 1970 by a clock that does not jump while the process lives."""
    return _STARTED + monotonic()


class _Seen(NamedTuple):
    """A message as far as a conversation needs it: its open rows, and what is found in it."""

    text: Text
    rows: Sequence[Row]
    cues: tuple[str, ...]


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
        words = sorted({w.lower() for r in recognizers if r.opens for w in r.context}, key=len, reverse=True)
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
        if not (lost or window.asked or window.pieces) and not self._pieces.may_hold(turn.text):
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
        examined, code = self._examiner.examine(turn.text, turn.setting, deadline, beside)
        decision = self._examiner.decision(examined, code, turn.setting, started)
        return self._remembering(window, turn, at, seen, joined, decision, examined)

    def _see(self, window: Window, turn: Turn, deadline: float) -> _Seen:
        text, findings = self._examiner.findings(sober(turn.text), deadline)
        rows: list[Row] = []
        if not is_harmless(window):
            rows = [
                row
                for row in self._pieces.of(text, bool(window.pieces))
                if not self._is_closed(text.span(row.start, row.end), row, findings)
            ]
        return _Seen(text, rows, tuple(dict.fromkeys(m[0] for m in self._cues.finditer(text.folded.lower()))))

    def _is_closed(self, span: Span, row: Row, findings: Iterable[Finding]) -> bool:
        """Whether a look-alike lies over the row, or something that is whole."""
        for found in findings:
            if found.start < span.end and span.start < found.end:
                if found.entity in self._decoys:
                    return True
                if found.start <= span.start and self._joiner.is_whole(found.entity, row.variants[0]):
                    return True
        return False

    def _join(self, window: Window, seen: _Seen, turn: Turn, deadline: float) -> tuple[Joined, Row] | None:
        if not window.pieces or not seen.rows:
            return None
        cues = tuple(dict.fromkeys([*(word for _, word in window.cues), *seen.cues]))
        labels = [r.question.label for r in self._questions.readings(window, turn)]
        for row in dict.fromkeys((seen.rows[0], seen.rows[-1])):
            for words in (cues, *((*cues, label) for label in labels)):
                joined = self._joiner.join(window.pieces, row, words, turn.setting, deadline, bool(labels))
                if joined:
                    return joined, row
        return None

    def _placed(self, joined: Joined, row: Row, seen: _Seen) -> Ruling:
        """The ruling on the whole, at the place of the part that stands in this message."""
        span = seen.text.span(row.start, self._pieces.end_of(seen.text, row, joined.variant))
        return joined.ruling._replace(parts=(span,), rule=joined.ruling.rule + JOINED, out=None)

    def _repeated(self, again: Completed, window: Window, turn: Turn, deadline: float) -> tuple[Decision, Window]:
        """The same message again, as where an answer got lost: its pieces are gone, and it comes out the same."""
        started = perf_counter_ns()
        examined, code = self._examiner.examine(turn.text, turn.setting, deadline, again.rulings)
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
        new = []
        for row in rows:
            if not (pieces or any(map(self._joiner.opens, row.variants)) or row.chain != "number"):
                continue
            span = examined.out(seen.text.span(row.start, row.end))
            text = EITHER.join(row.variants)[:LONGEST_PIECE]
            cues = tuple(dict.fromkeys([*(word for _, word in window.cues), *seen.cues]))[-4:]
            new.append(Piece(turn.message_id, at, window.turns, row.chain, text, cues, (span,) if span else ()))
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
