"""Date of birth (생년월일): with a name it identifies a person (개인정보 보호법 §2).

Administration is full of dates, so a date counts only where the words say that somebody was born on it: a label in
front (생년월일, 생일, 출생) or a word behind (생, 출생, 태어났어요). Six digits are a date only behind such a label or
as the front half of a resident registration number.
https://www.law.go.kr/법령/개인정보보호법
"""

from pii_guard.checks import digits, past_date
from pii_guard.model import Evidence
from pii_guard.recognizer import Match, Pattern, Recognizer, Validated, catches, ignores, misses

YEAR = "(?:(?:18|19|20)[0-9]{2}|[0-9]{2})"
WRITTEN = rf"{YEAR} ?년 ?[0-9]{{1,2}} ?월 ?[0-9]{{1,2}} ?일"
MARKED = rf"{YEAR} ?[-./] ?[0-9]{{1,2}} ?[-./] ?[0-9]{{1,2}}"
CLOSED = "(?:(?:18|19|20)[0-9]{6}|[0-9]{6})"
DATE = f"(?P<value>{WRITTEN}|{MARKED}|{CLOSED})"
LABEL = r"(?:생년 ?월 ?일|생일|출생 ?(?:년월일|일자?)?|태어난 ?날|(?:주민|민증)[^0-9\n]{0,8}앞[^0-9\n]{0,5}|주민 ?앞|date of birth|dob)"
GAP = r"(?:[ :=(\n은는이가도)]|양력|음력|에|날짜|6자리){0,5}"
BORN = r"[.)]? ?(?:\((?:양력|음력)\) ?)?(?:생(?:이|입|인|임|예|으|[ ,.)\n]|$)|년?생|출생|생일|에 ?(?:태어|출생)|태어)"

PATTERNS = (
    Pattern("labelled", rf"(?i){LABEL}{GAP}{DATE}", right=r"[0-9]|-[0-9]|[*●]"),
    Pattern("born-on", rf"(?P<value>{WRITTEN}|{MARKED}|[0-9]{{8}}|[0-9]{{6}}){BORN}", left=r"[0-9]|[0-9][-./]"),
)


def validate(match: Match) -> Validated:
    """Whether the calendar has that day and it has come; two-digit years are read as the latest past year."""
    typed = match.groupdict()["value"] or ""
    numbers = [part for part in _numbers(typed) if part]
    if len(numbers) == 1:
        closed = numbers[0]
        numbers = [closed[:-4], closed[-4:-2], closed[-2:]]
    year, month, day = map(int, numbers[:3])
    years = (year,) if year > 99 else (1900 + year, 2000 + year)
    return Evidence.CONFIRMED if any(past_date(y, month, day) for y in years) else Evidence.REFUTED


def _numbers(typed: str) -> list[str]:
    return [
        digits(part)
        for part in typed.replace("년", "-").replace("월", "-").replace(".", "-").replace("/", "-").split("-")
    ]


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
        catches("생년월일 «620314» 입니다", "six digits behind the label"),
        catches("«1962년 3월 14일»생이에요", "생 glued on behind"),
        catches("생년월일은 «1981.03.12», 연락은 문자로", "dots"),
        catches("«62.03.14» 출생", "two-digit year, word behind"),
        catches("«1962-03-14» 생일", "hyphens, word behind"),
        catches("저는 «1955년 12월 1일»에 태어났어요", "a verb behind"),
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
        misses("«육이년 삼월 십사일»생", "read aloud with ten"),
    ),
)
