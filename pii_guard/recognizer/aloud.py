"""Digits that are read aloud: 공일이삼, 하나 둘, 이십일, 삼천사백, four. Which word is which is known here alone.

Whether a word is a digit at all (이사 is moving, 오이 a cucumber) is for those to say who find it in a text.
"""

from pii_guard.recognizer.expressions import Expression

# 빵 is bread, too, and 륙 stands only behind 오: who reads only short rows leaves them.
SYLLABLES = ("공영빵", "일", "이", "삼", "사", "오", "육륙", "칠", "팔", "구")
NATIVE = ("제로", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
HANJA = ("〇零", "一壹", "二貳", "三參", "四肆", "五伍", "六陸", "七柒", "八捌", "九玖")
ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

UNITS = "일이삼사오육칠팔구"  # one to nine
EACH = f"[공영{UNITS}]"
COUNTED = "|".join(NATIVE[1:])
TENS = f"[{UNITS}]?십[{UNITS}]?"
_PLACES = {"십": 10, "백": 100, "천": 1_000, "만": 10_000}
_VALUE = {unit: value for value, unit in enumerate(UNITS, 1)}
_DIGITS = {
    **{said: str(d) for row in (SYLLABLES, HANJA) for d, words in enumerate(row) for said in words},
    **{said: str(d) for row in (NATIVE, ENGLISH) for d, said in enumerate(row)},
    **{said: str(d) for d, said in enumerate("0123456789")},
    **dict.fromkeys(("oh", "o", "ㅇ"), "0"),
    **dict.fromkeys("liㅣ", "1"),
}
_WORD = Expression("|".join(sorted(_DIGITS, key=len, reverse=True)))


def digits_said(said: str) -> str:
    """The digits of a row, each typed, drawn or said: 0, O, 공, 일곱, four; whatever else stands there is left out."""
    return "".join(_DIGITS[word[0]] for word in _WORD.finditer(said.lower()))


def amount(said: str) -> int:
    """The number by place value: 이천삼백사십오 is 2345."""
    total = below = unit = 0
    for char in said.replace(" ", ""):
        if char == "만":
            total, below, unit = total + (below + unit or 1) * _PLACES[char], 0, 0
        elif char in _PLACES:
            below, unit = below + (unit or 1) * _PLACES[char], 0
        else:
            unit = _VALUE[char]
    return total + below + unit
