"""Foreigner registration number (외국인등록번호) and domestic residence report number (국내거소신고번호).

Thirteen digits built like a resident registration number, given to foreigners staying over 90 days (출입국관리법
§31) and to overseas Koreans (재외동포법 §7); the seventh digit is 5 to 8. The check digit in circulation was never
official and fails on real numbers: it confirms, it never refutes. One of the four 고유식별정보.
https://www.law.go.kr/법령/출입국관리법
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import (
    CONFIRMED,
    PLAUSIBLE,
    REFUTED,
    Match,
    Pattern,
    Recognizer,
    Verdict,
    catches,
    ignores,
    overreaches,
)
from pii_guard.recognizer.checks import born, digits, weighted

MASK = r"[*xX●■□◇◆※♥#•_?]"
JOINT = r"(?:[ \n]{1,2}|[ \n]{0,2}\)?[ ]?[-~._/·,:;=*(<|]{1,2}[ \n]{0,2}|\) ?)"  # between the halves: at least one mark or blank
BEFORE = r"[0-9]|[0-9]-"  # no fragment of a longer number
COUNTED = r"(?:[^가-힣]|$|[을를은는이의로도가와과짜라]|에|입니|인데|으로|어치|까지|부터)"
BEHIND = rf"[0-9]|-[0-9]| ?원{COUNTED}|[개건호]{COUNTED}"  # a longer number, an amount, a count, a document
OTHERS = r"(?:전화|폰|카드|계좌|통장|차|면허|여권)[^0-9\n]{0,6}"  # they have a 뒷자리 too
LABEL = "(?:외국인|거소|등록증)"
SEVEN = r"[5-8](?:[ ]?[0-9]){6}"
FRONT_HALF = r"(?:외국인|거소|앞)[^0-9\n]{0,14}(?:6 ?자리[^0-9\n]{0,6})?(?P<value>[0-9](?:[ ]?[0-9]){5})"
BACK_HALF = rf"[^0-9]{{0,8}}[가-힣,][^0-9]{{0,12}}(?:7 ?자리[^0-9]{{0,6}})?(?P<value2>{SEVEN})"
BACK_LABEL = rf"(?:(?:뒷|뒤)(?:에|는|쪽)? ?(?:(?:7|일곱) ?)?(?:자리|번호)|{LABEL}[^0-9\n]{{0,10}}뒤)[^0-9\n]{{0,6}}(?:7 ?자리[^0-9\n]{{0,4}})?"
BAR_CODE = ("바코드", "isbn", "ean", "책 뒷면")
WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)

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
)


def validate(match: Match) -> Verdict:
    """Refuted without a birth date that has come; confirmed by either check digit in circulation."""
    named = match.groupdict()
    if named.get("value_back"):
        return PLAUSIBLE
    number = digits((named.get("value") or match.group()) + (named.get("value2") or ""))
    if not born(number[:6], number[6]) or _bar_code(match, number):
        return REFUTED
    remainder = weighted(number[:12], WEIGHTS) % 11
    holds = len(number) == 13 and int(number[12]) in ((13 - remainder) % 10, (11 - remainder) % 10)
    return CONFIRMED if holds else PLAUSIBLE


def _bar_code(match: Match, number: str) -> bool:
    """Thirteen glued digits with the GS1 prefix of Korea beside their label."""
    if not number.startswith("880") or match.group() != number:
        return False
    beside = (match.string[max(0, match.start() - 10) : match.start()] + match.string[match.end() :][:5]).lower()
    return any(word in beside for word in BAR_CODE)


RECOGNIZER = Recognizer(
    entity="KR_FRN",
    label="외국인등록번호",
    label_en="foreigner registration number",
    source="https://www.law.go.kr/법령/출입국관리법",
    legal_basis="개인정보 보호법 §24, 시행령 §19",
    kinds=("full", "masked", "front"),
    patterns=PATTERNS,
    validate=validate,
    context=("외국인", "거소", "체류", "등록증", "비자", "alien", " arc"),
    firm=True,
    unique_identifier=True,
    examples=(
        catches("외국인등록번호 «850417-5990129»", "the printed form, seventh digit 5"),
        catches("남편 외국인등록번호가«0211177998409»인데요", "glued on both sides, no separator"),
        catches("거소신고번호 «770101-6990234»", "residence report number", in_context=True),
        catches("«010203-7994321» 외국인등록증", "cue behind the number", in_context=True),
        catches("등록번호 «030911 8990185» 입니다", "a blank instead of the hyphen"),
        catches("외국인번호 «８５０４１７－５９９０１２９»", "full-width digits", in_context=True),
        catches("번호는 «팔오공사일칠 다시 오구구공일이구» 예요", "read aloud"),
        catches("«8 5 0 4 1 7 5 9 9 0 1 2 9» 입니다", "a blank between all digits"),
        catches("외국인등록번호 앞자리 «850417» 뒷자리 «5990129»", "cut in two"),
        catches("등록증에 «850417-5******» 로 나와요", "already masked", in_context=True),
        catches("외국인등록번호 뒤 7자리 «5990129»", "the back half alone"),
        catches("외국인등록번호 앞 6자리 «850417» 뒤 7자리 «5990129»", "the counts of digits said"),
        catches("외국인등록번호 «8504-1759-90129»", "grouped like another number, with a cue"),
        catches("외국인등록증 «850417-5» 까지만요", "birth date and sex, with a cue"),
        catches("(«850417)5990129»", "the first half in brackets"),
        catches("응우옌,«850417-5990129»,010-2345-6789", "one line of a table"),
        catches("«850417-5990129»건강보험 확인", "a word that begins like a count"),
        catches("«850417-5990129» 원본 제출", "a word that begins like a currency"),
        catches("외국인등록번호 «900101+5990023» 이요", "a plus, behind the label"),
        ignores("전화번호 뒷자리 5601234", "seven digits of a telephone"),
        ignores("771301-5123456", "no thirteenth month"),
        ignores("770101-5", "birth date and sex without a cue"),
        ignores("제품 S/N 850417-51234567", "one digit too many"),
        ignores("920523-7400125", "born in the future"),
        ignores("5-8 번은 외국인입니다", "words about the digit"),
        ignores("주민번호 900101-1990027", "a resident registration number"),
        ignores("바코드 8803065519504 이에요", "a bar code that reads as a birth date"),
        ignores("8803065519504 바코드라고 적혀 있어요", "a bar code in front of its label"),
        ignores("외국인 850417명", "a count"),
        ignores("850417-5990129원", "an amount"),
        ignores("2026-850417-5990129", "the tail of a longer number"),
        overreaches("제품번호 850417-5990129", "a product number of exactly this shape and date"),
        catches("등록번호 «0302238990185» 입니다", "run together, without the word 외국인"),
        catches("외국인등록번호 «850417-5990129»1", "one digit too many behind the label"),
        catches("«850417-5********» 로 되어 있어요", "more stars than places"),
        catches("번호가 «850417-5990127» 맞나요", "a check digit in circulation holds", evidence=Evidence.CONFIRMED),
        catches("카드 바코드 밑에 «8504175990129»", "a bar code beside it, but not the prefix of goods"),
        catches("카드 바코드 옆 «880306-5519504»", "a bar code beside it, but the hyphen of the printed form"),
        catches("체류지 변경 «850417-5990129»", "a report of residence", in_context=True),
        catches("비자 연장하려고요 «850417-5990129»", "a visa", in_context=True),
        catches("alien registration no. «850417-5990129»", "an English form", in_context=True),
        catches("my ARC number is «850417-5990129»", "the English abbreviation", in_context=True),
        ignores("운송장 560302238990185", "the tail of a parcel number"),
        ignores("운송장 03022389901857", "the head of a parcel number"),
        ignores("마을별 가구 수 12 0 0 3 1 0 6 1 4 0 2 5 1 이에요", "a list of counts that begins with two digits"),
        ignores("마을별로 2 0 0 3 1 0 6 1 4 0 2 5 11 가구예요", "a list of counts that ends in two digits"),
        ignores("앞서 받은 260313 공문, 송장은 60260313001", "a date and a parcel number behind 앞서"),
        ignores("송장 뒷번호 60260313001", "a parcel number behind 뒷번호"),
        ignores("계좌 333301120162**** 로 보내셨죠", "a masked account"),
        ignores("비자 접수번호 20260313-5 조회", "a date in full beside the cue"),
        ignores("체류 연장 접수 260313-51 확인", "a serial of two digits beside the cue"),
        catches("«85.04.17-5990129» 입니다", "dots in the date"),
        catches("«85 0417-599 0129» 이요", "blanks inside both halves"),
        catches("«850417 (5990129»)", "the second half in brackets"),
        catches("«850417=5990129»", "an equals sign, a slip of the finger"),
        ignores("2026.03.13-5234567 조회", "a date in full and a serial"),
        ignores("85.04.17-5 234 56789 확인", "a date and longer groups"),
    ),
)
