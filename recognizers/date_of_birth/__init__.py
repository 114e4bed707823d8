"""Date of birth (생년월일): with a name it identifies a person (개인정보 보호법 §2).

Administration is full of dates, so a date counts only where the words say that somebody was born on it: a label in
front (생년월일, 생일, 출생) or a word behind (생, 출생, 태어났어요). Six digits are a date only behind such a label or
as the front half of a resident registration number.
https://www.law.go.kr/법령/개인정보보호법
"""

import re

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
from pii_guard.sentences import Sentence

from .examples import EXAMPLES

SAID = {
    **{str(d): d for d in range(10)},
    **dict(zip("공영일이삼사오육칠팔구", (0, 0, *range(1, 10)), strict=True)),
    "유": 6,
}
PLACES = {"십": 10, "시": 10, "백": 100, "천": 1000}

YEAR = "(?:(?:18|19|20)[0-9]{2}|[0-9]{2})"
WRITTEN = rf"{YEAR} ?년[생도]?,? ?(?:[음양]력 ?)?[0-9]{{1,2}} ?월 ?[0-9]{{1,2}}(?: ?일)?"
YEAR_LAST = "[0-9]{1,2} ?월 ?[0-9]{1,2} ?일,? ?(?:18|19|20)[0-9]{2} ?년"
ALOUD = "[공영일이삼사오육칠팔구십백천]{1,8} ?년도? ?(?:십[일이]?|[일이삼사오육유칠팔구시]) ?월 ?[일이삼십사오육칠팔구]{1,4} ?일"
ALOUD_YEAR = "[공영일이삼사오육칠팔구십백천]{1,8}"
MONTH_SAID = "(?:[0-9]{1,2}|십[일이]?|[일이삼사오육유칠팔구시정]|동짓|섣)"
DAY_OF_OLD = "(?:초|열|스무)?(?:하루|하룻날|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레)|초?열흘|보름|스무날|그믐"
_UNIFORM = r"~[0-9]{1,2}~|_[0-9]{1,2}_|·[0-9]{1,2}·|, ?[0-9]{1,2}, ?|-?\n[0-9]{1,2}-?\n"
MARKED = rf"(?:{YEAR} ?[-./] ?[0-9]{{1,2}} ?[-./] ?[0-9]{{1,2}}|{YEAR}(?:{_UNIFORM})[0-9]{{1,2}})"
_DAY_IN_BLANKS = "[0-9]{2} {1,2}[0-9]{1,2} {1,2}[0-9]{1,2}"
BLANKS = rf"{YEAR} {{1,2}}[0-9]{{1,2}} {{1,2}}[0-9]{{1,2}}"
SIX_SAID = "[공영일이삼사오육칠팔구]{2}(?: ?[공영일이삼사오육칠팔구]{2}){2}"
CLOSED = f"(?:(?:18|19|20)[0-9]{{6}}|[0-9]{{6}}|{SIX_SAID}|[12] [089](?: [0-9]){{6}}|[0-9](?: [0-9]){{5}})"
FRONT = r"(?:(?:주민|민증)[^0-9\n]{0,8}앞(?: ?(?:여섯 ?|6 ?)?자리| ?번호|쪽)?|주민 ?앞)"
_ANIMAL = "(?:송아지|암송아지|수송아지|한우|젖소|암소|수소|소[를가 ]|돼지|강아지|반려|고양이|망아지|염소|병아리|개체)"
LABEL = rf"(?:생 ?년 ?월 ?일|생월일|생년|생일|생신|출생 ?(?:[년연]월일|일자?)?|태어난 ?(?:날|건|게|때)|{FRONT}|태생|(?:date of )?birth(?:day| ?date)?|born (?:on|in)|d\.?o\.?b\.?|bday)"
GAP = r"(?:[^0-9A-Za-z가-힣*●]|[은는이가도요만]|\([^()0-9\n]{1,8}\)|(?:양력|음력)(?:으로)?|에|날짜|6 ?자리){0,6}?"
OTHERS = r"(?:전화|폰|카드|계좌|통장|차|면허|여권)[^0-9\n]{0,6}"  # they have an 앞자리 too
BORN = (
    r"[.)]?[이은]? ?(?:\((?:양력|음력)\) ?)?"
    r"(?:일?생(?:[이입인임예으 ,.)\n]|$)|년생|생신|생일(?:$| ?[^파잔카선케쿠축 ])|(?:날|에|날에)? ?(?:태어|태생|출생(?:자?(?:이[에고요라며]|입|인데|임)|[^0-9가-힣]|했|$)))"
)

_SAID_BETWEEN = r"[^0-9\n]{0,10}"
DICTATED = rf"{YEAR} ?년(?P<first>{_SAID_BETWEEN})[0-9]{{1,2}} ?월(?P<second>{_SAID_BETWEEN})[0-9]{{1,2}} ?일"
MONTH_BORN = f"[가-힣](?<![이입임인예으])|인 (?:아|분|사람)|이[상하후전]| ?(?:부터|까지|이[후전상하]|아동|아이|아기|영아|{_ANIMAL})"

