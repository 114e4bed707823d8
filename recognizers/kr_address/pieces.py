"""What an address is cut into over several messages: 전북 고창군, then 고창읍 월곡로, then 92.

It is opened by a name that the gazetteer knows, never by a last syllable: 어이구 ends like a 구. What goes on may be
such a name, a road with its branch, a number, a block or a flat. The rules of addresses read what comes of it.
"""

from collections.abc import Iterator
from functools import lru_cache

from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import EMD, RI, ROAD, SIDO, SIGUNGU, is_known, names
from pii_guard.text import Text

from .words import COUNTED

LONGEST = 40  # characters, from the end of the front words on
_WORD = Expression(r"(?<![가-힣A-Za-z0-9])[가-힣][가-힣0-9·]{1,15}")
_ENDS = Expression("[시군구도읍면동리로길가]")
_LEVELS = {"시": (SIDO, SIGUNGU), "도": (SIDO,), "군": (SIGUNGU,), "구": (SIGUNGU,), "읍": (EMD,), "면": (EMD,),
           "동": (EMD,), "가": (EMD,), "리": (RI,), "로": (ROAD,), "길": (ROAD,)}  # fmt: skip
_NUMBER = Expression(
    r"(?:산 ?|지하 ?|B)?[1-9][0-9]{0,4}(?:-[0-9]{1,4})?(?:번지|단지|[동층호차]|번?[가-하]?길)?(?![0-9])"
)
_NUMBERED = Expression(
    "[가-힣]{1,7}[0-9]{1,4}(?:번?[가나다라마바사아자차카타파하]?길|로(?![가-힣]))"
)  # younger than the gazetteer
_NO_NAME = frozenset("청민립장")  # 동구청, 고창군민: an office, people
_GAP = Expression(r"[ ,\n]{1,3}")
_SHORT = 2  # syllables of a name that are as often a word of every day: 이동, 내면, 구로


def pieces(text: Text, waiting: bool) -> Iterator[tuple[int, int]]:
    """Where pieces stand in the folded text; `waiting`: an address may go on, with a number or a lone name too."""
    folded, done = text.folded, 0
    for match in _WORD.finditer(folded):
        if match.start() >= done and (size := _name(match[0], waiting)):
            done = _whole(folded, match.start() + size)
            yield match.start(), done
    if waiting:
        for number in _NUMBER.finditer(folded, done):
            if not _is_counted(folded, number[0], number.end()) and number.start() >= done:
                done = _whole(folded, number.end())
                yield number.start(), done


def _whole(folded: str, end: int) -> int:
    """Where the words of one address end that go on behind `end`."""
    while gap := _GAP.match(folded, end):
        word = _WORD.match(folded, gap.end())
        size = _name(word[0], True) if word else 0
        if not size:
            number = _NUMBER.match(folded, gap.end())
            if number is None or _is_counted(folded, number[0], number.end()):
                return end
            size = number.end() - number.start()
        end = gap.end() + size
    return end


def _is_counted(folded: str, number: str, end: int) -> bool:
    return number[-1].isdigit() and COUNTED.match(folded, end) is not None


def _name(word: str, waiting: bool) -> int:
    """How many characters of a word are a name; 0 for none. A short one counts only where an address goes on."""
    size, level = _known(word)
    sure = level in (SIDO, SIGUNGU) or waiting or size > _SHORT
    return size if sure else 0


@lru_cache(4096)
def _known(word: str) -> tuple[int, str]:
    """The longest name that a word begins with."""
    for end in reversed([match.end() for match in _ENDS.finditer(word)]):
        name = word[:end]
        if word[end : end + 1] not in _NO_NAME:
            for level in _LEVELS[name[-1]]:
                if is_known(level, name):
                    return end, level
    if numbered := _NUMBERED.match(word):
        return numbered.end(), ROAD
    return (_SHORT, SIDO) if word[:_SHORT] in _sido() and word[_SHORT : _SHORT + 1] not in _NO_NAME else (0, "")


@lru_cache(1)
def _sido() -> frozenset[str]:
    return frozenset(names(SIDO))
