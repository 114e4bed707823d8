"""Rows of an automaton written by what they differ in: most are almost what another state's row is."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from operator import ne

PIECES = 32  # of a row: two rows that share one may be alike
KEPT = 16  # earlier rows that are remembered for each piece
TRIED = 32  # of them, those that share most pieces, are compared cell by cell

Row = tuple[int, ...]
Run = tuple[int, int, int]  # cells that stay, cells behind them that change, and what they hold


def alike(rows: Sequence[Row]) -> Iterator[int]:
    """Of each row but the first, the earlier one that it differs least from, as far as a short search finds it."""
    width = -(-len(rows[0]) // PIECES)
    seen: dict[tuple[int, Row], deque[int]] = defaultdict(lambda: deque(maxlen=KEPT))
    for i, row in enumerate(rows):
        pieces = [(at, row[at : at + width]) for at in range(0, len(row), width)]
        if i:
            shared = Counter(k for piece in pieces for k in seen[piece])
            tried = [0, *(k for k, _ in shared.most_common(TRIED))]
            yield min(tried, key=lambda k: sum(map(ne, rows[k], row)))
        for piece in pieces:
            seen[piece].append(i)


def runs(like: Row, row: Row) -> Iterator[Run]:
    """What makes the one of the other."""
    at, behind = 0, 0  # behind the last run
    while at < len(row):
        begin = at
        while at < len(row) and row[at] != like[at] and row[at] == row[begin]:
            at += 1
        if begin < at:
            yield begin - behind, at - begin, row[begin]
            behind = at
        else:
            at += 1