LABEL_EN = r"(?:date of )?birth(?:day| ?date)?|born(?: on)?|d\.?o\.?b\.?"
MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
ENGLISH = (
    rf"[0-9]{{1,2}}(?:st|nd|rd|th)?[ -]{MONTH},?[ -](?:19|20)[0-9]{{2}}|{MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)[0-9]{{2}}"
    r"|[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:19|20)[0-9]{2}"
)
SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선"
    "설길연위표명기반왕금옥육인맹제모탁국편나라"
)
_WHO = (
    "(?:본인|당사자|신청[인자]|대리인|보호자|세대주|배우자|남편|아내|신랑|신부|와이프|집사람|아버지|어머니|아버님|어머님|아빠|엄마|부친|모친|시부|시모"
    "|장인|장모|할아버지|할머니|아들|딸|자녀|큰애|작은애|막내|손자|손녀|며느리|사위|오빠|누나|언니|동생|부|모|처|자)"
)
_NUMBERS = re.compile("[0-9]{1,4}")
YOUNGEST, OLDEST = 10, 100  # years; a paper's own date in brackets is of these days, or of history

NO_SUCH_DAY = Verdict(
    Evidence.REFUTED, why=Sentence("지나간 날짜가 아닙니다.", "The calendar has no such day, or it has not come.")
)
NOBODY_IS_SO_OLD = Verdict(
    Evidence.REFUTED,
    why=Sentence("사람의 나이로는 너무 가깝거나 먼 날짜입니다.", "Too near or too long ago for somebody's birth."),
)
WORDS_BETWEEN = Verdict(
    Evidence.REFUTED,
    why=Sentence("사이의 말이 다른 것을 가리킵니다.", "The words between year, month and day name other things."),
)
A_SAMPLE = Verdict(Evidence.REFUTED, why=Sentence("같은 숫자만 적은 보기입니다.", "One digit repeated is a sample."))

PATTERNS = (
    Pattern(
        "labelled",
        rf"(?i){LABEL}{GAP}(?P<value>{YEAR_LAST}|{WRITTEN}|{ALOUD}|{MARKED}|{BLANKS}|{CLOSED})",
        left="[발파기출]|송아지 |강아지 |한우 |개체 ",
        right=r"[0-9]|-[0-9]|[*●]|[명건](?:[^가-힣]|$|[이을은만])|[.일)]{0,2} ?(?:이[후전]|부터)",
    ),
    Pattern(
        "slip",
        rf"(?:생년 ?월 ?일|출생 ?(?:[년연]월일|일자?)|태어난 ?날){GAP}(?P<value_slip>{WRITTEN}|{MARKED}|(?:(?:18|19|20)[0-9]{{6}}|[0-9]{{6}}))",
        left="송아지 |강아지 |한우 |개체 ",
        right=r"[0-9]|-[0-9]|[*●]|[명건자](?:[^가-힣]|$|[을이은만리])|[.일]? ?(?:부터|까지|이[후전상하])",
    ),
    Pattern(
        "english",
        rf"(?i)(?:{LABEL_EN}|생년 ?월 ?일)(?: is|[ :]){{0,3}}(?P<value_en>{ENGLISH})",
        right="[0-9]",
    ),
    Pattern(
        "year-and-day",
        rf"(?P<value>{YEAR} ?년생,? ?[0-9]{{1,2}} ?월 ?[0-9]{{1,2}} ?일)",
        left="[0-9]",
        right=" ?(?:까지|부터|이후|이전|이상|이하)",
    ),
    Pattern(
        "behind-name",
        rf"(?:[{SURNAMES}][가-힣]{{2}}|{_WHO})(?:님|씨)? ?\((?:[남여FMfm](?:성|자)?[ ,/]{{1,2}})?"
        rf"(?P<value_named>[0-9]{{6}}|{YEAR}[-./] ?[0-9]{{1,2}}[-./] ?[0-9]{{1,2}}\.?)\)",
        left="[가-힣]",
    ),
    Pattern(
        "birthday",
        r"생(?:월일|일날?)[은이]? ?[: ]?(?:음력|양력)? ?(?P<value_day>[0-9]{1,2}(?:월 ?[0-9]{1,2}일|/[0-9]{1,2})|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))",
        left="[발파기]",
        right="[0-9/]| ?[원명개]",
    ),
    Pattern(
        "day-of-old",
        rf"(?:생 ?년 ?월 ?일|생일|생신|태어난 ?날){GAP}(?P<value_old>(?:(?:{YEAR}|{ALOUD_YEAR}) ?년생? ?)?(?:[음양]력 ?)?{MONTH_SAID} ?월 ?(?:{DAY_OF_OLD}))",
        left="[발파기]",
    ),
    Pattern("dictated", rf"(?P<value_said>{DICTATED}){BORN}", left="[0-9]|[0-9][.일]? ?~ ?", right=f" ?{_ANIMAL}"),
    Pattern("month", rf"(?P<value_month>{YEAR} ?년 ?[0-9]{{1,2}} ?월) ?생", left="[0-9]|[0-9]~ ?", right=MONTH_BORN),
    Pattern(
        "short-label",
        rf"생[.:]?[ ]{{1,2}}(?P<value>{WRITTEN}|{MARKED}|(?:19|20)[0-9]{{6}})",
        left="[가-힣A-Za-z0-9]",
        right=rf"[0-9]|-[0-9]|[.일)]{{0,2}} ?(?:이[후전]|부터|까지)| ?{_ANIMAL}",
    ),
    Pattern(
        "front-half",
        rf"앞 ?자리{GAP}(?P<value>{WRITTEN}|{ALOUD}|{MARKED}|{CLOSED})",
        left=OTHERS,
        right=r"[0-9]|-[0-9]|[*●]",
    ),
    Pattern(
        "before-label",
        r"(?P<value>[0-9]{6})[이가은는]? ?(?:주민(?:등록)?(?:번호)? ?)?앞 ?자리",
        left=r"[0-9]|[0-9][-./]",
    ),
    Pattern(
        "born-on",
        rf"(?P<value>{YEAR_LAST}|{WRITTEN}|{ALOUD}|{MARKED}|(?:19|20){_DAY_IN_BLANKS}|[0-9]{{8}}|[0-9]{{6}}|{SIX_SAID}){BORN}",
        left=r"[0-9]|[0-9][-./]|[0-9][.일]? ?~ ?|[공영일이삼사오육칠팔구십백천]",
        right=f" ?{_ANIMAL}",
    ),
)


