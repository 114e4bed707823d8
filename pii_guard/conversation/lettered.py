"""Pieces with a letter: 12가, 가 3456, and 가 alone where 12 waits.

A letter at an edge may be a particle, a counter, or the beginning of a word: 12가 is also 12, 12호 is not.
"""

from collections.abc import Callable, Iterable, Iterator

from pii_guard.conversation.aloud import is_alone, is_lone, looks_lone
from pii_guard.conversation.counted import LONGEST_COUNTED, is_counted, is_numbered, is_of_a_word
from pii_guard.conversation.row import LONGEST, NUMBER, Row
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.expressions import Expression
from pii_guard.scan.openers import SYLLABLES

_APART = "-./_~·,) "
# A letter of a plate that is more likely the beginning of a word: 12하고, 12부터, 12로. So only a word for plates makes
# it a letter.
_BEGINS_WORD = Expression(
    "하[고구는면지여니게신다]|부[터탁]|라[고구]|다[음시고]|나머|거[든예고에]|보[내냈낼]|자리|주[세시]|고[요 ]|구요"
    "|로[요 ]"
)
_GOES_ON = Expression("[ ]?[-./_~·,)]?[ ]?([0-9]{1,40})")


class Lettered:
    """Finds what recognizers declare beside rows of digits. Built once, then never changed."""

    def __init__(self, recognizers: Iterable[Recognizer]) -> None:
        opened = [(r.entity, r.opens) for r in recognizers if r.opens]
        self._rows = [(entity, Expression(rows)) for entity, o in opened for rows in o.rows]
        self._lone = [(entity, Expression(o.lone)) for entity, o in opened if o.lone]
        self._looks_lone = [Expression(looks_lone(o.lone)) for _, o in opened if o.lone]

    def looks_lone(self, message: str) -> bool:
        """Whether a message may hold a letter alone."""
        return len(message) <= LONGEST and any(lone.search(message) for lone in self._looks_lone)

    def of(self, folded: str, lone: bool, spoken_of: Callable[[str], bool]) -> list[Row]:
        """The rows; of two that share a character, that of the likelier kind. `lone`: one may be a letter alone."""
        kinds = [*self._rows, *self._lone] if lone else self._rows
        present = [(entity, rows) for entity, rows in kinds if rows.search(folded)]
        if not present:  # cost only: most messages
            return []
        found: list[Row] = []
        likely = [one for entity, rows in present for one in _with_letter(entity, rows, folded, spoken_of)]
        for _, row in sorted(likely, key=lambda one: one[0]):
            if not any(row.overlaps(other) for other in found):
                found.append(row)
        return found

    def said(self, words: str) -> tuple[str, ...]:
        """What was said as a piece with a letter, where all its digits are in it."""
        match = next((found for _, rows in self._rows if (found := rows.match(words))), None)
        digits = sum(map(str.isdigit, match[0])) if match else 0
        return (match[0].replace(" ", ""),) if match and 0 < digits == sum(map(str.isdigit, words)) else ()


def _with_letter(
    entity: str, rows: Expression, folded: str, spoken_of: Callable[[str], bool]
) -> Iterator[tuple[bool, Row]]:
    """Whether it is in doubt, and the row."""
    for match in rows.finditer(folded):
        piece, (start, end) = match[0].replace(" ", ""), match.span()
        if _belongs_to_another(folded, start, end) or (len(piece) == 1 and not is_lone(folded, start)):
            continue
        digits = "".join(filter(str.isdigit, piece))
        ends_lettered = not piece[-1].isdigit()
        tail, edge = digits[-LONGEST_COUNTED:], start + len(digits) if ends_lettered else end
        counted = bool(digits) and is_counted(folded, tail, edge)
        begins_word = ends_lettered and _BEGINS_WORD.match(folded, end - 1) is not None
        doubtful = counted or begins_word or (len(piece) == 1 and (piece in SYLLABLES or not is_alone(folded, start)))
        if (counted and not ends_lettered) or (ends_lettered and digits and is_of_a_word(folded, end - 1)):
            continue
        if doubtful and not spoken_of(entity):
            continue
        both = digits and (ends_lettered or not piece[0].isdigit()) and not counted
        readings = (piece, digits) if both else (piece,)
        counter = entity if counted else ""
        yield doubtful, Row(start, end, NUMBER, readings, numbered=is_numbered(folded, end), counted=counter)


def _belongs_to_another(folded: str, start: int, end: int) -> bool:
    """Whether a word or a longer row goes on at an edge."""
    before = folded[max(0, start - 2) : start]
    more = _GOES_ON.match(folded, end)
    goes_on = more and not (more[0].startswith(" ") and is_counted(folded, more[1], more.end()))
    if "가" <= before[-1:] <= "힣" or before[-1:].isdigit() or goes_on:
        return True
    return before[:1].isdigit() and before[-1:] in _APART
