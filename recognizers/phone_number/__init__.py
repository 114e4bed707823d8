"""Telephone number of a person: mobile, landline, internet (070), personal and virtual (050X), foreign.

Allotted by the Ministry of Science and ICT to operators under the numbering rules (전기통신번호관리세칙):
mobile 010 and eight digits (older 011, 016 to 019 with seven or eight), landline area code 02, 031-033,
041-044, 051-055, 061-064 with seven or eight digits. Representative numbers (15YY, 16YY, 18YY), 080, 060,
030 and special numbers (110, 119, 1345) belong to offices and services and are left alone.
A mobile number needs no cue; its law is 개인정보 보호법 §2: with a name at hand it identifies a person. Its last four
digits alone are left: they are what an officer asks for to tell callers apart, and many have the same.
https://www.law.go.kr/행정규칙/전기통신번호관리세칙
"""

import re
from collections.abc import Callable

from pii_guard.model import Evidence
from pii_guard.recognizer import Match, Opening, Pattern, Question, Recognizer, Verdict, stars
from pii_guard.recognizer.checks import digits, is_day
from pii_guard.recognizer.dictation import lets_join
from pii_guard.recognizer.expressions import Expression
from pii_guard.sentences import Sentence

from .examples import EXAMPLES
from .korean import ABOUT, KOREAN
from .offices import is_an_offices
from .patterns import PATTERNS

MOBILE = 11  # digits
_INSIDE = Expression(r"[0-9]{2}\.$|[0-9][,-]$")  # decimals of a coordinate, one group of a longer number
_MOBILE = Expression("01[016789]|1[016789][0-9]{8,9}$")
_SPECIAL = Expression("1[0-9]{2}(?![0-9])")  # 112, 119, …: nobody's
_AREA = Expression("0(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4])")
_CUT = Expression(
    r"[0-9]{2,3}[-. )]{1,2}(?:[0-9]{2}[-. ][0-9]{4}|[0-9]{3,4}[-. ][0-9]{3})"
)  # 063-56-2114, 063-561-211: a digit is missing

_SHOWN = Expression(" ?(?:예시|처럼|형식|형태|양식|이런 ?식|같은 ?식)")
_OTHER_LABEL = Expression(
    r"[가-힣]{2}(?<!전화)(?<!휴대)(?<!폰)(?<!팩스)(?<!연락)(?<!자택)(?<!유선)(?<!가게)(?<!회사)(?<!직장)번호[은는이가:= ]{0,3}$"
)

SURE = Verdict(Evidence.CONFIRMED, "mobile")
LIKELY = {kind: Verdict(Evidence.PLAUSIBLE, kind) for kind in ("mobile", "landline", "voip", "virtual")}
ANOTHER_LABEL = Verdict(
    Evidence.REFUTED, why=Sentence("앞의 말은 다른 번호의 이름입니다.", "The word in front names another number.")
)
AN_OFFICES = Verdict(
    Evidence.REFUTED,
    why=Sentence("곁의 말이 기관의 전화라고 합니다.", "The words beside it say that an office answers it."),
)
TOO_SHORT_OR_LONG = Verdict(
    Evidence.REFUTED,
    why=Sentence("국제전화번호라기에는 자릿수가 맞지 않습니다.", "No foreign number has so few or so many digits."),
)
A_SAMPLE = Verdict(Evidence.REFUTED, why=Sentence("쓰는 법을 보인 번호입니다.", "It only shows how to write one."))
PART_OF_MORE = Verdict(
    Evidence.REFUTED,
    why=Sentence("더 긴 수나 좌표의 일부입니다.", "It is part of a longer number or of a coordinate."),
)
COUNTS_SOMETHING = Verdict(
    Evidence.REFUTED,
    why=Sentence("묶음 사이의 말이 다른 것을 셉니다.", "The words between the groups count or name other things."),
)
ANOTHER_NUMBER = Verdict(
    Evidence.REFUTED,
    why=Sentence("뒤의 수는 같은 번호의 끝자리가 아닙니다.", "What follows is no other end of the same number."),
)
NO_SLIP = Verdict(
    Evidence.REFUTED,
    why=Sentence("대표번호, 날짜이거나 온전한 번호입니다.", "It is a public number, a day, or whole as it stands."),
)


