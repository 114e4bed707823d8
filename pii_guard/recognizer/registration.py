"""What the numbers of residents and of foreigners share: thirteen digits, YYMMDD-SNNNNNN, and how people write them.

Two anchors carry a number that no label names: its birth date and its check digit. With both, anything short may
stand between the digits. Under its own label it may have lost both: what its owner calls so is one, mistyped or not.
"""

import re
from datetime import date
from functools import lru_cache

from pii_guard.model import Evidence
from pii_guard.recognizer.checks import CENTURIES, born, digits, real_date, weighted
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.pattern import Match
from pii_guard.recognizer.verdict import Verdict, refuted
from pii_guard.sentences import Sentence

MASK = r"[*xX●○■□◇◆※♥#•_?]"
# Between the halves: at least one mark or blank.
JOINT = r"(?:[ \n]{1,2}|[ \n]{0,2}\)?[ ]?[-~._/·,:;=*(<|]{1,2}[ \n]{0,2}|\) ?)"
BEFORE = r"[0-9]|[0-9]-"  # no fragment of a longer number
COUNTED = r"(?:[^가-힣]|$|[을를은는이의로도가와과짜라]|에|입니|인데|으로|어치|까지|부터)"
BEHIND = rf"[0-9]|-[0-9]| ?원{COUNTED}|[개건호]{COUNTED}"  # a longer number, an amount, a count, a document
OTHERS = r"(?:전화|폰|카드|계좌|통장|차|면허|여권)[^0-9\n]{0,6}"  # they have a 뒷자리 too
SAMPLE = " ?(?:형식|형태|처럼|같이|식으로)"
APART = r"[0-9]|[0-9][-./:, ]|[0-9]{4}년 ?"  # in front of a number in odd groups
LONGER = rf"{BEHIND}|[.:,/ ][0-9]"

_FEW = r"[^0-9A-Za-z가-힣\n+]{0,3}"  # marks between two digits of one half; a plus adds amounts
_SEAM = "[^0-9A-Za-z가-힣+]{0,8}"  # and between the halves
_WORD = "(?:[^0-9+]{0,4}[A-Za-z가-힣ㄱ-ㅎ][^0-9+]{0,8})"  # or a word or two
_CENTURY = f"(?:19{_FEW})?"  # 20060315-4… without a label is the day and the serial of a paper
_DIRECTLY = r"(?:\([^()0-9\n]{1,12}\))?(?:[^0-9A-Za-z가-힣\n*]|[은는이가요도를을]|입니다){0,5}"

_OTHER_LABEL = Expression(r"(?:(?P<what>[가-힣]{2,6}) ?번호|등기|운송장|송장|접수|주문)(?:[은는이가]|[ :=]){0,4}$")
_OWN = ("주민", "주민등록", "민증", "신분증", "거소", "거소신고", "외국인", "외국인등록")
_MAYBE_OWN = ("등록", "고유", "개인")
_NO_NUMBER = Expression(  # thousands, a clock, a decimal, a period
    r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3}){1,3}(?![0-9])|[0-9]:[0-9]{2}"
    r"|(?<![.])(?<![.][0-9])[0-9][.][0-9]{5}|(?<![-~])~ ?(?:19|20)[0-9]{2}"
)
_MONTH_DAY = Expression(r"([0-9]{1,2})월[ ]?([0-9]{1,2})일")
_DATE = re.compile(r"^((?:19|20)?[0-9]{2})([-./]) ?([0-9]{1,2})\2 ?([0-9]{1,2})(?![0-9])")
_MOMENT = Expression(r"(?:19|20)[0-9]{2}[-./ ]?(?:0[1-9]|1[0-2])[-./ ]?(?:[0-2][0-9]|3[01])[^0-9]{0,2}[0-9]{4,6}")
_SPEAKING = Expression(
    r"(?:19|20)?[0-9]{2}(?P<mark>[-./])[0-9]{2}(?P=mark)[0-9]{2}(?:[.] ?)?[- ]{1,2}[0-9]{7}"
    r"|[0-9]{6}(?:[)\]] ?[(\[]|[(\[]| [0-9] )[0-9]{6,7}"
)
_RECENT = frozenset(map(str, range(10, 30)))  # years in which papers are numbered by their days
BAR_CODE = ("바코드", "isbn", "ean", "책 뒷면")
WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
LENGTH = 13
ENOUGH = 11  # digits behind its own label; fewer must begin as a number of somebody's does
MONTHS = 12
_FEBRUARY, _LUNAR = 2, (29, 30)
LEAP_YEAR = 2000  # has every day that any year has
LAST_CHECKED = date(2020, 10, 4)  # those born later never had a check digit

