"""What every match of an expression holds, by which a text is told that cannot hold one: its clues.

A digit, for one; and beside it one of some characters, or two that stand side by side: 여권 of `여권 ?번호`. Of all
that a match must hold those are chosen that are rarest in chat. An automaton whose clues a text lacks reads none of it.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

from automata.characters import Ranges, frequency, united

MOST = 300  # pairs of one place of an expression; where it has more, one of the two characters is looked for
_PLANE = 0xFFFF  # pairs are of the first plane
_WORDS = "번호 전화 연락처 주소 이름 성함 계좌 은행 주민등록 안녕하세요 습니다 감사합니다 확인 부탁 신청 문의 있어요"
_USUAL = {(ord(a), ord(b)) for word in _WORDS.split() for a, b in pairwise(word)}  # pairs of what everybody writes
_OF_NUMBERS = {*b"0123456789-. "}  # what a message with a number holds anyhow
_OFTEN = 0.1  # how many of one of them a message holds
_SIZE = 0.0002  # what a pair costs because it is one more


class Clues(NamedTuple):
    """Characters and pairs of characters, of which every match holds one."""

    singles: Ranges
    pairs: frozenset[tuple[int, int]]

    @property
    def frequency(self) -> float:
        """How many of them a message with a number holds, roughly."""
        often: float = sum(low <= c <= high for low, high in self.singles for c in _OF_NUMBERS)
        often += frequency(self.singles) + sum(_together(left, right) for left, right in self.pairs)
        return often

    @property
    def cost(self) -> float:
        """What decides which of several are looked for: few rather than many."""
        return self.frequency + _SIZE * len(self.pairs)


NONE_YET = Clues((), frozenset())  # of no expression


def single(characters: Ranges) -> Clues:
    """One of these characters."""
    return Clues(characters, frozenset())


def side_by_side(lefts: Sequence[Ranges], rights: Sequence[Ranges]) -> Clues:
    """Two characters, one of the lefts and one of the rights."""
    left, right = united(lefts), united(rights)
    if _count(left) * _count(right) > MOST or max(left[-1][1], right[-1][1]) > _PLANE:
        return min(single(left), single(right), key=_cost)
    return Clues((), frozenset(product(_each(left), _each(right))))


def either(several: Iterable[Clues | None]) -> Clues | None:
    """Those of whichever of several expressions matches; None where one of them has none."""
    known = [*several]
    found = [clues for clues in known if clues is not None]
    if len(found) < len(known):
        return None
    return Clues(united(m.singles for m in found), frozenset().union(*(m.pairs for m in found)))


def rarest(several: Iterable[Clues | None]) -> Clues | None:
    """Of several that every match holds, those that are looked for; None where there are none."""
    return min((clues for clues in several if clues is not None), key=_cost, default=None)


def _cost(clues: Clues) -> float:
    return clues.cost


@cache
def _together(left: int, right: int) -> float:
    return _OFTEN if (left, right) in _USUAL else _rate(left) * _rate(right)


def _rate(character: int) -> float:
    return 1.0 if character in _OF_NUMBERS else min(1.0, frequency(((character, character),)))


def _count(ranges: Ranges) -> int:
    return sum(high - low + 1 for low, high in ranges)


def _each(ranges: Ranges) -> Iterable[int]:
    return (c for low, high in ranges for c in range(low, high + 1))
