"""Korean place and road names: which 시·군·구 each lies in, and which of them end at a place in a text.

Every name stands for a set of regions, one character each: a 시·군·구 without districts, a district
of a city, or 세종. So an address is sound when the sets of its words have a region in common:
regions of 전북 & of 고창군 & of 고창읍 & of 월곡로. The data file is built by scripts/gazetteer.py,
which names its sources; a copy of 0.9 MB stays in memory, read once, when the first name is asked for.
"""

import re
from functools import lru_cache
from typing import Literal

from pii_guard.recognizer.tries import trie

Level = Literal["S", "G", "E", "I", "R"]  # 시·도, 시·군·구, 읍·면·동·가, 리, road: first letter of the keys
Regions = frozenset[str]

SIDO: Level = "S"
SIGUNGU: Level = "G"
EMD: Level = "E"
RI: Level = "I"
ROAD: Level = "R"
NOWHERE: Regions = frozenset()
LONGEST = 13  # characters of the longest name
_BRANCH = re.compile(r"(?P<main>.{1,30}[로길])[0-9]{1,5}번?[가-하]?안?길")
_FILE = "gazetteer.marisa"
_CACHED_NAMES = 4096  # names asked again: the same few towns fill the messages of one office


@lru_cache(_CACHED_NAMES)
def regions(level: Level, name: str) -> Regions:
    """All regions that have a place or road of this level and name; empty when there is none."""
    found = frozenset(key[-1] for key in trie(_FILE).keys(f"{level}{name[::-1]}\t"))
    return found or (regions(level, main_road(name)) if level == ROAD and is_known(level, name) else NOWHERE)


def main_road(name: str) -> str:
    """월곡로 of 월곡로12번길, where that lies unless the data file says otherwise; empty for a main road."""
    branch = _BRANCH.fullmatch(name)
    return branch["main"] if branch else ""


def is_known(level: Level, name: str) -> bool:
    """Whether there is a place or road of this level and name anywhere; cheaper than `regions`."""
    return level + name[::-1] in trie(_FILE)


def ending(level: Level, text: str, end: int) -> tuple[str, ...]:
    """The names of a level that end at `end`, the longest first: 구로동 and 로동 of …구구로동. None holds a blank."""
    run = text[max(0, end - LONGEST) : end]
    return _ending(level, run[run.rfind(" ") + 1 :])


@lru_cache(_CACHED_NAMES)
def _ending(level: Level, run: str) -> tuple[str, ...]:
    return tuple(key[:0:-1] for key in reversed(trie(_FILE).prefixes(level + run[::-1])))


def names(level: Level) -> tuple[str, ...]:
    """All names of a level; meant for the small ones, 시·도 and 시·군·구."""
    return tuple(key[:0:-1] for key in trie(_FILE).keys(level) if "\t" not in key)


def is_sido(name: str) -> bool:
    """시·도: 전북, 전라북도, 부산광역시."""
    return is_known(SIDO, name)


def is_sigungu(name: str) -> bool:
    """시·군·구: 고창군, 수원시, 영통구, both words (수원시 영통구), or short (고창, 분당)."""
    return is_known(SIGUNGU, name)


def is_emd(name: str) -> bool:
    """읍·면·동·가, legal or administrative (고창읍, 효자동3가, 효자4동)."""
    return is_known(EMD, name)


def is_ri(name: str) -> bool:
    """리."""
    return is_known(RI, name)


def is_road(name: str, within: Regions = NOWHERE) -> bool:
    """Street of a road-name address (월곡로, 판교역로146번길), in one of the regions `within` if any are given."""
    if not within:
        return is_known(ROAD, name)
    return not within.isdisjoint(regions(ROAD, name))


@lru_cache(_CACHED_NAMES)
def place(words: str) -> Regions:
    """Regions of a place given as words, as an office writes its own: 전북 고창군, 고창군 고창읍."""
    found: Regions = NOWHERE
    for word in words.split():
        here = regions(SIDO, word) or regions(SIGUNGU, word) or regions(EMD, word)
        found = (found & here or here) if found else here
    return found
