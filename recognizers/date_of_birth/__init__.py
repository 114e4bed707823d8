"""Date of birth (생년월일): with a name it identifies a person (개인정보 보호법 제2조제1호).

A day counts where words say that somebody was born on it: a label in front (생년월일, 생일, 출생), a word behind (생,
출생, 태어났어요), or who it is (저는, 남편, 큰애). And a day long ago that stands by itself counts, as what a message
begins with, answers, or is told of somebody: residents write no other dates of forty years ago, unless a word beside it
says what happened then (취득일, 준공, 개정, 이전, 부터). Six digits need the end of a clause or field at either side.
https://www.law.go.kr/법령/개인정보보호법
"""

import re
from collections.abc import Callable

from pii_guard.model import Evidence
from pii_guard.model.clock import today
from pii_guard.recognizer import (
    CONFIRMED,
    PLAUSIBLE,
    Match,
    Pattern,
    Question,
    Recognizer,
    Verdict,
)
from pii_guard.recognizer.checks import past_date, real_date
from pii_guard.recognizer.dictation import lets_join
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.tries import trie
from pii_guard.sentences import Sentence

from .examples import EXAMPLES
from .patterns import PATTERNS
from .reading import NUMBERS, date_in, number, years

_BIRTH_SAID = Expression(r"생 ?년 ?월 ?일|생일|생신|호적|[0-9일월](?:년)?생")
LABEL_BEFORE = 16  # characters in front of a day in which a word may say whose or what it is
_OF_SOMETHING = Expression(
    r"(?:(?<!생)(?<!생월)(?<!출생)[가-힣]일자?|날짜|기준|기[간한]|부터|시작|종료|준공|취득|계약|등기|사망|결혼|혼인|이혼|입사|퇴사|입대|제대|전역|졸업|입학|전입|이사"
    r"|개업|설립|창립|사고|발생년?|발급|만료|유효|접수|등록|번호|코드|비번|법률|제정|개정|시행|공포|선고|대법|대판|고시|공고|고지|결정|부과)[^.\n]{0,6}$|[-–][0-9]{1,6} ?[,;] ?$"
)
SAID_BEFORE = 60  # characters from the word to a date that a paper has wrong
VERBAL = "은는이가을를의에로도일한된할될하되함해했인적"  # what ends a word that only begins like a name: 기준이, 양도한
STEMS = "갑을병정무기경신임계"
GROWN, LONG_AGO = 18, 30  # years from which people introduce themselves; and that hardly any date of an office is old
AGES = {"value_alone": LONG_AGO, "value_first": GROWN}
FOUNDATION = 2333  # years
YOUNGEST, OLDEST = 10, 100  # years; a paper's own date in brackets is of these days, or of history

NO_SUCH_DAY = Verdict(
    Evidence.REFUTED, why=Sentence("지나간 날짜가 아닙니다.", "The calendar has no such day, or it has not come.")
)
NOBODY_IS_SO_OLD = Verdict(
    Evidence.REFUTED,
    why=Sentence("사람의 나이로는 너무 가깝거나 먼 날짜입니다.", "Too near or too long ago for somebody's birth."),
)
NOBODYS = Verdict(
    Evidence.REFUTED, why=Sentence("앞에서 생일을 말하지 않습니다.", "No birth is spoken of in front of it.")
)
NOTHING_BESIDE = Verdict(
    Evidence.REFUTED,
    why=Sentence("글에 이 날짜뿐이어서 무슨 날인지 알 수 없습니다.", "Nothing stands beside it: it may be any day."),
)
OF_AN_EVENT = Verdict(
    Evidence.REFUTED,
    why=Sentence("앞의 말이 다른 날을 가리킵니다.", "The words in front of it name another day."),
)
WORDS_BETWEEN = Verdict(
    Evidence.REFUTED,
    why=Sentence("사이의 말이 다른 것을 가리킵니다.", "The words between year, month and day name other things."),
)
NO_NAME = Verdict(
    Evidence.REFUTED, why=Sentence("곁의 말이 사람 이름이 아닙니다.", "What stands beside it is nobody's name.")
)
A_SAMPLE = Verdict(Evidence.REFUTED, why=Sentence("같은 숫자만 적은 보기입니다.", "One digit repeated is a sample."))


