"""One automaton of some expressions, within a budget of states: counts that would explode are lowered."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from automata.deterministic import Automaton, TooLargeError, determined
from automata.positions import Counts, Positions, Ranges, frequency

BUDGET = 1_400  # states of an automaton of several expressions, minimal
ALONE = 4_000  # and of one
RAW = 80_000  # states before minimising; of one expression
ROOM = 3_000  # and of several expressions together: a search that tries each pair of groups would never end
CELLS = 250_000  # of the rows of several together
_LOWERED = (
    Counts(3, 1_000),
    Counts(3, 1_000, False),
    Counts(3, 8),
    Counts(1, 8),
    Counts(1, 4),
    Counts(0, 2),
    Counts(0, 1),
)
_LEVELS = (0.006, 0.2, 1.0)  # by what an automaton needs: a digit, what is rare in chat, what some lines hold


class Built(NamedTuple):
    """The automaton of some expressions, which it numbers in their order; every match holds one of `needs`."""

    automaton: Automaton
    needs: Ranges | None

    @property
    def level(self) -> int:
        """How often a line of chat holds what it needs, in four steps."""
        often = frequency(self.needs) if self.needs is not None else 100.0
        return sum(often > level for level in _LEVELS)


def build(bodies: Sequence[str]) -> Built | None:
    """The automaton of these expressions; None where it would be too large."""
    several = len(bodies) > 1
    positions = Positions()
    try:
        for number, body in enumerate(bodies):
            positions.add(body, number, _counts(body))
        automaton = determined(positions, ROOM if several else RAW)
    except TooLargeError:
        return None
    size = len(automaton.rows)
    if size > (BUDGET if several else ALONE) or (several and size * len(automaton.rows[0]) > CELLS):
        return None
    return Built(automaton, positions.needs)


@cache
def _counts(body: str) -> Counts:
    """The least lowering of its counts with which an expression keeps the budget by itself."""
    for counts in _LOWERED:
        positions = Positions()
        positions.add(body, 0, counts)
        try:
            if len(determined(positions, RAW).rows) <= ALONE:
                return counts
        except TooLargeError:
            continue
    raise TooLargeError