A_BAR_CODE = Verdict(Evidence.REFUTED, why=Sentence("바코드 번호입니다.", "It is the number of a bar code."))
NO_CHECK = Verdict(
    Evidence.REFUTED,
    why=Sentence(
        "낯선 모양인데 검증번호가 맞지 않습니다.", "The grouping is unusual and the check digit does not hold."
    ),
)
COUNTS_SOMETHING = Verdict(
    Evidence.REFUTED,
    why=Sentence("금액, 시각, 기간, 좌표입니다.", "It is an amount, a time, a period or a coordinate."),
)
NOTHING_HIDDEN = Verdict(
    Evidence.REFUTED,
    why=Sentence("가린 자리가 없습니다.", "No place of it is masked."),
)
ONLY_A_SAMPLE = Verdict(
    Evidence.REFUTED,
    why=Sentence("같은 숫자만 적은 보기입니다.", "One digit repeated is a sample."),
)

WHOLE_ALREADY = Verdict(
    Evidence.REFUTED,
    why=Sentence("앞의 열세 자리가 이미 온전한 번호입니다.", "Its first thirteen digits are a whole number already."),
)
TOO_FEW = Verdict(
    Evidence.REFUTED,
    why=Sentence(
        "자릿수가 모자라고 생년월일로 시작하지 않습니다.", "It has too few digits and begins with no birth date."
    ),
)
DOUBTFUL = Verdict(Evidence.PLAUSIBLE, "doubtful")  # hidden, though it is mistyped or may be another number


def no_birth(front: str) -> Verdict:
    """Why six digits, YYMMDD, are no birth date."""
    return _no_birth(int(front[2:4]), int(front[4:6]))


@lru_cache(maxsize=1_000)
def _no_birth(month: int, day: int) -> Verdict:
    if not 1 <= month <= MONTHS:
        return refuted(f"생년월일이 아님: {month}월은 없음", f"no birth date: there is no month {month}")
    if real_date(LEAP_YEAR, month, day) is None:
        return refuted(f"생년월일이 아님: {month}월 {day}일은 없음", f"no birth date: month {month} has no day {day}")
    return refuted(
        "생년월일이 아님: 없거나 아직 오지 않은 날", "no birth date: there is no such day, or it has not come"
    )


def grouped_at_will(seventh: str, century: str = _CENTURY) -> str:
    """Thirteen digits, or fifteen with the century, in any groups; only the check digit can speak for them."""
    return rf"(?P<value_odd>{century}[0-9](?:{_FEW}[0-9]){{5}}{_SEAM}{seventh}(?:{_FEW}[0-9]){{6}})"


def halves_at_will(seventh: str) -> str:
    """The same with a word or two between the halves."""
    front = rf"(?P<value_odd>{_CENTURY}[0-9](?:{_FEW}[0-9]){{5}}){_WORD}"
    return rf"{front}(?P<value_odd2>{seventh}(?:{_FEW}[0-9]){{6}})"


def dated_at_will(seventh: str) -> str:
    """The front half written as a date in words, the back half behind it."""
    front = rf"{_CENTURY}[0-9]{{2}}년생? ?[0-9]{{1,2}}월 ?[0-9]{{1,2}}일"
    return rf"(?P<value_odd>{front})생?[^0-9]{{0,8}}(?P<value_odd2>{seventh}(?:{_FEW}[0-9]){{6}})"


def dated_shortly(seventh: str) -> str:
    """The front half as a date without its zeros (56. 8. 1., 56-8-1), then the back half."""
    day = "|".join(f"{mark}[0-9]{{1,2}}{mark}[0-9]{{1,2}}" for mark in ("[.] ?", "/", "-"))
    front = rf"{_CENTURY}[0-9]{{2}}(?:{day})"
    return rf"(?P<value_odd>{front})(?:[.]?생?[-, ]{{1,3}}|[.])(?P<value_odd2>{seventh}[0-9]{{6}})"


def mistyped(label: str) -> str:
    """Whatever stands right behind the label and has about as many digits."""
    return rf"{label}{_DIRECTLY}(?P<value_slip>[0-9](?:[^0-9A-Za-z가-힣\n]{{0,3}}[0-9]){{7,14}})"


def mistyped_before(label: str) -> str:
    """The same in front of its label, where that has no value of its own behind it."""
    return rf"(?P<value_slip>[0-9](?:[^0-9A-Za-z가-힣\n]{{0,3}}[0-9]){{10,14}})[이가 ,(]{{0,2}}(?:제 ?)?{label}"


