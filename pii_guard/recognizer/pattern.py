"""One way to write an identifier: an expression, its forbidden neighbours, and what expressions are made of.

A body is a regular expression in RE2 syntax, bounded, without lookaround or backreference: the
scanner feeds all bodies to one RE2 set. What may not stand beside a match is said by `left` and
`right`, two expressions for the forbidden neighbour. Patterns read *folded* text: digits are
ASCII, dashes are '-', invisible characters are gone (see `pii_guard.fold.folding`).
"""

from dataclasses import dataclass
from typing import Protocol

DIGIT_EDGE = r"[0-9]"  # a digit glued on would make it another number
WORD_EDGE = r"[0-9A-Za-z]"  # for values that begin or end in a Latin letter
SEP = r"[ ]{0,2}[-~._/·,]?[ \n]{0,2}"  # between two groups of one number: at most one mark, with blanks
# Between two digits of a number that is written digit by digit. Read in one way only, or ten would be read in 2^10.
GAP = r"(?:[ \n]{1,2}|[ \n]?[-./_~·,][ \n]?)?"
AFTER_LABEL = r"(?:[ :=#(\[\n는은이가을를도로인]|No\.){0,4}"  # particles and marks between a label and its value
# Behind a value that is all its line says, but for a copula; as right neighbour it refuses whatever goes on.
LINE_GOES_ON = r"(?! ?(?:번|이에요|예요|입니다|이요|요|인데요?|임|이여|으?로요?|이고요)?[ .,!~]{0,3}(?:$|\n))"


class Match(Protocol):
    """A match in the folded text, as a validator sees it."""

    def group(self, group: str | int = 0, /) -> str:
        """The text of a group."""

    def groupdict(self) -> dict[str, str | None]:
        """All named groups; None for those that took no part."""

    def start(self, group: str | int = 0, /) -> int:
        """Where the group begins."""

    def end(self, group: str | int = 0, /) -> int:
        """One past the end of the group."""

    def span(self, group: str | int = 0, /) -> tuple[int, int]:
        """Where the group begins and one past its end; (-1, -1) when it took no part."""

    @property
    def lastgroup(self) -> str | None:
        """The last named group that took part; None where none did."""

    @property
    def string(self) -> str:
        """The whole folded text."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write the identifier, which is the group `value` (or `value` and `value2`), else the whole match.

    `kind` overrides the kind, `needs_context` the recognizer's own setting, for this pattern only. `looks` matches in
    every text in which the body does, in RE2's syntax: a scanner looks for it where that says as much in fewer words.
    """

    name: str
    body: str
    left: str = ""
    right: str = ""
    kind: str = ""
    needs_context: bool | None = None
    looks: str = ""
