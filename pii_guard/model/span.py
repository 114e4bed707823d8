"""Places in a text, and how others count them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from operator import le
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Span(NamedTuple):
    """Half-open range of code points; of the original message unless said otherwise."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    @staticmethod
    def unions(
        placed: Iterable[tuple["Span", T]], apart: Callable[[int, int], bool] = le
    ) -> Iterator[tuple["Span", list[T]]]:
        """Ranges that share a character as one, in order of place; with each union what stood at its ranges.

        `apart(end, start)` says whether a range that begins at `start` stands apart from what ends at `end`.
        """
        start = end = 0
        inside: list[T] = []
        for span, what in sorted(placed, key=lambda pair: pair[0]):
            if inside and apart(end, span.start):
                yield Span(start, end), inside
                inside = []
            start, end = (start, max(end, span.end)) if inside else span
            inside.append(what)
        if inside:
            yield Span(start, end), inside


class Utf16:
    """Offsets in UTF-16 code units, as JavaScript and Java count them."""

    __slots__ = ("_astral",)

    def __init__(self, text: str) -> None:
        plain = text.isascii() or max(text) <= "\uffff"  # most messages; a loop over them costs as much as an answer
        self._astral = () if plain else tuple(i for i, c in enumerate(text) if c > "\uffff")

    def __call__(self, offset: int) -> int:
        """UTF-16 offset of a code-point offset."""
        return offset + bisect_right(self._astral, offset - 1)
