"""One automaton of some expressions, within a budget of states: counts that would explode are lowered."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from automata.clues import Clues
from automata.deterministic import Automaton, TooLargeError, determined
from automata.positions import Counts, Positions

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
_LEVELS = (0.05, 0.3, 1.0)  # of the clues of an automaton that a message holds


class Built(NamedTuple):
    """The automaton of some expressions, which it numbers in their order; every match holds what `Positions` says."""

    automaton: Automaton
    digit: bool
    clues: Clues | None

    @property
    def level(self) -> tuple[bool, int]:
        """Which texts it has to read: whether only those with digits, and how many of them, in four steps."""
        often = self.clues.frequency if self.clues is not None else 100.0
        return self.digit, sum(often > level for level in _LEVELS)


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
    return Built(automaton, positions.digit, positions.clues)


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