def behind_stars(seventh: str) -> str:
    """The back half behind a front half that is masked, wholly or from some place on."""
    return rf"(?:{MASK}{{5,8}}|(?P<value_some>[0-9]{{2,4}}){MASK}{{2,4}}) ?- ?(?P<value_back>{seventh}[0-9]{{6}})"


def partly_starred(seventh: str) -> str:
    """The front half, and a back half of which some places are masked."""
    return rf"(?P<value_starred>[0-9]{{6}}{JOINT}?(?:{seventh}|{MASK})(?:[0-9]|{MASK}){{5,8}})"


def holds_star(typed: str) -> bool:
    """Whether any place of it is masked."""
    return re.search(MASK, typed) is not None


def read(typed: str) -> str:
    """The thirteen digits of what was typed: the century left out, 1월 2일 as 0102."""
    return _closed(typed)[-LENGTH:]


def century_agrees(typed: str) -> bool:
    """Whether the century, where it is typed, is the one that the seventh digit says: 2026.03.13-1… is no birth."""
    number = _closed(typed)
    century = number[:-LENGTH]
    return not century or int(century) * 100 == CENTURIES[number[-7]]


def _closed(typed: str) -> str:
    if not typed[:5].isdigit():  # cost only: most are no date
        typed = _DATE.sub(lambda m: f"{m[1]}{int(m[3]):02}{int(m[4]):02}", typed)
    if "월" in typed:
        typed = _MONTH_DAY.sub(lambda m: f"{int(m[1]):02}{int(m[2]):02}", typed)
    return digits(typed)


def remainder(number: str) -> int:
    """The weighted sum of the first twelve digits modulo 11, from which either check digit follows."""
    return weighted(number[:12], WEIGHTS) % 11


def counts_something(typed: str) -> bool:
    """Whether it is written as amounts, a clock or a coordinate, which no number of a person is."""
    return _NO_NUMBER.search(typed) is not None


def under_other_label(match: Match) -> bool:
    """Whether another noun with 번호 stands right in front: 접수번호, 등기번호, 제품번호."""
    at = match.start()
    label = _OTHER_LABEL.search(match.string[max(0, at - 16) : at])
    what = (label["what"] or "") if label else ""
    return label is not None and what not in _MAYBE_OWN and not what.endswith(_OWN)


def always_checked(number: str) -> bool:
    """Whether it was born when every number still had a check digit."""
    front, seventh = number[:6], number[6]
    if not born(front, seventh):
        return False
    birth = real_date(CENTURIES[seventh] + int(front[:2]), int(front[2:4]), int(front[4:6]))
    return birth is not None and birth <= LAST_CHECKED


def mistyped_verdict(typed: str, sevenths: str) -> Verdict:
    """Of what stands right behind its own label: no sample, no date with its time, and no more than is needed."""
    number = digits(typed)
    if len(set(number)) == 1:
        return ONLY_A_SAMPLE
    if len(number) < ENOUGH and not (number[6] in sevenths and born(number[:6], number[6])):
        return TOO_FEW
    if len(number) > LENGTH and number[6] in sevenths and born(number[:6], number[6]):
        return WHOLE_ALREADY
    return COUNTS_SOMETHING if _MOMENT.fullmatch(typed) else DOUBTFUL


def unchecked(typed: str) -> Verdict:
    """Of an unusual grouping whose check digit fails: a date written as one, or the sex digit apart, speaks for it."""
    speaks = _SPEAKING.fullmatch(typed.strip())
    return DOUBTFUL if speaks and read(typed)[:2] not in _RECENT else NO_CHECK


def is_lunar(typed: str, number: str) -> bool:
    """Whether its birthday is one that only the lunar calendar has, 29 or 30 February; printed with a hyphen."""
    month, day = int(number[2:4]), int(number[4:6])
    return len(number) == LENGTH and typed[6:7] == "-" and month == _FEBRUARY and day in _LUNAR


def gives_way(value: str) -> bool:
    """Whether a value without a valid check digit yields to a decoy that has one under its own label."""
    number = digits(value)
    return len(number) == LENGTH and always_checked(number)


def is_bar_code(match: Match, number: str) -> bool:
    """Thirteen glued digits with the GS1 prefix of Korea beside their label."""
    if not number.startswith("880") or match.group() != number:
        return False
    beside = (match.string[max(0, match.start() - 10) : match.start()] + match.string[match.end() :][:5]).lower()
    return any(word in beside for word in BAR_CODE)
