"""Business registration number (사업자등록번호): given by the tax office to each business (부가가치세법 §8).

Ten digits 3-2-5: tax office (from 101), kind, serial and a check digit (weights 1, 3, 7, 1, 3, 7, 1, 3, 5, with the
tens of the last product). Kinds 01 to 80 and 90 to 99 are sole traders, so the number names a person; 81 to 89 are
corporations and public bodies.
https://www.law.go.kr/법령/부가가치세법
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import (
    AFTER_LABEL,
    GAP,
    Match,
    Opening,
    Pattern,
    Question,
    Recognizer,
    Verdict,
    catches,
    ignores,
    overreaches,
    refuted,
    stars,
)
from pii_guard.recognizer.checks import digits, monotonous, weighted
from pii_guard.recognizer.expressions import Expression

EDGE = r"[0-9]|[0-9]-"
TAIL = r"[0-9]|-[0-9]| ?원(?:[^가-힣]|$|[을이은에의])"

LABEL = r"(?:사업자(?: ?등록)?(?: ?번호)?|(?i:business (?:registration )?(?:number|no\.?)))"
HYPHENS = "[1-9][0-9]{2} ?- ?[0-79][0-9] ?- ?[0-9]{5}"
DIVIDED = r"[^0-9A-Za-z가-힣\n]{1,4}"
THINGS = "호|번? ?(?:부품|도면)|설계|도면|제품|모델|상품|공고|원"
# What somebody has who has such a number: a trade, or what is asked of one.
TRADE = (
    "(?:상호|가게|식당|업체|매장|사업장|펜션|숙박|음식점|카페|미용실|마트|슈퍼|공방|농원|상회|학원|정비소|철물점|방앗간|민박|임대업"
    "|폐업|개업|휴업|창업|소상공인|부가세|부가가치세|종소세|세무서|통신 ?판매|세금 ?계산서|매출)"
)

PATTERNS = (
    Pattern(
        "printed", r"[1-9][0-9]{2}(?: ?- ?[0-9]{2} ?- ?|\.[0-9]{2}\.)[0-9]{5}", left=r"[0-9]|[0-9][-.]", right=TAIL
    ),
    Pattern("blanks", r"[1-9][0-9]{2} [0-9]{2} [0-9]{5}", left=r"[0-9][ -]?", right=r" ?[0-9]|-[0-9]| ?원"),
    Pattern(
        "slip",
        rf"{LABEL}{AFTER_LABEL}(?P<value_slip>[1-9][0-9]{{2}}[-. ]{{0,3}}[0-9]{{2}}[-. ]{{0,3}}[0-9]{{5}})",
        right=TAIL,
    ),
    Pattern(
        "mistyped",
        rf"{TRADE}[^0-9\n]{{0,20}}(?P<value_slip>{HYPHENS}|[1-9][0-9]{{2}}[0-79][0-9]{{6}})",
        right=rf"{TAIL}| ?[가-힣]{{2}} ?번호",
        looks="[0-9]{3} ?- ?[0-9]{2} ?- ?[0-9]{5}|[0-9]{10}",
    ),
    Pattern(
        "before-trade",
        rf"(?P<value_slip>{HYPHENS})[^0-9\n]{{1,12}}{TRADE}",
        left=r"[0-9]|[0-9][-.]|[가-힣A-Za-z]번?호?[ :]?",
    ),
    Pattern("first", f"(?P<value_slip>{HYPHENS})", left=r"[^\n]", right=rf"[0-9]|-[0-9]| ?(?:{THINGS})"),
    Pattern(
        "divided",
        rf"{LABEL}{AFTER_LABEL}(?P<value_slip>[1-9][0-9]{{2}}{DIVIDED}[0-9]{{2}}{DIVIDED}[0-9]{{5}}|[1-9][0-9]{{2}}-[0-9]{{2}}-[0-9]{{4}})",
        right=TAIL,
    ),
    Pattern("loose", rf"[1-9](?:{GAP}[0-9]){{9}}", left=EDGE, right=TAIL, needs_context=True),
)

TEN = 10  # digits
_OTHERS = Expression(r"(?:접수|허가|신고|관리|공고|주문|고객|도면)(?: ?번호)?[은는이가]?[ :]{0,2}$")
ANOTHER_LABEL = refuted("앞의 말은 다른 번호의 이름", "the word in front names another number")
A_SAMPLE = refuted("차례로 적은 보기", "digits in a row are a sample")
A_YEAR = refuted("연도로 시작하는 접수번호", "the number of a paper, which begins with its year")
NOT_ALLOTTED = refuted(
    "그런 번호는 주지 않음: 세무서는 101부터, 구분은 01부터, 일련번호는 0001부터",
    "no such number is given: tax offices begin at 101, kinds at 01, serials at 0001",
)
_OPEN = (2, 4, 5, 9)  # read aloud they end in a vowel
_NO_CHECK = [
    refuted(
        f"검증숫자가 맞지 않음: 끝자리는 {right}{'여야' if right in _OPEN else '이어야'} 함",
        f"the check digit does not hold: the last must be {right}",
    )
    for right in range(10)
]


def validate(match: Match) -> Verdict:
    """Refuted by range or check digit, which every business number carries; right behind its label it may be mistyped."""
    slip = match.groupdict().get("value_slip")
    if slip and _OTHERS.search(match.string, max(0, match.start("value_slip") - 12), match.start("value_slip")):
        return ANOTHER_LABEL
    if slip and monotonous(digits(slip)) and match.start() == match.start("value_slip"):
        return A_SAMPLE
    if slip and slip.isdigit() and "2010" <= slip[:4] <= "2029":
        return A_YEAR
    number = digits(slip or match.group())
    if len(number) < TEN:
        return Verdict(Evidence.PLAUSIBLE, "person")
    office, kind, serial = int(number[:3]), int(number[3:5]), int(number[5:9])
    if office < 101 or kind == 0 or serial == 0:
        return NOT_ALLOTTED
    total = weighted(number[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5)) + int(number[8]) * 5 // 10
    holds = -total % 10 == int(number[9])
    if not (holds or slip):
        return _NO_CHECK[-total % 10]
    return Verdict(Evidence.CONFIRMED if holds else Evidence.PLAUSIBLE, "corporate" if 81 <= kind <= 89 else "person")


RECOGNIZER = Recognizer(
    entity="KR_BRN",
    label="사업자등록번호",
    label_en="business registration number",
    about="사업자등록번호입니다. 세무서가 사업자마다 주는 열 자리이고 끝자리는 검증숫자입니다. 가운데 두 자리가 81에서 89이면 법인, 나머지는 개인사업자라 그 사람을 가리킵니다.",
    korean={
        "printed": "인쇄된 모양",
        "blanks": "빈칸으로 나눔",
        "loose": "느슨한 모양",
        "slip": "이름표 뒤의 잘못 적은 것",
        "mistyped": "상호나 업종 뒤의 잘못 적은 것",
        "before-trade": "업종 앞의 잘못 적은 것",
        "first": "줄 처음",
        "divided": "이름표 뒤, 다른 표시로 나눔",
        "a drawing number whose check digit happens to hold": "검증숫자가 우연히 맞는 도면 번호",
    },
    source="https://www.law.go.kr/법령/부가가치세법",
    legal_basis="개인정보 보호법 제2조 (개인사업자)",
    kinds=("person", "corporate"),
    patterns=PATTERNS,
    validate=validate,
    context=(
        "사업자",
        "등록번호",
        "사업장",
        "세금계산서",
        "상호",
        "식당",
        "가게",
        "장사",
        "영업",
        "registration",
        "brn",
    ),
    heads=("사업자", "사업자번호", "사업자등록번호"),
    partial=stars(3, 0),
    opens=Opening("[0-9]{1,9}", least=10, most=10, joints=("",)),
    asks=(Question("사업자 ?(?:등록)? ?번호", "사업자등록번호"),),
    examples=(
        catches("통신판매 «6180977251» 대표자", "no hyphens behind what is sold by post"),
        catches("«1234567891» 상호 바꿨어요", "no hyphens in front of a firm's name"),
        catches("«1234567891» 세금계산서 발행", "no hyphens in front of a tax invoice"),
        catches("«1234567891» 사업장이에요", "no hyphens in front of the place of business"),
        catches("«1234567891» 가게예요", "no hyphens in front of a shop"),
        catches("tax registration «1234567891»", "an English word in front of it"),
        catches("«202-23-90182» 펜션이요", "a tax office that reads like a year"),
        ignores("모델 417-23-90182 펜션용", "another noun in front"),
        ignores("123-45-67890", "the sample of every form, alone"),
        ignores("세무서는 2024123456 접수라고", "a paper with its year"),
        ignores("소상공인 지원금 접수 123-45-67890", "the number of a receipt behind a trade"),
        ignores("매장 123-45-67890 상품번호", "the number of goods behind a trade"),
        catches("«417-23-90182» 펜션이요", "mistyped in front of the trade", kind="person"),
        ignores("도면 417-23-90182 펜션 신축", "a drawing in front of the trade"),
        catches("«138-05-72910» 이거 폐업한 번호예요", "mistyped, and all that begins the line"),
        ignores("138-05-72910호 공문", "a paper that begins the line"),
        ignores("138-05-729101", "a digit too many at the beginning of the line"),
        catches("식당하고 있는데 «6081948273» 지원금 되나요", "no hyphens, mistyped behind the trade"),
        ignores("식당하고 있는데 60819482731 지원금", "eleven digits behind the trade"),
        catches("사업자번호는 «415/12/33917» 요", "slashes behind the label"),
        catches("사업자번호 [«415][12][33917»]", "brackets behind the label"),
        catches("사업자번호 «415-12-3391»", "a digit short behind the label"),
        ignores("사업자번호 415-12-339", "two digits short"),
        catches("business number «415-12-33917»", "the English label"),
        catches("«2 2 6 - 1 7 - 3 0 9 4 4» 하이픈을 못 찾아서", "a blank between all digits"),
        catches("«3082194576» 식당하는데요", "no hyphens beside what it is"),
        catches("상호 변경 «1234567891»", "no hyphens beside a firm's name"),
        ignores("상호는 행복슈퍼고 418-05-339171 입니다", "a digit more behind what the business is called"),
        catches("가게 «1234567891» 소상공인 지원", "no hyphens beside a shop"),
        catches("«1234567891»로 장사해요", "no hyphens beside a trade"),
        catches("«1234567891» 영업 중입니다", "no hyphens beside a business"),
        catches("사업자등록번호 «123-45-67891» 입니다", "sole trader, printed form"),
        catches("저희 사업자번호가«554-23-75614»인데요", "glued on both sides", kind="person"),
        catches("«9928704569»사업자등록", "ten digits with the cue behind"),
        catches("사업자 «993 12 12346»", "blanks, with the cue"),
        catches("«994.01.77889» 개인사업자", "dots"),
        catches("사업자번호 «991-81-01233»", "a corporation", kind="corporate"),
        catches("사업자번호 «일이삼 다시 사오 다시 육칠팔구일» 입니다", "read aloud"),
        catches("«123-45-67891»로 신고했어요", "printed form without a cue"),
        catches("사업자번호 «１２３－４５－６７８９１»", "full-width digits"),
        catches("«993 12 12346»", "blanks without a cue: the check digit holds"),
        catches("사업자등록번호 «123-45-67891» 원본 제출", "a word that begins like a currency"),
        catches("사업자 «12345-67891»", "grouped otherwise, with the cue"),
        catches("사업자번호 «123, 45, 67891» 이에요", "commas, with the cue"),
        catches("사업자등록번호: «402.17.88231»", "dots, mistyped behind the label"),
        catches("사업자번호 «사공이 다시 일일 다시 팔팔이이공» 요", "read aloud behind its label, mistyped"),
        catches(
            "사업자번호 «991-81-01236»",
            "mistyped right behind its label",
            evidence=Evidence.PLAUSIBLE,
            kind="corporate",
        ),
        catches("사업자번호 «1234567891»", "no hyphens, its check digit holds", evidence=Evidence.CONFIRMED),
        ignores("사업자번호 123-45-678901", "a digit too many behind the label"),
        ignores("991-81-01236 로 접수", "the check digit fails"),
        ignores("사업자 063-56-02114", "tax offices begin at 101"),
        ignores("2026-11-22", "a date"),
        ignores("사업자 123-00-45678", "kind 00 does not exist"),
        ignores("02-123-45678", "in the shape of a telephone"),
        ignores("번호 1234567891 확인", "ten bare digits without a cue"),
        ignores("사업자 010-2345-6789", "a telephone beside the cue"),
        ignores("사업비 1234567891원", "an amount"),
        catches("사업자번호 «123-45-67890» 입니다", "a mistyped check digit of a sole trader", kind="person"),
        catches("사업자 «123-45-67890» 입니다", "a mistyped check digit behind a shorter word"),
        catches("사업자 «육일칠 공구 사사일팔이»", "mistyped and read aloud behind the shorter word"),
        catches("상호는 행복슈퍼고 «418-05-33917» 입니다", "mistyped behind what the business is called"),
        overreaches("도면 123-45-67891", "a drawing number whose check digit happens to hold"),
        catches("«994.01.77889» 로 조회해 주세요", "dots without a cue"),
        catches("등록번호 «1234567891»", "ten digits behind the short label"),
        catches("사업장 «1234567891» 이에요", "ten digits behind the place of business"),
        catches("세금계산서는 «1234567891» 앞으로요", "ten digits for a tax invoice"),
        catches("business registration no. «1234567891»", "an English form"),
        catches("BRN «1234567891»", "the English abbreviation"),
        ignores("계좌 1123-45-67891", "the tail of an account"),
        ignores("계좌 123-45-678912", "the head of an account"),
        ignores("계좌 302 993 12 12346", "the tail of an account in blanks"),
        ignores("계좌 993 12 12346 01", "the head of an account in blanks"),
        ignores("사업자 통장 3021234567891", "the tail of an account beside the cue"),
        ignores("사업자 통장 1234567891012", "the head of an account beside the cue"),
        ignores("계좌 100-81-12348", "below the first tax office though the check digit holds"),
        ignores("계좌 123-00-45673", "kind 00 though the check digit holds"),
        ignores("계좌 123-45-00003", "serial 0000 though the check digit holds"),
    ),
)
