"""Korean place and road names: which 시·군·구 each lies in.

Every name stands for a set of regions, one character each: a 시·군·구 without districts, a district
of a city, or 세종. So an address is sound when the sets of its words have a region in common:
regions of 전북 & of 고창군 & of 고창읍 & of 월곡로. The data file is built by scripts/gazetteer.py,
which names its sources; a copy of 1 MB stays in memory, read once, when the first name is asked for.
"""

from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files

import marisa_trie

Regions = frozenset[str]

NOWHERE: Regions = frozenset()
_FILE = "gazetteer.marisa"
_CACHED_NAMES = 4096  # names asked again: the same few towns fill the messages of one office


class Level(Enum):
    """What a name names. The value is the first letter of its keys in the data file."""

    SIDO = "S"
    SIGUNGU = "G"
    EMD = "E"
    RI = "I"
    ROAD = "R"


@cache
def _trie() -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    trie.frombytes(files("pii_guard.data").joinpath(_FILE).read_bytes())
    return trie


@lru_cache(_CACHED_NAMES)
def regions(level: Level, name: str) -> Regions:
    """All regions that have a place or road of this level and name; empty when there is none."""
    return frozenset(key[-1] for key in _trie().keys(f"{level.value}{name}\t"))


def is_known(level: Level, name: str) -> bool:
    """Whether there is a place or road of this level and name anywhere; cheaper than `regions`."""
    return level.value + name in _trie()


def names(level: Level) -> tuple[str, ...]:
    """All names of a level; meant for the small ones, 시·도 and 시·군·구."""
    return tuple(key[1:] for key in _trie().keys(level.value) if "\t" not in key)


def is_sido(name: str) -> bool:
    """시·도, also short (전북) or as it was named before (전라북도)."""
    return is_known(Level.SIDO, name)


def is_sigungu(name: str) -> bool:
    """시·군·구: 고창군, 수원시, 영통구, or both words (수원시 영통구)."""
    return is_known(Level.SIGUNGU, name)


def is_emd(name: str) -> bool:
    """읍·면·동·가, legal or administrative (고창읍, 효자동3가, 효자4동)."""
    return is_known(Level.EMD, name)


def is_ri(name: str) -> bool:
    """리."""
    return is_known(Level.RI, name)


def is_road(name: str, within: Regions = NOWHERE) -> bool:
    """Road-name address street (월곡로, 판교역로146번길), in one of the regions `within` if any are given."""
    if not within:
        return is_known(Level.ROAD, name)
    return not within.isdisjoint(regions(Level.ROAD, name))


def place(words: str) -> Regions:
    """Regions of a place given as words, as an office writes its own: 전북 고창군, 고창군 고창읍."""
    found: Regions = NOWHERE
    for word in words.split():
        here = regions(Level.SIDO, word) or regions(Level.SIGUNGU, word) or regions(Level.EMD, word)
        found = (found & here or here) if found else here
    return found
