"""Date of birth (생년월일): with a name it identifies a person (개인정보 보호법 §2).

Administration is full of dates, so a date counts only where the words say that somebody was born on it: a label in
front (생년월일, 생일, 출생) or a word behind (생, 출생, 태어났어요). Six digits are a date only behind such a label or
as the front half of a resident registration number.
https://www.law.go.kr/법령/개인정보보호법
"""

import re

from pii_guard.recognizer import CONFIRMED, REFUTED, Match, Pattern, Recognizer, Verdict, catches, ignores, misses
from pii_guard.recognizer.checks import past_date

SAID = {
    **{str(d): d for d in range(10)},
    **dict(zip("공영일이삼사오육칠팔구", (0, 0, *range(1, 10)), strict=True)),
    "유": 6,
}
PLACES = {"십": 10, "시": 10, "백": 100, "천": 1000}

YEAR = "(?:(?:18|19|20)[0-9]{2}|[0-9]{2})"
WRITTEN = rf"{YEAR} ?년 ?(?:[음양]력 ?)?[0-9]{{1,2}} ?월 ?[0-9]{{1,2}}(?: ?일)?"
ALOUD = "[공영일이삼사오육칠팔구십백천]{1,8} ?년 ?(?:십[일이]?|[일이삼사오육유칠팔구시]) ?월 ?[일이삼십사오육칠팔구]{1,4} ?일"
_UNIFORM = r"~[0-9]{1,2}~|_[0-9]{1,2}_|·[0-9]{1,2}·|, ?[0-9]{1,2}, ?|-?\n[0-9]{1,2}-?\n"
MARKED = rf"(?:{YEAR} ?[-./] ?[0-9]{{1,2}} ?[-./] ?[0-9]{{1,2}}|{YEAR}(?:{_UNIFORM})[0-9]{{1,2}})"
BLANKS = rf"{YEAR} {{1,2}}[0-9]{{1,2}} {{1,2}}[0-9]{{1,2}}"
CLOSED = "(?:(?:18|19|20)[0-9]{6}|[0-9]{6}|[공영일이삼사오육칠팔구]{6}|[12] [089](?: [0-9]){6}|[0-9](?: [0-9]){5})"
FRONT = r"(?:(?:주민|민증)[^0-9\n]{0,8}앞[^0-9\n]{0,5}|주민 ?앞)"
LABEL = rf"(?:생년 ?월 ?일|생일|출생 ?(?:[년연]월일|일자?)?|태어난 ?날|{FRONT}|(?:date of )?birth(?:day| ?date)?|born on|dob)"
GAP = r"(?:[ :='’(\n은는이가도요)/→>-]|양력|음력|에|날짜|6 ?자리){0,6}?"
OTHERS = r"(?:전화|폰|카드|계좌|통장|차|면허|여권)[^0-9\n]{0,6}"  # they have an 앞자리 too
BORN = (
    r"[.)]?[이은]? ?(?:\((?:양력|음력)\) ?)?"
    r"(?:일?생(?:[이입인임예으 ,.)\n]|$)|년생|생신|생일(?:$| ?[^파잔카선케쿠축 ])|(?:날|에|날에)? ?(?:태어|출생(?:[^신증지률아자]|$)))"
)

PATTERNS = (
    Pattern(
        "labelled",
        rf"(?i){LABEL}{GAP}(?P<value>{WRITTEN}|{ALOUD}|{MARKED}|{BLANKS}|{CLOSED})",
        right=r"[0-9]|-[0-9]|[*●]|[명건](?:[^가-힣]|$|[이을은만])",
    ),
    Pattern("front-half", rf"앞 ?자리{GAP}(?P<value>[0-9]{{6}})", left=OTHERS, right=r"[0-9]|-[0-9]|[*●]"),
    Pattern(
        "before-label",
        r"(?P<value>[0-9]{6})[이가은는]? ?(?:주민(?:등록)?(?:번호)? ?)?앞 ?자리",
        left=r"[0-9]|[0-9][-./]",
    ),
    Pattern(
        "born-on",
        rf"(?P<value>{WRITTEN}|{ALOUD}|{MARKED}|[0-9]{{8}}|[0-9]{{6}}){BORN}",
        left=r"[0-9]|[0-9][-./]|[공영일이삼사오육칠팔구십백천]",
    ),
)


def validate(match: Match) -> Verdict:
    """Whether the calendar has that day and it has come; a year of two digits may be of either century."""
    year, month, day = _numbers(match.groupdict()["value"] or "")
    years = (year,) if year > 99 else (1900 + year, 2000 + year)
    return CONFIRMED if any(past_date(y, month, day) for y in years) else REFUTED


def _numbers(typed: str) -> tuple[int, int, int]:
    """Year, month and day as they stand there, in any of the forms above."""
    if "년" in typed:
        year, _, rest = typed.partition("년")
        month, _, day = rest.partition("월")
        return _number(year), _number(month.lstrip(" 음양력")), _number(day.strip().removesuffix("일"))
    words = re.findall(r"[^-./~_·, \n]{1,8}", typed)
    closed = "".join(words)
    year, month, day = words if len(words) == 3 else (closed[:-4], closed[-4:-2], closed[-2:])
    return _number(year), _number(month), _number(day)


