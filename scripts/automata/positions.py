"""An expression as positions: which characters may stand at each, and which positions may follow it.

The position automaton (Glushkov 1961) of a bounded expression without lookaround, read by the parser of `re`. Sets of
positions are integers, a bit for each, so that one step of all of them is an `and`. The text has a mark before its
first character and one behind its last, which `^` and `$` stand for.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from re import _constants as sre
from re import _parser as parser
from typing import Any, NamedTuple

from automata.characters import ANY, DIGITS, LAST, Ranges, others, united, within
from automata.clues import NONE_YET, Clues, either, rarest, side_by_side, single

BEGIN, END = LAST + 1, LAST + 2  # the marks: behind every code point
_MARK: Ranges = ((BEGIN, BEGIN),)
_ALSO = {"i": "ıİ", "s": "ſ", "k": "\u212a"}  # what (?i) takes for a letter beside its two cases
_WORD: Ranges = ((48, 57), (65, 90), (95, 95), (97, 122))
_SPACE: Ranges = ((9, 13), (32, 32))
_CATEGORIES = {
    sre.CATEGORY_DIGIT: DIGITS,
    sre.CATEGORY_WORD: _WORD,
    sre.CATEGORY_SPACE: _SPACE,
}
_NEGATED = {
    sre.CATEGORY_NOT_DIGIT: DIGITS,
    sre.CATEGORY_NOT_WORD: _WORD,
    sre.CATEGORY_NOT_SPACE: _SPACE,
}


class UnreadableError(ValueError):
    """An expression that no automaton can stand for: lookaround, a reference, a letter whose cases are not known."""


class Counts(NamedTuple):
    """What an expression is read as: an upper bound beyond `most` falls, a lower one beyond `least` becomes that.

    Without its edge it may begin behind anything: then what has begun later is always less far.
    """

    most: int
    least: int
    edged: bool = True


@dataclass(slots=True)
class Positions:
    """Positions of one or more expressions. `accepts` tells of a last position which expressions end with it.

    Every match of any of them holds a digit where `digit` says so, and one of the `clues`; None where there are none.
    """

    characters: list[Ranges] = field(default_factory=list)
    follow: list[int] = field(default_factory=list)
    first: int = 0
    accepts: dict[int, int] = field(default_factory=dict)
    digit: bool = True
    clues: Clues | None = NONE_YET

    def add(self, expression: str, number: int, counts: Counts) -> None:
        """Add an expression under its number; what it becomes by the counts matches whatever it matched, and more."""
        tree = parser.parse(expression, re.ASCII)
        items = list(tree)[0 if counts.edged or not _is_edge(*tree[0]) else 1 :]
        part = _Reader(self, counts, tree.state.flags).sequence(items)
        if part.nullable or any(self.characters[position] == _MARK for position in _bits(part.last)):
            raise UnreadableError("it matches where no character stands")
        self.first |= part.first
        self.digit &= part.digit
        self.clues = either((self.clues, part.clues))
        for position in _bits(part.last):
            self.accepts[position] = self.accepts.get(position, 0) | 1 << number


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of an expression: the positions it may begin and end with, whether it may be empty, and what it holds."""

    nullable: bool
    first: int = 0
    last: int = 0
    digit: bool = False
    clues: Clues | None = None


_EMPTY = _Part(True)


