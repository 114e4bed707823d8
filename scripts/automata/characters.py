"""Sets of characters, as ranges of code points, and how often people write them."""

from collections.abc import Iterable

Ranges = tuple[tuple[int, int], ...]  # code points, both ends included, in order and apart

LAST = 0x10FFFF
ANY: Ranges = ((0, LAST),)
DIGITS: Ranges = ((48, 57),)
_RATES = (  # first and last code point, and how often one of them stands in a line of chat
    (10, 10, 0.02), (32, 32, 4.0), (33, 47, 0.03), (48, 57, 0.0005), (58, 126, 0.002), (0x3131, 0x318E, 0.005),
    (0xAC00, 0xD7A3, 0.01), (0x4E00, 0x9FFF, 0.00001),
)  # fmt: skip


def frequency(characters: Ranges) -> float:
    """How many of them a line of chat holds, roughly: it only decides which of several needs is looked for."""
    return sum(_share(low, high) for low, high in characters)


def _share(low: int, high: int) -> float:
    return sum(rate * max(0, min(high, until) - max(low, start) + 1) for start, until, rate in _RATES)


def united(several: Iterable[Iterable[tuple[int, int]]]) -> Ranges:
    """All of them, in order and apart."""
    joined: list[tuple[int, int]] = []
    for low, high in sorted(r for ranges in several for r in ranges):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(high, joined[-1][1])
        else:
            joined.append((low, high))
    return tuple(joined)


def others(ranges: Ranges) -> Ranges:
    """All characters but these."""
    edges = [-1, *(edge for low, high in ranges for edge in (low, high)), LAST + 1]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return tuple((before + 1, behind - 1) for before, behind in gaps if before + 1 < behind)


def within(ranges: Ranges, others: Ranges) -> bool:
    """Whether all of the ranges lie in the others."""
    return all(any(low <= first and last <= high for low, high in others) for first, last in ranges)
