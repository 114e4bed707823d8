"""Foreigner registration number (외국인등록번호) and domestic residence report number (국내거소신고번호).

Thirteen digits built like a resident registration number, given to foreigners staying over 90 days (출입국관리법
§31) and to overseas Koreans (재외동포법 §7); the seventh digit is 5 to 8. The check digit in circulation was never
official and fails on real numbers: it confirms, it never refutes. One of the four 고유식별정보.
https://www.law.go.kr/법령/출입국관리법
"""

from pii_guard.recognizer import (
    CONFIRMED,
    PLAUSIBLE,
    Match,
    Opening,
    Pattern,
    Question,
    Recognizer,
    Verdict,
)
from pii_guard.recognizer.checks import born, digits
from pii_guard.recognizer.registration import (
    A_BAR_CODE,
    APART,
    BEFORE,
    BEHIND,
    COUNTED,
    COUNTS_SOMETHING,
    DOUBTFUL,
    JOINT,
    LENGTH,
    LONGER,
    MASK,
    NOTHING_HIDDEN,
    OTHERS,
    SAMPLE,
    always_checked,
    behind_stars,
    counts_something,
    dated_at_will,
    dated_shortly,
    gives_way,
    grouped_at_will,
    halves_at_will,
    holds_star,
    is_bar_code,
    mistyped,
    mistyped_verdict,
    no_birth,
    partly_starred,
    read,
    remainder,
    unchecked,
    under_other_label,
)

from .examples import EXAMPLES

SEVENTH = "[5-8]"
LABEL = "(?:외국인|거소|등록증)"
NUMBERED = "(?:외국인(?: ?등록)?증?(?: ?번호)?|거소(?: ?신고)?증?(?: ?번호)?)"
SEVEN = r"[5-8](?:[ ]?[0-9]){6}"
FRONT_HALF = r"(?:외국인|거소|앞)[^0-9\n]{0,14}(?:6 ?자리[^0-9\n]{0,6})?(?P<value>[0-9](?:[ ]?[0-9]){5})"
BACK_HALF = rf"[^0-9]{{0,8}}[가-힣,][^0-9]{{0,12}}(?:7 ?자리[^0-9]{{0,6}})?(?P<value2>{SEVEN})"
BACK_LABEL = rf"(?:(?:뒷|뒤)(?:에|는|쪽)? ?(?:(?:7|일곱) ?)?(?:자리|번호)|{LABEL}[^0-9\n]{{0,10}}뒤)[^0-9\n]{{0,6}}(?:7 ?자리[^0-9\n]{{0,4}})?"

PATTERNS = (
    Pattern("full", rf"[0-9]{{6}}{JOINT}[5-8][0-9]{{6}}", left=BEFORE, right=BEHIND, kind="full"),
    Pattern("run", r"[0-9]{6}[5-8][0-9]{6}", left=rf"{BEFORE}|[0-9]\.", right=rf"{BEHIND}|\.[0-9]", kind="full"),
    Pattern(
        "apart",
        r"[0-9]{2}(?:[ ./]?[0-9]{2}){2} ?- ?[5-8](?: ?[0-9]){6}",
        left=r"[0-9]|[0-9][-./]",
        right=BEHIND,
        kind="full",
    ),
    Pattern(
        "regrouped",
        r"(?:외국인|거소|등록증)[^0-9\n]{0,14}(?P<value>[0-9](?:[-. ]{0,2}[0-9]){5}[-.+ ]{0,3}[5-8](?:[-. ]{0,2}[0-9]){6})",
        kind="full",
    ),
    Pattern("two-halves", FRONT_HALF + BACK_HALF, right=BEHIND, kind="full"),
    Pattern("back-half", rf"{BACK_LABEL}(?P<value_back>{SEVEN})", left=OTHERS, right=BEHIND, kind="full"),
    Pattern(
        "masked",
        rf"[0-9]{{6}}{JOINT}?[5-8][ ]?(?:[0-9]{{0,2}}{MASK}{{4,8}}|[0-9]{{2,5}}[*xX●]{{1,4}}|-{{6}}|[.]{{6}})",
        left=BEFORE,
        kind="masked",
    ),
    Pattern(
        "front", r"[0-9]{6} ?- ?[5-8]", left=BEFORE, right=rf"[0-9]|{MASK}|[-.,][0-9]", kind="front", needs_context=True
    ),
    Pattern("grouped", grouped_at_will(SEVENTH, ""), left=APART, right=LONGER, kind="full"),
    Pattern("word-between", halves_at_will(SEVENTH), left=APART, right=LONGER, kind="full"),
    Pattern("date-in-words", dated_at_will(SEVENTH), left="[0-9]", right=LONGER, kind="full"),
    Pattern("short-date", dated_shortly(SEVENTH), left=APART, right=LONGER, kind="full"),
    Pattern("behind-stars", behind_stars(SEVENTH), left=rf"[0-9]|[0-9]-|{MASK}", right=BEHIND, kind="full"),
    Pattern("partly-starred", partly_starred(SEVENTH), left=BEFORE, right=rf"[0-9]|{MASK}|{SAMPLE}", kind="masked"),
    Pattern("mistyped", mistyped(NUMBERED), right=rf"[0-9]|[-.][0-9]|{SAMPLE}| ?원{COUNTED}", kind="doubtful"),
)


