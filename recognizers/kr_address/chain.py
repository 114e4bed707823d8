"""Reads the administrative words in front of a name, from right to left: 고창읍 ◂ 고창군 ◂ 전북.

Words may be glued (전북고창군고창읍) or missing; a 시·도 may carry one typing error (깅원도).
"""

import re
from dataclasses import dataclass
from functools import cache

from pii_guard.gazetteer import NOWHERE, Level, Regions, is_known, names, regions

LONGEST = 12  # syllables of the longest administrative name (종로1·2·3·4가동)
_RUN = re.compile(r"[가-힣0-9.·]")
_GAP = re.compile(r"[ \n,]{0,3}$")
_RANKS = {Level.RI: 0, Level.EMD: 1, Level.SIGUNGU: 2, Level.SIDO: 3}
_LEVELS = {
    "리": (Level.RI,), "읍": (Level.EMD,), "면": (Level.EMD,), "동": (Level.EMD,), "가": (Level.EMD,),
    "시": (Level.SIGUNGU, Level.SIDO), "군": (Level.SIGUNGU,), "구": (Level.SIGUNGU,), "도": (Level.SIDO,),
}  # fmt: skip
_SHAPED = re.compile(r"(?:^|[ \n,])(?P<word>[가-힣0-9]{0,8}[시군구읍면동])$")  # looks administrative, is in no table
_SIDO_SHAPED = re.compile(r"(?:^|[ \n,(:])(?P<word>[가-힣]{2,6}[도시])$")


@dataclass(frozen=True, slots=True)
class Named:
    """A name that ends at a place in the text."""

    start: int
    level: Level
    regions: Regions


@dataclass(frozen=True, slots=True)
class Chain:
    """The administrative words before a name: where the first begins, and where on the map they lie."""

    start: int
    regions: Regions = NOWHERE
    top: Level | None = None  # of the highest word
    sure: bool = False  # more than an everyday word that is also a 동 or 면 (이동, 내면)
    words: int = 0
    emd: str = ""


def run_start(text: str, end: int, limit: int) -> int:
    """Where the unbroken letters and digits that end at `end` begin, at most `limit` back."""
    start = end
    while start > 0 and end - start < limit and _RUN.match(text, start - 1):
        start -= 1
    return start


def name_ending(text: str, end: int) -> Named | None:
    """The longest administrative name that ends at `end`."""
    if end < 2:
        return None
    low = run_start(text, end, LONGEST)
    levels = _LEVELS.get(text[end - 1], ())
    for start in range(low, end - 1):
        word = text[start:end]
        for level in levels:
            if is_known(level, word) and _stands_alone(text, start, word):
                return Named(start, level, regions(level, word))
    short = text[end - 2 : end]
    return Named(end - 2, Level.SIDO, regions(Level.SIDO, short)) if is_known(Level.SIDO, short) else None


def _stands_alone(text: str, start: int, word: str) -> bool:
    """Two-syllable names (동구, 신동) are the ends of many words, longer ones are not."""
    return len(word) > 2 or start == 0 or not "가" <= text[start - 1] <= "힣" or name_ending(text, start) is not None


def read_chain(text: str, end: int) -> Chain:
    """All administrative words in front of `end`, which is where a road or 동·리 begins."""
    chain, rank, place, guesses = Chain(end), -1, end, 0
    for _ in range(6):
        place = _before_gap(text, place)
        named = name_ending(text, place)
        if named is None or _RANKS[named.level] < rank:
            skipped = _SHAPED.search(text, max(0, place - 10), place) if guesses < 1 and named is None else None
            if skipped is None:
                break
            place, guesses = skipped.start("word"), guesses + 1
            continue
        chain = _joined(chain, named, text[named.start : place])
        rank, place = _RANKS[named.level] + (named.level is not Level.SIGUNGU), named.start
    return _with_misspelt_sido(text, chain)


def _before_gap(text: str, place: int) -> int:
    gap = _GAP.search(text, max(0, place - 3), place)
    return gap.start() if gap else place


def _joined(chain: Chain, named: Named, word: str) -> Chain:
    common = chain.regions & named.regions if chain.regions else named.regions
    sure = chain.sure or named.level in (Level.SIDO, Level.SIGUNGU) or len(word) > 2
    emd = word if named.level is Level.EMD else chain.emd
    return Chain(named.start, common or chain.regions, named.level, sure, chain.words + 1, emd)


def _with_misspelt_sido(text: str, chain: Chain) -> Chain:
    if chain.top is not Level.SIGUNGU:
        return chain
    end = _before_gap(text, chain.start)
    found = _SIDO_SHAPED.search(text, max(0, end - 9), end)
    if found and any(
        _one_off(found["word"], name) and chain.regions & regions(Level.SIDO, name) for name in _long_sido()
    ):
        return Chain(found.start("word"), chain.regions, Level.SIDO, True, chain.words + 1, chain.emd)
    return chain


def _one_off(word: str, name: str) -> bool:
    return len(word) == len(name) and sum(a != b for a, b in zip(word, name, strict=True)) == 1


@cache
def _long_sido() -> tuple[str, ...]:
    return tuple(name for name in names(Level.SIDO) if len(name) > 2)
