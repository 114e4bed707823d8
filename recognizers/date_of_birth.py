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
    catches,
    ignores,
    misses,
)
from pii_guard.recognizer.checks import past_date, real_date
from pii_guard.sentences import Sentence

SAID = {
    **{str(d): d for d in range(10)},
    **dict(zip("공영일이삼사오육칠팔구", (0, 0, *range(1, 10)), strict=True)),
    "유": 6,
}
PLACES = {"십": 10, "시": 10, "백": 100, "천": 1000}

YEAR = "(?:(?:18|19|20)[0-9]{2}|[0-9]{2})"
WRITTEN = rf"{YEAR} ?년생?,? ?(?:[음양]력 ?)?[0-9]{{1,2}} ?월 ?[0-9]{{1,2}}(?: ?일)?"
ALOUD = "[공영일이삼사오육칠팔구십백천]{1,8} ?년 ?(?:십[일이]?|[일이삼사오육유칠팔구시]) ?월 ?[일이삼십사오육칠팔구]{1,4} ?일"
ALOUD_YEAR = "[공영일이삼사오육칠팔구십백천]{1,8}"
MONTH_SAID = "(?:[0-9]{1,2}|십[일이]?|[일이삼사오육유칠팔구시정]|동짓|섣)"
DAY_OF_OLD = "(?:초|열|스무)?(?:하루|하룻날|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레)|초?열흘|보름|스무날|그믐"
_UNIFORM = r"~[0-9]{1,2}~|_[0-9]{1,2}_|·[0-9]{1,2}·|, ?[0-9]{1,2}, ?|-?\n[0-9]{1,2}-?\n"
MARKED = rf"(?:{YEAR} ?[-./] ?[0-9]{{1,2}} ?[-./] ?[0-9]{{1,2}}|{YEAR}(?:{_UNIFORM})[0-9]{{1,2}})"
BLANKS = rf"{YEAR} {{1,2}}[0-9]{{1,2}} {{1,2}}[0-9]{{1,2}}"
CLOSED = "(?:(?:18|19|20)[0-9]{6}|[0-9]{6}|[공영일이삼사오육칠팔구]{2}(?: ?[공영일이삼사오육칠팔구]{2}){2}|[12] [089](?: [0-9]){6}|[0-9](?: [0-9]){5})"
FRONT = r"(?:(?:주민|민증)[^0-9\n]{0,8}앞[^0-9\n]{0,5}|주민 ?앞)"
_ANIMAL = "(?:송아지|암송아지|수송아지|한우|젖소|암소|수소|소[를가 ]|돼지|강아지|반려|고양이|망아지|염소|병아리|개체)"
LABEL = rf"(?:생 ?년 ?월 ?일|생월일|생년|생일|생신|출생 ?(?:[년연]월일|일자?)?|태어난 ?(?:날|건|게|때)|{FRONT}|태생|(?:date of )?birth(?:day| ?date)?|born (?:on|in)|d\.?o\.?b\.?|bday)"
GAP = r"(?:[^0-9A-Za-z가-힣*●]|[은는이가도요]|\([^()0-9\n]{1,8}\)|(?:양력|음력)(?:으로)?|에|날짜|6 ?자리){0,6}?"
OTHERS = r"(?:전화|폰|카드|계좌|통장|차|면허|여권)[^0-9\n]{0,6}"  # they have an 앞자리 too
BORN = (
    r"[.)]?[이은]? ?(?:\((?:양력|음력)\) ?)?"
    r"(?:일?생(?:[이입인임예으 ,.)\n]|$)|년생|생신|생일(?:$| ?[^파잔카선케쿠축 ])|(?:날|에|날에)? ?(?:태어|태생|출생(?:자?(?:이[에고요라며]|입|인데|임)|[^0-9가-힣]|했|$)))"
)

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
YOUNGEST, OLDEST = 10, 100  # years; a paper's own date in brackets is of these days, or of history

NO_SUCH_DAY = Verdict(
    Evidence.REFUTED, why=Sentence("지나간 날짜가 아닙니다.", "The calendar has no such day, or it has not come.")
)
NOBODY_IS_SO_OLD = Verdict(
    Evidence.REFUTED,
    why=Sentence("사람의 나이로는 너무 가깝거나 먼 날짜입니다.", "Too near or too long ago for somebody's birth."),
)
A_SAMPLE = Verdict(Evidence.REFUTED, why=Sentence("같은 숫자만 적은 보기입니다.", "One digit repeated is a sample."))

