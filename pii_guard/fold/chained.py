"""Groups said by place value or in English: 삼백오십이에 구백십칠에 사천사백팔십이에 십삼; five three one oh, 1791.

One such group is an amount. Several that are told one after the other, with what somebody dictating says between them,
and that count nothing, are one number.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pii_guard.fold.grouping import PERSONAL, is_birth
from pii_guard.fold.numerals import RUN
from pii_guard.model.text import Edit
from pii_guard.recognizer.aloud import COUNTED, EACH, ENGLISH, UNITS, amount, digits_said
from pii_guard.recognizer.dictation import COUNTER
from pii_guard.recognizer.expressions import Expression

_BIG = (
    rf"(?:[{UNITS}]?만(?: ?[{UNITS}]?천)?(?: ?[{UNITS}]?백)?(?: ?[{UNITS}]?십)?"
    rf"|[{UNITS}]?천(?: ?[{UNITS}]?백)?(?: ?[{UNITS}]?십)?|[{UNITS}]?백(?: ?[{UNITS}]?십)?|[{UNITS}]?십)[{UNITS}]?"
)
_ROW = f"(?:{EACH}|{COUNTED})(?: ?(?:{EACH}|{COUNTED})){{0,7}}"
_WORD = f"(?:(?:double|triple) )?(?:{'|'.join(ENGLISH)}|oh|ten)"
_LATIN = rf"(?i:{_WORD}(?:[ -]{_WORD}){{0,18}})(?![a-z])"
_GROUP = f"(?:{_BIG}|{_ROW}|[0-9]{{1,8}}|{_LATIN})"
_BREATH = r"[ ,.~!-]{0,4}"
_FILLER = (
    "에다?가?|다시|하고|그리고|이고|의|하이픈|빼기|대시|[작짝]대기|음|어|그|저|땡|쩜|점|잠(?:시|깐)?만요?|보자|뭐(?:더라|지|냐)"
    "|그[라리]구|그라고|글고|(?:그 ?)?(?:다음|담)에?|(?:뒤|끝)(?:에|는|에는)?|dash|hyphen|and|then"
)
_SAID = rf"{_BREATH}(?:(?:{_FILLER}){_BREATH}){{1,2}}"
_MARK = r"[ ,.-]{1,3}"
_GAP = f"(?:{_SAID}|{_MARK})"
_CHAIN = Expression(rf"(?<![가-힣A-Za-z0-9]){_GROUP}(?:{_GAP}{_GROUP}){{1,6}}")
_ONE = Expression(f"(?P<big>{_BIG})|(?P<row>{_ROW})|(?P<typed>[0-9]{{1,8}})|(?P<latin>{_LATIN})")
_COUNTS = Expression(f" ?{COUNTER}(?!에)")
_TIMES = Expression(rf"(?i)(double|triple) ({'|'.join(ENGLISH)}|oh)")
_TEN = Expression("(?i)ten")
_ENOUGH = range(8, 21)  # digits, of a landline to a card with a slip
_SEVERAL = 3  # groups
_COPULAR = tuple("요에예고라며인입")

# What every such row must hold, in RE2's syntax.
_LATIN_NEEDS = rf"(?:{'|'.join(ENGLISH)}|oh|ten|double|triple)"
_STARTS = "(?:에|다시|하고|그|이고|의|하이|빼|대시|[작짝]대|음|어|저|땡|쩜|점|잠|보자|뭐|글고|다음|담|뒤|끝|-)"
_NEXT = "[ ,.~!가-힣-]{0,8}?"
CHAINED_NEEDS = (
    rf"[십백천만][{UNITS}]?{_BREATH}{_STARTS}{_NEXT}(?:{EACH}|[십백천만0-9])|(?:{EACH}|[0-9]){_BREATH}{_STARTS}{_NEXT}[{UNITS}]?[십백천만]",
    f"천[{UNITS}백십]{{0,5}} [{UNITS}]?천",
    f"{EACH}{{2}}{_SAID}{EACH}{{2}}",
    rf"(?i){_LATIN_NEEDS}{_MARK}(?:{_LATIN_NEEDS}{_MARK}(?:{_LATIN_NEEDS}|[0-9])|[0-9])|[0-9]{_MARK}{_LATIN_NEEDS}",
)


def chained(text: str) -> list[Edit]:
    """Edits that put the digits of such groups, and a dash for what is said between them."""
    return [edit for chain in _CHAIN.finditer(text) for edit in _read(text, chain)]


def _read(text: str, chain: re.Match[str]) -> Iterator[Edit]:
    groups = list(_ONE.finditer(text, chain.start(), chain.end() - _copula(text, chain)))
    gaps = [(one.end(), other.start()) for one, other in pairwise(groups)]
    values = [_digits(group) for group in groups]
    if sum(map(len, values)) not in _ENOUGH or any(
        _counts(text, *gap) for gap in (*gaps, (groups[-1].end(), len(text)))
    ):
        return
    if not any(group["latin"] for group in groups):
        several = len(groups) >= _SEVERAL or (sum(map(len, values)) == PERSONAL and is_birth("".join(values)))
        large = all(group["big"] and "천" in group[0] for group in groups)  # 이천오백 삼천백, and no currency behind
        told = several and (large or all(text[a:b].strip(" ,.~!") for a, b in gaps))
        if not told or not (any(group["big"] for group in groups) or _is_odd(text, chain)):
            return
    said = ((*group.span(), value) for group, value in zip(groups, values, strict=True) if not group["typed"])
    yield from sorted([*said, *((a, b, "-") for a, b in gaps if text[a:b].strip())])


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a group is what somebody counts; in 천칠백 사천이백 the next group begins like a unit."""
    unit = _COUNTS.match(text, start)
    return unit is not None and unit.end() <= end


def _copula(text: str, chain: re.Match[str]) -> int:
    """Characters of a last 이 that is no 2: …에 삼삼 이요."""
    ends = chain[0].endswith("이") and text.startswith(_COPULAR, chain.end())
    return len(chain[0]) - len(chain[0][:-1].rstrip(" ")) if ends else 0


def _is_odd(text: str, chain: re.Match[str]) -> bool:
    """Whether `pii_guard.fold.spoken` does not read it, though its groups are said: 오칠구공 잠깐만요 공칠이이."""
    return RUN.fullmatch(text, *chain.span()) is None


def _digits(group: re.Match[str]) -> str:
    if group["big"]:
        return str(amount(group[0]))
    if group["latin"]:
        doubled = _TIMES.sub(lambda m: f"{m[2]} " * (2 if m[1].lower() == "double" else 3), group[0])
        return digits_said(_TEN.sub("one zero", doubled))
    return digits_said(group[0])
