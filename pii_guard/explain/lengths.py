"""A digit too few or too many beside a label: how many digits a pattern has is read from its body."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from pii_guard.explain.edges import Near
from pii_guard.model import Span
from pii_guard.recognizer import Recognizer
from pii_guard.sentences import explanation as say

SLIP = 1  # digits by which a number may differ and still be taken for a mistyped one
LEAST = 8  # digits of the shortest number of which this is said: shorter ones are days, amounts, rooms
_RUN = re.compile(r"(?<![0-9])(?<![0-9][-. ])[0-9](?:[-. ]?[0-9]){6,20}(?![-. ]?[0-9])")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:P<\w+>|:|i\))|\{[0-9]+(?:,[0-9]+)?\}|.", re.DOTALL)
_DIGITS = re.compile(r"\[(?:[0-9]-[0-9]|[0-9]){1,10}\]|[0-9]")
_MAYBE_DIGIT = re.compile(r"\[[^\]]{0,200}[0-9]")
Count = tuple[int, int]  # least, most


class Lengths:
    """The one length that each recognizer's longest pattern has, where it has one."""

    def __init__(self, recognizers: Iterable[Recognizer]) -> None:
        self._recognizers = [r for r in recognizers if not r.decoy and (r.context or r.heads)]

    @cached_property
    def _right(self) -> list[tuple[Recognizer, int]]:
        counted = [(r, max(_exact(r), default=0)) for r in self._recognizers]
        return [(r, right) for r, right in counted if right >= LEAST]

    def near(
        self,
        folded: str,
        labelled: Callable[[Recognizer, int, int, str], bool],
        is_told: Callable[[Recognizer, Span], bool],
    ) -> Iterator[Near]:
        """Runs of digits that miss a length by one, where a label of that number stands near."""
        for run in _RUN.finditer(folded):
            span = Span(*run.span())
            count = sum(c.isdigit() for c in run.group())
            for recognizer, right in self._right:
                off = abs(count - right)
                if 0 < off <= SLIP and labelled(recognizer, *span, folded) and not is_told(recognizer, span):
                    yield Near(recognizer, "length", "", (span,), say.DIGITS(right=right, count=count))


def _exact(recognizer: Recognizer) -> Iterator[int]:
    for pattern in recognizer.patterns:
        least, most = digit_count(pattern.body)
        if least == most:
            yield least


def digit_count(body: str) -> Count:
    """How many digits a bounded body takes, at least and at most."""
    pieces = _PIECE.findall(body.removeprefix("(?i)"))[::-1]
    return _alternatives(pieces)


def _alternatives(pieces: list[str]) -> Count:
    """The body up to its closing bracket; `pieces` are taken from the end."""
    found = [_sequence(pieces)]
    while pieces and pieces[-1] == "|":
        pieces.pop()
        found.append(_sequence(pieces))
    if pieces:
        pieces.pop()  # the closing bracket
    return min(least for least, _ in found), max(most for _, most in found)


def _sequence(pieces: list[str]) -> Count:
    least = most = 0
    while pieces and pieces[-1] not in "|)":
        low, high = _one(pieces.pop(), pieces)
        times = _times(pieces)
        least, most = least + low * times[0], most + high * times[1]
    return least, most


def _one(piece: str, pieces: list[str]) -> Count:
    if piece.startswith("("):
        return _alternatives(pieces)
    if _DIGITS.fullmatch(piece):
        return 1, 1
    return (0, 1) if piece.startswith("[^") or _MAYBE_DIGIT.match(piece) else (0, 0)


def _times(pieces: list[str]) -> Count:
    if pieces and pieces[-1] == "?":
        pieces.pop()
        return 0, 1
    if pieces and pieces[-1].startswith("{"):
        low, _, high = pieces.pop()[1:-1].partition(",")
        return int(low), int(high or low)
    return 1, 1