PATTERNS = (
    Pattern(
        "labelled",
        rf"(?i){LABEL}{GAP}(?P<value>{WRITTEN}|{ALOUD}|{MARKED}|{BLANKS}|{CLOSED})",
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
    Pattern("front-half", rf"앞 ?자리{GAP}(?P<value>[0-9]{{6}})", left=OTHERS, right=r"[0-9]|-[0-9]|[*●]"),
    Pattern(
        "before-label",
        r"(?P<value>[0-9]{6})[이가은는]? ?(?:주민(?:등록)?(?:번호)? ?)?앞 ?자리",
        left=r"[0-9]|[0-9][-./]",
    ),
    Pattern(
        "born-on",
        rf"(?P<value>{WRITTEN}|{ALOUD}|{MARKED}|[0-9]{{8}}|[0-9]{{6}}){BORN}",
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
        year, _, rest = typed.partition("년")
        month, _, day = rest.partition("월")
        return _number(year), _number(month.lstrip(" 생,음양력")), _number(day.strip().removesuffix("일"))
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
        "year and month alone": "해와 달만",
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
    examples=(
        catches("생일 «0714» 요", "month and day in four digits"),
        ignores("생일 0745", "no such day in four digits"),
        ignores("생일 선물 0714", "a word between"),
        ignores("생일 1230원", "an amount of four digits"),
        catches("생일이 «48년 3월 열이틀» 이요", "the day in the words of old"),
        catches("생신은 «음력 칠월 보름» 이에요", "the fifteenth, in the words of old"),
        catches("태어난 날이 «사팔년 삼월 초사흘» 이요", "year and month aloud, the day in the words of old"),
        ignores("개발생일 칠월 보름", "another word that ends so"),
        catches("생년월일(성별): «1970.03.12»(남)", "a note in brackets behind the label"),
        ignores("만 19~39세(1987.1.1.~2007.12.31. 출생)", "the end of a period"),
        ignores("1961년 1월 1일 ~ 1961년 12월 31일 출생", "a period in words"),
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
        catches("생년월일 «991332» 요", "no thirteenth month, but its label says what it is"),
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
        catches("제 생일은 «3월 14일»이에요", "a birthday without its year"),
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
        catches("생년월일 «19900230» 이요", "no such day, but its label says what it is", evidence=Evidence.PLAUSIBLE),
        catches("생년월일: «1962.13.04»", "no such month, with dots"),
        catches("DOB «12 May 1991»", "an English date, the day first"),
        catches("date of birth: «May 12, 1991»", "an English date, the month first"),
        catches("Born on «12/05/1991»", "the year last"),
        catches("홍길동(«600102») 신청합니다", "six digits in brackets behind a name"),
        catches("김순자 («1960.01.02.»)", "a date in brackets behind a name"),
        catches("김순자(F/«1996-12-05»)", "the sex in front of it"),
        catches("생년월일 «62년생 3월 14일» 이요", "년생 inside the date"),
        catches("저 «62년생 3월 14일»이에요", "the same without a label"),
        ignores("1162년생 3월 14일", "a year that is longer"),
        ignores("62년생 3월 14일까지 신청", "a deadline for those born in a year"),
        catches("생년월일(음) «1962.3.14»", "the calendar in brackets"),
        catches("«1962-03-14» 태생입니다", "another word behind"),
        catches("born in «1962-03-14»", "another preposition"),
        catches("생년월일은 «육이 공삼 일사»", "read aloud in pairs"),
        catches("생일 «3/14» 이에요", "a birthday with a slash"),
        ignores("생일 3/14/2", "more than a day and a month"),
        catches("D.O.B. «1962-03-14»", "dots in the English label"),
        catches("생년월일 [«1962.3.14»]", "brackets"),
        catches("생년월일은 음력으로 «62년 3월 14일»", "the calendar with a particle"),
        catches("태어난 건 «62년 3월 14일» 이고", "태어난 without 날"),
        catches("생 년 월 일 : «1962. 3. 14».", "the label spaced out, as forms print it"),
        catches('{"생년월일":"«620314»","성별":"F"}', "a member of a pasted object"),
        ignores("생년월일 000000 으로 나와요", "a sample behind the label"),
        ignores("생일 13월 40일", "no such day of a year"),
        ignores("안내문(260312) 첨부", "the day of a paper in brackets"),
        ignores("고문서(1896.3.4.) 전시", "history in brackets"),
        ignores("김순자(991332)", "no such day in brackets"),
        ignores("생활정보지(600102)", "a longer word in front of the brackets"),
        ignores("2026년 1월 1일 출생부터 신청", "from which birth on a rule holds"),
        ignores("1961년 12월 31일 출생까지 대상", "up to which birth a rule holds"),
        ignores("1961.12.31. 출생한 분까지", "the same with a verb"),
        ignores("사건발생일 2019년 3월 22일", "the day of an event"),
        ignores("생일파티는 3월 14일", "the day of a party without its year"),
        ignores("작품 발생일은 3월 14일", "an event without its year"),
        ignores("DOB 12 May 19912", "a year of five digits"),
        catches("본인(«580714») 확인", "in brackets behind who it is"),
        catches("아버지 («470315») 진료", "behind a relative, with a blank"),
        catches("배우자(여, «1960.3.2») 등록", "behind a relative, the sex between"),
        ignores("보호자(251124) 접수", "a day of these days behind who it is"),
        ignores("농부(580714) 품종", "a longer word that ends like a relative"),
        catches("생년 «1947.3.15», 경로당 회원", "the short label"),
        ignores("발생년 1947.3.15", "a longer word that ends like the label"),
        catches("아버지 생신이 «1941년 3월 5일» 이에요", "the polite word for a birthday"),
        catches("생월일 «0512» 이에요", "a birthday without its year and hyphen"),
        catches("생월일은 «5월 12일»", "the same in words"),
        catches("«1948년 3월 21일» 출생자입니다", "who was born on it"),
        catches("«1948년 3월 21일» 출생자인데 접종 되나요", "the same with an ending"),
        ignores("1961년 12월 31일 출생자까지", "until when the entitled were born"),
        catches("출생일 «2024년 2월 30일»", "a day that is none behind its label", evidence=Evidence.PLAUSIBLE),
        ignores("출생일 2027년 3월 1일부터 지원", "from which birth on"),
        ignores("출생일 2024년 1월 1일 이후 아동", "births after a day"),
        ignores("출생일 2024.01.01. 이전이면 안 되나요", "births before a day"),
        ignores("2026년 3월 22일생 송아지 등록", "a calf's birth"),
        ignores("2026.3.22.생 한우 두 마리", "cattle"),
        catches("birthday is «July 19, 1961»", "English, with its verb"),
        ignores("송아지 출생일 2026년 3월 2일", "a calf in front"),
        misses("어머니 «48년 3월생»", "year and month alone"),
        misses("생년 «1948년» 생월 «3월» 생일 «21일»", "year, month and day, each with a label"),
    ),
)
