"""The scan tables read without the compiled runtime: where matches end, for a machine without a compiler.

A check by `re2` or `re` learns which expressions occur and would not know where; with this it finds the same.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from struct import unpack_from
from typing import NamedTuple

_HEAD, _GROUP = "<5I", "<7I"


class _Automaton(NamedTuple):
    """One group of the tables: see scripts/automata/layout.py."""

    columns: int
    column_of: "array[int]"
    rows: "array[int]"
    quiet: int
    begins: "array[int]"
    reports: "array[int]"


class Walker:
    """What `Automata.ends` of the compiled runtime gives, some fifty times as slowly."""

    def __init__(self, automata: bytes | memoryview) -> None:
        """The bytes are those that scripts/tables.py made; they are looked at when they are first needed."""
        self._data = automata

    def ends(self, text: str, numbers: tuple[int, ...]) -> list[tuple[int, int]]:
        """Where matches of some expressions end: (number, end)."""
        lows, kinds, last, automata = self._read
        classes = [kinds[bisect_right(lows, ord(c)) - 1] for c in text] + [last]
        wanted = {*numbers}
        asked = (one for one in automata if not wanted.isdisjoint(one.reports))
        return [found for one in asked for found in _ends(one, classes, wanted)]

    @cached_property
    def _read(self) -> tuple["array[int]", "array[int]", int, list[_Automaton]]:
        _, _, groups, classes, ranges = unpack_from(_HEAD, self._data)
        lows, kinds = (_numbers("I", self._data, 20 + 4 * ranges * k, ranges) for k in range(2))
        at = 20 + 8 * (ranges + classes * -(-groups // 64))  # behind the clues: who knows where to look needs none
        sizes = [unpack_from(_GROUP, self._data, at + 28 * k) for k in range(groups)]
        at += 28 * groups
        kinds_of_arrays = zip(*(_arrays(classes, *size) for size in sizes), strict=True)
        arrays: list[list[array[int]]] = [[] for _ in range(groups)]
        for kind in kinds_of_arrays:
            for own, (code, count) in zip(arrays, kind, strict=True):
                own.append(_numbers(code, self._data, at, count))
                at += count * own[-1].itemsize
        return lows, kinds, classes - 1, [_automaton(s, own) for s, own in zip(sizes, arrays, strict=True)]


def _arrays(
    classes: int, _: int, columns: int, states: int, quiet: int, reported: int, runs: int, pairs: int
) -> Iterator[tuple[str, int]]:
    """The type and length of each array of a group."""
    sizes = pairs, pairs, classes, columns, states - 1, states - 1, runs, runs, runs
    yield from (("H", size) for size in sizes)
    yield from (("I", states - quiet + 1), ("H", reported))


def _automaton(sizes: tuple[int, ...], arrays: Sequence["array[int]"]) -> _Automaton:
    _, _, column_of, first, back, changes, *changed, begins, reports = arrays
    rows = _rows(first, zip(back, changes, strict=True), zip(*changed, strict=True))
    return _Automaton(sizes[1], column_of, rows, sizes[3], begins, reports)


def _rows(first: "array[int]", others: Iterable[tuple[int, int]], runs: Iterator[tuple[int, int, int]]) -> "array[int]":
    rows, columns = first[:], len(first)
    for back, changes in others:
        begin = len(rows) - back * columns
        row = rows[begin : begin + columns]
        at = 0
        for skipped, length, state in islice(runs, changes):
            at += skipped
            row[at : at + length] = array("H", [state]) * length
            at += length
        rows += row
    return rows


def _ends(one: _Automaton, classes: Sequence[int], wanted: set[int]) -> Iterator[tuple[int, int]]:
    state = 0
    for end, kind in enumerate(classes, 1):
        state = one.rows[state * one.columns + one.column_of[kind]]
        if state >= one.quiet:
            begin, behind = one.begins[state - one.quiet], one.begins[state - one.quiet + 1]
            yield from ((number, end) for number in one.reports[begin:behind] if number in wanted)


def _numbers(code: str, data: bytes | memoryview, at: int, count: int) -> "array[int]":
    numbers = array(code)
    numbers.frombytes(data[at : at + count * numbers.itemsize])
    if unpack_from("<H", b"\1\0") != unpack_from("=H", b"\1\0"):  # pragma: no cover - a big-endian machine
        numbers.byteswap()
    return numbers
