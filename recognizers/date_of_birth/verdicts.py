"""What is to be said of a day that was found: whether the calendar has it, and whether it is somebody's birth."""

import re
from collections.abc import Callable

from pii_guard.model import Evidence
from pii_guard.recognizer import CONFIRMED, PLAUSIBLE, Match, Verdict
from pii_guard.recognizer.checks import past_date, real_date
from pii_guard.recognizer.dictation import lets_join
from pii_guard.recognizer.expressions import Expression
from pii_guard.sentences import Sentence

from .reading import NUMBERS, date_in, number, years
from .whose import ANY_AGE, GROWN, YOUNGEST, lives, youngest

_BIRTH_SAID = Expression(r"생 ?년 ?월 ?일|생일|생신|호적|[0-9일월](?:년)?생")
SAID_BEFORE = 60  # characters from the word to a date that a paper has wrong
FOUNDATION = 2333  # years

NO_SUCH_DAY = Verdict(
    Evidence.REFUTED, why=Sentence("지나간 날짜가 아닙니다.", "The calendar has no such day, or it has not come.")
)
NOBODY_IS_SO_OLD = Verdict(
    Evidence.REFUTED,
    why=Sentence("사람의 나이로는 너무 가깝거나 먼 날짜입니다.", "Too near or too long ago for somebody's birth."),
)
NOBODYS = Verdict(
    Evidence.REFUTED,
    why=Sentence("누가 태어난 날이라는 말이 곁에 없습니다.", "Nothing beside it says that somebody was born that day."),
)
WORDS_BETWEEN = Verdict(
    Evidence.REFUTED,
    why=Sentence("사이의 말이 다른 것을 가리킵니다.", "The words between year, month and day name other things."),
)
A_SAMPLE = Verdict(Evidence.REFUTED, why=Sentence("같은 숫자만 적은 보기입니다.", "One digit repeated is a sample."))


def validate(match: Match) -> Verdict:
    """Whether the calendar has that day and it has come; a year of two digits may be of either century."""
    named = match.groupdict()
    for group, read in _READ.items():
        if typed := named.get(group):
            return read(typed)
    if by_itself := named.get("value_by_itself"):
        age = youngest(match.string, *match.span("value_by_itself"))
        return NOBODYS if age is None else _of_somebody(*date_in(by_itself), age)
    if said := named.get("value_said"):
        joined = lets_join((named["first"] or "", named["second"] or ""))
        return _as_certain(*map(int, NUMBERS.findall(said))) if joined else WORDS_BETWEEN
    if on_record := named.get("value_on_record"):
        spoken_of = _BIRTH_SAID.search(match.string, max(0, match.start() - SAID_BEFORE), match.start())
        return _of_somebody(*date_in(on_record), YOUNGEST) if spoken_of else NOBODYS
    return _as_certain(*date_in(named["value"] or ""))


def _as_certain(year: int, month: int, day: int) -> Verdict:
    return CONFIRMED if any(past_date(y, month, day) for y in years(year)) else NO_SUCH_DAY


def _of_somebody(year: int, month: int, day: int, at_least: int) -> Verdict:
    """Of somebody who lives and can write, or of a child that is spoken of; or it is that of a paper."""
    if at_least == ANY_AGE:
        return _as_certain(year, month, day)
    alive = lives(year, month, day, at_least)
    if alive is None:
        return NO_SUCH_DAY
    return CONFIRMED if alive else NOBODY_IS_SO_OLD


def _slip(typed: str) -> Verdict:
    """Right behind its label a day may be none."""
    return A_SAMPLE if len(set(filter(str.isdigit, typed))) == 1 else PLAUSIBLE


def _in_parts(typed: str) -> Verdict:
    year, month, day = map(int, NUMBERS.findall(typed))
    return PLAUSIBLE if any(past_date(y, month, day) for y in years(year)) else NO_SUCH_DAY


def _month(typed: str) -> Verdict:
    year, month, _ = date_in(f"{typed}.1" if typed.replace(".", "").replace("-", "").isdigit() else f"{typed} 1일")
    return PLAUSIBLE if any(past_date(y, month, 1) for y in years(year)) else NO_SUCH_DAY


def _birthday(typed: str) -> Verdict:
    """Its year is not said."""
    month, day = map(int, re.findall("[0-9]{1,2}", typed)) if typed[0].isdigit() else _said(typed)
    return PLAUSIBLE if real_date(2000, month, day) else NO_SUCH_DAY


def _said(typed: str) -> list[int]:
    """삼월 십칠일 is 3 and 17."""
    return [number(word.strip()) for word in typed.removesuffix("일").split("월")]


def _by_foundation(typed: str) -> Verdict:
    """Counted from the foundation of Korea, 2333 before Christ: 단기 4290년 is 1957."""
    year, month, day = map(int, NUMBERS.findall(typed))
    return _of_somebody(year - FOUNDATION, month, day, YOUNGEST)


_READ: dict[str, Callable[[str], Verdict]] = {
    "value_slip": _slip,
    "value_en": lambda _: PLAUSIBLE,
    "value_en2": lambda _: PLAUSIBLE,
    "value_en3": lambda typed: _of_somebody(max(map(int, NUMBERS.findall(typed))), 1, 1, GROWN),
    "value_dangi": _by_foundation,
    "value_old": lambda _: PLAUSIBLE,
    "value_parts": _in_parts,
    "value_month": _month,
    "value_month2": _month,
    "value_day": _birthday,
    "value_day2": _birthday,
    "value_part": lambda _: PLAUSIBLE,
}
