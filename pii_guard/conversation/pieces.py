"""The pieces of a message that may be a part of something: rows of digits, and what recognizers declare beside them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pii_guard.conversation.aloud import SYLLABLES, end_of, ends_message, opens_aloud, readings, rows_aloud
from pii_guard.conversation.counted import LONGEST_COUNTED, is_counted
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.expressions import Expression
from pii_guard.text import Text

NUMBER = "number"  # the chain of rows of digits
ALOUD = "aloud"  # waiting for more of what was read aloud
LETTER = "letter"  # waiting for a letter alone, behind one to three digits
LONGEST = 40  # characters
MOST_ROWS = 12  # of one message: a list is no answer

# What a message must hold to hold a row; all that folds to a digit lies outside the usual letters.
_MAY_HOLD = Expression(r"[^\n -/:-~가-힣ㄱ-ㅎㅏ-ㅣ]")
_ALOUD = Expression(f"[{SYLLABLES}]")
_LAUGHTER = Expression(r"(?<=[0-9])(?:[ㅋㅎㅠㅜ]{1,20}|ㅇ{2,20}|ㅇ(?=$|[ \n.,!?]))")
_ROW = Expression(r"(?<![A-Za-z])(?:[A-Z]{1,2}(?=[0-9]))?[0-9](?:[-./_~·,() ]{0,3}\n?[0-9]){0,39}")
_COPULA = Expression(" ?이")
# Dates, shares, lists and ranges: no number of a person has such marks.
_LISTED = Expression(
    r"[/,~·]|(?<![0-9.-])(?:19|20)[0-9]{2}[.-][0-9]{1,2}(?:[.-][0-9]{1,2})?(?![0-9])|(?<![0-9.])[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{1,2}(?![0-9.])"
)
_APART = "-./_~·, "
_GOES_ON = Expression("[ ]?[-./_~·,)]?[ ]?[0-9]")


class Row(NamedTuple):
    """A piece in the folded text. `variants` are its readings, the likeliest first; `behind` is what follows it.

    `numbered`: it is called a 번, as telephones are and tickets, but no card. `aloud`: it was read aloud. `counted`:
    its letter is a counter too, so it is a piece only where words speak of this entity.
    """

    start: int
    end: int
    chain: str
    variants: tuple[str, ...]
    behind: str = ""
    numbered: bool = False
    aloud: bool = False
    counted: str = ""

    def __repr__(self) -> str:
        return f"Row({self.chain}, {self.end - self.start} characters)"


def sober(message: str) -> str:
    """The message with blanks for the laughter glued to digits, which would be read as zeros: 21ㅇㅇ."""
    return _LAUGHTER.sub(lambda m: " " * len(m[0]), message)


class Pieces:
    """Finds the pieces of messages for one catalog. Built once, then never changed."""

    def __init__(self, recognizers: Iterable[Recognizer]) -> None:
        """Rows of digits, and what each of these recognizers declares beside them."""
        opened = [(r.entity, r.opens) for r in recognizers if r.opens]
        self._rows = [(entity, Expression(rows)) for entity, o in opened for rows in o.rows]
        self._grammars = [(entity, o.find, Expression(o.may_open or "")) for entity, o in opened if o.find]
        self._held = {entity: Expression(o.held) for entity, o in opened if o.find}

    def may_hold(self, message: str, waiting: frozenset[str]) -> bool:
        """Whether the message may hold a piece at all: a cheap look, and for most messages the only one."""
        if _MAY_HOLD.search(message) or opens_aloud(message) or (ALOUD in waiting and _ALOUD.search(message)):
            return True
        if LETTER in waiting and len(message) <= LONGEST and any(rows.search(message) for _, rows in self._rows):
            return True
        for entity, find, may_open in self._grammars:
            if (entity in waiting or may_open.search(message)) and _any(
                find(Text(message, message), entity in waiting)
            ):
                return True
        return False

    def is_held(self, row: Row) -> bool:
        """Whether who delivers should wait for more: one digit, or the name of a town, says nothing of a person."""
        said = row.variants[0]
        if row.chain in self._held:
            return self._held[row.chain].search(said) is not None
        return sum(map(str.isdigit, said)) > 1

    def of(self, text: Text, waiting: frozenset[str]) -> Sequence[Row]:
        """The rows of a folded message that no counter closes, in order; `waiting` are the chains that may go on."""
        folded = text.folded
        aloud = [
            Row(row.start, row.end, NUMBER, row.variants, aloud=True) for row in rows_aloud(folded, ALOUD in waiting)
        ]
        lettered = self._lettered(folded, LETTER in waiting)
        rows = [*aloud, *lettered, *_not_inside(_typed(text), [*aloud, *lettered])]
        for entity, find, may_open in self._grammars:
            if entity in waiting or may_open.search(folded):
                found = [(*span, folded[slice(*span)][-LONGEST:]) for span in find(text, entity in waiting)]
                rows += [Row(start, end, entity, (said,), folded[end : end + LONGEST]) for start, end, said in found]
        return sorted(rows[:MOST_ROWS], key=lambda row: row.start)

    def end_of(self, text: Text, row: Row, variant: str) -> int:
        """Where a reading of a row ends in the folded text."""
        return end_of(text.folded, row.start, row.end, max(map(len, row.variants)) - len(variant))

    def _lettered(self, folded: str, lone: bool) -> list[Row]:
        """Pieces with a letter; of two that share a character, that of the likelier kind."""
        found: list[Row] = []
        for entity, rows in self._rows:
            more = list(_with_letter(entity, rows, folded, lone))
            found += [row for row in more if not any(o.start < row.end and row.start < o.end for o in found)]
        return found


def _with_letter(entity: str, rows: Expression, folded: str, lone: bool) -> Iterator[Row]:
    """A letter at an edge may be a particle or a counter: 12가 is also 12, 12호 is not."""
    for match in rows.finditer(folded):
        piece, before = match[0].replace(" ", ""), folded[max(0, match.start() - 2) : match.start()]
        if "가" <= before[-1:] <= "힣" or before[-1:].isdigit() or _GOES_ON.match(folded, match.end()):
            continue
        if before[:1].isdigit() and before[-1:] in _APART:
            continue
        if len(piece) == 1 and not (lone and ends_message(folded, match.end())):
            continue
        digits = "".join(filter(str.isdigit, piece))
        whole = (piece[0].isdigit() and piece[-1].isdigit()) or not digits
        size = match.end() if piece[-1].isdigit() else match.start() + len(digits)
        counted = bool(digits) and is_counted(folded, digits[-LONGEST_COUNTED:], size)
        if not counted or not piece[-1].isdigit():
            readings_ = (piece,) if whole or counted else (piece, digits)
            numbered = _numbered(folded, match.end())
            yield Row(
                match.start(), match.end(), NUMBER, readings_, numbered=numbered, counted=entity if counted else ""
            )


def _typed(text: Text) -> Iterator[Row]:
    """Rows of digits; of those that folding made of words, what an ending may have lent them is in doubt."""
    folded = text.folded
    for match in _ROW.finditer(folded):
        start, end = match.span()
        if not (is_counted(folded, match[0], end) or _LISTED.search(match[0])):
            said = text.original[slice(*text.span(start, end))] if text.layers else ""
            copula = _COPULA.match(folded, end) if said and not said[-1].isdigit() else None
            aloud = bool(said) and not said.isascii()
            if copula:  # folding took a last 이 for the copula, and it may be the digit
                yield Row(start, copula.end(), NUMBER, (match[0], match[0] + "2"), aloud=True)
            else:
                yield Row(start, end, NUMBER, readings(match[0], said), numbered=_numbered(folded, end), aloud=aloud)


def _any(found: Iterable[object]) -> bool:
    return any(True for _ in found)


def _numbered(folded: str, end: int) -> bool:
    return folded.startswith("번", end) and not folded.startswith("번호", end)


def _not_inside(rows: Iterable[Row], others: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not any(o.start <= row.start and row.end <= o.end for o in others)]