def validate(match: Match) -> Verdict:
    """Whether the calendar has that day and it has come; a year of two digits may be of either century."""
    named = match.groupdict()
    if slip := named.get("value_slip"):
        return A_SAMPLE if len(set(filter(str.isdigit, slip))) == 1 else PLAUSIBLE
    if named.get("value_en") or named.get("value_old"):
        return PLAUSIBLE
    if said := named.get("value_said"):
        if not lets_join((named["first"] or "", named["second"] or "")):
            return WORDS_BETWEEN
        year, month, day = map(int, _NUMBERS.findall(said))
        return CONFIRMED if any(past_date(y, month, day) for y in _years(year)) else NO_SUCH_DAY
    if in_month := named.get("value_month"):
        year, month = map(int, _NUMBERS.findall(in_month))
        return PLAUSIBLE if any(past_date(y, month, 1) for y in _years(year)) else NO_SUCH_DAY
    if birthday := named.get("value_day"):
        month, day = map(int, re.findall("[0-9]{1,2}", birthday))
        return PLAUSIBLE if real_date(2000, month, day) else NO_SUCH_DAY
    if beside := named.get("value_named"):
        return _of_somebody(*_numbers(beside.rstrip(".")))
    year, month, day = _numbers(named["value"] or "")
    return CONFIRMED if any(past_date(y, month, day) for y in _years(year)) else NO_SUCH_DAY


def _years(year: int) -> tuple[int, ...]:
    return (year,) if year > 99 else (1900 + year, 2000 + year)


def _of_somebody(year: int, month: int, day: int) -> Verdict:
    """A date in brackets behind a name: of somebody who lives and can write, or it is that of a paper."""
    this_year = today().year
    if not any(real_date(y, month, day) for y in _years(year)):
        return NO_SUCH_DAY
    lives = any(YOUNGEST <= this_year - y < OLDEST for y in _years(year))
    return PLAUSIBLE if lives else NOBODY_IS_SO_OLD


def _numbers(typed: str) -> tuple[int, int, int]:
    """Year, month and day as they stand there, in any of the forms above."""
    if "년" in typed:
        if typed.endswith("년"):
            of_year, *last = map(int, reversed(_NUMBERS.findall(typed)))
            return of_year, last[1], last[0]
        before, _, rest = typed.partition("년")
        in_month, _, on = rest.partition("월")
        return _number(before), _number(in_month.lstrip(" 생도,음양력")), _number(on.strip().removesuffix("일"))
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
    about="생년월일입니다. 날짜만으로는 찾지 않고, 생년월일·출생·생일 같은 말이 곁에 있거나 이름 뒤 괄호에 있을 때 찾습니다. 달력에 없는 날과 오지 않은 날은 아닙니다.",
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
        "short-label": "한 글자 이름표 뒤",
        "year, month and day, each with a label": "해, 달, 날에 저마다 이름표",
    },
    source="https://www.law.go.kr/법령/개인정보보호법",
    legal_basis="개인정보 보호법 제2조제1호",
    patterns=PATTERNS,
    validate=validate,
    heads=("생년월일", "생일", "출생일", "출생연월일", "birthday", "birth", "birthdate", "dateofbirth", "dob", "bday"),
    context=("생년월일", "생일", "출생", "태어", "년생"),
    asks=(
        Question(
            "생년 ?월 ?일|생일|생년|주민(?:등록)? ?번호 ?앞|앞 ?자리|출생|태어나신",
            "생년월일",
            (
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