def validate(match: Match) -> Verdict:
    """Whether the calendar has that day and it has come; a year of two digits may be of either century."""
    named = match.groupdict()
    for group, read in _READ.items():
        if typed := named.get(group):
            return read(typed)
    if beside := named.get("value_beside"):
        return _beside(beside, named["who"] or "")
    for group, age in AGES.items():
        if alone := named.get(group):
            start, text = match.start(group), match.string
            if alone.isascii() and not text.replace(alone, "", 1).strip(" .\n"):
                return NOTHING_BESIDE
            return _alone(alone, text[max(0, start - LABEL_BEFORE) : start], age)
    if said := named.get("value_said"):
        joined = lets_join((named["first"] or "", named["second"] or ""))
        return _as_certain(*map(int, NUMBERS.findall(said))) if joined else WORDS_BETWEEN
    if on_record := named.get("value_on_record"):
        return _on_record(on_record, match.string[max(0, match.start() - SAID_BEFORE) : match.start()])
    return _as_certain(*date_in(named["value"] or ""))


def _as_certain(year: int, month: int, day: int) -> Verdict:
    return CONFIRMED if any(past_date(y, month, day) for y in years(year)) else NO_SUCH_DAY


def _slip(typed: str) -> Verdict:
    """Right behind its label a day may be none."""
    return A_SAMPLE if len(set(filter(str.isdigit, typed))) == 1 else PLAUSIBLE


def _in_parts(typed: str) -> Verdict:
    year, month, day = map(int, NUMBERS.findall(typed))
    return PLAUSIBLE if any(past_date(y, month, day) for y in years(year)) else NO_SUCH_DAY


def _month(typed: str) -> Verdict:
    year, *month = map(int, NUMBERS.findall(typed))
    return PLAUSIBLE if any(past_date(y, month[0] if month else 1, 1) for y in years(year)) else NO_SUCH_DAY


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
    return _of_somebody(year - FOUNDATION, month, day)


def _long_ago(typed: str) -> Verdict:
    """With a year of the cycle of sixty (무진년) it can only be somebody's who was told so."""
    year = typed.partition("년")[0]
    return PLAUSIBLE if year[0] in STEMS else _of_somebody(number(year), 1, 1)


def _beside(typed: str, who: str) -> Verdict:
    """Beside a name that somebody is known to have: no word and its particle, 기준이."""
    word = trie("words.marisa").prefixes(who[:2]) and who[2] in VERBAL
    known = any(key[:-2] == who[1:] for key in trie("given.marisa").keys(who[1:]))
    if word or not known:
        return NO_NAME
    born = _of_somebody(*date_in(typed.rstrip(".")))
    return CONFIRMED if born is PLAUSIBLE else born


def _alone(typed: str, before: str, youngest: int) -> Verdict:
    """A day long ago that stands by itself: nothing in front of it says what happened then."""
    if _OF_SOMETHING.search(before):
        return OF_AN_EVENT
    born = _of_somebody(*date_in(typed.rstrip(".")), youngest)
    return CONFIRMED if born is PLAUSIBLE else born


def _of_a_child(typed: str) -> Verdict:
    year, month, day = date_in(typed.rstrip("."))
    return PLAUSIBLE if any(past_date(y, month, day) for y in years(year)) else NO_SUCH_DAY


def _on_record(typed: str, before: str) -> Verdict:
    """What a paper has for somebody's birthday of which the message speaks: 호적에는 1949년 1월 5일로 되어 있어요."""
    if not _BIRTH_SAID.search(before):
        return NOBODYS
    day = _of_somebody(*date_in(typed))
    return CONFIRMED if day is PLAUSIBLE else day


def _of_somebody(year: int, month: int, day: int, youngest: int = YOUNGEST) -> Verdict:
    """A date in brackets behind a name: of somebody who lives and can write, or it is that of a paper."""
    this_year = today().year
    if not any(real_date(y, month, day) for y in years(year)):
        return NO_SUCH_DAY
    lives = any(youngest <= this_year - y < OLDEST for y in years(year))
    return PLAUSIBLE if lives else NOBODY_IS_SO_OLD


