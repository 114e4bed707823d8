"""One turn of a conversation: a window and a message in, a decision and the next window out."""

import re
from collections.abc import Iterable, Sequence
from time import monotonic, perf_counter_ns, time
from typing import NamedTuple

from pii_guard.conversation.answers import Answers
from pii_guard.conversation.counted import is_only
from pii_guard.conversation.joining import EITHER, Joined, Joiner, Words
from pii_guard.conversation.pieces import ALOUD, LETTER, NUMBER, Pieces, Row, sober
from pii_guard.conversation.questions import Questions, answered, is_harmless
from pii_guard.conversation.window import LONGEST_PIECE, MOST_COMPLETED, MOST_PIECES, Completed, Piece, Turn, Window
from pii_guard.errors import DetectionError
from pii_guard.examine.examiner import NOT_EXAMINED, Examined, Examiner, Terms
from pii_guard.examine.identity import new_id
from pii_guard.model import JOINED, Decision, Evidence, Finding, Retraction, Ruling, Span
from pii_guard.model.text import Text
from pii_guard.redact.redaction import Given
from pii_guard.scan.scanner import Folded

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
_EMPTY = Window.EMPTY


class _Seen(NamedTuple):
    """A message as far as a conversation needs it: its open rows, and what is found in it."""

    folded: Folded
    text: Text
    rows: Sequence[Row]
    cues: tuple[str, ...]
    found: Sequence[Finding] | None


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
        self._may_open = self._pieces.may_open
        self._questions = Questions(recognizers)
        self._answers = Answers(examiner)
        self._joiner = Joiner(recognizers, examiner)
        self._decoys = frozenset(r.entity for r in recognizers if r.decoy)
        self._cues = _any_of({w.lower() for r in recognizers if r.opens and r.opens.begins for w in r.context})

    def turn(self, window: Window, turn: Turn, deadline: float, lost: bool = False) -> tuple[Decision, Window]:
        """The decision on one message and the window behind it.

        `deadline` is an instant of `time.monotonic`; `lost`: earlier pieces may have been lost, so a message with a
        piece is blocked with STATE_LOST.
        """
        by_citizen = turn.setting.direction == "citizen"
        if by_citizen and not (lost or (window is not _EMPTY and window.waits)) and not self._may_open(turn.text):
            if self._cues.search(turn.text.lower()):
                window = self._with_cues(window, turn.text)
            if self._examiner.numbers:
                return self._decide(window, turn, deadline)
            return self._examiner.decide(turn.text, turn.setting, deadline), window
        at = steady() if turn.at is None else turn.at
        again, place = None, None
        if window.pieces or window.completed:
            again = next((c for c in window.completed if c.message_id == turn.message_id), None)
            place = _place(window, turn)
            for id_ in (turn.edit_of, turn.message_id):
                window = window.without(id_) if id_ else window
        window = window.at_turn(at)
        if not by_citizen:
            window = self._questions.after(window, turn)
            return self._decide(window, turn, deadline)
        if again and again.length == len(turn.text) and not turn.edit_of:
            return self._repeated(again, window, turn, deadline)
        if not (lost or window.asked) and not self._pieces.may_hold(turn.text, _waiting(window)):
            return self._decide(self._with_cues(window, turn.text), turn, deadline)
        return self._answer(window, turn, at, place, deadline, lost)

    def _decide(self, window: Window, turn: Turn, deadline: float) -> tuple[Decision, Window]:
        """The decision on a message that has nothing to do with others, but for the numbers of its placeholders."""
        if not self._examiner.numbers:
            return self._examiner.decide(turn.text, turn.setting, deadline), window
        try:
            return self._examined(window, turn, self._examiner.fold(turn.text), (), deadline)[::2]
        except DetectionError as error:
            return self._refused(error.code, turn), window

    def _refused(self, code: str, turn: Turn) -> Decision:
        return self._examiner.decision(NOT_EXAMINED, code, turn.setting, perf_counter_ns())

    def _examined(
        self,
        window: Window,
        turn: Turn,
        folded: Folded,
        beside: Sequence[Ruling],
        deadline: float,
        found: Sequence[Finding] | None = None,
    ) -> tuple[Decision, Examined, Window]:
        started = perf_counter_ns()
        given = Given(window.salt or new_id(), window.numbers) if self._examiner.numbers else None
        examined, code = self._examiner.examine(
            folded, turn.setting, deadline, Terms(beside=beside, given=given, found=found)
        )
        if given:
            window = window._replace(salt=given.salt, numbers=given.as_rows())
        return self._examiner.decision(examined, code, turn.setting, started), examined, window

    def _answer(
        self, window: Window, turn: Turn, at: float, place: int | None, deadline: float, lost: bool
    ) -> tuple[Decision, Window]:
        try:
            return self._together(window, turn, at, place, deadline, lost)
        except DetectionError as error:
            return self._refused(error.code, turn), window
        except Exception:  # noqa: BLE001 - a recognizer may raise anything, and what it says may quote the text
            return self._refused("RECOGNIZER_FAILED", turn), window

    def _together(
        self, window: Window, turn: Turn, at: float, place: int | None, deadline: float, lost: bool
    ) -> tuple[Decision, Window]:
        seen = self._see(window, turn, deadline)
        if lost and seen.rows:
            return self._refused("STATE_LOST", turn), window
        joined = self._join(window, seen, turn, place, deadline)
        asked = self._answers.of(self._questions.readings(window, turn), turn, seen.text, seen.rows, deadline)
        beside = [*([self._placed(joined, seen)] if joined else []), *asked]
        decision, examined, window = self._examined(window, turn, seen.folded, beside, deadline, seen.found)
        new = self._new_pieces(window, turn, at, seen, joined, examined)
        pieces, held = [piece for _, piece in new], [piece for row, piece in new if self._pieces.is_held(row)]
        retract = self._retractions(joined, decision)
        window = self._remembering(window, turn, seen, pieces, joined, decision, retract, place)
        return decision.within(retract, tuple(dict.fromkeys(span for piece in held for span in piece.spans))), window

    def _see(self, window: Window, turn: Turn, deadline: float) -> _Seen:
        folded = self._examiner.fold(turn.text)
        sobered = sober(turn.text)
        read = folded if sobered == turn.text else self._examiner.fold(sobered)
        text = read.text
        cues = tuple(dict.fromkeys(self._cues.findall(text.folded.lower())))
        findings: Sequence[Finding] | None = None
        rows: Sequence[Row] = ()
        if not is_harmless(window):
            labels = [reading.question.label for reading in self._questions.readings(window, turn)]
            said = " ".join([*(word for _, word in window.cues), *cues, *labels])
            rows = self._pieces.of(text, _waiting(window), lambda entity: self._joiner.is_spoken_of(entity, said))
        if rows:
            findings = self._examiner.findings(read, deadline)
            rows = [row for row in rows if not self._is_closed(text, row, findings)]
        return _Seen(folded, text, rows, cues, findings if read is folded else None)

    def _is_closed(self, text: Text, row: Row, findings: Iterable[Finding]) -> bool:
        """Whether a look-alike lies over the row, or something that is whole."""
        span = text.span(row.start, row.end)
        if is_only(text.folded, row.end):
            findings = [found for found in findings if found.entity not in self._decoys]
        over = [found for found in findings if found.start < span.end and span.start < found.end]
        return any(found.entity in self._decoys or self._is_whole(found, span, row) for found in over)

    def _is_whole(self, found: Finding, span: Span, row: Row) -> bool:
        """Whether a certain finding fills the row and cannot go on: 010-2345-6789 is no part of an account."""
        certain = found.evidence is Evidence.CONFIRMED and found.start <= span.start
        return certain and all(self._joiner.is_whole(found.entity, variant) for variant in row.variants)

    def _join(
        self, window: Window, seen: _Seen, turn: Turn, place: int | None, deadline: float
    ) -> "_Completing | None":
        """What a row of this message completes; an edited message may also lie in the middle."""
        if not window.pieces or not seen.rows:
            return None
        said = tuple(word for _, word in window.cues)
        labels = ["", *(r.question.label for r in self._questions.readings(window, turn))]
        before = window.pieces if place is None else window.pieces[:place]
        behind = () if place is None else window.pieces[place:]
        for row in seen.rows[:MOST_TRIED]:
            for label in labels:
                words = Words(seen.cues, said, label)
                if joined := self._joiner.join(before, row, words, turn.setting, deadline):
                    return _Completing(joined, row, joined.pieces)
            mine = Piece(turn.message_id, 0.0, 0, row.chain, EITHER.join(row.variants), (*said, *seen.cues), ())
            for k, last in enumerate(behind):
                later = Row(0, 0, last.chain, tuple(last.text.split(EITHER)))
                chain = (*before, mine, *behind[:k])
                joined = self._joiner.join(chain, later, Words(last.cues, said), turn.setting, deadline)
                if joined and mine in joined.pieces:
                    others = (*(piece for piece in joined.pieces if piece is not mine), last)
                    return _Completing(joined, row, others, in_the_middle=True)
        return None

    def _placed(self, completing: "_Completing", seen: _Seen) -> Ruling:
        """The ruling on the whole, at the place of the part that stands in this message."""
        joined, row, _, in_the_middle = completing
        if in_the_middle:
            end = row.end
        elif row.chain != NUMBER:
            end = row.start + joined.end
        else:
            end = self._pieces.end_of(seen.text, row, joined.variant)
        span = seen.text.span(row.start, end)
        return joined.ruling._replace(parts=(span,), rule=joined.ruling.rule + JOINED, out=None)

    def _repeated(self, again: Completed, window: Window, turn: Turn, deadline: float) -> tuple[Decision, Window]:
        """The same message again, as where an answer got lost: its pieces are gone, and it comes out the same."""
        try:
            folded = self._examiner.fold(turn.text)
        except DetectionError as error:
            return self._refused(error.code, turn), window
        decision, _, window = self._examined(window, turn, folded, again.rulings, deadline)
        return decision.within(again.retract, ()), window._replace(completed=(*window.completed, again))

    def _retractions(self, completing: "_Completing | None", decision: Decision) -> tuple[Retraction, ...]:
        """What earlier messages must not keep; under the placeholder that stands in this one."""
        if completing is None:
            return ()
        entity = completing.joined.ruling.entity
        shown = next((f.out for f in decision.findings if f.rule.endswith(JOINED) and f.out), None)
        numbered = self._examiner.numbers and shown is not None and decision.text is not None
        placeholder = decision.text[slice(*shown)] if numbered else self._examiner.placeholder(entity)  # type: ignore[index, misc]
        return tuple(Retraction(p.message_id, entity, p.spans, placeholder) for p in completing.pieces)

    def _new_pieces(
        self, window: Window, turn: Turn, at: float, seen: _Seen, completing: "_Completing | None", examined: Examined
    ) -> list[tuple[Row, Piece]]:
        """The rows of this message that may go on, and what is remembered of each."""
        done = completing.row if completing and not completing.joined.goes_on else None
        labels = [reading.question.label for reading in self._questions.readings(window, turn)]
        cues = tuple(dict.fromkeys([*labels, *(word for _, word in window.cues), *seen.cues]))[-MOST_CUES:]
        pieces = []
        for row in seen.rows[-MOST_PIECES_OF_ONE:]:
            may_open = window.pieces or row.chain != NUMBER or any(map(self._joiner.opens, row.variants))
            if row is done or row.only_ends or not may_open:
                continue
            span = examined.out(seen.text.span(row.start, row.end))
            text, spans = EITHER.join(row.variants)[:LONGEST_PIECE], (span,) if span else ()
            pieces.append((row, Piece(turn.message_id, at, window.turns, row.chain, text, cues, spans, row.aloud)))
        return pieces

    def _remembering(
        self,
        window: Window,
        turn: Turn,
        seen: _Seen,
        new: list[Piece],
        completing: "_Completing | None",
        decision: Decision,
        retract: tuple[Retraction, ...],
        place: int | None,
    ) -> Window:
        pieces, completed = list(window.pieces), window.completed
        pieces[place if place is not None else len(pieces) : len(pieces) if place is None else place] = new
        if completing:
            if not completing.joined.goes_on:
                pieces = [p for p in pieces if p not in completing.pieces]
            rulings = tuple(r._replace(out=None) for r in decision.findings if r.rule.endswith(JOINED))
            completed = (*completed, Completed(turn.message_id, len(turn.text), rulings, retract))[-MOST_COMPLETED:]
        asked = tuple(answered(window.asked))
        window = window._replace(pieces=tuple(pieces[-MOST_PIECES:]), asked=asked, completed=completed)
        return self._with_cues(window, turn.text, seen.cues)

    def _with_cues(self, window: Window, text: str, found: tuple[str, ...] | None = None) -> Window:
        """The window with the context words of a message, which count for the next ones too."""
        words: Sequence[str] = self._cues.findall(text.lower()) if found is None else found
        if not (words or window.cues or window.asked):
            return window
        cues = [c for c in window.cues if window.turns - c[0] < CUES_FOR and c[1] not in words]
        return window._replace(cues=tuple([*cues, *((window.turns, w) for w in dict.fromkeys(words))][-4:]))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The longest of these words at each place; those that begin alike together, which halves the time."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(c)}(?:{'|'.join(rest)})" for c, rest in by_first.items()) or "(?!)")


class _Completing(NamedTuple):
    """What this message completes: by which of its rows, together with which pieces of other messages."""

    joined: Joined
    row: Row
    pieces: tuple[Piece, ...]
    in_the_middle: bool = False


def _place(window: Window, turn: Turn) -> int | None:
    """Where the pieces of an edited message stood; None for a message that is new."""
    ids = {turn.edit_of, turn.message_id}
    return next((k for k, piece in enumerate(window.pieces) if piece.message_id in ids), None)
