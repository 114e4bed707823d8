"""Marks between digits that only get in the way: 0 1 0 2 3 4 5, 010--2345, 010♥2345♥6789.

A row of single digits with one mark between all of them is one number written apart; what separates
its groups stays. Between longer groups a repeated mark counts once, an ornament is a dash, and what emphasizes a group
(**010**) is nothing.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pii_guard.model.text import Edit
from pii_guard.recognizer.checks import luhn
from pii_guard.recognizer.expressions import Expression

MIN_ROW = 8  # single digits in a row; a shorter one counts, votes or lists something
MAX_ROW = 40
PERSONAL = 13  # digits of a registration number
CARD = 16  # digits; a row that passes the check digit of cards is not cut where a shorter number would end

_MARKS = " \\n._/~·,*-"
_ROW = Expression(rf"(?<![0-9])[0-9](?:[{_MARKS}]{{1,3}}[0-9](?![0-9])){{{MIN_ROW - 1},{MAX_ROW}}}")
_ORNAMENTS = "♥♡★☆※→^!#&;>+|"
_NO_SUM = _ORNAMENTS.replace("+", "")  # 960121+1021413 adds two amounts; none begins with zero
_REPEATED = Expression(r"(?<=[0-9])(?:([-._~/·,])\1{1,7}(?=[ \n]?[0-9])|-\n(?=[0-9])|\n-(?=[0-9]))")
_ORNAMENT = Expression(f"[{_ORNAMENTS}]{{1,2}}")
_ADORNED = Expression(  # a whole telephone or personal number, and no row of a table
    rf"(?<![0-9])(?:0[0-9]{{1,3}}([{_ORNAMENTS}]{{1,2}})[0-9]{{3,4}}\1[0-9]{{4}}|[0-9]{{6}}[{_NO_SUM}]{{1,2}}[1-8][0-9]{{6}})(?![0-9])"
)
_SIGN = (
    f"[=^!#※)('\"%@$|{chr(0x2190)}-{chr(0x2BFF)}{chr(0x1F000)}-{chr(0x1FAFF)}]"  # no table has it between all its cells
)
_SIGNED = Expression(
    rf"(?<![0-9=])[0-9]{{2,7}}(?P<sign> ?{_SIGN}{{1,2}} ?)[0-9]{{2,7}}(?:(?P=sign)[0-9]{{1,8}}){{1,2}}(?![0-9=])"
)
SIGNED = range(9, 17)  # digits, of a landline to a card
_TURN = r"[)\]}>][ ]?-?[ ]?[(\[{<]"  # from one bracketed group to the next
_BRACKETED = Expression(rf"(?<=[(\[{{<])[0-9]{{2,7}}(?:{_TURN}[0-9]{{2,7}}){{2,4}}(?=[)\]}}>])")  # [010][2345][6789]
_BRACKETS = Expression(_TURN)
_EMPHASIS = Expression(r"(?<![0-9*_~`])(\*{1,3}|_{1,3}|~~|`)[0-9]{2,13}(\1)(?![0-9*_~`])")  # **010**-**2345**
# What every row or spoilt mark must hold, in RE2's syntax and quick to look for.
_APART = rf"(?:[{_MARKS}]{{1,3}}[0-9]){{{MIN_ROW - 1}}}(?:[^0-9]|$)"
MARKS_NEED = (
    rf"[0-9](?:[{_ORNAMENTS}]|{_TURN}[0-9]| ?{_SIGN}{{1,2}} ?[0-9]{{2,7}} ?{_SIGN}|[-._~/·,\n][-._~/·,\n]|{_APART})"
    r"|[*_~`][0-9]{2,13}[*_~`]"
)
_BIRTH = "[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[1-8]"
# Mobile and internet telephones, virtual ones, personal numbers.
_BORN = Expression(_BIRTH)
_HEADS = Expression(f"(01[016789]|070)|(050[0-9])|({_BIRTH})")


def whole(number: str) -> int:
    """How many digits a number has that begins like this; 0 where its head does not say."""
    head = _HEADS.match(number)
    return (11, 12, 13)[head.lastindex - 1] if head and head.lastindex else 0


def is_birth(number: str) -> bool:
    """Whether it begins like a personal number; one of somebody born in 2001 begins like a mobile one too."""
    return _BORN.match(number) is not None


def regrouped(text: str) -> list[Edit]:
    """Edits that take away the marks between the digits of one number, in a text whose digits are ASCII."""
    edits = [(m.start(), m.end(), m[1] or "-") for m in _REPEATED.finditer(text)]
    edits += [(*mark.span(group), "") for mark in _EMPHASIS.finditer(text) for group in (1, 2)]
    for number in _ADORNED.finditer(text):
        edits += [(m.start(), m.end(), "-") for m in _ORNAMENT.finditer(text, *number.span())]
    for number in _SIGNED.finditer(text):
        signs = [m.span() for m in re.finditer(re.escape(number["sign"]), number[0])]
        if sum(c.isdigit() for c in number[0]) in SIGNED:
            edits += [(number.start() + start, number.start() + end, "-") for start, end in signs]
    for number in _BRACKETED.finditer(text):
        edits += [(m.start(), m.end(), "-") for m in _BRACKETS.finditer(text, *number.span())]
    rows = [row.span() for row in _ROW.finditer(text)]
    edits = _outside(sorted(set(edits)), rows)  # stars in a telephone are found twice
    for start, end in rows:
        edits += _closed_up(text, [i for i in range(start, end) if "0" <= text[i] <= "9"])
    return sorted(edits)


def _outside(edits: list[Edit], rows: list[tuple[int, int]]) -> list[Edit]:
    """The edits that begin in none of the rows, which are in order."""
    starts = [start for start, _ in rows]
    ends = [0, *(end for _, end in rows)]
    return [e for e in edits if e[0] >= ends[bisect_right(starts, e[0])]]


def _closed_up(text: str, digits: list[int]) -> Iterator[Edit]:
    """The commonest mark of a row vanishes, up to where the number that begins it is complete."""
    number = "".join(text[i] for i in digits)
    another = (len(digits) == CARD and luhn(number)) or (len(digits) == PERSONAL and is_birth(number))
    if 0 < whole(number) < len(digits) and not another:
        digits = digits[: whole(number)]
    gaps = [(a + 1, b) for a, b in pairwise(digits)]
    ((mark, _),) = Counter(text[a:b] for a, b in gaps).most_common(1)
    return ((a, b, "") for a, b in gaps if text[a:b] == mark)