# What goes on behind a part of a birth date is no answer: 43년에 왔어요; not 43년이요.
A_WORD = "[가-힣](?!요)[가-힣]|[가-힣](?!요)[가-힣] "  # nor one behind a word: 헤어진 지 15일; but 잠시만요 43년이요
GOES_ON = r"[0-9]|[^0-9A-Za-z가-힣\n]{0,3}(?!이?[요고]|이?에요|예요|입니다|인데|생|맞|음력|양력)[가-힣]"
_READ: dict[str, Callable[[str], Verdict]] = {
    "value_slip": _slip,
    "value_en": lambda _: PLAUSIBLE,
    "value_en2": lambda _: PLAUSIBLE,
    "value_en3": lambda typed: _of_somebody(max(map(int, NUMBERS.findall(typed))), 1, 1, GROWN),
    "value_child": _of_a_child,
    "value_dangi": _by_foundation,
    "value_old": lambda _: PLAUSIBLE,
    "value_part": lambda _: PLAUSIBLE,
    "value_long_ago": _long_ago,
    "value_parts": _in_parts,
    "value_month": _month,
    "value_day": _birthday,
    "value_day2": _birthday,
    "value_named": lambda typed: _of_somebody(*date_in(typed.rstrip("."))),
    "value_named2": lambda typed: _of_somebody(*date_in(typed)),
}

RECOGNIZER = Recognizer(
    entity="DATE_OF_BIRTH",
    label="생년월일",
    label_en="date of birth",
    about="생년월일입니다. 생년월일·출생·생일 같은 말이나 누구인지 말하는 말이 곁에 있을 때 찾고, 옛날 날짜가 홀로 서 있을 때도 찾습니다. 다른 일이 있었던 날이라는 말이 곁에 있으면 찾지 않습니다. 달력에 없는 날과 오지 않은 날은 아닙니다.",
    korean={
        "labelled": "이름표 뒤",
        "slip": "이름표 뒤의 잘못 적은 것",
        "english": "영어",
        "behind-name": "이름 뒤 괄호",
        "birthday": "생일",
        "day-of-old": "날을 옛말로",
        "front-half": "주민번호 앞자리",
        "before-label": "이름표 앞",
        "born-on": "태어난 날",
        "year-and-day": "몇 년생 몇 월 며칠",
        "dictated": "생각하며 말한 날",
        "month": "몇 년 몇 월생",
        "in-parts": "해, 달, 날에 저마다 이름표",
        "of-old": "이름표 없이 옛말로",
        "on-record": "서류에 적힌 날",
        "in-a-row": "전화나 주소와 나란히",
        "told": "생년월일을 드린다는 말 뒤",
        "behind-who": "누구인지 말한 뒤 여섯 자리",
        "short-label": "한 글자 이름표 뒤",
        "first": "말을 꺼내며",
        "by-itself": "홀로 선 옛날 날짜",
        "six": "홀로 선 여섯 자리",
        "behind-name-alone": "이름 뒤",
        "english-alone": "영어로 쓴 옛날 날짜",
        "foundation": "단기",
        "who-is": "누구인지 말한 뒤",
        "year-then-birthday": "몇 년생이고 생일은 언제",
    },
    source="https://www.law.go.kr/법령/개인정보보호법",
    legal_basis="개인정보 보호법 제2조제1호",
    patterns=PATTERNS,
    validate=validate,
    heads=(
        "생년월일",
        "생년",
        "생일",
        "태어난 날",
        "출생일",
        "출생연월일",
        "birthday",
        "birth",
        "birthdate",
        "dateofbirth",
        "dob",
        "bday",
    ),
    context=("생년월일", "생일", "출생", "태어", "년생"),
    asks=(
        Question(
            "생년 ?월 ?일|생일|생신|생년|몇 ?년 ?생|주민(?:등록)? ?번호 ?앞|앞 ?자리|출생|태어나신",
            "생년월일",
            (
                Pattern("year", r"(?P<value_part>(?:19|20)?[0-9]{2}년)", left=f"[0-9']|{A_WORD}", right=GOES_ON),
                Pattern("month", r"(?P<value_part>1?[0-9]월)", left=f"[0-9년]|년 |{A_WORD}", right=GOES_ON),
                Pattern("day-alone", r"(?P<value_part>[1-3]?[0-9]일)", left=f"[0-9월]|월 |{A_WORD}", right=GOES_ON),
                Pattern("day", r"(?P<value_day>[0-9]{1,2}월 ?[0-9]{1,2}일)", left="[0-9년]"),
                Pattern(
                    "said",
                    r"(?P<value_slip>(?:19|20)?[0-9]{2}(?:년생?| ?[-./ ]) ?(?:[음양]력 ?)?[0-9]{1,2}(?:월| ?[-./ ]) ?[0-9]{1,2})",
                    left="[0-9]|[0-9][-./]",
                    right="[0-9]|[-./][0-9]| ?(?:[원명개시분]|만 ?원)",
                ),
            ),
        ),
    ),
    examples=EXAMPLES,
)
