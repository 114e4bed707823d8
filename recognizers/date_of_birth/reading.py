"""Reads the numbers of a day, however it is written: 62.3.14, 620314, 육이년 삼월 십사일, 3월 14일 1962년."""

import re

SAID = {
    **{str(d): d for d in range(10)},
    **dict(zip("공영일이삼사오육칠팔구", (0, 0, *range(1, 10)), strict=True)),
    "유": 6,
}
PLACES = {"십": 10, "시": 10, "백": 100, "천": 1000}

_SIGN = re.compile("[가-힣]{1,3} ?띠,? ?")  # of the zodiac
NUMBERS = re.compile("[0-9]{1,4}")


def years(year: int) -> tuple[int, ...]:
    """Which it may be: one of two digits is of either century."""
    return (year,) if year > 99 else (1900 + year, 2000 + year)


def date_in(typed: str) -> tuple[int, int, int]:
    """Year, month and day, in any of the forms of `patterns`."""
    if "년" in typed:
        if typed.endswith("년"):
            of_year, *last = map(int, reversed(NUMBERS.findall(typed)))
            return of_year, last[1], last[0]
        before, _, rest = _SIGN.sub("", typed).partition("년")
        in_month, _, on = rest.partition("월")
        return number(before), number(in_month.lstrip(" 생도,음양력")), number(on.strip().removesuffix("일"))
    words = re.findall(r"[^-./~_·, \n]{1,8}", typed)
    closed = "".join(words)
    if len(words) == 3:
        year, month, day = (word.removesuffix("일") if word[0] <= "9" else word for word in words)
        return number(year), number(month.removesuffix("월")), number(day)
    year, month, day = closed[:-4], closed[-4:-2], closed[-2:]
    return number(year), number(month), number(day)


def number(word: str) -> int:
    """62, 육이 and 육십이 are 62."""
    total = unit = 0
    for character in word.strip():
        if character in PLACES:
            total, unit = total + (unit or 1) * PLACES[character], 0
        else:
            unit = unit * 10 + SAID[character]
    return total + unit
