"""The bytes of the scan tables: groups of automata as pii_guard/scan/_automata.c reads them.

All automata read one alphabet of classes; to each class belongs a column of each automaton.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from struct import pack

from automata.grouping import Group
from automata.likeness import Row, Run, alike, runs
from automata.positions import LAST, Ranges, united

MAGIC = 0x32415450
_HEAD, _GROUP = "<5I", "<6I"
_Class = tuple[tuple[int, ...], int]  # the column of each group, and the gates that it opens


def packed(groups: Sequence[Group], numbers: Mapping[str, int]) -> bytes:
    """The tables of these groups; `numbers` are those by which a scan names the expressions."""
    gate_of, gates = _gates(groups)
    ranges, classes = _alphabet(groups, gates)
    classes.append((tuple(g.built.automaton.end_class for g in groups), _always(gates)))
    parts = [
        pack(_HEAD, MAGIC, len(numbers), len(groups), len(classes), len(ranges)),
        _numbers("I", (low for low, _ in ranges)),
        _numbers("I", (number for _, number in ranges)),
        _numbers("Q", (opened for _, opened in classes)),
    ]
    for i, group in enumerate(groups):
        parts += _group(group, gate_of[i], [columns[i] for columns, _ in classes], numbers)
    return b"".join(parts)


def _gates(groups: Sequence[Group]) -> tuple[list[int], list[Ranges | None]]:
    """The gate of each group, and what a text must hold to open each: those that need digits share one."""
    digits = [r for g in groups if g.built.level == 0 for r in g.built.needs or ()]
    gates: list[Ranges | None] = [united([digits])]
    gate_of = []
    for group in groups:
        needs = gates[0] if group.built.level == 0 else group.built.needs
        if needs not in gates:
            gates.append(needs)
        gate_of.append(gates.index(needs))
    return gate_of, gates


def _always(gates: Sequence[Ranges | None]) -> int:
    return sum(1 << i for i, needs in enumerate(gates) if needs is None)


def _group(group: Group, gate: int, columns: Sequence[int], numbers: Mapping[str, int]) -> Iterator[bytes]:
    rows, reports = group.built.automaton.rows, group.built.automaton.reports
    quiet = next((i for i, report in enumerate(reports) if report), len(reports))
    reported = [numbers[group.names[k]] for report in reports[quiet:] for k in report]
    begins = [0]
    for report in reports[quiet:]:
        begins.append(begins[-1] + len(report))
    like = list(alike(rows))
    changes = [list(runs(rows[k], row)) for k, row in zip(like, rows[1:], strict=True)]
    yield pack(_GROUP, gate, len(rows[0]), len(rows), quiet, len(reported), sum(map(len, changes)))
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


def _alphabet(groups: Sequence[Group], gates: Sequence[Ranges | None]) -> tuple[list[tuple[int, int]], list[_Class]]:
    """Ranges of code points, by where they begin, with their class; and the classes."""
    turns, swings = _edges(groups, gates)
    columns, opened = [0] * len(groups), _always(gates)
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


def _edges(
    groups: Sequence[Group], gates: Sequence[Ranges | None]
) -> tuple[dict[int, list[tuple[int, int]]], dict[int, int]]:
    """At a code point: groups and their columns from there on; and the gates that turn, open or shut."""
    turns: dict[int, list[tuple[int, int]]] = {0: []}
    swings: dict[int, int] = {}
    for i, group in enumerate(groups):
        for low, _, column in group.built.automaton.classes:
            turns.setdefault(low, []).append((i, column))
    for i, needs in enumerate(gates):
        for edge in (edge for low, high in needs or () for edge in (low, high + 1)):
            swings[edge] = swings.get(edge, 0) ^ 1 << i
    return turns, swings


def _numbers(code: str, numbers: Iterable[int]) -> bytes:
    made = array(code, numbers)
    assert made.itemsize == {"H": 2, "I": 4, "Q": 8}[code]
    if pack("=H", 1) != pack("<H", 1):  # pragma: no cover - a big-endian machine
        made.byteswap()
    return made.tobytes()
