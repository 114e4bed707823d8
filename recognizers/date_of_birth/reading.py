"""Reads the numbers of a day, however it is written: 62.3.14, 620314, 쉰여덟년생 유월 초사흘, 3월 14일 1962년."""

import re

from .days import CYCLE

_SAID = {**dict(zip("공영일이삼사오육칠팔구", (0, 0, *range(1, 10)), strict=True)), "유": 6, "륙": 6, "정": 1}
_PLACES = {"십": 10, "시": 10, "백": 100, "천": 1000}
_TENS = {word: 20 + 10 * i for i, word in enumerate(["스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"])}
_ONES = {
    word: i for i, words in enumerate(("", "하나 한", "둘 두", "셋 세", "넷 네", "다섯", "여섯", "일곱", "여덟", "아홉")) for word in words.split()
}  # fmt: skip
_NATIVE = re.compile(f"({'|'.join(_TENS)})({'|'.join(_ONES)})?")
_OF_OLD = ["하루", "하룻", "이틀", "사흘", "나흘", "닷새", "엿새", "이레", "이렛", "여드레", "아흐레"]
_ORDER = (1, 1, 2, 3, 4, 5, 6, 7, 7, 8, 9)
_DAYS = {
    **{f"{ten}{word}": at + day for ten, at in (("", 0), ("초", 0), ("열", 10), ("스무", 20)) for word, day in zip(_OF_OLD, _ORDER, strict=True)},
    "열흘": 10, "초열흘": 10, "보름": 15, "스무": 20, "그믐": 28, "칠석": 7, "초파일": 8, "단오": 5,
}  # fmt: skip
_MONTHS = {"동짓달": 11, "섣달": 12}
_ELDER = 1960  # stands for a year of the cycle of sixty: whoever names one is old
NUMBERS = re.compile("[0-9]{1,4}")
_CYCLE = re.compile(CYCLE)
_WORDS = re.compile("[0-9공영일이삼사오육칠팔구십]{1,8}")
_MONTH = re.compile(r"동짓달|섣달|(?:[0-9]{1,2}|공?(?:십 ?[일이]?|[일이삼사오육륙유칠팔구시정])) ?월")
_NO_NUMBER = re.compile(r"[^0-9공영일이삼사오육륙유칠팔구십시백천정]")


def years(year: int) -> tuple[int, ...]:
    """Which it may be: one of two digits is of either century."""
    return (year,) if year > 99 else (1900 + year, 2000 + year)


def date_in(typed: str) -> tuple[int, int, int]:
    """Year, month and day, in any of the forms of `days`."""
    if typed.endswith("년"):
        month, day, year = map(int, NUMBERS.findall(typed))
        return year, month, day
    if in_month := _MONTH.search(typed, typed.find("년") + 1):
        before = typed[: in_month.start()].partition("년")[0]
        year = _ELDER if _CYCLE.match(typed) else number(before)
        return year, month_of(in_month[0]), day_of(typed[in_month.end() :])
    words = _WORDS.findall(typed)
    if len(words) != 3:
        closed = "".join(words)
        digits = closed[: 8 if len(closed) > 7 else 6]
        return number(digits[:-4]), number(digits[-4:-2]), number(digits[-2:])
    first, second, third = map(number, words)
    if len(words[2]) < 4:
        return first, second, third
    return (third, second, first) if second <= 12 else (third, first, second)


def month_of(typed: str) -> int:
    """The month said before or without 월: 3, 삼, 섣달."""
    return _MONTHS.get(typed) or number(typed)


def day_of(typed: str) -> int:
    """The day in what stands behind the month: 14일, 십사일, 초사흘, 열이렛날."""
    word = typed.strip(" ,.\n").removeprefix("생").removeprefix("하고").strip(" ,.\n()음양력으로")
    return _DAYS.get(word.removesuffix("날")) or number(word.removesuffix("일"))


def number(word: str) -> int:
    """62, 육이, 육십이 and 예순둘 are 62."""
    if native := _NATIVE.fullmatch(word.strip()):
        return _TENS[native[1]] + _ONES.get(native[2], 0)
    total = unit = 0
    for character in _NO_NUMBER.sub("", word):
        if character in _PLACES:
            total, unit = total + (unit or 1) * _PLACES[character], 0
        else:
            unit = unit * 10 + (int(character) if character.isdigit() else _SAID[character])
    return total + unit
