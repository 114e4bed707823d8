"""An address that was found, taken apart as far as comparing and masking need."""

from typing import NamedTuple

from pii_guard.model import Evidence
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import Regions

from .chain import Chain, read_chain

_LISTED = Expression(r"(?:번지)?[ ]?[,·/(~.]?[ ]?(?:및[ ]?|와[ ]?|과[ ]?)?")


class Address(NamedTuple):
    """Offsets are those of the folded text.

    `core` is what identifies it (월곡로92), `beyond` the flat or the further lots behind it, both without
    blanks; `named` is where the name of the road, 동 or house ends, up to which a partial mask shows it.
    """

    kind: str
    start: int
    end: int
    evidence: Evidence
    core: str
    beyond: str
    named: int
    chain: Chain


class Context(NamedTuple):
    """All that is known besides the text: the office's own region, and the address just read."""

    home: Regions
    last: Address | None = None

    def chain(self, text: str, start: int) -> Chain:
        """The administrative words in front of a name, or those of the address it is listed behind."""
        chain = read_chain(text, start)
        if self.last is None or not _LISTED.fullmatch(text, self.last.end, start):
            return chain
        return self.last.chain._replace(start=start)
