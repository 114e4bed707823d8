"""Where a Korean name could stand: at the beginning of a word, or glued to a word that asks for one.

A candidate is a surname with one or two syllables, a surname of two syllables with one or two, a given name alone that
is known to be one, or the spaced forms `김 철수`, `김 철 수`. Any syllable may stand in a given name: the weights decide.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import is_emd, is_sido, is_sigungu

from .cues import GLUED
from .lexicon import families_of
from .people import TITLES
from .surnames import COMPOUND_BEGIN, COMPOUND_SURNAMES, FAMILIES
from .tails import is_ending
from .words import ADDRESS

RUN = Expression("[가-힣]{1,64}")
SPACED = Expression(r"([가-힣]) (?:([가-힣]{2})|([가-힣]) ([가-힣]))(?![가-힣]{3})")
RUN_ON = 8  # syllables without a blank from which a name may stand in the middle: 옆집에사는표점례가자꾸
LONGEST_RUN = 24  # of a longer one only the beginning is read
_CLAUSE_ENDS = frozenset("는은던이가의를을에고집한")
_MASKED = frozenset("*○●")
_DIVIDED = frozenset("도시군구읍면")  # where a place ends that has others in it
PLACE_BEHIND = Expression(" [가-힣0-9]{1,9}[시군구읍면동리로길가][ 0-9]")
_BEGIN = FAMILIES | COMPOUND_BEGIN


class Shape:
    """How a name is built; the letters are values of features."""

    FULL, SHORT, COMPOUND, COMPOUND_SHORT, GIVEN, SPACED, LONG = ALL = "3", "2", "4", "c", "g", "s", "l"


ALL_SHAPES = "".join(Shape.ALL)


class Stretch(NamedTuple):
    """A candidate: where it stands, its surname and given name, its shape, and the word it begins in."""

    start: int
    end: int
    surname: str
    given: str
    shape: str
    run_start: int
    run_end: int


def stretches(folded: str, begin: int = 0, end: int | None = None) -> Iterator[Stretch]:
    """Every candidate that begins from `begin` to before `end`, from left to right; at one place the longest first."""
    last = len(folded) if end is None else min(end, len(folded))
    for start, stop in _words(folded, begin) if begin < last else ():
        if start >= last:
            return
        if start >= begin:
            yield from at(folded, start, start, stop)
        for place in _glued(folded, start, min(stop, start + LONGEST_RUN)):
            if begin <= place < last:
                yield from at(folded, place, start, stop)


def _words(folded: str, begin: int) -> Iterator[tuple[int, int]]:
    """The words in which a name may stand, from the one at a place on."""
    first = begin
    while first and begin - first <= LONGEST_RUN and _is_hangul(folded[first - 1]):
        first -= 1
    for match in RUN.finditer(folded, first):
        start, stop = match.span()
        goes_on = start and (folded[start - 1] in _MASKED or _is_hangul(folded[start - 1]))
        if not (goes_on or _in_address(folded, start, stop)):
            yield start, stop


def stretches_at(folded: str, places: Mapping[int, str]) -> Iterator[Stretch]:
    """The candidates of `stretches` that begin at some places, at each those of some shapes."""
    for start in sorted(places):
        if start < 0 or not "가" <= folded[start : start + 1] <= "힣":
            continue
        first = start
        if start and "가" <= folded[start - 1] <= "힣":
            if folded[start] not in _BEGIN:  # cost only: most places inside a word
                continue
            while first and start - first <= LONGEST_RUN and "가" <= folded[first - 1] <= "힣":
                first -= 1
        run = RUN.match(folded, first)
        if run is None or (first and folded[first - 1] in _MASKED):
            continue
        end = run.end()
        inside = start != first and not _is_glued(folded, first, start, min(end, first + LONGEST_RUN))
        if not (inside or _in_address(folded, first, end)):
            yield from at(folded, start, first, end, places[start])


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def _in_address(folded: str, start: int, end: int) -> bool:
    """Whether a word is a 시·도, 시·군·구, 읍 or 면 with another place and a blank or number behind it: 고창군 고창읍 교촌길."""
    if folded[end - 1] not in _DIVIDED or PLACE_BEHIND.match(folded, end) is None:
        return False
    word = folded[start:end]
    return is_sido(word) or is_sigungu(word) or is_emd(word)


def _glued(folded: str, start: int, end: int) -> Iterator[int]:
    """Places inside a word where a name may begin."""
    return (place for place in range(start + 1, end - 1) if _is_glued(folded, start, place, end))


def _is_glued(folded: str, start: int, place: int, end: int) -> bool:
    """Whether a name may begin at a place inside a word: behind a cue, or in a run of words without blanks."""
    return (
        place < end - 1
        and folded[place] in _BEGIN
        and (folded[start:place] in GLUED or (end - start >= RUN_ON and folded[place - 1] in _CLAUSE_ENDS))
    )


def at(folded: str, start: int, run_start: int, run_end: int, shapes: str = ALL_SHAPES) -> Iterator[Stretch]:
    """The candidates of some shapes that begin at one place."""
    size, first = run_end - start, folded[start]
    if size == 1:
        if first in FAMILIES and Shape.SPACED in shapes:
            yield from _spaced(folded, start, run_start)
        return
    two = folded[start : start + 2]
    if first in COMPOUND_BEGIN and two in COMPOUND_SURNAMES:
        for shape, length in ((Shape.COMPOUND, 4), (Shape.COMPOUND_SHORT, 3)):
            if size >= length and shape in shapes:
                yield Stretch(start, start + length, two, folded[start + 2 : start + length], shape, run_start, run_end)
    if first in FAMILIES:
        yield from _of_family(folded, start, run_start, run_end, shapes)
    if Shape.GIVEN in shapes and families_of(two) > 0:
        yield Stretch(start, start + 2, "", two, Shape.GIVEN, run_start, run_end)


def _spaced(folded: str, start: int, run_start: int) -> Iterator[Stretch]:
    """김 철수, 김 철 수."""
    if match := SPACED.match(folded, start):
        end = match.end()
        after = RUN.match(folded, end)
        given = match[2] or match[3] + match[4]
        if given in ADDRESS or given in TITLES:  # 김 과장님
            return
        yield Stretch(start, end, folded[start], given, Shape.SPACED, run_start, after.end() if after else end)


def _of_family(folded: str, start: int, run_start: int, run_end: int, shapes: str) -> Iterator[Stretch]:
    """A surname of one syllable with a given name of three, two, or one; forms of address are none: 김대리."""
    size, first = run_end - start, folded[start]
    if size > 3 and Shape.LONG in shapes and is_ending(folded[start + 4 : run_end]):
        yield Stretch(start, start + 4, first, folded[start + 1 : start + 4], Shape.LONG, run_start, run_end)
    if size > 2 and Shape.FULL in shapes and (given := folded[start + 1 : start + 3]) not in ADDRESS:
        yield Stretch(start, start + 3, first, given, Shape.FULL, run_start, run_end)
    if Shape.SHORT in shapes:
        yield Stretch(start, start + 2, first, folded[start + 1], Shape.SHORT, run_start, run_end)
