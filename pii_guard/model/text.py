"""A message and its folded form, with the exact way back to the original offsets."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from pii_guard.model.span import Span

Edit = tuple[int, int, str]  # start, end, what stands there instead

OPAQUE = "\ufffc"  # stands for a placeholder: no cue, no digit, no neighbour


class Layer:
    """One rewriting of a text, and the map from the new positions to the old ones.

    The text is a row of segments, each either carried over (width 0) or replaced, in which case
    every new character stands for the whole old stretch: both digits of ⑩ → 10 map to ⑩.
    """

    __slots__ = ("_at", "_source", "_width")

    def __init__(self) -> None:
        self._at, self._source, self._width = [0], [0], [0]

    def rewrite(self, text: str, edits: Iterable[Edit]) -> str:
        """Apply `edits` (in order, disjoint) and remember where everything came from."""
        at, source, width = self._at, self._source, self._width
        parts: list[str] = []
        last = here = 0
        for start, end, new in edits:
            parts += (text[last:start], new)
            here += start - last
            if new:
                at.append(here)
                source.append(start)
                width.append(end - start)
                here += len(new)
            at.append(here)
            source.append(end)
            width.append(0)
            last = end
        parts.append(text[last:])
        return "".join(parts)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Old range of the new range [start, end), which must not be empty."""
        k = bisect_right(self._at, start) - 1
        old_start = self._source[k] + (0 if self._width[k] else start - self._at[k])
        k = bisect_right(self._at, end - 1) - 1
        return old_start, self._source[k] + (self._width[k] or end - self._at[k])

    def forth(self, old: int) -> int:
        """New position of an old one; inside a replaced stretch, where its replacement begins."""
        k = bisect_right(self._source, old) - 1
        if self._width[k]:
            return self._at[k]
        until = self._at[k + 1] if k + 1 < len(self._at) else self._at[k] + old
        return min(self._at[k] + old - self._source[k], until)

    def after(self, old: int) -> int:
        """New position of the end of an old range; of one that ends inside a replaced stretch, behind the new one."""
        k = bisect_right(self._source, old - 1) - 1
        if not self._width[k]:
            return self.forth(old)
        return self._at[k + 1]


class Text(NamedTuple):
    """A message as typed (`original`) and as patterns read it (`folded`)."""

    original: str
    folded: str
    layers: tuple[Layer, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Original Span of the folded range [start, end); not empty."""
        for layer in reversed(self.layers):
            start, end = layer.back(start, end)
        return Span(start, end)

    def folded_slice(self, span: Span) -> str:
        """The text that patterns read at a Span of the original."""
        start, end = span.start, span.end
        for layer in self.layers:
            start, end = layer.forth(start), layer.forth(end)
        return self.folded[start:end]

    def __repr__(self) -> str:
        return f"Text({len(self.original)} code points)"
