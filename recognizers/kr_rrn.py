"""Resident registration number (주민등록번호): given by the state to every resident Korean, for life.

Thirteen digits, YYMMDD-SNNNNNN. The seventh digit S holds sex and century (1, 2: 1900s; 3, 4: 2000s; 9, 0:
1800s). Numbers issued or changed since 2020-10-05 end in random digits, so the old check digit can confirm a
number but never refute one; the gate is a real birth date that is not in the future. 개인정보 보호법 §24조의2
lets nobody process it without a statute, not even with consent: it is blocked, not masked.
https://www.law.go.kr/법령/주민등록법시행규칙
"""

from pii_guard.checks import born, digits, weighted
from pii_guard.model import Evidence
from pii_guard.recognizer import SEP, Match, Pattern, Recognizer, Validated, catches, ignores, misses, overreaches

MASK = r"[*xX●■□◇◆※#•_?]"
BEFORE = r"[0-9]|[0-9][-.,]"  # no fragment of a longer number
BEHIND = r"[0-9]|-[0-9]|[.,][0-9]| ?원|[개건]|호(?:[^가-힣]|[가-이]|$)"  # a longer number, an amount, a document
FRONT_HALF = r"(?:주민|민증|앞)[^0-9\n]{0,14}(?P<value>[0-9]{6})"
BACK_HALF = r"[^0-9]{1,14}뒤?뒷? ?(?:자리|번호|쪽|에)?[^0-9\n]{0,6}"
WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)

PATTERNS = (
    Pattern("full", rf"[0-9]{{6}}{SEP}[1-4][0-9]{{6}}", left=BEFORE, right=BEHIND, kind="full"),
    Pattern("spaced", r"[0-9](?:[ ]{1,2}-?[ ]{0,2}[0-9]|-[0-9]){12}", left=BEFORE, right=BEHIND, kind="full"),
    Pattern(
        "pairs",
        rf"[0-9]{{2}}{SEP}[0-9]{{2}}{SEP}[0-9]{{2}}{SEP}[1-4]{SEP}[0-9]{{6}}",
        left=BEFORE,
        right=BEHIND,
        kind="full",
        needs_context=True,
    ),
    Pattern(
        "born-before-1900",
        rf"[0-9]{{6}}{SEP}[90][0-9]{{6}}",
        left=BEFORE,
        right=BEHIND,
        kind="full",
        needs_context=True,
    ),
    Pattern("two-halves", rf"{FRONT_HALF}{BACK_HALF}(?P<value2>[1-4][0-9]{{6}})", right=BEHIND, kind="full"),
    Pattern("back-half", r"(?:뒷|뒤) ?(?:자리|번호)[^0-9\n]{0,6}(?P<value>[1-4][0-9]{6})", right=BEHIND, kind="full"),
    Pattern(
        "masked",
        rf"[0-9]{{6}}{SEP}(?:[1-4][0-9]{{0,3}}{MASK}{{3,6}}|{MASK}{{7}})",
        left=BEFORE,
        right=rf"[0-9]|{MASK}",
        kind="masked",
    ),
    Pattern(
        "front", r"[0-9]{6} ?- ?[1-4]", left=BEFORE, right=rf"[0-9]|{MASK}|[-.,][0-9]", kind="front", needs_context=True
    ),
)


def validate(match: Match) -> Validated:
    """Refuted without a birth date that has come; confirmed by the old check digit."""
    named = match.groupdict()
    number = digits((named.get("value") or match.group()) + (named.get("value2") or ""))
    kind = _kind(match.group(), len(number))
    if kind == "back":
        return Evidence.PLAUSIBLE, "full"
    seventh = number[6:7] or "1"
    if not born(number[:6], seventh):
        return Evidence.REFUTED
    if (
        match.group() == number
        and number.startswith("880")
        and "바코드" in match.string[max(0, match.start() - 8) : match.start()]
    ):
        return Evidence.REFUTED  # GS1 prefix of Korea, glued, right behind its label
    holds = kind == "full" and (11 - weighted(number[:12], WEIGHTS) % 11) % 10 == int(number[12])
    return (Evidence.CONFIRMED if holds else Evidence.PLAUSIBLE), kind


