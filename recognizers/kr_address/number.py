"""The number of an address, and the name's end in front of it: 지하, 산, blanks and one line break may lie between."""

from typing import NamedTuple

from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import RI, ending

from .words import LAND

_NUMBER = Expression(
    r"(?:[1-9](?<![0-9][0-9])(?<![0-9][-.][0-9])|(?:(?<=[A-Z층하지])|(?<=[A-Z층하][ ]))0[1-9])[0-9]{0,4}"
    r"(?:[ ]?-[ ]?(?:[1-9][0-9]{0,3}|0(?=[ ]?번지)))?(?![0-9]|[ ]?-[ ]?[0-9]|[.][0-9])"
)
_MOST_BLANKS = 4
_LAND = Expression(
    rf"(?P<name>리)[ ](?:[가-힣]{{1,3}}[ ]?)?(?:{LAND}|전|대지?)$"
)  # 암치리 답 317-2, 성산리 안쪽 집 31-7
_BESIDE = Expression(
    r"(?P<name>리)(?:\([가-힣 ]{1,8}\)|[ ](?:[0-9]{1,2}구[ ])?(?:[가-힣]{1,6}[ ])?"
    r"(?:(?:옆|앞|뒤|뒷|위|윗|아래|건너|맞은)(?:편|쪽|집)?|[가-힣]{1,2}집))$"
)  # 반암리 마을회관 옆 77-3, 월성리 안산마을 끝집 412
_HAMLET = Expression(
    r"(?P<name>리)[ ](?:[가-힣]{1,7}[ ]){0,1}[가-힣]{1,7}$"
)  # 지석리 아랫뜸 19, 삼인리 도솔암 가는길 130
_HAMLET_ENDS = Expression("[뜸골말을터촌실집락]$")
_IS = Expression(" ?번지| ?(?:이에요|예요|입니다|이[요고])")
_VILLAGES_END = "리동가읍면"
_LONG_RI = 3  # syllables
_LONGEST_LAND = 18  # characters


class Number(NamedTuple):
    """A number in the folded text: what it is, and where what it numbers ends (`named`)."""

    start: int
    end: int
    digits: str  # with a hyphen before the 부번, without blanks
    named: int
    below: str  # 지하, 산 or nothing


def next_number(text: str, place: int) -> Number | None:
    """The first number from `place` on that could be one of an address: one to five digits, perhaps a 부번."""
    match = _NUMBER.search(text, place)
    if match is None:
        return None
    start, end = match.span()
    named, below = _before_blanks(text, start), ""
    if text.endswith("산", 0, named) and _is_forest(text[named - 2 : named - 1]):
        below, named = "산", _before_blanks(text, named - 1)
    elif text.endswith("지하", 0, named):
        below, named = "지하", _before_blanks(text, named - 2)
    if land := _LAND.search(text, max(0, named - _LONGEST_LAND), named):
        named = land.end("name")
    elif ("-" in match[0] or _IS.match(text, end)) and (
        beside := _BESIDE.search(text, max(0, named - _LONGEST_LAND), named)
    ):
        named = beside.end("name")
    elif named < start and (hamlet := _HAMLET.search(text, max(0, named - _LONGEST_LAND), named)):
        sure = "-" in match[0] or below or _IS.match(text, end) or _HAMLET_ENDS.search(text, named - 2, named)
        if _stands_in_ri(text, hamlet.end("name"), sure is not None and bool(sure)):
            named = hamlet.end("name")
    return Number(start, end, match[0].replace(" ", ""), named, below)


def _stands_in_ri(text: str, end: int, sure: bool) -> bool:
    """Whether a 리 that there is ends there, behind its 읍 or 면 unless it is sure; no word that ends so: 다리 건너 20."""
    found = ((len(name) >= _LONG_RI, text[: end - len(name)].rstrip(" ")) for name in ending(RI, text, end))
    return any(long and (sure or before.endswith(("읍", "면"))) for long, before in found)


def _is_forest(before: str) -> bool:
    """Whether 산 is the forest land of a 리 (칠암리산8), and not the end of a name: 도산 402번지."""
    return before in _VILLAGES_END or not "가" <= before <= "힣"


def _before_blanks(text: str, place: int) -> int:
    low = max(0, place - _MOST_BLANKS)
    while place > low and text[place - 1] in " \n/,":
        place -= 1
    return place
