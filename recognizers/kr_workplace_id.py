"""Workplace number of the four social insurances (사업장관리번호: 국민연금, 건강보험, 고용보험, 산재보험).

Given to each insured workplace by the National Pension Service, the National Health Insurance Service or the Korea
Workers' Compensation and Welfare Service. Eleven digits, printed 3-2-5-1: the ten of its business registration number
(weights 1, 3, 7, 1, 3, 7, 1, 3, 5, with the tens of the last product) and one that tells workplaces apart. A workplace
without a business registration has eleven that begin with 9, whose check digit, if there is one, is not public: these
count only behind their label. Sources are secondary (guides for employers): no text of the law defines the digits, the
link leads to the forms that ask for the number. A corporation's is redacted too: it tells where somebody works.
https://www.law.go.kr/법령/고용보험및산업재해보상보험의보험료징수등에관한법률시행규칙
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import (
    AFTER_LABEL,
    CONFIRMED,
    GAP,
    PLAUSIBLE,
    Match,
    Pattern,
    Recognizer,
    Sentence,
    Verdict,
    catches,
    ignores,
    misses,
    overreaches,
    stars,
)
from pii_guard.recognizer.checks import digits, weighted
from pii_guard.recognizer.expressions import Expression

INSURANCE = "(?:(?:고용|건강) ?보험|산재(?: ?보험)?|국민 ?연금|[4사] ?대 ?(?:사회 ?)?보험|실업 ?급여|이직 ?확인서)"
LABEL = rf"(?:사업장 ?(?:관리 ?)?번호|{INSURANCE}(?:[ ·,/()의용쪽]|적용|가입|회사){{0,3}}관리 ?번호)"
PRINTED = r"[1-9][0-9]{2}(?: ?- ?[0-9]{2} ?- ?[0-9]{5} ?- ?|\.[0-9]{2}\.[0-9]{5}\.)[0-9]"
GROUPED = f"[1-9][0-9]{{2}}{GAP}[0-9]{{2}}{GAP}[0-9]{{5}}{GAP}[0-9]"
TEN_MORE = f"(?:{GAP}[0-9]){{10}}"
BEFORE = r"[0-9]|[0-9]-"
BEHIND = r"[0-9]|-[0-9]"

PATTERNS = (
    Pattern("printed", f"(?P<value>{PRINTED})", left=r"[0-9]|[0-9][-.]", right=r"[0-9]|[-.][0-9]"),
    Pattern("labelled", f"(?P<cue>{LABEL})[^0-9]{{0,20}}(?P<value>[1-9]{TEN_MORE})", right=BEHIND),
    Pattern("insured", f"(?P<cue>{INSURANCE})[^0-9]{{0,20}}(?P<value>{GROUPED})", right=BEHIND),
    Pattern("before-label", rf"(?P<value>[1-9]{TEN_MORE})[^0-9\n]{{0,10}}(?P<cue>{LABEL})", left=BEFORE),
    Pattern("before-insurance", rf"(?P<value>{GROUPED})[^0-9\n]{{0,10}}(?P<cue>{INSURANCE})", left=BEFORE),
    Pattern(
        "unregistered",
        rf"(?P<cue>{LABEL})(?:\([가-힣·, ]{{1,10}}\))?{AFTER_LABEL}(?P<value>(?P<unregistered>9){TEN_MORE})",
        right=BEHIND,
    ),
)

# A business number and then 3명, 2건, 4대보험.
_COUNTED = Expression(" ?(?:대 ?보험|[명개건곳원년월차회대](?:[^가-힣]|$|[을를은는이도만씩]|입니|까지|부터|으로))")
# The nearest label in front, where it is not ours: 고용보험 접수번호, 실업급여 받을 계좌.
_OTHERS = Expression(
    "(?:(?<!관리)(?<!관리 )(?<!사업장)(?<!사업장 )(?<!보험)(?<!보험 )번호|계좌|통장)(?:(?!번호)[^0-9]){0,20}$"
)


def _refuted(korean: str, english: str) -> Verdict:
    return Verdict(Evidence.REFUTED, why=Sentence(korean, english))


COUNTED = _refuted("마지막 숫자는 개수나 금액입니다.", "The last digit is a count or an amount.")
OTHERS = _refuted("바로 앞의 말은 다른 번호의 이름입니다.", "The words right in front name another number.")
NO_OFFICE = _refuted("세무서 번호는 101부터입니다.", "Tax offices begin at 101.")
NO_KIND = _refuted("사업자 구분 00은 없습니다.", "There is no kind 00 of business.")
NO_SERIAL = _refuted("일련번호 0000은 없습니다.", "There is no serial 0000.")
NO_CHECK = _refuted("사업자등록번호의 검증번호가 맞지 않습니다.", "The check digit of the business number fails.")


def validate(match: Match) -> Verdict:
    """Confirmed by the check digit of the business number; without one only behind the label."""
    start, end = match.span("value")
    if _COUNTED.match(match.string, end):
        return COUNTED
    named = match.groupdict()
    if named.get("cue") and _OTHERS.search(match.string[max(0, start - 20) : start]):
        return OTHERS
    if named.get("unregistered"):
        return PLAUSIBLE
    return _fault(digits(match.group("value"))) or CONFIRMED


def _fault(number: str) -> Verdict | None:
    """What keeps the first ten digits from being a business registration number; None when they may be one."""
    if int(number[:3]) < 101:
        return NO_OFFICE
    if number[3:5] == "00":
        return NO_KIND
    if number[5:9] == "0000":
        return NO_SERIAL
    total = weighted(number[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5)) + int(number[8]) * 5 // 10
    return None if -total % 10 == int(number[9]) else NO_CHECK


RECOGNIZER = Recognizer(
    entity="KR_WORKPLACE_ID",
    label="사업장관리번호",
    label_en="workplace number of the social insurances",
    about="사업장관리번호입니다. 4대 사회보험이 사업장에 주는 열한 자리로, 사업자등록번호에 한 자리를 더한 것입니다.",
    korean={
        "printed": "인쇄된 모양",
        "labelled": "이름표 뒤",
        "insured": "보험 이름 뒤",
        "before-label": "이름표 앞",
        "before-insurance": "보험 이름 앞",
        "unregistered": "미등록 사업장",
        "begins with 9, the label behind": "9로 시작하고 이름표가 뒤",
        "a mistyped check digit": "검증숫자를 잘못 적은 것",
        "a drawing number whose check digit happens to hold": "검증숫자가 우연히 맞는 도면 번호",
        "a parcel whose number happens to have the check digit": "검증숫자가 우연히 맞는 운송장",
    },
    source="https://www.law.go.kr/법령/고용보험및산업재해보상보험의보험료징수등에관한법률시행규칙",
    legal_basis="개인정보 보호법 제2조",
    patterns=PATTERNS,
    validate=validate,
    partial=stars(3, 0),
    examples=(
        catches("사업장관리번호 «123-45-67891-0» 입니다", "the printed form", evidence=Evidence.CONFIRMED),
        catches("사업장 관리번호는«12345678910»이에요", "glued, with particles, the label in two words"),
        catches("사업장번호: «123 45 67891 0»", "blanks, the short label", in_context=True),
        catches("고용보험 관리번호 «123.45.67891.0»", "dots"),
        catches("산재보험의 관리번호가 «123-45-678910» 맞나요", "the last digit glued to the serial"),
        catches("«12345678910» 사업장관리번호 맞죠", "label behind", in_context=True),
        catches("회사 번호가 «991-81-01233-0» 이래요", "a corporation's, printed, without a cue"),
        catches("«994.97.54031.2» 조회요", "dots without a cue"),
        catches("실업급여 신청하는데 회사가 «12345678916»이래요", "a word of insurance in front"),
        catches("이직확인서에 «123 45 67891 4» 라고 적혀 있어요", "blanks beside a paper of the insurance"),
        catches("«12345678910» 4대보험 가입됐나요", "a word of insurance behind"),
        catches("사업장관리번호 «１２３－４５－６７８９１－０»", "full-width digits"),
        catches("사업장관리번호 «일이삼 다시 사오 다시 육칠팔구일 다시 공» 이요", "read aloud"),
        catches("사업장 관리 번호\n«1 2 3 4 5 6 7 8 9 1 0»", "a blank between all digits, in the next line"),
        catches("국민연금 사업장관리번호(본점): «1234-567-8910»", "grouped otherwise, brackets behind the label"),
        catches("사업장관리번호 «90097123456»", "no business registration, glued", evidence=Evidence.PLAUSIBLE),
        catches("사업장 관리번호는 «900-97-12345-6» 이고요", "no business registration, the label in two words"),
        catches("고용·산재보험 관리번호(현장) «900-97-12345-6»", "no business registration, the short label"),
        catches(
            "사업장관리번호 «993-97-87655-0»", "begins with 9 and the check digit holds", evidence=Evidence.CONFIRMED
        ),
        catches(
            "사업장관리번호 «123-45-67891-0» 명의 변경", "a word that begins like a count", partial="123-**-*****-*"
        ),
        catches("접수번호 말고 사업장 관리번호 «12345678910»", "another label further in front"),
        catches("접수번호 123-4, 고용보험은 «12345678910»", "another label that has its own number"),
        ignores("번호 12345678910 확인", "eleven bare digits without a cue"),
        ignores("123 45 67891 0 이 번호 뭐예요", "blanks without a cue"),
        ignores("사업장관리번호 123-45-67890-0", "the check digit fails"),
        ignores("고용보험 관련 010-2345-6789 로 전화 주세요", "a mobile number beside the cue"),
        ignores("01023456789 사업장관리번호 물어볼게요", "a glued mobile number in front of the label"),
        ignores("고용보험 123-45-67891 3명 가입", "a business number and a count of people"),
        ignores("사업장 관리번호 123-45-67891 4대보험 가입", "a business number and a word that begins with a digit"),
        ignores("123-45-67891 2개 고용보험 신고", "a business number and a count, the cue behind"),
        ignores("수도 관리번호 90097123456", "a number of the water works"),
        ignores("하수도 관리번호 12345678910", "a number of the sewers whose check digit happens to hold"),
        ignores("산재 말고 공유재산 관리번호 90097123456", "a number of public property, an insurance named before"),
        ignores("고용보험 접수번호 12345678910", "a receipt number whose check digit happens to hold"),
        ignores("접수번호 12345678910 실업급여 신청건", "a receipt number in front of the cue"),
        ignores("사업장관리번호 변경 신고 접수번호 90097123456", "a receipt number behind the label"),
        ignores("실업급여 받을 계좌 12345678910", "an account beside the cue"),
        ignores("국민연금 보험료 12345678910원", "an amount of eleven digits"),
        ignores("고용보험 90097123456", "begins with 9, without the label"),
        ignores("실업급여 통장 1234-567-8910", "an account in other groups"),
        ignores("사업자등록번호 123-45-67891", "a business registration number"),
        ignores("고용보험 1234-567-8910", "other groups beside a word of insurance"),
        ignores("사업장관리번호 100-81-12348-0", "below the first tax office though the check digit holds"),
        ignores("사업장관리번호 123-00-45673-0", "kind 00 though the check digit holds"),
        ignores("사업장관리번호 123-45-00003-0", "serial 0000 though the check digit holds"),
        ignores("사업장관리번호 1234567891012", "the head of a longer number behind the label"),
        ignores("고용보험 전산 12345678910-22", "the head of a longer number beside the cue"),
        ignores("사업장관리번호 90097123456-78", "the head of a longer number that begins with 9"),
        ignores("송장 55512345678910 사업장관리번호", "the tail of a longer number in front of the label"),
        ignores("송장 55512345678910 고용보험", "the tail of a longer number in front of the cue"),
        ignores("도면 55-123-45-67891-0", "the tail of a drawing number"),
        ignores("도면 123-45-67891-0-22", "the head of a drawing number"),
        misses("«90097123456» 사업장관리번호예요", "begins with 9, the label behind"),
        misses("사업장관리번호 «123-45-67890-0» 입니다", "a mistyped check digit"),
        overreaches("도면 123-45-67891-0", "a drawing number whose check digit happens to hold"),
        overreaches("운송장 12345678910 이직확인서 보냈어요", "a parcel whose number happens to have the check digit"),
    ),
)
