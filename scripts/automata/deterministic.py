"""Positions made deterministic, minimal, and small: one automaton that reports which of its expressions occur."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from automata.characters import LAST
from automata.positions import BEGIN, END, Positions


class TooLargeError(ValueError):
    """More states than the budget allows."""


@dataclass(frozen=True, slots=True)
class Automaton:
    """Reads a text from its beginning mark to its end mark and tells, at each state, which expressions have ended.

    `classes` says of ranges of characters, in order, to which column of the rows they belong; `reports` of a state
    holds the numbers of expressions. State 0 is the one behind the beginning mark.
    """

    classes: tuple[tuple[int, int, int], ...]
    end_class: int
    rows: tuple[tuple[int, ...], ...]
    reports: tuple[tuple[int, ...], ...]


def determined(positions: Positions, budget: int) -> Automaton:
    """The minimal automaton; raises TooLargeError where there are more than `budget` states before minimising."""
    ranges, masks = _alphabet(positions)
    begin, end = (masks[next(k for low, _, k in ranges if low == mark)] for mark in (BEGIN, END))
    start = _at_mark(positions, positions.first & begin, begin)
    states: dict[int, int] = {start: 0}
    rows: list[list[int]] = []
    order = [start]
    for state in order:
        ready = _following(positions, state) | positions.first
        row = []
        for mask in masks:
            to = _at_mark(positions, ready & end, end) if mask == end else ready & mask
            number = states.get(to)
            if number is None:
                number = states[to] = len(order)
                order.append(to)
                if number >= budget:
                    raise TooLargeError
            row.append(number)
        rows.append(row)
    reports = [_reports(positions, state) for state in order]
    return _small(ranges, *_minimal(rows, reports))


def _alphabet(positions: Positions) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Ranges of characters that no position tells apart, each with its class; of each class the positions it suits."""
    turns: dict[int, int] = {0: 0, BEGIN: 0, END: 0}  # where positions begin or cease to hold
    for place, ranges in enumerate(positions.characters):
        bit = 1 << place
        for low, high in ranges:
            turns[low] = turns.get(low, 0) ^ bit
            turns[high + 1] = turns.get(high + 1, 0) ^ bit
    edges = sorted(turns)
    known: dict[int, int] = {}
    found: list[tuple[int, int, int]] = []
    holds = 0
    for low, behind in zip(edges, [*edges[1:], END + 1], strict=True):
        holds ^= turns[low]
        if low <= END:
            found.append((low, behind - 1, known.setdefault(holds, len(known))))
    return found, list(known)


def _following(positions: Positions, state: int) -> int:
    follow, ready = positions.follow, 0
    while state:
        low = state & -state
        ready |= follow[low.bit_length() - 1]
        state ^= low
    return ready


def _at_mark(positions: Positions, state: int, mark: int) -> int:
    """A state that has read a mark, and what the same mark lets follow: an edge takes no place, `$$` is one."""
    while (more := state | (_following(positions, state) & mark)) != state:
        state = more
    return state


def _reports(positions: Positions, state: int) -> int:
    return _any(mask for position, mask in positions.accepts.items() if state >> position & 1)


def _any(masks: Iterable[int]) -> int:
    whole = 0
    for mask in masks:
        whole |= mask
    return whole


def _minimal(rows: Sequence[Sequence[int]], reports: Sequence[int]) -> tuple[list[list[int]], list[int]]:
    """States that no text tells apart become one (Moore 1956); state 0 stays the first."""
    numbers: dict[object, int] = {}
    block = [numbers.setdefault(report, len(numbers)) for report in reports]
    while True:
        known = len(numbers)
        numbers = {}
        of = block.__getitem__
        block = [numbers.setdefault((of(s), *map(of, row)), len(numbers)) for s, row in enumerate(rows)]
        if len(numbers) == known:
            break
    first = {b: s for s, b in reversed(list(enumerate(block)))}
    return [[block[t] for t in rows[first[b]]] for b in range(known)], [reports[first[b]] for b in range(known)]


def _small(ranges: Sequence[tuple[int, int, int]], rows: Sequence[Sequence[int]], reports: Sequence[int]) -> Automaton:
    """Classes whose columns are alike become one, and the states that report something stand last."""
    order = [0, *(s for s in range(1, len(rows)) if not reports[s]), *(s for s in range(1, len(rows)) if reports[s])]
    place = {state: i for i, state in enumerate(order)}
    columns = list(zip(*([place[t] for t in rows[s]] for s in order), strict=True))
    kept: dict[tuple[int, ...], int] = {}
    column_of = [kept.setdefault(column, len(kept)) for column in columns]
    end_class = next(column_of[k] for low, _, k in ranges if low == END)
    return Automaton(
        tuple(_joined((low, high, column_of[k]) for low, high, k in ranges if high <= LAST)),
        end_class,
        tuple(zip(*kept, strict=True)),
        tuple(tuple(i for i in range(reports[s].bit_length()) if reports[s] >> i & 1) for s in order),
    )


def _joined(ranges: Iterable[tuple[int, int, int]]) -> Iterable[tuple[int, int, int]]:
    last: tuple[int, int, int] | None = None
    for low, high, column in ranges:
        if last is not None and last[2] == column and last[1] + 1 == low:
            last = last[0], high, column
            continue
        if last is not None:
            yield last
        last = low, high, column
    if last is not None:
        yield last