def _number(word: str) -> int:
    """62, 육이 and 육십이 are 62."""
    total = unit = 0
    for character in word.strip():
        if character in PLACES:
            total, unit = total + (unit or 1) * PLACES[character], 0
        else:
            unit = unit * 10 + SAID[character]
    return total + unit


RECOGNIZER = Recognizer(
    entity="DATE_OF_BIRTH",
    label="생년월일",
    label_en="date of birth",
    source="https://www.law.go.kr/법령/개인정보보호법",
    legal_basis="개인정보 보호법 §2 1호",
    patterns=PATTERNS,
    validate=validate,
    context=("생년월일", "생일", "출생", "태어", "년생"),
    examples=(
        catches("생년월일 «620314» 입니다", "six digits behind the label", in_context=True),
        catches("«1962년 3월 14일»생이에요", "생 glued on behind"),
        catches("생년월일은 «1981.03.12», 연락은 문자로", "dots"),
        catches("«62.03.14» 출생", "two-digit year, word behind", in_context=True),
        catches("«1962-03-14» 생일", "hyphens, word behind", in_context=True),
        catches("저는 «1955년 12월 1일»에 태어났어요", "a verb behind", in_context=True),
        catches("주민 앞자리 «620314»이고요", "front half of a resident registration number"),
        catches("생일이 음력 «1949. 8. 15»예요", "lunar date, blanks"),
        catches("생년월일: «19620314»", "eight digits"),
        catches("생년월일 «일구육이공삼일사» 입니다", "read aloud"),
        ignores("2026년 11월 22일 접수했어요", "an administrative date"),
        ignores("마감 12.31", "a deadline"),
        ignores("62.03.14 고시", "a notice"),
        ignores("생일파티 3월에 해요", "no day"),
        ignores("1962년 이전 주택", "a year only"),
        ignores("생년월일 6자리 입력하라는데 뭘 넣어요", "words about the date"),
        ignores("2026-11-04 발생한 일이에요", "생 inside another word"),
        ignores("생년월일 991332", "no thirteenth month"),
        ignores("2026.03.02 학생 모집", "a student"),
        catches("생년월일은요 - «1962.03.14»", "a particle and a dash between"),
        ignores("2026.11.22 생계급여 신청", "생 begins another word"),
        ignores("2026.11.03 출생신고 했어요", "the day of a report"),
        ignores("2024.1.1. 출생아부터 지원", "a day from which a rule holds"),
        ignores("2026-11-22 생일파티 해요", "the day of a party"),
        ignores("카드 앞자리 520314", "digits of a card"),
        ignores("62년생이에요", "a year alone"),
        catches("«육이년 삼월 십사일»생", "read aloud in words"),
        catches("생년월일은 «천구백육십이년 시월 십사일»이에요", "read aloud with thousands"),
        catches("생년월일 «육이공삼일사»", "six digits read aloud"),
        catches("생년월일 «1962, 03, 14»", "commas, with the label"),
        catches("생년월일 «62 03 14»", "blanks, with the label"),
        catches("«1962. 3. 14».생", "a full stop before 생"),
        catches("«620314» 주민 앞자리예요", "the label behind"),
        catches("출생연월일 «1962-03-14»", "the label of certificates"),
        misses("제 생일은 «3월 14일»이에요", "a birthday without its year"),
        catches("앞자리 «620314»이에요", "the front half without the word 주민"),
        catches("«620314»년생이요", "년생 glued on behind", in_context=True),
        ignores("생년월일 900101-1990027", "the whole registration number behind the label: another entity"),
        ignores("앞자리 900101-1******", "the whole registration number, masked: another entity"),
        ignores("3333011203 앞자리만 찍혔어요", "the head of an account"),
        ignores("개체번호 410002620314 출생 송아지", "the ear tag of a calf"),
        catches("생년월일 «6 2 0 3 1 4» 요", "a blank between all digits"),
        catches("생년월일 «1962·03·14»", "middle dots"),
        catches("생년월일: ’«62. 3. 14»", "a typographic apostrophe for the century"),
        catches("«1962년 3월 14일»이 생일이에요", "a particle between"),
        catches("제 생일은 «1962년 음력 3월 14일»이에요", "the calendar between year and month"),
        catches("생년월일 «62년3월14»", "일 left out"),
        catches("I was born on «1962-03-14»", "in English"),
        catches("생년월일 «1962~03~14»", "waves"),
        catches("생년월일 «620314»건강보험 문의", "a word that begins like a count"),
        ignores("출생 24.1~6월 아동", "from one month to another"),
        ignores("생일 26.3·4월 할인", "two months"),
        ignores("출생: 2024년 1월 12건", "how many were born in a month"),
    ),
)
