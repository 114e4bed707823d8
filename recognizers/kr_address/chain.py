"""Reads the administrative words in front of a name, from right to left: 고창읍 ◂ 고창군 ◂ 전북.

Words may be glued (전북고창군고창읍) or missing. One word that only looks administrative is passed over, so that a
district younger than the gazetteer does not hide its city; a 시·도 may carry one typing error (깅원도).
"""

from functools import cache, lru_cache
from typing import NamedTuple

from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import (
    EMD,
    LONGEST,
    NOWHERE,
    RI,
    SIDO,
    SIGUNGU,
    Level,
    Regions,
    ending,
    is_sigungu,
    names,
    regions,
)

MOST_WORDS = 6  # 시·도, city, district, 읍·면, 리, and one to spare
MOST_BLANKS = 3  # with commas, between two words
_RANK = {RI: 0, EMD: 1, SIGUNGU: 2, SIDO: 3}
_LEVELS: dict[str, tuple[Level, ...]] = {
    "리": (RI,), "읍": (EMD,), "면": (EMD,), "동": (EMD,), "가": (EMD,),
    "시": (SIGUNGU, SIDO), "군": (SIGUNGU,), "구": (SIGUNGU,), "도": (SIDO,),
}  # fmt: skip
_LOOKS_ADMINISTRATIVE = Expression(r"(?<![가-힣0-9])[가-힣]{1,7}[0-9]?[가-힣]$")  # 검단구, 효자9동; no block 101동
_LOOKS_LIKE_SIDO = Expression(r"(?<![가-힣])[가-힣]{3,7}$")
_REACH = 10  # characters in which such a word is looked for


class Chain(NamedTuple):
    """The administrative words before a name: where the first begins, and where on the map they lie.

    `sure` when one of them is more than an everyday word that is also a 동, 면 or 군 (이동, 내면, 장수).
    """

    start: int
    regions: Regions = NOWHERE
    words: int = 0
    top: Level | None = None
    sure: bool = False
    emd: str = ""
    town: int = 0  # where the last of them that is no 리 ends


class Place(NamedTuple):
    """An administrative name."""

    level: Level
    name: str
    regions: Regions


def place_ending(text: str, end: int) -> Place | None:
    """The longest administrative name that ends at `end`."""
    run = text[max(0, end - LONGEST) : end]
    for place in _places(run[run.rfind(" ") + 1 :]):
        if len(place.name) > 2 or place.level == SIDO or _begins_a_word(text, end - 2):
            return place
    return None


@lru_cache(4096)  # the words of one county recur
def _places(run: str) -> tuple[Place, ...]:
    """All administrative names that end where `run` does, longest first."""
    found = [(level, name) for level in _LEVELS.get(run[-1:], ()) for name in ending(level, run, len(run))]
    found += [(SIDO, run[-2:])] * (run[-2:] in _sido(2))
    found += [(SIGUNGU, run[-n:]) for n in (4, 3, 2) if is_sigungu(run[-n:])]  # short: 고창, 해운대, 분당
    return tuple(Place(level, name, regions(level, name)) for level, name in found)


def _begins_a_word(text: str, start: int) -> bool:
    """Names of two syllables (동구, 신동) are the ends of many words: glued on, they need one of their kind in front."""
    before = text[start - 1 : start]
    return not "가" <= before <= "힣" or before in _LEVELS or text[max(0, start - 2) : start] in _sido(2)


def read_chain(text: str, end: int) -> Chain:
    """All administrative words in front of `end`, which is where a road, a 동 or 리, or a house begins."""
    chain, rank, behind, passed = Chain(end), 0, end, False
    for _ in range(MOST_WORDS):
        behind = _before_gap(text, behind)
        place = place_ending(text, behind)
        if place and _RANK[place.level] >= rank:
            chain = _with(chain, place, behind)
            rank, behind = _RANK[place.level] + (place.level != SIGUNGU), chain.start
        elif not place and not passed and (unknown := _unknown_word(text, behind)):
            passed, behind = True, unknown
        else:
            break
    return _with_misspelt_sido(text, chain) if chain.top == SIGUNGU else chain


def _before_gap(text: str, place: int) -> int:
    low = max(0, place - MOST_BLANKS)
    while place > low and text[place - 1] in " \n,/":
        place -= 1
    return place


def _with(chain: Chain, place: Place, end: int) -> Chain:
    level, name, here = place
    common = (chain.regions & here or chain.regions) if chain.words else here
    sure = chain.sure or level == SIDO or len(name) > 2 or (level == SIGUNGU and name.endswith(("시", "군", "구")))
    town = chain.town or (end if level != RI else 0)
    return Chain(end - len(name), common, chain.words + 1, level, sure, name if level == EMD else chain.emd, town)


def _unknown_word(text: str, end: int) -> int:
    """Where a word begins that ends like an administrative one and is in no table; 0 when there is none."""
    if text[end - 1 : end] not in ("시", "군", "구", "읍", "면", "동"):
        return 0
    found = _LOOKS_ADMINISTRATIVE.search(text, max(0, end - _REACH), end)
    return found.start() if found else 0


def _with_misspelt_sido(text: str, chain: Chain) -> Chain:
    end = _before_gap(text, chain.start)
    if text[end - 1 : end] not in ("도", "시"):
        return chain
    found = _LOOKS_LIKE_SIDO.search(text, max(0, end - _REACH), end)
    if found and any(_one_off(found[0], n) and chain.regions & regions(SIDO, n) for n in _sido(len(found[0]))):
        return chain._replace(start=found.start(), words=chain.words + 1, top=SIDO)
    return chain


def _one_off(word: str, name: str) -> bool:
    return sum(a != b for a, b in zip(word, name, strict=True)) == 1


@cache
def _sido(length: int) -> frozenset[str]:
    return frozenset(name for name in names(SIDO) if len(name) == length)