def _kind(typed: str, count: int) -> str:
    if count == 13:
        return "full"
    if typed.startswith(("뒤", "뒷")):
        return "back"
    return "front" if typed[-1].isdigit() else "masked"


RECOGNIZER = Recognizer(
    entity="KR_RRN",
    label="주민등록번호",
    label_en="resident registration number",
    source="https://www.law.go.kr/법령/주민등록법시행규칙",
    legal_basis="개인정보 보호법 §24조의2, 시행령 §19",
    kinds=("full", "masked", "front"),
    patterns=PATTERNS,
    validate=validate,
    context=(
        "주민",
        "민증",
        "주번",
        "신분증",
        "앞자리",
        "뒷자리",
        "등본",
        "초본",
        "생년월일",
        "resident registration",
        "rrn",
    ),
    firm=True,
    unique_identifier=True,
    examples=(
        catches("주민등록번호 «900101-1990027» 입니다", "the printed form"),
        catches("주민번호는«900101-1990027»입니다", "particles glued on both sides"),
        catches("등본 떼려는데 «0105203970123» 맞나요", "no separator, born in 2001"),
        catches("아이 주민번호는 «211105-4979302» 예요", "issued after 2020-10: random tail"),
        catches("제 번호 «850312 1970018» 이고요", "a blank instead of the hyphen"),
        catches("주민번호 «071111 - 4979901» 이에요", "blanks round the hyphen"),
        catches("주민번호 «９００１０１－１９９００２７» 조회", "full-width digits"),
        catches("주민번호 «050321–3982888» 이고요", "an en dash"),
        catches("주민번호 «구공공일공일 다시 일구구공공이칠» 입니다", "read aloud with 다시"),
        catches("«900101 일구구공공이칠»", "half typed, half read aloud"),
        catches("주민번호 «9 0 0 1 0 1 1 9 9 0 0 2 7»이에요", "a blank between all digits"),
        catches("주민번호 «90 01 01 1 990027» 입니다", "birth date in pairs"),
        catches("주민번호 앞자리 «610622» 뒷자리 «2985832» 입니다", "cut in two with words between"),
        catches("뒷자리는 «1990027»이에요", "the back half with its cue"),
        catches("«900101-1******» 로 되어 있어요", "already masked"),
        catches("주민번호 앞부분 «900101-1»까지만 적었어요", "birth date and sex"),
        catches("접수번호 «900101-1990027» 조회", "a receipt label does not hide it"),
        catches("할머니 주민번호 «990305-9970012» 입니다", "born before 1900, with a cue"),
        ignores("991332-1234567", "no thirteenth month"),
        ignores("930230-1234567", "no 30 February"),
        ignores("391231-3123456", "born in the future"),
        ignores("사업비 8801234567893원", "an amount; as a bar code it is born in 2088"),
        ignores("접수번호 900101-1234567호로 등록됐다는데", "a document number ends in 호"),
        ignores("880101-9*** 형식으로 적어주세요", "how to write it"),
        ignores("법인등록번호 110111-0062432", "a corporation: seventh digit 0 without a cue"),
        ignores("2026-900101-1234567", "the tail of a longer number"),
        ignores("바코드 8806251052312 이에요", "a bar code that reads as a birth date"),
        ignores("620314-198103", "one digit short"),
        ignores("전화 뒷자리 5678", "four digits of a telephone"),
        ignores("주민번호 뒤 7자리는 적지 마세요", "words about the number"),
        catches("주민번호 «900101» 다음은 «1990027»", "two halves without 앞 or 뒤"),
        misses("«900101» 하이픈 찍고 «1990027» 이에요", "two halves without any cue"),
        overreaches("제품번호 900101-1990027", "a product number of exactly this shape and date"),
    ),
)
