"""Resolves the road or 동·리 in front of a number: where it begins, and whether the gazetteer knows it."""

import re
from dataclasses import dataclass

from pii_guard.gazetteer import Level, is_known

from .chain import name_ending, run_start

LONGEST = 16  # syllables of a road's name without its branch (아시아드북로 …)
_UNKNOWN = re.compile(r"[가-힣][가-힣0-9·.]{2,9}")  # at least two syllables and the suffix
_GLUED_BEFORE = re.compile(r"(?:[은는이가의로에도]|주소|집|거주|소재|농지|토지|[^가-힣])$")
_JOINED = re.compile(r"[ ](?=[0-9]{1,2}(?:로|길|가|동)$)")  # 서대신동 3가, 황등 8길, 감천 1동


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a road, 동 or 리 in front of a number."""

    start: int
    word: str
    level: Level
    known: bool

    @property
    def short(self) -> bool:
        """Two syllables, such as 이리 or 종로: as likely an everyday word."""
        return len(self.word) <= 2


def resolve(text: str, end: int, branch: str, level: Level) -> Name | None:
    """The name whose suffix ends at `end`; `branch` is what follows it of a road (146번길)."""
    low = run_start(text, end, LONGEST)
    lows = (run_start(text, low - 1, LONGEST), low) if _JOINED.search(text, max(0, low - 1), end) else (low,)
    for begin in lows:
        if found := _known(text, begin, end, branch, level):
            return found
    if branch or _UNKNOWN.fullmatch(text, low, end):
        return _unlisted(text, low, end, level)
    return None


def _known(text: str, low: int, end: int, branch: str, level: Level) -> Name | None:
    for start in range(low, end - 1):
        word = text[start:end].replace(" ", "")
        if _listed(level, word, branch) and _begins_well(text, low, start):
            return Name(start, word, level, known=True)
    return None


def _listed(level: Level, word: str, branch: str) -> bool:
    if level is not Level.ROAD:
        return is_known(level, word)
    return is_known(level, word) or (bool(branch) and is_known(level, word + branch))


def _begins_well(text: str, low: int, start: int) -> bool:
    """A name begins where a run begins, or behind the glued words of an address, or behind a particle."""
    if start == low:
        return True
    before = name_ending(text, start)
    return before is not None or bool(start - low <= 6 and _GLUED_BEFORE.search(text, low, start) and start - low > 1)


def _unlisted(text: str, low: int, end: int, level: Level) -> Name | None:
    """A name the tables do not have (a road named since): the run, without the glued words in front."""
    for cut in range(end - 3, low, -1):
        if not text[cut].isdigit() and name_ending(text, cut) is not None:
            return Name(cut, text[cut:end], level, known=False)
    return Name(low, text[low:end], level, known=False) if end - low > 1 and not text[low].isdigit() else None
