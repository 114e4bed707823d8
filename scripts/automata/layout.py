"""The bytes of the scan tables: groups of automata as pii_guard/scan/_automata.c reads them.

All automata read one alphabet of classes; to each class belongs a column of each automaton.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from struct import pack

from automata.characters import LAST
from automata.grouping import Group
from automata.likeness import Row, Run, alike, runs

MAGIC = 0x33415450
_HEAD, _GROUP = "<5I", "<7I"
_BITS = 64
_Class = tuple[tuple[int, ...], int]  # the column of each group, and the groups that it opens, a bit for each


def packed(groups: Sequence[Group], numbers: Mapping[str, int]) -> bytes:
    """The tables of these groups; `numbers` are those by which a scan names the expressions."""
    ranges, classes = _alphabet(groups)
    without_clues = sum(1 << i for i, group in enumerate(groups) if group.built.clues is None)
    classes.append((tuple(g.built.automaton.end_class for g in groups), without_clues))
    words = range(0, len(groups), _BITS)
    parts = [
        pack(_HEAD, MAGIC, len(numbers), len(groups), len(classes), len(ranges)),
        _numbers("I", (low for low, _ in ranges)),
        _numbers("I", (number for _, number in ranges)),
        _numbers("Q", (opened >> word & (1 << _BITS) - 1 for _, opened in classes for word in words)),
    ]
    of_groups = [[*_group(group, [columns[i] for columns, _ in classes], numbers)] for i, group in enumerate(groups)]
    return b"".join(parts + [part for alike in zip(*of_groups, strict=True) for part in alike])


def _group(group: Group, columns: Sequence[int], numbers: Mapping[str, int]) -> Iterator[bytes]:
    rows, reports = group.built.automaton.rows, group.built.automaton.reports
    quiet = next((i for i, report in enumerate(reports) if report), len(reports))
    reported = [numbers[group.names[k]] for report in reports[quiet:] for k in report]
    begins = [0]
    for report in reports[quiet:]:
        begins.append(begins[-1] + len(report))
    like = list(alike(rows))
    changes = [list(runs(rows[k], row)) for k, row in zip(like, rows[1:], strict=True)]
    pairs = sorted(group.built.clues.pairs) if group.built.clues else []
    sizes = len(rows[0]), len(rows), quiet, len(reported), sum(map(len, changes)), len(pairs)
    yield pack(_GROUP, group.built.digit, *sizes)
    for side in range(2):
        yield _numbers("H", (pair[side] for pair in pairs))
    yield _numbers("H", columns)
    yield from _rows(rows[0], like, changes)
    yield _numbers("I", begins)
    yield _numbers("H", reported)


def _rows(first: Row, like: Sequence[int], changes: Sequence[Sequence[Run]]) -> Iterator[bytes]:
    yield _numbers("H", first)
    yield _numbers("H", (i - k for i, k in enumerate(like, 1)))
    yield _numbers("H", map(len, changes))
    for part in range(3):
        yield _numbers("H", (run[part] for change in changes for run in change))


def _alphabet(groups: Sequence[Group]) -> tuple[list[tuple[int, int]], list[_Class]]:
    """Ranges of code points, by where they begin, with their class; and the classes."""
    turns, swings = _edges(groups)
    columns, opened = [0] * len(groups), 0
    known: dict[_Class, int] = {}
    ranges: list[tuple[int, int]] = []
    for low in sorted({*turns, *swings} - {LAST + 1}):
        for i, column in turns.get(low, ()):
            columns[i] = column
        opened ^= swings.get(low, 0)
        number = known.setdefault((tuple(columns), opened), len(known))
        if not ranges or ranges[-1][1] != number:
            ranges.append((low, number))
    return ranges, list(known)


def _edges(groups: Sequence[Group]) -> tuple[dict[int, list[tuple[int, int]]], dict[int, int]]:
    """At a code point: groups and their columns from there on; and the groups for which it begins or ceases to open."""
    turns: dict[int, list[tuple[int, int]]] = {0: []}
    swings: dict[int, int] = {}
    for i, group in enumerate(groups):
        for low, _, column in group.built.automaton.classes:
            turns.setdefault(low, []).append((i, column))
        singles = group.built.clues.singles if group.built.clues else ()
        for edge in (edge for low, high in singles for edge in (low, high + 1)):
            swings[edge] = swings.get(edge, 0) ^ 1 << i
    return turns, swings


def _numbers(code: str, numbers: Iterable[int]) -> bytes:
    made = array(code, numbers)
    assert made.itemsize == {"H": 2, "I": 4, "Q": 8}[code]
    if pack("=H", 1) != pack("<H", 1):  # pragma: no cover - a big-endian machine
        made.byteswap()
    return made.tobytes()
