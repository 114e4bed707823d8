"""Foreigner registration number (외국인등록번호) and domestic residence report number (국내거소신고번호).

Thirteen digits built like a resident registration number, given to foreigners staying over 90 days (출입국관리법
§31) and to overseas Koreans (재외동포법 §7); the seventh digit is 5 to 8. The check digit in circulation was never
official and fails on real numbers: it confirms, it never refutes. One of the four 고유식별정보.
https://www.law.go.kr/법령/출입국관리법
"""

from pii_guard.checks import born, digits, weighted
from pii_guard.model import Evidence
from pii_guard.recognizer import SEP, Match, Pattern, Recognizer, Validated, catches, ignores, overreaches

MASK = r"[*xX●■□◇◆※#•_?]"
BEFORE = r"[0-9]|[0-9][-.,]"
BEHIND = r"[0-9]|-[0-9]|[.,][0-9]| ?원|[개건]|호(?:[^가-힣]|[가-이]|$)"
WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)

PATTERNS = (
    Pattern("full", rf"[0-9]{{6}}{SEP}[5-8][0-9]{{6}}", left=BEFORE, right=BEHIND, kind="full"),
    Pattern("spaced", r"[0-9](?:[ ]{1,2}-?[ ]{0,2}[0-9]|-[0-9]){12}", left=BEFORE, right=BEHIND, kind="full"),
    Pattern(
        "two-halves",
        r"(?:외국인|거소|앞)[^0-9\n]{0,14}(?P<value>[0-9]{6})[^0-9]{0,8}[가-힣,][^0-9]{0,12}(?P<value2>[5-8][0-9]{6})",
        right=BEHIND,
        kind="full",
    ),
    Pattern("back-half", r"(?:뒷|뒤) ?(?:자리|번호)[^0-9\n]{0,6}(?P<value>[5-8][0-9]{6})", right=BEHIND, kind="full"),
    Pattern(
        "masked", rf"[0-9]{{6}}{SEP}[5-8][0-9]{{0,3}}{MASK}{{3,6}}", left=BEFORE, right=rf"[0-9]|{MASK}", kind="masked"
    ),
    Pattern(
        "front", r"[0-9]{6} ?- ?[5-8]", left=BEFORE, right=rf"[0-9]|{MASK}|[-.,][0-9]", kind="front", needs_context=True
    ),
)


def validate(match: Match) -> Validated:
    """Refuted without a birth date that has come; confirmed by either check digit in circulation."""
    named = match.groupdict()
    number = digits((named.get("value") or match.group()) + (named.get("value2") or ""))
    if len(number) == 7 and match.group().startswith(("뒤", "뒷")):
        return Evidence.PLAUSIBLE, "full"
    if number[6] not in "5678" or not born(number[:6], number[6]):
        return Evidence.REFUTED
    if len(number) < 13:
        return Evidence.PLAUSIBLE, "front" if match.group()[-1].isdigit() else "masked"
    if (
        match.group() == number
        and number.startswith("880")
        and "바코드" in match.string[max(0, match.start() - 8) : match.start()]
    ):
        return Evidence.REFUTED  # GS1 prefix of Korea, glued, right behind its label
    remainder = weighted(number[:12], WEIGHTS) % 11
    holds = int(number[12]) in ((13 - remainder) % 10, (11 - remainder) % 10)
    return (Evidence.CONFIRMED if holds else Evidence.PLAUSIBLE), "full"


RECOGNIZER = Recognizer(
    entity="KR_FRN",
    label="외국인등록번호",
    label_en="foreigner registration number",
    source="https://www.law.go.kr/법령/출입국관리법",
    legal_basis="개인정보 보호법 §24, 시행령 §19",
    kinds=("full", "masked", "front"),
    patterns=PATTERNS,
    validate=validate,
    context=("외국인", "거소", "체류", "등록증", "비자", "alien", "arc"),
    firm=True,
    unique_identifier=True,
    examples=(
        catches("외국인등록번호 «850417-5990129»", "the printed form, seventh digit 5"),
        catches("남편 외국인등록번호가«0211177998409»인데요", "glued on both sides, no separator"),
        catches("거소신고번호 «770101-6990234»", "residence report number"),
        catches("«010203-7994321» 외국인등록증", "cue behind the number"),
        catches("등록번호 «030911 8990185» 입니다", "a blank instead of the hyphen"),
        catches("외국인번호 «８５０４１７－５９９０１２９»", "full-width digits"),
        catches("번호는 «팔오공사일칠 다시 오구구공일이구» 예요", "read aloud"),
        catches("«8 5 0 4 1 7 5 9 9 0 1 2 9» 입니다", "a blank between all digits"),
        catches("외국인등록번호 앞자리 «850417» 뒷자리 «5990129»", "cut in two"),
        catches("등록증에 «850417-5******» 로 나와요", "already masked"),
        ignores("771301-5123456", "no thirteenth month"),
        ignores("770101-5", "birth date and sex without a cue"),
        ignores("제품 S/N 850417-51234567", "one digit too many"),
        ignores("920523-7400125", "born in the future"),
        ignores("5-8 번은 외국인입니다", "words about the digit"),
        ignores("주민번호 900101-1990027", "a resident registration number"),
        ignores("바코드 8803065519504 이에요", "a bar code that reads as a birth date"),
        ignores("외국인 850417명", "a count"),
        ignores("850417-5990129원", "an amount"),
        ignores("2026-850417-5990129", "the tail of a longer number"),
        overreaches("제품번호 850417-5990129", "a product number of exactly this shape and date"),
    ),
)
