"""Whether pieces may be one address: it goes down from 시·도 over 시·군·구 to 읍·면·동, 리 or road, and a number.

So 고창읍 장날이라 사람이 많네요 between 이천시 and 중리동 is no part of it, and neither is a second 시·도.
"""

from collections.abc import Iterator, Sequence

from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import EMD, NOWHERE, RI, ROAD, SIDO, SIGUNGU, Level, Regions, is_known, regions

_NUMBER, _ROAD, _RI, _EMD, _DISTRICT, _CITY, _SIDO, _TOP = range(8)
_LEVELS: tuple[tuple[Level, int], ...] = ((SIDO, _SIDO), (SIGUNGU, _CITY), (EMD, _EMD), (RI, _RI), (ROAD, _ROAD))
_AGAIN = (_NUMBER, _ROAD)  # 92, then 101동; 1순환로, then 1253번길
_WORD = Expression("[0-9A-Za-z가-힣·-]{1,20}")


def is_one(pieces: Sequence[str]) -> bool:
    """Whether these pieces, in their order, may be parts of one address; names that nobody knows go with any."""
    lowest, where = _TOP, NOWHERE
    for piece in pieces:
        for k, word in enumerate(_WORD.finditer(piece)):
            steps = list(_steps(word[0]))
            fitting = [
                (step, here)
                for step, here in steps
                if (step < lowest or (step == lowest and step in _AGAIN) or k)
                and (not where or not here or where & here)
            ]
            if steps and not fitting:
                return False
            for step, here in fitting[:1]:
                lowest, where = step, (where & here if where and here else where or here)
    return True


def _steps(name: str) -> Iterator[tuple[int, Regions]]:
    """How far down a known name may stand, and where it is then: 광주시 is in 경기, too.

    A road may be longer than the gazetteer knows, and people name the wrong district of a city.
    """
    if name[0].isdigit() and not is_known(ROAD, name):
        yield _NUMBER, NOWHERE
        return
    for level, step in _LEVELS:
        if is_known(level, name):
            if step == _CITY and name[-1] == "구":
                yield _DISTRICT, NOWHERE
            else:
                yield step, regions(level, name) if step > _ROAD else NOWHERE
