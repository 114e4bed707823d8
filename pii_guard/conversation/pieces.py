"""The pieces of a message: rows of digits, and what recognizers declare beside them, that may be a part of something.

Only positive evidence closes a row: a unit or counter right behind it. A word that nobody has listed closes nothing,
because residents put anything around a number: 010이구요, 음 그다음은 2345 맞죠.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pii_guard.fold.numerals import DIGIT_OF
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.expressions import Expression
from pii_guard.text import Text

NUMBER = "number"  # the chain of rows of digits
MOST_ROWS = 12  # of one message: a list is no answer

_LAUGHTER = Expression(r"(?<=[0-9])(?:[ㅋㅎㅠㅜ]{1,20}|ㅇ{2,20}|ㅇ(?=$|[ \n.,!?]))")
_ROW = Expression(r"(?<![A-Za-z])(?:[A-Z]{1,2}(?=[0-9]))?[0-9](?:[-./_~·,() ]{0,3}\n?[0-9]){0,39}")
_FEW = 2  # syllables glued to typed digits: 이, 이구 and 일 begin many endings
_SYLLABLES = "공영빵일이삼사오육륙칠팔구"
_WORDS = "하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉"
_SAID = f"(?:{_WORDS}|[{_SYLLABLES}])"
_SPOKEN = Expression(rf"(?:{_SAID}|[0-9])(?:(?:[-., ]{{0,2}}|에 ?| ?다시 ?)(?:{_SAID}|[0-9])){{0,19}}")
_DIGITS = Expression(f"{_WORDS}|[{_SYLLABLES}0-9]")
_OPENS = rf"(?<![가-힣])[공영빵]|[공영빵]일[공영빵칠육팔구]|[{_SYLLABLES}]{{4}}"
_OPENS_SPOKEN = Expression(_OPENS)

# What counts or measures, right behind a row. Endings of verbs that look like a counter are left out: 67인데, 89세요.
_MEASURED = Expression(
    r" ?(?:원(?!래)|[천백]?만 ?원|[천백]? ?만(?=$|[ ,.을이에정])|억|%|퍼센트|프로|평|㎡|제곱|kg|㎏|킬로"
    r"|그램|리터|미터|cm|㎝|km|번째|번지|개월|개년|가구|세대|마리|포대|상자|박스|페이지|시간|주일|주간|학년"
    r"|등급|인분|자리|배(?=$|[ ,.로])|명(?!의)|개|건(?!데)|살|초|층|호|동|회|장|권|병|통|반"
    r"|대(?=$|[ ,.를가의])|등(?!록)|주(?! ?[세시])|세(?!요)|kw|분의|급)"
)
_DATED = Expression(" ?(?:(년)|(월)|(일)(?! ?[거걸까텐것지])|(시)(?![고구네라며는]|입|십|예|죠)|(분)(?!의))")
_LONGEST_COUNTED = 4  # digits of what is counted, unless it is money
_MONEY = Expression(r" ?(?:원(?!래)|[천백]?만 ?원|억|평|㎡|kg|㎏)")
_MOST_DATED = (9_999, 12, 31, 24, 59)


# What a message must hold to hold a row; all that folds to a digit lies outside the usual letters.
_MAY_HOLD = Expression(rf"[^\n -/:-~가-힣ㄱ-ㅎㅏ-ㅣ]|{_OPENS}")


class Row(NamedTuple):
    """A piece in the folded text. `variants` are its readings: 구이구요 may be 92 or 9; the likeliest first."""

    start: int
    end: int
    chain: str
    variants: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Row({self.chain}, {self.end - self.start} characters)"


def sober(message: str) -> str:
    """The message with blanks for the laughter glued to digits, which would be read as zeros: 21ㅇㅇ."""
    return _LAUGHTER.sub(lambda m: " " * len(m[0]), message)


class Pieces:
    """Finds the pieces of messages for one catalog. Built once, then never changed."""

    def __init__(self, recognizers: Iterable[Recognizer]) -> None:
        """Rows of digits, and what each of these recognizers declares beside them."""
        opened = [(r.entity, r.opens) for r in recognizers if r.opens]
        rows = [f"(?:{o.rows})" for _, o in opened if o.rows]
        self._rows = Expression("|".join(rows)) if rows else None
        self._grammars = [(entity, o.find) for entity, o in opened if o.find]

    def may_hold(self, message: str) -> bool:
        """Whether the message may hold a piece at all: one cheap look, and for most messages the only one."""
        return _MAY_HOLD.search(message) is not None

    def end_of(self, text: Text, row: Row, variant: str) -> int:
        """Where a reading of a row ends in the folded text."""
        spare = len(row.variants[0]) - len(variant)
        if not spare:
            return row.end
        digits = list(_DIGITS.finditer(text.folded, row.start, row.end))
        return digits[-1 - spare].end()

    def of(self, text: Text, waiting: bool) -> Sequence[Row]:
        """The open rows of a folded message in order; `waiting`: earlier pieces may go on in it."""
        folded = text.folded
        spoken = list(_spoken(folded, waiting))
        rows = [*_outside(_typed(folded), spoken), *self._lettered(folded), *spoken]
        for entity, find in self._grammars:
            rows += [Row(start, end, entity, (folded[start:end],)) for start, end in find(text)]
        return sorted(rows[:MOST_ROWS], key=lambda row: row.start)

    def _lettered(self, folded: str) -> Iterator[Row]:
        """Pieces with a letter; the counters of everyday life close them as they close digits."""
        for match in self._rows.finditer(folded) if self._rows else ():
            yield Row(match.start(), match.end(), NUMBER, (match[0].replace(" ", ""),))


def _typed(folded: str) -> Iterator[Row]:
    for match in _ROW.finditer(folded):
        if not _is_counted(folded, match[0], match.end()):
            yield Row(match.start(), match.end(), NUMBER, (match[0],))


def _outside(rows: Iterable[Row], others: Sequence[Row]) -> Iterator[Row]:
    """The rows that lie in none of the others."""
    return (row for row in rows if not any(o.start <= row.start and row.end <= o.end for o in others))


def _is_counted(folded: str, row: str, end: int) -> bool:
    """Whether a unit or counter stands right behind: nobody counts what begins with zero, but days and hours."""
    last = re.split("[^0-9]", row)[-1]
    if dated := _DATED.match(folded, end):
        which = next(i for i, unit in enumerate(dated.groups()) if unit)
        return len(last) <= 2 + 2 * (which == 0) and 0 < int(last) <= _MOST_DATED[which]
    if last.startswith("0") or not _MEASURED.match(folded, end):
        return False
    return len(last) <= _LONGEST_COUNTED or _MONEY.match(folded, end) is not None


def _spoken(folded: str, waiting: bool) -> Iterator[Row]:
    """Digits read aloud: a row that begins as telephones do, or a long one; any, where something waits to go on."""
    if not (waiting or _OPENS_SPOKEN.search(folded)):
        return
    for match in _SPOKEN.finditer(folded):
        words = match[0]
        said = len(words.rstrip(_SYLLABLES))
        if words.isascii() or (words[0].isascii() and words[:said].isascii() and len(words) - said <= _FEW):
            continue  # 6789이에요: the copula is no digit
        digits = "".join(DIGIT_OF[m[0]] for m in _DIGITS.finditer(words))
        glued = folded[match.start() - 1 : match.start()]
        inside = "가" <= glued <= "힣"
        if inside and len(digits) < 3:
            continue
        opens = digits[0] == "0" and (len(digits) > 1 or not inside)
        if waiting or opens or len(digits) >= 4:
            behind = folded[match.end() : match.end() + 1]
            spare = 3 if "가" <= behind <= "힣" else 2  # 구이구요: the copula and an ending look like digits
            variants = [digits[: len(digits) - k] for k in range(min(spare, len(digits)))]
            yield Row(match.start(), match.end(), NUMBER, tuple(v for v in variants if v))