def validate(match: Match) -> Verdict:
    """What the digits are: a separated or full mobile number is certain, the rest likely."""
    if match.lastgroup is None:  # cost only: the usual way to write one names no group
        return _as_printed(match, match.group())
    named = match.groupdict()
    for group, read in _READ.items():
        if typed := named.get(group):
            return read(typed)
    if more := named.get("more"):
        return _several(match.group(), named["last"] or "", more)
    if "first" in named:
        between = [named.get(gap) or "" for gap in ("first", "second", "first2", "second2")]
        return _filled(match.group(), between[0] + between[2], between[1] + between[3])
    return _as_printed(match, named.get("value") or named.get("value2") or match.group())


def _as_printed(match: Match, value: str) -> Verdict:
    """In the groups that everybody knows, or none."""
    number = digits(value)
    if number.startswith("01"):  # cost only: as below, and nearly all are
        return _mobile(match, value, number[1:])
    if value.startswith("+") and not number.startswith("82"):
        return _foreign(number)
    national = number.removeprefix("00").removeprefix("82").lstrip("0")
    kind = _kind(national)
    if kind == "mobile":
        return _mobile(match, value, national)
    if is_an_offices(match.string, match.start(), match.end()):
        return AN_OFFICES
    otherwise = kind == "landline" and value.isdigit() and _named_otherwise(match)
    return ANOTHER_LABEL if otherwise else LIKELY[kind]


def _mobile(match: Match, value: str, national: str) -> Verdict:
    """A full one, unless it shows how to write one or is cut out of a longer row."""
    if not national.strip("10") or (national == "1012345678" and _SHOWN.match(match.string, match.end())):
        return A_SAMPLE  # 010-0000-0000
    bare = value.isdigit()
    if bare and _INSIDE.search(match.string[max(0, match.start() - 3) : match.start()]):
        return PART_OF_MORE
    return LIKELY["mobile"] if bare and not national.startswith("10") else SURE


def _foreign(number: str) -> Verdict:
    """By ITU-T E.164 a number has at most fifteen digits with its country."""
    return Verdict(Evidence.PLAUSIBLE, "international") if 9 <= len(number) <= 15 else TOO_SHORT_OR_LONG


def _dialled(typed: str) -> Verdict:
    """With an exit code in front, of which the two zeros are no part of the number."""
    return _foreign(digits(typed)[2:])


def _rest(typed: str) -> Verdict:
    """The eight digits of a mobile number whose head is said apart from them."""
    return NO_SLIP if is_day(digits(typed)) else LIKELY["mobile"]


def _filled(typed: str, first: str, second: str) -> Verdict:
    """Three groups with something said between them."""
    if not lets_join((first, second)) or (not second.strip() and is_day(digits(typed)[3:])):
        return COUNTS_SOMETHING
    if not digits(typed).strip("10"):
        return A_SAMPLE
    return SURE if typed.startswith("01") else LIKELY["landline"]


def _regrouped(typed: str) -> Verdict:
    """010 and eight digits more, in whatever groups."""
    number = digits(typed)
    if not number.strip("10"):
        return A_SAMPLE
    return SURE if len(number) == MOBILE else NO_SLIP


def _several(typed: str, last: str, more: str) -> Verdict:
    """One number and other ends of it, which begin as its own does: 6789/6790, or have a digit or two: 6789~90."""
    ends = re.findall(r"([^0-9]{1,8})([0-9]{1,4})", more)
    if any(
        end[:2] != last[:2] if len(end) == len(last) else len(end) > 2 or mark.strip() not in "~/" for mark, end in ends
    ):
        return ANOTHER_NUMBER
    return SURE if typed.startswith("01") else LIKELY["landline"]


def _named_otherwise(match: Match) -> bool:
    """Whether a compound with 번호 stands right in front that names no telephone: 고객번호; 엄마 번호 is two words."""
    return _OTHER_LABEL.search(match.string[max(0, match.start() - 14) : match.start()]) is not None


