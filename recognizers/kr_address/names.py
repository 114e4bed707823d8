"""Resolves the road, 동 or 리 in front of a number: where its name begins, and whether the gazetteer has it."""

from typing import NamedTuple

from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import ROAD, Level, ending, is_known, main_road

from .chain import place_ending

_REACH = 20  # characters; longer than any name
_RUN = Expression(r"[가-힣0-9.·]{1,16}$")
_PART = Expression(
    r"(?P<name>[가-힣0-9]{1,12})[ ](?P<part>[0-9]{1,4}(?:번?[가-하]?안?길|로|가|동))$"
)  # 효자동 3가, 동리로 12번길
_APART = Expression(r"(?<![가-힣])(?P<name>[가-힣]{2,6})[ ](?P<end>[가-힣]{0,3}[로길])$")  # 선운대 로, 인천강 서길
_NEW = Expression(r"[가-힣][가-힣0-9·.]{2,11}")  # a name the tables may not have yet: two syllables and the suffix
_PARTICLE = Expression(r"(?:[가-힣](?:[은는이가의로에도]|주소|집|거주|소재지?|농지|토지)|여기)$")


class Name(NamedTuple):
    """The name of a road, 동 or 리 in front of a number; `word` is without blanks."""

    start: int
    word: str
    level: Level
    known: bool


def resolve(text: str, end: int, level: Level) -> Name | None:
    """The name that ends at `end`."""
    for word in ending(level, text, end):
        start = end - len(word)
        if _begins_well(text, start):
            return Name(start, word, level, known=True)
    if level == ROAD and (apart := _APART.search(text, max(0, end - _REACH), end)):
        word = apart["name"] + apart["end"]
        if is_known(ROAD, word):
            return Name(apart.start(), word, level, known=True)
    run = _RUN.search(text, max(0, end - _REACH), end)
    assert run is not None  # each level ends in one of those letters
    if run[0][0].isdigit():
        return _in_two_parts(text, end, level)
    return _new_branch(text, run.start(), end, level) or _new(text, run.start(), end, level)


def _in_two_parts(text: str, end: int, level: Level) -> Name | None:
    part = _PART.search(text, max(0, end - _REACH), end)
    if part is None:
        return None
    word = part["name"] + part["part"]
    found = resolve(word, len(word), level)
    return found and found._replace(start=part.start() + found.start)


def _begins_well(text: str, start: int) -> bool:
    """A name begins a word, or stands behind glued words of an address, or behind a particle."""
    if start == 0 or not text[start - 1].isalnum() or place_ending(text, start):
        return True
    return _PARTICLE.search(text, max(0, start - _REACH), start) is not None


def _new_branch(text: str, low: int, end: int, level: Level) -> Name | None:
    """A branch street that the tables do not have, of a road that they have: 월곡로99번길."""
    main = main_road(text[low:end])
    found = resolve(main, len(main), level) if main else None
    return found and Name(low + found.start, main[found.start :] + text[low + len(main) : end], level, found.known)


def _new(text: str, low: int, end: int, level: Level) -> Name | None:
    """A name the tables do not have: the run, without the glued administrative words in front."""
    for cut in range(end - 3, low, -1):
        if not text[cut].isdigit() and place_ending(text, cut):
            return Name(cut, text[cut:end], level, known=False)
    return Name(low, text[low:end], level, known=False) if _NEW.fullmatch(text, low, end) else None
