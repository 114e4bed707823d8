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

_HEAD, _GROUP = "<5I", "<6I"


class _Automaton(NamedTuple):
    """One group of the tables: see scripts/automata/layout.py."""

    gate: int
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
        lows, kinds, gates, automata = self._read
        classes = [kinds[bisect_right(lows, ord(c)) - 1] for c in text] + [len(gates) - 1]
        opened = 0
        for kind in classes:
            opened |= gates[kind]
        wanted = {*numbers}
        asked = (one for one in automata if opened >> one.gate & 1 and not wanted.isdisjoint(one.reports))
        return [found for one in asked for found in _ends(one, classes, wanted)]

    @cached_property
    def _read(self) -> tuple["array[int]", "array[int]", "array[int]", list[_Automaton]]:
        _, _, groups, classes, ranges = unpack_from(_HEAD, self._data)
        at = 20
        parts = []
        for code, count in (("I", ranges), ("I", ranges), ("Q", classes)):
            parts.append(_numbers(code, self._data, at, count))
            at += count * parts[-1].itemsize
        automata = []
        for _ in range(groups):
            one, at = _automaton(self._data, at, classes)
            automata.append(one)
        return parts[0], parts[1], parts[2], automata


def _automaton(data: bytes | memoryview, at: int, classes: int) -> tuple[_Automaton, int]:
    gate, columns, states, quiet, reported, runs = unpack_from(_GROUP, data, at)
    at += 24
    parts = []
    sizes = ("H", classes), ("H", columns), *[("H", states - 1)] * 2, *[("H", runs)] * 3
    for code, count in (*sizes, ("I", states - quiet + 1), ("H", reported)):
        parts.append(_numbers(code, data, at, count))
        at += count * parts[-1].itemsize
    column_of, first, back, changes, *changed, begins, reports = parts
    rows = _rows(first, zip(back, changes, strict=True), zip(*changed, strict=True))
    return _Automaton(gate, columns, column_of, rows, quiet, begins, reports), at


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
