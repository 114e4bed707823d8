"""Which expressions share an automaton: few automata are few steps a character, and none may have too many states.

The finding is slow and kept in a file; using it is quick. An expression that the file does not name gets a place, and
so do those of a group that has become too large.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from automata.building import ALONE, BUDGET, Built
from automata.deterministic import TooLargeError
from automata.positions import UnreadableError

TRIES = 4  # groups that an expression is tried with: each try builds an automaton
MOST = 255  # groups


class Group(NamedTuple):
    """Names of expressions, and what was built of them."""

    names: tuple[str, ...]
    built: Built

    @property
    def size(self) -> int:
        """How many states it has."""
        return len(self.built.automaton.rows)


Build = Callable[[Sequence[str]], Built | None]  # None where the automaton would be too large


def grouped(expressions: Mapping[str, str], groups: Iterable[Sequence[str]], build: Build) -> list[Group]:
    """The groups as a file names them, as far as they hold; then whatever is left over."""

    def of(*names: str) -> Group | None:
        built = build([expressions[name] for name in names])
        return built and Group(names, built)

    kept = ([name for name in names if name in expressions] for names in groups)
    found = [group for names in kept if names and (group := of(*names))]
    placed = {name for group in found for name in group.names}
    alone = [_alone(name, of) for name in expressions if name not in placed]
    for one in sorted(alone, key=lambda group: -group.size):
        for i in _likely(one, found):
            joined = of(*found[i].names, *one.names)
            if joined and joined.built.level == one.built.level:
                found[i] = joined
                break
        else:
            found.append(one)
    if len(found) > MOST:
        raise TooLargeError(f"{len(found)} automata are more than {MOST}")
    return found


def _likely(one: Group, found: Sequence[Group]) -> list[int]:
    """The few groups of its like that are likeliest to have room for it."""
    room = [(group.size, i) for i, group in enumerate(found) if group.built.level == one.built.level]
    return [i for size, i in sorted(room) if size + one.size <= BUDGET][:TRIES]


def _alone(name: str, of: Callable[[str], Group | None]) -> Group:
    """An automaton of its own. Raises TooLargeError or UnreadableError with the name where there is none."""
    try:
        group = of(name)
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {error}") from None
    if group is None:
        raise TooLargeError(f"{name}: no lowering of its counts keeps it below {ALONE} states")
    return group
