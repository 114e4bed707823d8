"""Driver's licence number (운전면허번호): issued by the police of a region (도로교통법 시행규칙 §77).

Twelve digits RR-YY-NNNNNN-CC: region 11 to 26 or 28, year of the first licence, serial, check digits whose rule is
not public. Older licences print the region in Hangul (전북 98-654321-02). One of the four 고유식별정보.
https://www.law.go.kr/법령/도로교통법시행규칙
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import (
    AFTER_LABEL,
    GAP,
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
    stars,
)
from pii_guard.recognizer.aloud import EACH, TENS, UNITS
from pii_guard.recognizer.checks import digits, monotonous, real_date
from pii_guard.sentences import Sentence

REGION = "(?:1[1-9]|2[0-68])"
NAMES = "(?:서울|부산|경기(?:[남북]부)?|강원|충북|충남|전북|전남|경북|경남|제주|대구|인천|광주|대전|울산|세종)"
EDGE = r"[0-9]|[0-9]-"
BEHIND = r"[0-9]|-[0-9]| ?원(?:[^가-힣]|$|[을이은에의])"

LABEL = r"(?:면허증? ?번호|[Ll]icen[cs]e (?:number|no\.?))"
_TWO = f"(?:[0-9]{{2}}|{EACH}{{2}}|{TENS})"
_SIX = f"(?:[0-9]{{6}}|{EACH}{{6}})"
_THEN = r"(?:[-., ]{1,3}|(?: ?(?:다시|에|하이픈|빼기|대시|음|어|그리고)){1,2} ?)"
_APART = r"[^0-9\n]{0,3}[가-힣][^0-9\n]{0,6}"
A_RUN = Verdict(Evidence.REFUTED, why=Sentence("차례로 적은 보기입니다.", "Digits in a row are a sample."))
A_MOMENT = Verdict(Evidence.REFUTED, why=Sentence("날짜와 시각입니다.", "It is a date with its time."))

PATTERNS = (
    Pattern("printed", rf"{REGION} ?- ?[0-9]{{2}} ?- ?[0-9]{{6}} ?- ?[0-9]{{2}}", left=EDGE, right=BEHIND),
    Pattern("region-name", rf"{NAMES} ?-? ?[0-9]{{2}} ?- ?[0-9]{{6}} ?- ?[0-9]{{2}}", right=BEHIND),
    Pattern("loose", rf"(?:1 ?[1-9]|2 ?[0-68])(?:{GAP}[0-9]){{10}}", left=EDGE, right=BEHIND, needs_context=True),
    Pattern("loose-region-name", rf"{NAMES}(?:{GAP}[0-9]){{10}}", right=BEHIND, needs_context=True),
    Pattern(
        "aloud",
        rf"면허증?(?: ?번호)?[은는이가요에: ]{{0,4}}?(?P<value_said>(?:{_TWO}|{NAMES}){_THEN}{_TWO}{_THEN}{_SIX}{_THEN}{_TWO})",
        right="[0-9십]",
    ),
    Pattern(
        "aloud-alone",
        rf"(?P<value_said>(?:이?십[{UNITS}]?|[일이][공{UNITS}]|{NAMES}) ?{_THEN}{_TWO}{_THEN}{EACH}{{6}}{_THEN}{_TWO}"
        rf"|이?십[{UNITS}]{_THEN}[0-9]{{2}}{_THEN}[0-9]{{6}}{_THEN}[0-9]{{2}})",
        left="[0-9가-힣]",
        right="[0-9십]",
    ),
    Pattern(
        "filled",
        rf"면허[^0-9\n]{{0,14}}(?P<value>(?:{NAMES} ?|[0-9]{{2}}{_APART})[0-9]{{2}}){_APART}(?P<value2>[0-9]{{6}}){_APART}(?P<value3>[0-9]{{2}})",
        right=BEHIND,
    ),
    Pattern(
        "slip",
        rf"{LABEL}{AFTER_LABEL}(?P<value>(?:{NAMES} ?-?|[0-9])(?:[-. ]{{0,3}}[0-9]){{9,13}})",
        right=rf"{BEHIND}|[-.][0-9]",
    ),
)


def validate(match: Match) -> Verdict:
    """Region and shape; a plain run and a date with its time are refuted."""
    typed = match.groupdict().get("value") or match.group()
    number = digits(typed)
    if monotonous(number):
        return A_RUN
    dated = number.startswith("20") and typed[2].isdigit()  # 2026-11-04 1423, where a licence has 20-26-110414-23
    if dated and real_date(int(number[:4]), int(number[4:6]), int(number[6:8])):
        return A_MOMENT
    return PLAUSIBLE


RECOGNIZER = Recognizer(
    entity="KR_DRIVER_LICENSE",
    label="운전면허번호",
    label_en="driver's licence number",
    about="운전면허번호입니다. 지역, 해, 일련번호, 검증숫자로 된 열두 자리이고 고유식별정보입니다. 앞에 지역 이름을 쓰는 옛 모양도 찾습니다.",
    korean={
        "printed": "인쇄된 모양",
        "region-name": "지역 이름",
        "loose": "느슨한 모양",
        "loose-region-name": "지역 이름, 느슨하게",
        "aloud": "소리 나는 대로",
        "aloud-alone": "소리 나는 대로, 홀로",
        "filled": "사이에 딴 말",
        "slip": "이름표 뒤의 잘못 적은 것",
        "a drawing number of exactly this shape": "모양이 똑같은 도면 번호",
    },
    source="https://www.law.go.kr/법령/도로교통법시행규칙",
    legal_basis="개인정보 보호법 제24조, 같은 법 시행령 제19조",
    patterns=PATTERNS,
    validate=validate,
    heads=("면허", "면허번호", "운전면허번호"),
    context=("면허", "운전", "적성검사", "licence", "license"),
    context_reach=(25, 12),
    unique_identifier=True,
    partial=stars(2, 2),
    opens=Opening("[0-9]{1,11}", least=12, most=12, joints=("",)),
    asks=(Question("면허 ?번호|면허증 ?번호|운전 ?면허", "운전면허번호"),),
    examples=(
        ignores("면허 강원 05 (중간) 228174 (뒤) 305", "three digits in its last place"),
        catches("면허번호(앞) «강원 05» (중간) «228174» (뒤) «30»", "each group with its place"),
        ignores("면허 시험 강원 05 접수 228174 번호 3", "a digit short with words between"),
        catches("«이일 음 십오 음 칠칠공이팔사 그리고 구육»", "amounts and hesitations"),
        catches("면허증에 «13 공오 이육팔팔사삼 십이» 라고", "typed, aloud and an amount"),
        catches("«일일 공사 칠삼팔이구일 공육» 적성검사요", "aloud, the test in sight"),
        catches("면허번호는«17-98-654321-02»입니다", "the printed form, glued on both sides"),
        catches("«11-05-123456-78» 면허증이에요", "cue behind"),
        catches("신분증은 «28-15-334455-61» 뿐인데", "printed form without a cue"),
        catches("운전면허 «전북 98-654321-02»", "region in Hangul"),
        catches("운전면허번호 «179865432102»", "no separators, with the cue"),
        catches("면허 «28 15 334455 61»", "blanks, with the cue"),
        catches("면허번호 «１７－９８－６５４３２１－０２»", "full-width digits"),
        catches("면허번호 «일칠 다시 구팔 다시 육오사삼이일 다시 공이»", "read aloud"),
        catches("면허는 «17.98.654321.02» 요", "dots, with the cue"),
        catches("면허번호 «17, 98, 654321, 02»", "commas, with the cue"),
        catches("면허 «전북 98 654321 02»", "region in Hangul and blanks, with the cue"),
        catches("면허증 «경기북부 98-654321-02»", "half a province"),
        catches("면허 «1 1 0 5 1 2 3 4 5 6 7 8»", "a blank between all digits, with the cue"),
        catches("면허번호 «1105-1234-5678»", "grouped like another number, with the cue"),
        ignores("면허세 110512345678원", "an amount beside the cue"),
        ignores("면허 갱신 2026-11-04 1423에 접수", "a date with its time beside the cue"),
        ignores("99-05-123456-78", "no such region"),
        ignores("공고 제17-98-654호", "a notice"),
        ignores("2024-05-123456-78", "a year in front"),
        ignores("11-05-123456", "the last group is missing"),
        ignores("123456789012", "twelve bare digits without a cue"),
        ignores("면허 접수시각 202611041423", "a time stamp beside the cue"),
        ignores("12-34-567890-12-3", "one group too many"),
        ignores("27-05-123456-78", "region 27 was never used"),
        ignores("운송장 1234-5678-9012", "a parcel"),
        overreaches("도면 12-34-568890-12 참조", "a drawing number of exactly this shape"),
        ignores("12-34-567890-12 형식으로 적으라는데요", "a plain run as a sample"),
        catches("신분증은 «전북 98-654321-02» 예요", "region in Hangul without a cue"),
        catches("«11-05-120456-78» 면허증이에요", "reads as a day of the year 1105"),
        catches("면허번호 «209865432102»", "region 20 run together"),
        catches("운전경력증명 떼려고요 «179865432102»", "the proof of driving years"),
        catches("my driving licence «179865432102»", "British spelling"),
        catches("driver license «179865432102»", "American spelling"),
        catches("«179865432102» 면허예요", "no separators, cue behind"),
        ignores("도면 12-34-568890-12-3 참조", "one group too many, no plain run"),
        ignores("전북 52-123456-01234 계좌로", "an account of the bank of that region"),
        ignores("면허세는 전북 52-123456-01234 계좌로", "the same beside the cue"),
        ignores("전북 2026110415호 공문", "a paper of a region"),
        ignores("면허증 사진 1000178654321021.jpg 올렸어요", "the name of a picture beside the cue"),
        ignores("178654321021 이게 무슨 번호죠", "twelve bare digits without a cue, no plain run"),
        catches("운전면허번호 «99-12-123456-11» 이요", "a region that there is none of, behind its label"),
        catches("면허번호 «11-12-12345-11» 이요", "a digit short behind its label"),
        catches("면허증 번호는 «1112123456111» 예요", "a digit too many behind its label"),
        catches("면허번호 «전남 5-123456-22» 요", "a year of one digit behind its region"),
        catches("license number «11-12-12345-11»", "a digit short, in English"),
        ignores("면허번호 1111111111 처럼 적나요", "a sample with a digit short"),
        ignores("면허번호 2026-11-04 1423 접수", "a date and its time behind the label"),
        ignores("면허번호 11-12-12345-11-12345", "a group too many behind the label"),
        catches("전남 면허 «전남 05-345678-22»", "a region in Hangul of another year"),
        catches("«경기남부 95-345678-31» 면허", "half a province, its label behind"),
        catches("면허번호요 «십사 다시 팔십구 다시 이이공사일칠 다시 오십일»", "amounts of two digits aloud"),
        catches("운전면허 «이십일에 십구에 사사칠일이공에 삼삼» 이요", "amounts, and a particle between"),
        catches("«십삼 공사 오오일팔이칠 육공» 이라고 적혀 있어요", "aloud without a cue"),
        ignores("면허 십사 팔십구 이이공사일칠 512", "a digit too many at the end, the rest aloud"),
        ignores("십사 팔십구 이이공사일칠 512", "the same without its label"),
        ignores("도면 삼십사 팔십구 이이공사일칠 오십일", "no such region aloud"),
    ),
)
