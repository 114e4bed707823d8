"""What somebody puts right behind a value or in front of it: 010-2345-6771 아니 뒤에 1이 아니고 6772.

Whatever the value is, the digits that correct it belong to it. A word takes something back, what follows counts nothing
of its own, and it is like a part of the value or says which part it is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import eq

from pii_guard.model import Span
from pii_guard.recognizer.dictation import COUNTER
from pii_guard.recognizer.expressions import Expression

CORRECTED = "corrected"  # the name of its rule
_TAKES_BACK = Expression(
    "아니(?![면겠])|아녀|말고(?!도)|틀[렸려린]|잘못|[잘짤]렸|정정|바뀌|바꼈|바뀐|고쳐|수정|거꾸로|[-=]>"
)
_AT_ONCE = 28  # characters behind a value in which it is taken back
_NEXT = Expression(r"[^0-9\n]{1,16}?([0-9]{1,8}(?:-[0-9]{1,8}){0,3})(?![0-9:/]|[,.][0-9])")
_COUNTED = Expression(f" ?({COUNTER}(?<!번)(?!지))")
_PLACE = Expression("뒷|뒤|끝|마지막|앞|가운데|중간")
_TAKEN_BACK = Expression(
    r"(?<![0-9])([0-9](?:[-. ]{0,2}[0-9]){2,18})[^0-9\n]{0,10}"
    rf"(?:{_TAKES_BACK.pattern}|다시 ?[쓸적써])[^0-9\n]{{0,12}}$"
)
_GROUPED = Expression("[0-9]{3,6}(?:[- ][0-9]{2,7}){2,3}")
_EDGE_IN_FRONT, _EDGE_BEHIND = Expression("(?<![0-9-])"), Expression("(?!-?[0-9])")
_ANY_DIGIT = str.maketrans("123456789", "000000000")
_LONGEST = 48  # characters of what is taken back, with what is said of it
_MIN_ALIKE = 3  # digits
_FEW = 4  # digits that people turn round: 5567, 5576
_MOST = 3  # numbers of one correction: 1이 아니고 2, 6772


def corrections(folded: str, values: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Span]]:
    """Which of the values is corrected, by its place among them, and by what. They are in order of place."""
    for which, (start, end) in enumerate(values):
        if (span := _in_front(folded, start, end)) and not _taken(span, values):
            yield which, span
        yield from ((which, span) for span in _alike(folded, start, end) if not _taken(span, values))
        yield from ((which, span) for span in _behind(folded, start, end) if not _taken(span, values))


def takes_back(folded: str) -> bool:
    """Whether anything is corrected in a text at all."""
    return _TAKES_BACK.search(folded) is not None


def _taken(span: Span, values: Sequence[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in values)


def _alike(folded: str, start: int, end: int) -> Iterator[Span]:
    """Whatever has the same groups with the same marks, and begins alike: the old number and the new one."""
    value = folded[start:end]
    if not _GROUPED.fullmatch(value):
        return
    form, begins, place = _form(value), value[:_MIN_ALIKE], -1
    while (place := folded.find(begins, place + 1)) >= 0:
        behind = place + len(value)
        alike = place != start and _form(folded[place:behind]) == form
        if alike and _EDGE_IN_FRONT.match(folded, place) and _EDGE_BEHIND.match(folded, behind):
            yield Span(place, behind)


def _form(typed: str) -> str:
    """Its groups and marks: 0000-00 of 7245-01."""
    return typed.translate(_ANY_DIGIT)


def _in_front(folded: str, start: int, end: int) -> Span | None:
    """What is taken back for the sake of a value that begins as it does: 43302897155046 아 잘렸네 4330289715504611."""
    said = _TAKEN_BACK.search(folded, max(0, start - _LONGEST), start)
    if said is None:
        return None
    digits, value = ("".join(c for c in part if c.isdigit()) for part in (said[1], folded[start:end]))
    alike = len(digits) >= _MIN_ALIKE and digits[:_MIN_ALIKE] == value[:_MIN_ALIKE]
    return Span(*said.span(1)) if alike else None


def _behind(folded: str, start: int, end: int) -> Iterator[Span]:
    groups, place, like = re.findall("[0-9]{1,8}", folded[start:end]), end, False
    if not groups or not _TAKES_BACK.search(folded, end, end + _AT_ONCE):
        return
    for _ in range(_MOST):
        number = _NEXT.match(folded, place)
        counted = number and _COUNTED.match(folded, number.end())
        if number is None or (counted and counted[1] not in folded[start : end + 1]):
            return
        said = _TAKES_BACK.search(folded, end, number.start(1)) or _TAKES_BACK.match(folded, number.end())
        like = like or _is_like(number[1].replace("-", ""), groups) or _PLACE.search(number[0]) is not None
        if said and like:
            yield Span(*number.span(1))
        place = number.end()


def _is_like(number: str, groups: Sequence[str]) -> bool:
    """Whether half of its digits are those of a group as long, or of the end of all; in place, where they are many."""
    size = len(number)
    if any(abs(len(group) - size) == 1 and group[:size] == number[: len(group)] for group in groups):
        return True
    others = [group for group in (*groups, "".join(groups)[-size:]) if len(group) == size]
    if size > _FEW:
        return any(sum(map(eq, number, other)) * 2 >= size for other in others)
    return any((Counter(number) & Counter(other)).total() * 2 >= size for other in others)
