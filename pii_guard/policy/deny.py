"""Values of an office's own that nobody may read: staff numbers, account numbers known to be bad.

They are kept folded and without separators, and never printed: not in a listing, not in a repr, not in a fault.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pii_guard.fold.folding import fold
from pii_guard.model import Evidence, Finding
from pii_guard.model.text import Text

MIN_LENGTH = 4  # letters and digits of a value: fewer would be hidden in every other message
MAX_LENGTH = 64
MAX_VALUES = 10_000  # of one entry; a longer list is a database
MAX_GAP = 3  # characters between two letters or digits of one value
DENIED = "deny"  # the shape that a ruling cites


@dataclass(frozen=True, slots=True)
class Denial:
    """One `[[deny]]` of a policy: values that are found as an entity wherever they stand by themselves."""

    id: str
    entity: str
    owner: str
    why: str
    count: int
    _values: frozenset[str] = field(repr=False)
    _lengths: tuple[int, ...] = field(repr=False)

    @property
    def rule(self) -> str:
        """What its findings cite."""
        return f"{self.entity}/{DENIED}"

    def find(self, text: Text) -> Iterator[Finding]:
        """Each place where a value stands, whatever marks are between its letters and digits; the longest wins."""
        folded = text.folded
        places = [i for i, c in enumerate(folded) if c.isalnum()]
        letters = _bare(folded)
        at = 0
        while at < len(places):
            length = next((n for n in self._lengths if self._stands(folded, letters, places, at, n)), 0)
            if length:
                span = text.span(places[at], places[at + length - 1] + 1)
                yield Finding(self.entity, "", (span,), Evidence.CONFIRMED, True, self.rule)
            at += length or 1

    def _stands(self, folded: str, letters: str, places: list[int], at: int, length: int) -> bool:
        if letters[at : at + length] not in self._values or at + length > len(places):
            return False
        inside = places[at : at + length]
        if any(b - a > MAX_GAP + 1 for a, b in pairwise(inside)):
            return False
        return not (_glued(folded, inside[0] - 1, inside[0]) or _glued(folded, inside[-1] + 1, inside[-1]))


def denial(name: str, entity: str, values: Iterable[str], owner: str, why: str) -> Denial:
    """The entry over values as they are written in a policy or in its file."""
    kept = frozenset(map(kept_form, values))
    return Denial(name, entity, owner, why, len(kept), kept, tuple(sorted({len(v) for v in kept}, reverse=True)))


def kept_form(value: str) -> str:
    """A value folded and without separators, as it is compared."""
    return _bare(fold(value).folded)


def _bare(folded: str) -> str:
    return "".join(c.casefold()[:1] for c in folded if c.isalnum())


def _glued(folded: str, beside: int, own: int) -> bool:
    """Whether a letter or digit beside a value makes it another; a Korean particle does not."""
    if not 0 <= beside < len(folded):
        return False
    return folded[beside].isascii() and folded[beside].isalnum() and folded[own].isascii()
