"""The pieces of a message that may be a part of something: rows of digits, and what recognizers declare beside them."""

from collections.abc import Callable, Iterable, Sequence, Set
from operator import attrgetter

from pii_guard.conversation.aloud import end_of, may_be_aloud, opens_aloud, rows_aloud
from pii_guard.conversation.besides import in_doubt, is_a_model
from pii_guard.conversation.counted import counts_something, is_counted, may_stand_alone
from pii_guard.conversation.lettered import Lettered
from pii_guard.conversation.row import ALOUD, LETTER, LONGEST, NUMBER, Row
from pii_guard.conversation.typed import rows_typed
from pii_guard.model.text import Text
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.expressions import Expression
from pii_guard.scan.openers import DIGITS, GRAMMARS
from pii_guard.scan.scanner import Folded

MOST_ROWS = 12  # of one message: a list is no answer
_start = attrgetter("start")


class Pieces:
    """Finds the pieces of messages for one catalog. Built once, then never changed."""

    def __init__(self, recognizers: Sequence[Recognizer]) -> None:
        """Rows of digits, and what each of these recognizers declares beside them."""
        self._lettered = Lettered(recognizers)
        grammars = [(r.entity, r.opens) for r in recognizers if r.opens and r.opens.find]
        self._grammars = [(entity, o.find) for entity, o in grammars if o.find]
        self._held = {entity: Expression(o.held) for entity, o in grammars}

    def may_open(self, message: str, beside: Sequence[int]) -> bool:
        """Whether a message may open anything; `beside` are those of `pii_guard.scan.openers` that may match it."""
        if DIGITS in beside and (may_stand_alone(message) or opens_aloud(message)):
            return True
        for place in beside:  # noqa: SIM110 - a generator takes longer than the look
            if place >= GRAMMARS and self._grammars[place - GRAMMARS][1](message, False):
                return True
        return False

    def may_go_on(self, message: str, waiting: Set[str]) -> bool:
        """Whether a message that opens nothing may hold a piece where these chains wait."""
        if ALOUD in waiting and may_be_aloud(message):
            return True
        if LETTER in waiting and self._lettered.looks_lone(message):
            return True
        return any(entity in waiting and find(message, True) for entity, find in self._grammars)

    def is_held(self, row: Row) -> bool:
        """Whether who delivers should wait for more: one digit, or the name of a town, says nothing of a person."""
        said = row.variants[0]
        if row.chain in self._held:
            return self._held[row.chain].search(said) is not None
        return sum(map(str.isdigit, said)) > 1

    def of(
        self, read: Folded, waiting: Set[str], spoken_of: Callable[[str], bool], cues: Sequence[str] = ()
    ) -> Sequence[Row]:
        """The rows of a folded message that no counter closes, in order; `waiting` are the chains that may go on.

        `spoken_of` an entity: a letter that may be a counter or begin a word is a letter of its plate then.
        """
        text, beside = read.text, read.beside
        folded = text.folded
        rows: list[Row] = []
        if DIGITS in beside or ALOUD in waiting or LETTER in waiting:
            rows = self._of_numbers(text, waiting, spoken_of)
        for place, (entity, find) in enumerate(self._grammars, GRAMMARS):
            if not (place in beside or entity in waiting):
                continue
            spans = [span for span in find(folded, entity in waiting) if not counts_something(folded, *span)]
            rows = [row for row in rows if not any(start < row.start and row.end < end for start, end in spans)]
            rows += [_of_grammar(entity, folded, start, end) for start, end in spans]
        rows = [row for row in rows if not is_a_model(folded, row, cues)]
        rows.sort(key=_start)
        return in_doubt(folded, rows[:MOST_ROWS], cues)

    def _of_numbers(self, text: Text, waiting: Set[str], spoken_of: Callable[[str], bool]) -> list[Row]:
        """The rows of the chain of numbers: read aloud, with a letter, and what is left of rows of digits."""
        folded = text.folded
        rows = [
            Row(row.start, row.end, NUMBER, row.variants, aloud=True)
            for row in rows_aloud(folded, ALOUD in waiting)
            if not is_counted(folded, row.variants[0], row.end)
        ]
        rows += self._lettered.of(folded, LETTER in waiting, spoken_of)
        typed = rows_typed(text, self._lettered.said)
        return [*rows, *_not_inside(typed, rows)] if rows else [*typed]

    def end_of(self, text: Text, row: Row, variant: str) -> int:
        """Where a reading of a row ends in the folded text; without its letter, behind its last digit."""
        longest = row.longest
        if longest.isascii() or not variant.isdigit():
            return end_of(text.folded, row.start, row.end, len(longest) - len(variant))
        return max((i + 1 for i in range(row.start, row.end) if text.folded[i].isdigit()), default=row.end)


def _of_grammar(entity: str, folded: str, start: int, end: int) -> Row:
    return Row(start, end, entity, (folded[start:end][-LONGEST:],), folded[end : end + LONGEST])


def _not_inside(rows: Iterable[Row], others: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not any(o.start <= row.start and row.end <= o.end for o in others)]
