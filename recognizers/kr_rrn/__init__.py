"""Resident registration number (주민등록번호): given by the state to every resident Korean, for life.

Thirteen digits, YYMMDD-SNNNNNN. The seventh digit S holds sex and century (1, 2: 1900s; 3, 4: 2000s; 9, 0:
1800s). Numbers issued or changed since 2020-10-05 end in random digits, so the old check digit can confirm a
number but never refute one; the gate is a real birth date that is not in the future. Where the grouping is nobody's,
both must hold; behind its own label a mistyped one counts too, as kind `doubtful`. 개인정보 보호법 §24조의2
lets nobody process it without a statute, not even with consent: it is blocked, not masked.
https://www.law.go.kr/법령/주민등록법시행규칙
"""

from pii_guard.recognizer import CONFIRMED, PLAUSIBLE, Match, Opening, Question, Recognizer, Verdict
from pii_guard.recognizer.aloud import digits_said
from pii_guard.recognizer.checks import born, digits
from pii_guard.recognizer.registration import (
    A_BAR_CODE,
    COUNTS_SOMETHING,
    DOUBTFUL,
    LENGTH,
    NOTHING_HIDDEN,
    ONLY_A_SAMPLE,
    always_checked,
    century_agrees,
    counts_something,
    gives_way,
    holds_star,
    is_bar_code,
    is_lunar,
    mistyped_verdict,
    no_birth,
    read,
    remainder,
    unchecked,
    under_other_label,
)

from .examples import EXAMPLES
from .korean import ABOUT, KOREAN
from .patterns import PATTERNS


def validate(match: Match) -> Verdict:
    """Refuted without a birth date that has come; confirmed by the old check digit.

    Of fifteen digits the first two are the century, which the number itself does not hold.
    """
    named = match.groupdict()
    if named.get("value_back") or named.get("value_back2"):
        return PLAUSIBLE
    if slip := named.get("value_slip"):
        return mistyped_verdict(slip, "1234")
    if odd := named.get("value_odd"):
        return _grouped(match, f"{odd} {named.get('value_odd2') or ''}")
    if starred := named.get("value_starred"):
        return _starred(starred)
    front = named.get("value") or match.group()
    typed = front if front.isascii() else digits_said(front)  # cost only: most are typed
    number = read(typed + (named.get("value2") or ""))
    if len(set(number)) == 1:
        return ONLY_A_SAMPLE
    if not _born(number):
        return DOUBTFUL if is_lunar(front, number) and "음력" in match.string else no_birth(number)
    if is_bar_code(match, number):
        return A_BAR_CODE
    if len(number) == LENGTH and _holds(number):
        return CONFIRMED
    doubtful = len(number) == LENGTH and always_checked(number) and under_other_label(match)
    return DOUBTFUL if doubtful else PLAUSIBLE


def _holds(number: str) -> bool:
    return (11 - remainder(number)) % 10 == int(number[12])


def _born(number: str) -> bool:
    """Whether the birth date has come; six digits alone may mean either century."""
    front, seventh = number[:6], number[6:7]
    return born(front, seventh) if seventh else born(front, "1") or born(front, "3")


def _grouped(match: Match, typed: str) -> Verdict:
    """In groups that nobody prints: both anchors must hold."""
    number = read(typed)
    if counts_something(match.group()):
        return COUNTS_SOMETHING
    if is_bar_code(match, number):
        return A_BAR_CODE
    if not (century_agrees(typed) and _born(number)):
        return no_birth(number)
    return CONFIRMED if _holds(number) else unchecked(match.group())


def _starred(typed: str) -> Verdict:
    """Some places of the back half masked; the sex digit may be one of them."""
    if not holds_star(typed[6:]) or len(digits(typed)) >= LENGTH:
        return NOTHING_HIDDEN
    return PLAUSIBLE if _born(read(typed)[:6]) else no_birth(read(typed))


RECOGNIZER = Recognizer(
    entity="KR_RRN",
    label="주민등록번호",
    label_en="resident registration number",
    about=ABOUT,
    korean=KOREAN,
    source="https://www.law.go.kr/법령/주민등록법시행규칙",
    legal_basis="개인정보 보호법 제24조의2, 같은 법 시행령 제19조",
    kinds=("full", "masked", "front", "doubtful"),
    patterns=PATTERNS,
    validate=validate,
    heads=("주민번호", "주민등록번호", "주민등록", "rrn"),
    context=(
        "주민 ",
        "주민:",
        "주민번호",
        "주민등록",
        "민증",
        "주번",
        "신분증",
        "앞자리",
        "뒷자리",
        "등본",
        "초본",
        "생년월일",
        "registration",
        "rrn",
    ),
    firm=True,
    gives_way=gives_way,
    unique_identifier=True,
    opens=Opening(
        "[0-9]{1,2}|[0-9]{2}(?:[01]|(?:0[1-9]|1[0-2])[0-3]?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[1-4][0-9]{0,5})?)",
        least=13,
        most=13,
        marks=(6, 7),
    ),
    asks=(
        Question(
            r"(?:뒷|뒤에?|나머지) ?(?:7|일곱)? ?(?:자리|번호)",
            "주민번호 뒷자리",
        ),
        Question(r"주민(?:등록)? ?번호|주번|민증 ?번호|주민등록", "주민번호"),
    ),
    examples=EXAMPLES,
)
