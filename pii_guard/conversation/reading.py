"""One turn of a conversation: a window and a message in, a decision and the next window out."""

from collections.abc import Sequence, Set
from time import monotonic, perf_counter_ns, time

from pii_guard.conversation.answers import Answers
from pii_guard.conversation.completing import Completer, Completing
from pii_guard.conversation.cues import Cues
from pii_guard.conversation.joining import Joiner
from pii_guard.conversation.pieces import Pieces
from pii_guard.conversation.questions import Questions, answered
from pii_guard.conversation.row import NUMBER, Row
from pii_guard.conversation.seeing import Seen, Sight, waiting
from pii_guard.conversation.window import (
    EITHER,
    LONGEST_PIECE,
    MOST_COMPLETED,
    MOST_PIECES,
    Completed,
    Piece,
    Turn,
    Window,
)
from pii_guard.errors import DetectionError
from pii_guard.examine.examiner import Examiner
from pii_guard.examine.identity import new_id
from pii_guard.examine.terms import NOT_EXAMINED, PLAIN, Examined, Terms
from pii_guard.model import Decision, Finding, Ruling
from pii_guard.redact.redaction import Given
from pii_guard.scan.openers import WORDS
from pii_guard.scan.prefilter import Glance
from pii_guard.scan.scanner import Folded

MOST_PIECES_OF_ONE = 2  # a message: the last rows of it
MOST_CUES = 4  # of a piece
_ONLY_WORDS: tuple[Sequence[int], ...] = ((), (WORDS,))

# Host clocks jump, also while a process lives; this one was right when it started and never runs back.
_STARTED = time() - monotonic()


def steady() -> float:
    """Seconds since 1970 by a clock that does not jump while the process lives."""
    return _STARTED + monotonic()