def validate(match: Match) -> Verdict:
    """Refuted without a birth date that has come; confirmed by either check digit in circulation."""
    named = match.groupdict()
    if named.get("value_back"):
        return PLAUSIBLE
    if slip := named.get("value_slip"):
        return mistyped_verdict(slip, "5678")
    if odd := named.get("value_odd"):
        return _grouped(match, f"{odd} {named.get('value_odd2') or ''}")
    if starred := named.get("value_starred"):
        return _starred(starred)
    number = read((named.get("value") or match.group()) + (named.get("value2") or ""))
    if not born(number[:6], number[6]):
        return no_birth(number)
    if is_bar_code(match, number):
        return A_BAR_CODE
    last, rest = number[12:], remainder(number)
    if last in (str((13 - rest) % 10), str((11 - rest) % 10)):
        return CONFIRMED
    doubtful = len(number) == LENGTH and always_checked(number) and under_other_label(match)
    return DOUBTFUL if doubtful else PLAUSIBLE


def _grouped(match: Match, typed: str) -> Verdict:
    """In groups that nobody prints the check digit that is in circulation must hold."""
    number = read(typed)
    if counts_something(match.group()):
        return COUNTS_SOMETHING
    if is_bar_code(match, number):
        return A_BAR_CODE
    if not born(number[:6], number[6]):
        return no_birth(number)
    return CONFIRMED if (13 - remainder(number)) % 10 == int(number[12]) else unchecked(match.group())


def _starred(typed: str) -> Verdict:
    """Some places of the back half masked."""
    if not holds_star(typed[6:]) or len(digits(typed)) >= LENGTH:
        return NOTHING_HIDDEN
    front = read(typed)[:6]
    return PLAUSIBLE if born(front, "5") or born(front, "7") else no_birth(front)


RECOGNIZER = Recognizer(
    entity="KR_FRN",
    label="외국인등록번호",
    label_en="foreigner registration number",
    about="외국인등록번호와 국내거소신고번호입니다. 주민등록번호처럼 열세 자리이고 일곱째 숫자가 5에서 8입니다. 고유식별정보라 전달하지 않습니다.",
    korean={
        "full": "온전한 번호",
        "run": "붙여 쓴 열세 자리",
        "apart": "띄어 씀",
        "regrouped": "다르게 나눔",
        "two-halves": "앞자리와 뒷자리",
        "back-half": "뒷자리",
        "masked": "뒤를 가린 것",
        "front": "앞자리와 성별",
        "grouped": "제멋대로 나눔",
        "word-between": "사이에 낱말",
        "date-in-words": "날짜를 말로",
        "short-date": "0을 뺀 날짜",
        "behind-stars": "앞을 가린 것",
        "partly-starred": "일부를 가린 것",
        "mistyped": "이름표 뒤의 잘못 적은 것",
        "a product number of exactly this shape and date": "모양과 날짜가 똑같은 제품번호",
    },
    source="https://www.law.go.kr/법령/출입국관리법",
    legal_basis="개인정보 보호법 제24조, 같은 법 시행령 제19조",
    kinds=("full", "masked", "front", "doubtful"),
    patterns=PATTERNS,
    validate=validate,
    heads=("외국인등록번호", "외국인번호"),
    context=("외국인", "거소", "체류", "등록증", "비자", "alien", " arc"),
    firm=True,
    gives_way=gives_way,
    unique_identifier=True,
    opens=Opening(
        "[0-9]{1,2}|[0-9]{2}(?:[01]|(?:0[1-9]|1[0-2])[0-3]?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[5-8][0-9]{0,5})?)",
        least=13,
        most=13,
        marks=(6, 7),
    ),
    asks=(Question("외국인 ?(?:등록)? ?번호|거소 ?(?:신고)? ?번호", "외국인등록번호"),),
    examples=EXAMPLES,
)