def _kind(national: str) -> str:
    """By the first digits behind the zero; 1, 70 and 50 belong to no area."""
    special = {"70": "voip", "50": "virtual"}.get(national[:2], "landline")
    return "mobile" if national.startswith("1") else special


def _slip(typed: str) -> Verdict:
    """Right behind its label a mobile number may have a digit too few or too many, and any groups.

    Of a landline one group may have lost one: what is cut shorter may be an office's.
    """
    number = digits(typed)
    if _SPECIAL.match(typed):
        return NO_SLIP
    if _MOBILE.match(number) and len(number) >= 9 and number.strip("10"):
        return LIKELY["mobile"]
    local = len(number) in (7, 8) and number[0] in "23456789" and not is_day(number)
    if local and typed.isdigit():
        return LIKELY["landline"]
    cut = _AREA.match(number) is not None and _CUT.fullmatch(typed) is not None
    return LIKELY["landline"] if cut else NO_SLIP


_READ: dict[str, Callable[[str], Verdict]] = {
    "value_slip": _slip,
    "value_odd": _regrouped,
    "value_abroad": _dialled,
    "value_rest": _rest,
    "value_end": lambda _: LIKELY["mobile"],
    "value_end2": lambda _: LIKELY["mobile"],
}

ENDS_NOT = r"[0-9]|[-./,][0-9]| ?(?!이?[요고]|이?에요|예요|입니다|인데|번|맞)[가-힣]"  # an answer ends the clause
AMOUNT = r"[0-9]|[-./][0-9]| ?[원년월일개명건호번동]"  # behind digits, and they are no number
RECOGNIZER = Recognizer(
    entity="PHONE_NUMBER",
    label="전화번호",
    label_en="phone number",
    about=ABOUT,
    korean=KOREAN,
    source="https://www.law.go.kr/행정규칙/전기통신번호관리세칙",
    legal_basis="개인정보 보호법 제2조제1호",
    kinds=("mobile", "landline", "voip", "virtual", "international"),
    patterns=PATTERNS,
    validate=validate,
    heads=("연락처", "전화", "전화번호", "휴대폰", "휴대전화", "핸드폰", "phone", "mobile", "tel"),
    context=(
        "전화",
        "연락",
        "핸드폰",
        "휴대폰",
        "폰번",
        "전번",
        "문자",
        "통화",
        "팩스",
        "제 번호",
        "내 번호",
        "tel",
        "fax",
        "phone",
        "h.p",
    ),
    partial=stars(3, 4),
    opens=Opening(
        "0|01[016789]?[0-9]{0,7}|02?[0-9]{0,7}|0[3-6][0-9]{0,8}|0[57]0?[0-9]{0,9}|8|82[0-9]{0,9}|1[016789]?[0-9]{0,7}",
        least=9,
        most=13,
        numbered=True,
    ),
    asks=(
        Question(
            "(?:연락처|전화|핸드폰|휴대폰|폰)(?: ?번호)? ?(?:뒷|뒤에?|끝|마지막) ?(?:네|4)? ?(?:자리|번호)",
            "전화번호",
            (
                Pattern(
                    "last-four", "(?P<value_end>[0-9]{4})", left="[0-9만억조]|[0-9][-./]", right=ENDS_NOT, kind="mobile"
                ),
            ),
        ),
        Question(
            r"연락처|전화 ?번호|전번|핸드폰|휴대폰|휴대전화|폰 ?번호|전화를? (?:드릴|받으실)|집 ?전화|연락 ?(?:드릴|받으실|가능한)",
            "전화번호",
            (
                Pattern(
                    "local",
                    r"[2-9][0-9]{2,3}[- ]{0,2}[0-9]{4}",
                    left="[0-9]|[0-9][-./]",
                    right=AMOUNT,
                ),
                Pattern(
                    "short",
                    r"1[016789][- ]{0,2}[0-9]{3,4}[- ]{0,2}[0-9]{4}",
                    left="[0-9]|[0-9][-./]",
                    right="[0-9]|[-./][0-9]",
                    kind="mobile",
                ),
            ),
        ),
    ),
    examples=EXAMPLES,
)