class Reader:
    """Reads the turns of conversations under one policy. Never changes after it is built; holds no state."""

    def __init__(self, examiner: Examiner) -> None:
        """`examiner` decides on each message and has the catalog and the policy."""
        recognizers = examiner.catalog.recognizers
        self._examiner = examiner
        self._numbers = examiner.numbers
        self._pieces = Pieces(recognizers)
        self._cues = Cues(recognizers)
        self._glance = examiner.glance
        self._joiner = Joiner(recognizers, examiner)
        self._sight = Sight(recognizers, examiner, self._pieces, self._cues, self._joiner)
        self._completer = Completer(examiner, self._pieces, self._joiner)
        self._questions = Questions(recognizers)
        self._answers = Answers(examiner)

    def turn(self, window: Window, turn: Turn, deadline: float, lost: bool = False) -> tuple[Decision, Window]:
        """The decision on one message and the window behind it.

        `deadline` is an instant of `time.monotonic`; `lost`: earlier pieces may have been lost, so a message with a
        piece is blocked with STATE_LOST.
        """
        _, pieces, asked, cues, completed, _, _ = window
        if not turn.by_citizen:
            return self._officers(window, turn, deadline)
        glance = self._glance(turn.text)
        _, beside = glance
        waits = lost or pieces or asked or completed
        if not (beside or waits or cues):  # most turns
            return self._decide(window, turn, deadline, glance)
        opens = beside not in _ONLY_WORDS and self._pieces.may_open(turn.text, beside)
        if not (opens or waits):
            return self._decide(self._passing(window, turn, WORDS in beside), turn, deadline, glance)
        at = steady() if turn.at is None else turn.at
        again, place = None, None
        if (pieces or completed) and window.knows(turn):
            again = next((c for c in window.completed if c.message_id == turn.message_id), None)
            place = window.place_of(turn)
            for id_ in (turn.edit_of, turn.message_id):
                window = window.without(id_) if id_ else window
        window = window.at_turn(at)
        if again and again.length == len(turn.text) and not turn.edit_of:
            return self._repeated(again, window, turn, deadline)
        chains = waiting(window)
        names = WORDS in beside and NUMBER in chains
        if not (opens or lost or names or window.asked or self._pieces.may_go_on(turn.text, chains)):
            window = self._cues.after(window, self._cues.of(turn.text) if WORDS in beside else ())
            return self._decide(window, turn, deadline, glance)
        return self._answer(window, turn, at, place, chains, deadline, lost, glance)

    def _passing(self, window: Window, turn: Turn, speaks: bool) -> Window:
        """The window behind a message that opens nothing, where nothing waits but perhaps words."""
        if window.cues:
            window = window.at_turn(0.0)  # words grow old by messages
        return self._cues.after(window, self._cues.of(turn.text) if speaks else ())

    def _officers(self, window: Window, turn: Turn, deadline: float) -> tuple[Decision, Window]:
        """The decision on a message of the office, whose questions count for the next ones."""
        if window.knows(turn):
            for id_ in (turn.edit_of, turn.message_id):
                window = window.without(id_) if id_ else window
        window = window.at_turn(steady() if turn.at is None else turn.at)
        return self._decide(self._questions.after(window, turn), turn, deadline)

    def _decide(
        self, window: Window, turn: Turn, deadline: float, glance: Glance | None = None
    ) -> tuple[Decision, Window]:
        """The decision on a message that has nothing to do with others, but for the numbers of its placeholders."""
        if not self._numbers:
            return self._examiner.decide(turn.text, turn.setting, deadline, PLAIN, glance), window
        try:
            return self._examined(window, turn, self._examiner.fold(turn.text, deadline, glance), (), deadline)[::2]
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
        given = Given(window.salt or new_id(), window.numbers) if self._numbers else None
        examined, code = self._examiner.examine(
            folded, turn.setting, deadline, Terms(beside=beside, given=given, found=found)
        )
        if given:
            window = window._replace(salt=given.salt, numbers=given.as_rows())
        return self._examiner.decision(examined, code, turn.setting, started), examined, window

    def _answer(
        self,
        window: Window,
        turn: Turn,
        at: float,
        place: int | None,
        chains: Set[str],
        deadline: float,
        lost: bool,
        glance: Glance,
    ) -> tuple[Decision, Window]:
        try:
            readings = self._questions.readings(window, turn) if window.asked else ()
            seen = self._sight.of(window, turn, chains, readings, deadline, glance)
            if lost and seen.rows:
                return self._refused("STATE_LOST", turn), window
            if not (seen.rows or readings or (seen.cues and window.pieces)):
                window = self._later(window, seen)
                if not glance[0]:  # cost only: nothing is found in it
                    return self._decide(window, turn, deadline, glance)
                return self._examined(window, turn, seen.folded, (), deadline, seen.found)[::2]
            answers = self._answers.of(readings, turn, seen.text, seen.rows, deadline)
            completing = self._completer.of(window, seen, turn, place, deadline)
            return self._together(window, turn, at, place, seen, completing, answers, deadline)
        except DetectionError as error:
            return self._refused(error.code, turn), window
        except Exception:  # noqa: BLE001 - a recognizer may raise anything, and what it says may quote the text
            return self._refused("RECOGNIZER_FAILED", turn), window

    def _together(
        self,
        window: Window,
        turn: Turn,
        at: float,
        place: int | None,
        seen: Seen,
        completing: Completing | None,
        answers: Sequence[Ruling],
        deadline: float,
    ) -> tuple[Decision, Window]:
        """The decision on a message with open rows, or one that may be an answer."""
        whole = self._completer.placed(completing, seen) if completing else None
        beside = [whole, *answers] if whole else answers
        decision, examined, window = self._examined(window, turn, seen.folded, beside, deadline, seen.found)
        new = self._new_pieces(window, turn, at, seen, completing, examined)
        held = tuple(dict.fromkeys([span for row, piece in new if self._pieces.is_held(row) for span in piece.spans]))
        retract = self._completer.retractions(completing, decision) if completing else ()
        if retract or held:
            decision = decision.within(retract, held)
        if new or completing:
            pieces, completed = window.pieces, window.completed
            if new:
                place = len(pieces) if place is None else place
                pieces = (*pieces[:place], *(piece for _, piece in new), *pieces[place:])
            if completing:
                if not completing.joined.goes_on:
                    pieces = tuple([piece for piece in pieces if piece not in completing.pieces])
                completed = (*completed, Completed(turn.message_id, len(turn.text), (whole,) if whole else (), retract))
            window = window._replace(pieces=pieces[-MOST_PIECES:], completed=completed[-MOST_COMPLETED:])
        return decision, self._later(window, seen)

    def _later(self, window: Window, seen: Seen) -> Window:
        """The window with the words of a message of the resident, behind which each question counts for one less."""
        if window.asked:
            window = window._replace(asked=tuple(answered(window.asked)))
        return self._cues.after(window, seen.cues)

    def _repeated(self, again: Completed, window: Window, turn: Turn, deadline: float) -> tuple[Decision, Window]:
        """The same message again, as where an answer got lost: its pieces are gone, and it comes out the same."""
        try:
            folded = self._examiner.fold(turn.text, deadline)
        except DetectionError as error:
            return self._refused(error.code, turn), window
        decision, _, window = self._examined(window, turn, folded, again.rulings, deadline)
        return decision.within(again.retract, ()), window._replace(completed=(*window.completed, again))

    def _new_pieces(
        self, window: Window, turn: Turn, at: float, seen: Seen, completing: Completing | None, examined: Examined
    ) -> Sequence[tuple[Row, Piece]]:
        """The rows of this message that may go on, and what is remembered of each."""
        done = completing.row if completing and not completing.joined.goes_on else None
        rows = [row for row in seen.rows[-MOST_PIECES_OF_ONE:] if row is not done and self._may_go_on(row, window)]
        if not rows:
            return ()
        said = dict.fromkeys([*seen.labels, *(word for _, word in window.cues), *seen.cues])
        cues = tuple(said)[-MOST_CUES:]
        new = []
        for row in rows:
            span = examined.out(seen.text.span(row.start, row.end))
            text, spans = EITHER.join(row.variants)[:LONGEST_PIECE], (span,) if span else ()
            piece = Piece(turn.message_id, at, window.turns, row.chain, text, cues, spans, row.aloud, row.doubtful)
            new.append((row, piece))
        return new

    def _may_go_on(self, row: Row, window: Window) -> bool:
        """Whether a row may go on: with what waits already, or as the beginning of something."""
        if row.only_ends:
            return False
        return bool(window.pieces) or row.chain != NUMBER or any(map(self._joiner.opens, row.variants))