@dataclass(frozen=True, slots=True)
class _Reader:
    into: Positions
    counts: Counts
    flags: int

    def sequence(self, items: Iterable[Any]) -> _Part:
        return reduce(self._behind, (self._one(*item) for item in items), _EMPTY)

    def _behind(self, left: _Part, right: _Part) -> _Part:
        for position in _bits(left.last):
            self.into.follow[position] |= right.first
        return _Part(
            left.nullable and right.nullable,
            left.first | (right.first if left.nullable else 0),
            right.last | (left.last if right.nullable else 0),
            left.digit or right.digit,
            rarest((left.clues, right.clues, self._between(left, right))),
        )

    def _between(self, left: _Part, right: _Part) -> Clues | None:
        """What stands where two pieces meet, one of which is never empty and neither is the other."""
        if left.nullable or right.nullable:
            return None
        lefts, rights = ([self.into.characters[p] for p in _bits(bits)] for bits in (left.last, right.first))
        return None if any(c[-1][1] > LAST for c in lefts + rights) else side_by_side(lefts, rights)

    def _one(self, kind: Any, value: Any) -> _Part:
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            return self._repeated(*value)
        if kind is sre.SUBPATTERN:
            _, on, off, inside = value
            return _Reader(self.into, self.counts, (self.flags | on) & ~off).sequence(inside)
        if kind is sre.BRANCH:
            parts = [self.sequence(inside) for inside in value[1]]
            return _Part(
                any(p.nullable for p in parts),
                reduce(int.__or__, (p.first for p in parts)),
                reduce(int.__or__, (p.last for p in parts)),
                all(p.digit for p in parts),
                either(p.clues for p in parts),
            )
        if kind is sre.AT:
            return self._edge(value)
        return self._position(characters_of(kind, value, self.flags))

    def _repeated(self, least: int, most: int, inside: Iterable[Any]) -> _Part:
        bounded = most is not sre.MAXREPEAT and most <= max(least, self.counts.most) and least <= self.counts.least
        least = min(least, self.counts.least)
        parts = [self.sequence(inside) for _ in range(most if bounded else max(least, 1))]
        if not bounded:
            self._behind(parts[-1], parts[-1])
        whole = [p if i < least else _Part(True, p.first, p.last) for i, p in enumerate(parts)]
        return reduce(self._behind, whole, _EMPTY)

    def _edge(self, where: Any) -> _Part:
        """`$` of `re` also stands before a line feed that ends the text: that of RE2 does not, and this is wider."""
        if where in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            return self._position(_MARK)
        if where in (sre.AT_END, sre.AT_END_STRING):
            feed = self._position(((10, 10),))
            return self._behind(_Part(True, feed.first, feed.last), self._position(((END, END),)))
        raise UnreadableError(f"an edge that is no end of the text: {where}")

    def _position(self, characters: Ranges) -> _Part:
        self.into.characters.append(characters)
        self.into.follow.append(0)
        bit = 1 << len(self.into.follow) - 1
        is_edge = characters[-1][1] > LAST
        return _Part(False, bit, bit, within(characters, DIGITS), None if is_edge else single(characters))


def _is_edge(kind: Any, value: Any) -> bool:
    """Whether an item is a choice between the beginning of the text and some character."""
    if kind is not sre.BRANCH or len(value[1]) != 2:
        return False
    first, second = value[1]
    return list(first) == [(sre.AT, sre.AT_BEGINNING)] and len(second) == 1 and second[0][0] is sre.IN


def characters_of(kind: Any, value: Any, flags: int) -> Ranges:
    """The characters that one item of a parsed expression stands for."""
    if kind is sre.LITERAL:
        return _cases(((value, value),), flags)
    if kind is sre.NOT_LITERAL:
        return others(_cases(((value, value),), flags))
    if kind is sre.ANY:
        return ANY if flags & re.DOTALL else others(((10, 10),))
    if kind is sre.IN:
        negated = value[0][0] is sre.NEGATE
        inside = united(_member(*item) for item in value[negated:])
        return others(_cases(inside, flags)) if negated else _cases(inside, flags)
    raise UnreadableError(f"{kind} is not for automata")


def _member(kind: Any, value: Any) -> Ranges:
    if kind is sre.LITERAL:
        return ((value, value),)
    if kind is sre.RANGE:
        return (value,)
    if kind is sre.CATEGORY:
        return _CATEGORIES[value] if value in _CATEGORIES else others(_NEGATED[value])
    raise UnreadableError(f"{kind} inside a class is not for automata")


def _cases(ranges: Ranges, flags: int) -> Ranges:
    """The same with either case where that does not matter; only ASCII letters are known to have two."""
    if not flags & re.IGNORECASE:
        return ranges
    for low, high in ranges:
        if any(chr(c).lower() != chr(c).upper() for c in range(max(low, 128), high + 1)):
            raise UnreadableError("(?i) over letters beyond ASCII")
    letters = {chr(c) for low, high in ranges for c in range(max(low, 65), min(high, 122) + 1) if chr(c).isalpha()}
    both = {case for letter in letters for case in letter.lower() + letter.upper() + _ALSO.get(letter.lower(), "")}
    return united([ranges, *(((ord(c), ord(c)),) for c in both)])


def _bits(positions: int) -> Iterable[int]:
    while positions:
        low = positions & -positions
        yield low.bit_length() - 1
        positions ^= low
