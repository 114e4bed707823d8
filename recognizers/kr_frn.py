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
    Match,
    Opening,
    Pattern,
    Question,
    Recognizer,
    Verdict,
    catches,
    ignores,
    overreaches,
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
    NO_CHECK,
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
    under_other_label,
)

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
    return CONFIRMED if (13 - remainder(number)) % 10 == int(number[12]) else NO_CHECK


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
        catches("«560818-5977183» 이요", "its check digit holds", evidence=Evidence.CONFIRMED),
        catches("«560818-5977188» 이요", "its check digit does not hold", evidence=Evidence.PLAUSIBLE),
        catches("«56. 8. 18». - «5977183» 이요", "the date without its zeros"),
        ignores("자재 1-56. 8. 18. 5977183", "a longer row in front"),
        ignores("자재 56. 8. 18. 5977183-1", "a longer row behind"),
        catches("외국인등록증 «911345-5990021»", "mistyped behind the name of the card", kind="doubtful"),
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
        catches("«77-06-20-6973116» 조회요", "hyphens in the date, the check digit in circulation"),
        catches("«770620» 뒤에 «6973116»", "a word between the halves"),
        catches("«77년 6월 20일»생 «6973116»", "the front half as a date in words"),
        ignores("77-06-20-6973117", "in groups of its own, no check digit"),
        ignores("77-16-20-6973116", "in groups of its own, no such month"),
        ignores("19770620-6973116 접수", "a day with its century and a serial"),
        ignores("7706 20,697 3116", "an amount inside"),
        ignores("8805151261514 바코드 5", "goods"),
        catches("외국인등록번호 «901331-5990027»", "no such month behind the label", kind="doubtful"),
        catches("외국인등록번호 «8609134990021»", "a resident's digit behind the label", kind="doubtful"),
        catches("거소신고번호는 «86091-5990021»", "a digit short", kind="doubtful"),
        ignores("외국인등록번호 000000-0000000 으로 떠요", "a sample"),
        ignores("외국인등록번호 2026-11-04 142351 오류", "the moment of an error"),
        ignores("외국인등록번호 901331-5990027 형식으로", "how to write it"),
        catches("******-«5990129» 로 나와요", "the front half masked"),
        catches("«850417-5***129» 요", "the middle masked", kind="masked"),
        ignores("851317-5***129", "masked, but no such month"),
        ignores("3-******-5990129", "stars inside a longer number"),
        ignores("수량 ******-5250000원", "an amount behind stars"),
        catches("운송장 «850417-5990123»", "a parcel's label and no check digit", kind="doubtful"),
        catches("등록번호 «850417-5990123»", "the word that may be its own label", kind="full"),
        catches("접수번호 «211104-7990123»", "born since numbers have no check digit", kind="full"),
        ignores("법인등록번호 110111-8123450", "a company: label, shape and check digit"),
        catches("«850417-5------» 로 나와요", "hyphens for the masked places"),
        catches("«85.04.17-5990123» 이요", "dots in the date, no check digit", evidence=Evidence.PLAUSIBLE),
        ignores("도면 1-770620 뒤에 6973116", "words between, the tail of a longer number"),
        ignores("770620 뒤에 69731165", "words between, the head of a longer number"),
        ignores("2177년 6월 20일 6973116", "a year of four digits that is no century"),
        ignores("77년 6월 20일 6973116원", "a day in words and an amount"),
        ignores("850417-5***129 형식으로 적어요", "how to write it, some places masked"),
        ignores("바코드 8803065519503 이에요", "a bar code whose digits hold by chance"),
        ignores("77-16-20-6973113", "in groups of its own, check digit without a date"),
        catches("«850417»x«5990127» 이요", "a letter between the halves", kind="full"),
        catches("«000229-7***129» 요", "born on the leap day of 2000, some places masked"),
    ),
)
