"""Numbers of an address that are spelled out: 백일동 천이백삼호, 101동 일이공삼호, 교촌리 이백삼십일번지, 동리로 삼십일.

They are read as amounts (천이백삼) or digit by digit (일이공삼), and only where a number of an address stands: in
front of 동, 호 and 번지, or behind a road or 리. 이사, 일이 and 구이 are words: without 동, 호 or 번지 a numeral needs
십 or 백 in it.
"""

from collections.abc import Iterator

from pii_guard.model.text import Edit, Layer
from pii_guard.recognizer.expressions import Expression

from .words import HOUSES, LAND

_UNITS = "일이삼사오육칠팔구"
_DIGITS = {**{c: d for d, c in enumerate(_UNITS, 1)}, "공": 0, "영": 0, "륙": 6}
_LETTER = {"에이": "A", "비": "B", "씨": "C", "디": "D"}
_PLACES = {"천": 1000, "백": 100, "십": 10}
_AMOUNT = Expression(rf"(?:[{_UNITS}]?천)?(?:[{_UNITS}]?백)?(?:[{_UNITS}]?십)?[{_UNITS}]?")

LETTERS = f"[{_UNITS}공영륙십백천]"
NUMERAL = f"{LETTERS}{{2,8}}"
BIG = rf"(?:[{_UNITS}]?천(?:[{_UNITS}]?백)?(?:[{_UNITS}]?십)?|[{_UNITS}]?백(?:[{_UNITS}]?십)?|[{_UNITS}]?십)[{_UNITS}]?"  # 백이, 이백삼십, 삼십일
HUNDREDS = rf"(?:[{_UNITS}]?천[ ]?)?[{_UNITS}]?백[ ]?[{_UNITS}십]{{1,3}}"  # 천 이백삼, as a telephone writes it down
FEW_HUNDREDS = f"[{_UNITS}]?백(?:[{_UNITS}]?십)?[{_UNITS}]?"
ROW = f"[{_UNITS}][{_UNITS}공영]{{2,3}}"  # digit by digit: 일일팔; two are a word, 이사
ONE = f"[{_UNITS}십백]"
IN_BLANKS = rf"(?:[{_UNITS}][ ]?)?[천백십](?:[ ]?[{_UNITS}천백십]){{1,5}}"  # 삼백 팔십
APART_ALOUD = f"[{_UNITS}](?: [{_UNITS}공영]){{2,3}}"  # 일 공 일
_TENS = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
_ONES = {"하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}  # fmt: skip
NATIVE = rf"(?:(?:[{_UNITS}]?백)?(?:{'|'.join(_TENS)})(?:{'|'.join(_ONES)})?|[{_UNITS}]?백(?:{'|'.join(_ONES)}))"  # 일백열여덟, 삼백두: the old read so
_NATIVE = Expression(rf"(?:(?P<hundreds>[{_UNITS}]?)백)?(?P<tens>{'|'.join(_TENS)})?(?P<ones>{'|'.join(_ONES)})?")
HOUSE = "(?:" + "|".join(HOUSES) + ")"
_DASH = "[ ]?(?:다시|의|에|-)[ ]?"  # how the hyphen of a lot is said
_AGAIN = rf"(?:{_DASH}(?P<part>[{_UNITS}공영십백]{{1,5}}|[0-9]{{1,4}}(?=[ ]?번지)))?"
_NAMED = rf"[리동산가로길](?:\([가-힣 ]{{1,8}}\))?[ ]{{0,2}}(?:{LAND}[ ]?)?"
_ENDS = r"(?=$|[ ,.~)\n]|번|에|으?로|입니|이[에고]|예요|인데)"

_SHAPES = {  # by what all their matches hold
    "호": (
        Expression(
            rf"(?:(?<![가-힣0-9])|{HOUSE})(?P<one>{NUMERAL}|[0-9]{{1,4}})[ ]?동(?:에서?|의)?[ ,-]{{0,2}}제?(?P<two>{NUMERAL}|[0-9]{{3,4}})[ ]?호(?!출|수|선|기|차)"
        ),
        Expression(
            rf"(?<![가-힣0-9])(?P<one>{HUNDREDS})[ ]?동에?[ ,]{{0,2}}(?P<two>{HUNDREDS})[ ]?호(?!출|수|선|기|차)"
        ),
        Expression(rf"(?:{HOUSE}|[0-9{_UNITS}십백])[ ,]{{1,2}}(?P<one>{NUMERAL})[ ]?호(?!출|수|선|기|차)"),
        Expression(rf"(?<![가-힣])(?P<one>{APART_ALOUD})[ ]?동에?[ ]?(?P<two>{APART_ALOUD})[ ]?호"),
        Expression(rf"{HOUSE}[ ,]{{1,2}}(?P<one>{ONE})[ ]?동[ ,]{{0,2}}(?P<two>{NUMERAL})[ ]?호"),
        Expression(
            rf"(?<![가-힣])(?:[가나다라마바사아]|(?P<letter>에이|비|씨|디))동[ ,]{{0,2}}(?P<two>{NUMERAL})[ ]?호"
        ),
        Expression(
            rf"(?<![가-힣])(?P<one>{ONE})[ ]?동[ ,]{{1,2}}(?P<two>{ROW}|{FEW_HUNDREDS})[ ]?호(?!출|수|선|기|차)"
        ),
        Expression(
            rf"(?<![가-힣0-9])(?P<one>{NUMERAL}|[1-9][0-9]{{2}})(?P<block>에 ?)(?P<two>{NUMERAL}|[1-9][0-9]{{2,3}}) ?호(?!출|수|선|기|차)"
        ),
    ),
    "번지": (
        Expression(rf"번지(?:[ ]?(?:의|에|다시))?[ ]?(?P<one>{LETTERS}{{1,4}})[ ]?호"),
        Expression(rf"번지(?:[ ]?(?:의|에|다시))[ ]?(?P<one>{LETTERS}{{1,4}}){_ENDS}"),
        Expression(rf"{_NAMED}(?P<one>{IN_BLANKS})[ ]?번지"),
        Expression(rf"(?<![가-힣])[가-힣]{{2,4}}[ ]{{1,2}}(?P<one>{NUMERAL}){_AGAIN}[ ]?번지"),
        Expression(
            rf"{_NAMED}(?:(?:다시|어|음|그)[ ,]?)?(?P<one>{NUMERAL}|{LETTERS}{{1,3}}(?:[ ]{LETTERS}{{1,3}}){{1,3}}|{NATIVE}|{ONE}|[0-9]{{1,4}}|[0-9](?:[ ][0-9]){{1,3}}){_AGAIN}[ ]?번지"
        ),
    ),
    "": (
        Expression(rf"{HOUSE}[ ,]{{1,2}}(?P<one>{ROW}){_ENDS}"),
        Expression(
            rf"{HOUSE}[ ,]{{1,2}}(?P<one>{NUMERAL}|[1-9][0-9]{{2}})(?P<block>에 ?)(?P<two>{NUMERAL}|[1-9][0-9]{{2,3}})(?![0-9원명])"
        ),
        Expression(
            rf"(?:[로길리]|리\([가-힣 ]{{1,8}}\))[ ](?:(?:산|{LAND})[ ]?)?(?P<one>{BIG}|{NATIVE}){_AGAIN}{_ENDS}"
        ),
        Expression(rf"[로길리][ ](?:(?:산|{LAND})[ ]?)?(?P<one>{ROW}|{IN_BLANKS}){_AGAIN}{_ENDS}"),
        Expression(
            rf"[로길][ ](?P<one>[{_UNITS}][{_UNITS}공영])(?=[ ,]{{1,2}}(?:{HOUSE} ?)?(?:{NUMERAL}|[1-9][0-9]{{0,3}})[ ]?[동호층])"
        ),
        Expression(
            rf"[로길리][ ](?:(?:산|{LAND})[ ]?)?(?P<one>[{_UNITS}][{_UNITS}공영])[ ]?(?:다시|-)[ ]?(?P<part>[{_UNITS}공영십백]{{1,5}}){_ENDS}"
        ),
        Expression(
            rf"{HOUSE}[ ,]{{1,2}}(?P<one>{NUMERAL}|[1-9][0-9]{{2,3}})(?P<dash>[ ]?(?:다시|-|/)[ ]?)(?P<two>{BIG}|{ROW}|[1-9][0-9]{{2,3}})(?![0-9])"
        ),
        Expression(
            rf"{HOUSE}[ ,]{{1,2}}(?P<one>{NUMERAL}|[0-9]{{1,4}}|{ONE})[ ]?동에?[ ,]{{0,2}}(?P<two>{BIG}|{ROW}){_ENDS}"
        ),
    ),
}
UNIT_IN_BRACKETS = r"\((?:동|호|층|번지)\)"  # of a form: 105(동) 1203(호)
_UNIT_IN_BRACKETS = Expression(rf"(?<=[0-9]){UNIT_IN_BRACKETS}")
_MAY_BE = Expression(
    rf"[0-9](?:{UNIT_IN_BRACKETS}|[ ]번지)|{LETTERS}(?:[ ]?[호동]|[ ]?번지|[ ]?다시|[ ]?의|에)|[로길리라트립션룸원텔츠][ ,]{{1,2}}{LETTERS}|[0-9]에 ?[0-9]|[가-힣]번지|[0-9] ?다시"
    rf"|[다시/-][ ]?{LETTERS}|[산논밭답집땅][ ]?{LETTERS}"
)  # cheap, and in every shape


def as_digits(text: str) -> tuple[str, Layer | None]:
    """The text with such numbers in digits, and the way back to the typed one; None where there can be none."""
    if not _MAY_BE.search(text):  # cost only: every shape looks for such a place, one by one
        return text, None
    shapes = (shape for needed, some in _SHAPES.items() if needed in text for shape in some)  # cost only: as above
    edits = {edit for shape in shapes for edit in _edits(text, shape)}
    edits |= {(*unit.span(), unit[0][1:-1]) for unit in _UNIT_IN_BRACKETS.finditer(text)}
    if not edits:  # cost only: a layer without edits leads back to the same places
        return text, None
    layer = Layer()
    return layer.rewrite(text, [*_apart(edits)]), layer


def _apart(edits: set[Edit]) -> Iterator[Edit]:
    """The edits in order; of those that begin within another, none: the longest says the whole number."""
    done = -1
    for start, end, digits in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= done:
            yield start, end, digits
            done = end


def _edits(text: str, shape: Expression) -> Iterator[Edit]:
    for match in shape.finditer(text):
        groups = match.groupdict()
        for gap, read in (("block", "동 "), ("dash", "-")):
            if groups.pop(gap, None):
                yield *match.span(gap), read
        if letter := groups.pop("letter", None):
            yield *match.span("letter"), _LETTER[letter]
        numbers = {name: _digits(typed.replace(" ", "")) for name, typed in groups.items() if typed}
        for name, digits in numbers.items():
            dash = "-" if name == "part" else ""
            start = match.end("one") if dash else match.start(name)  # 다시 is read as the dash
            if digits != text[start : match.end(name)]:
                yield start, match.end(name), dash + digits


def _digits(word: str) -> str:
    """The number a word says; empty where it says none."""
    if word.isdigit():
        return word
    if native := _NATIVE.fullmatch(word):
        hundreds = 0 if native["hundreds"] is None else _DIGITS.get(native["hundreds"], 1)
        return str(100 * hundreds + _TENS.get(native["tens"] or "", 0) + _ONES.get(native["ones"] or "", 0))
    if not any(place in word for place in _PLACES):
        said = "".join(str(_DIGITS[c]) for c in word)
        return said if said[0] != "0" else ""
    return str(_amount(word)) if _AMOUNT.fullmatch(word) else ""


def _amount(word: str) -> int:
    total, unit = 0, 0
    for char in word:
        if char in _PLACES:
            total, unit = total + (unit or 1) * _PLACES[char], 0
        else:
            unit = _DIGITS[char]
    return total + unit
