"""Telephone number of a person: mobile, landline, internet (070), personal and virtual (050X), foreign.

Allotted by the Ministry of Science and ICT to operators under the numbering rules (전기통신번호관리세칙):
mobile 010 and eight digits (older 011, 016 to 019 with seven or eight), landline area code 02, 031-033,
041-044, 051-055, 061-064 with seven or eight digits. Representative numbers (15YY, 16YY, 18YY), 080, 060,
030 and special numbers (110, 119, 1345) belong to offices and services and are left alone.
A mobile number needs no cue; its law is 개인정보 보호법 §2: with a name at hand it identifies a person.
https://www.law.go.kr/행정규칙/전기통신번호관리세칙
"""

from pii_guard.checks import digits
from pii_guard.model import Evidence
from pii_guard.recognizer import (
    AFTER_LABEL,
    DIGIT_EDGE,
    Match,
    Pattern,
    Recognizer,
    Validated,
    catches,
    ignores,
    stars,
)

GAP = r"[ ]{0,2}[-~._/·,*:=()]{0,2}[ \n]{0,2}"  # what people type between the groups, or nothing
GROUPED = r"(?:[ ]{0,2}[-~._/·)(]{1,2}[ \n]{0,2}|[ \n]{1,2})"  # the same, but something must stand there
AREA = "(?:02|03[1-3]|04[1-4]|05[1-5]|06[1-4])"
SPOKEN_AREA = "(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4])"  # read aloud, the leading zero is dropped
EIGHT = f"[0-9]{{4}}{GAP}[0-9]{{4}}"
SUBSCRIBER = f"[1-9][0-9]{{2,3}}{GAP}[0-9]{{4}}"
COUNTRY = rf"(?:(?:\+|00)[ ]?82{GAP}(?:\(0\)|0)?|82[- .]0?){GAP}"
CUE = "(?:전화(?:번호)?|연락처|전번|핸드폰(?:번호)?|휴대폰(?:번호)?|폰번호)"

# '127.02…' is a decimal, '1.02…' a list item, '2CE-0501-…' a petition.
ORDINAL_EDGE = r"[0-9]|[0-9]-|[0-9]{2}\.|[0-9][A-Z]{2}-"
TAIL_EDGE = r"[0-9]|-[0-9]{2}"

KINDS = ("mobile", "landline", "voip", "virtual", "international")

PATTERNS = (
    Pattern("mobile-brackets", rf"\(010\){GAP}{EIGHT}", right=DIGIT_EDGE),
    Pattern("mobile", rf"010{GAP}{EIGHT}", left=DIGIT_EDGE, right=DIGIT_EDGE),
    Pattern("mobile-pairs", r"010[-. /]{1,3}[0-9]{2}(?:[-. /]{1,3}[0-9]{2}){3}", left=DIGIT_EDGE, right=DIGIT_EDGE),
    Pattern("mobile-3-3-5", r"010-(?:[0-9]{3}-[0-9]{5}|[0-9]{5}-[0-9]{3})", left=DIGIT_EDGE, right=DIGIT_EDGE),
    Pattern("mobile-spaced", r"0[ -]{1,3}1[ -]{1,3}[016789](?:[ .-]{0,3}[0-9]){8}", left=DIGIT_EDGE, right=DIGIT_EDGE),
    Pattern("mobile-tail-spaced", r"010(?:[ .-]{1,3}[0-9]){8}", left=DIGIT_EDGE, right=DIGIT_EDGE),
    Pattern("mobile-twice", r"(?P<value>010[1-9][0-9]{7})(?P<value2>010[1-9][0-9]{7})", left="[0-9]", right="[0-9]"),
    Pattern("mobile-legacy", rf"(?:\(01[16789]\)|01[16789]){GAP}{SUBSCRIBER}", left=ORDINAL_EDGE, right=TAIL_EDGE),
    Pattern(
        "mobile-legacy-grouped",
        rf"01[16789]{GROUPED}[0-9]{{3,4}}{GROUPED}[0-9]{{4}}",
        left=ORDINAL_EDGE,
        right=TAIL_EDGE,
    ),
    Pattern("landline", rf"(?:\({AREA}\){GAP}|{AREA}{GROUPED}){SUBSCRIBER}", left=ORDINAL_EDGE, right=TAIL_EDGE),
    Pattern("landline-bare", rf"0(?:3[1-3]|4[1-4]|5[1-5]|6[1-4]){SUBSCRIBER}", left=ORDINAL_EDGE, right=TAIL_EDGE),
    Pattern("seoul-bare", rf"02{SUBSCRIBER}", left=ORDINAL_EDGE, right=TAIL_EDGE, needs_context=True),
    Pattern("voip", rf"(?:\(070\)|070){GAP}[1-9][0-9]{{3}}{GAP}[0-9]{{4}}", left=ORDINAL_EDGE, right=TAIL_EDGE),
    Pattern(
        "virtual", rf"(?:050[0-9]{GAP}[0-9]{{3,4}}|050-[0-9]{{4}}){GAP}[0-9]{{4}}", left=ORDINAL_EDGE, right=TAIL_EDGE
    ),
    Pattern("abroad-mobile", rf"{COUNTRY}1[016789]{GAP}[0-9]{{3,4}}{GAP}[0-9]{{4}}", left="[0-9]", right="[0-9]"),
    Pattern("abroad-mobile-bare", r"8210[1-9][0-9]{7}", left=r"[0-9][-.]?", right=TAIL_EDGE),
    Pattern("abroad-landline", rf"{COUNTRY}(?:{SPOKEN_AREA}|70|50[0-9]){GAP}{SUBSCRIBER}", left="[0-9]", right="[0-9]"),
    Pattern(
        "foreign",
        r"\+[1-9][0-9]{0,2}(?:[ .-]?\(?[0-9]{1,5}\)?){2,5}",
        left=r"[0-9A-Za-z)] ?",
        right=r"[0-9]|,[0-9]| ?[원만℃%]",
    ),
    Pattern("spoken", rf"{CUE}{AFTER_LABEL}(?P<value>{SPOKEN_AREA}{GROUPED}{SUBSCRIBER})", right=TAIL_EDGE),
    Pattern("zero-lost", rf"{CUE}{AFTER_LABEL}(?P<value>10{GAP}[1-9][0-9]{{3}}{GAP}[0-9]{{4}})", right=TAIL_EDGE),
    Pattern(
        "home",
        rf"(?:집 ?전화(?:번호)?|우리 ?집){AFTER_LABEL}(?P<value>[2-9][0-9]{{2,3}} ?- ?[0-9]{{4}})",
        right=r"[0-9]|[- ]?[0-9번]|호|동",
    ),
)


def validate(match: Match) -> Validated:
    """What the digits are: a separated or full mobile number is certain, the rest likely."""
    value = match.groupdict().get("value") or match.group()
    number = digits(value)
    if value.startswith("+") and not number.startswith("82"):
        return (Evidence.PLAUSIBLE, "international") if 9 <= len(number) <= 15 else Evidence.REFUTED
    national = number.removeprefix("00").removeprefix("82").lstrip("0")
    kind = _kind(national)
    if kind != "mobile":
        return Evidence.PLAUSIBLE, kind
    bare = len(number) == len(value)
    before = match.string[max(0, match.start() - 2) : match.start()]
    if bare and before[:1].isdigit() and before[1:] in {".", ",", "-"}:
        return Evidence.REFUTED  # the decimals of a coordinate, or one group of a longer number
    certain = not bare or (national[:2] == "10" and national[2] != "0")
    return (Evidence.CONFIRMED if certain else Evidence.PLAUSIBLE), kind


def _kind(national: str) -> str:
    if national.startswith("1"):
        return "mobile"
    if national.startswith("70"):
        return "voip"
    return "virtual" if national.startswith("50") else "landline"


RECOGNIZER = Recognizer(
    entity="PHONE_NUMBER",
    label="전화번호",
    label_en="phone number",
    source="https://www.law.go.kr/행정규칙/전기통신번호관리세칙",
    legal_basis="개인정보 보호법 §2 1호",
    kinds=KINDS,
    patterns=PATTERNS,
    validate=validate,
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
    examples=(
        catches("제 번호는 «010-1234-5678»이에요", "the usual mobile form with a glued particle"),
        catches("번호«01023456789»로 전화주세요", "glued on both sides"),
        catches("«010.2780.4163», «010/7488/6121» 둘 다 돼요", "dots and slashes"),
        catches("번호는 «공일공 이삼사오 육칠팔구» 입니다", "read aloud"),
        catches("번호 «0 1 0 2 5 5 6 1 4 9 7» 이요", "a blank between all digits"),
        catches("«010 12 34 56 78» 입니다", "in pairs"),
        catches("제 번호요 «010\n4602\n7593»", "over three lines"),
        catches("예전 번호 «011-482-9032» 아직 써요", "older mobile prefix"),
        catches("«+82 (0)10-7746-3263»로 주세요", "with the country code and the zero in brackets"),
        catches("국제전화 «+82 63-561-4828» 됩니다", "landline with the country code"),
        catches("베트남 번호는 «+84 912 345 679» 예요", "foreign number"),
        catches("집전화 «063-281-1965»로 오전에만", "landline"),
        catches("전화번호는 «(063)561-4828» 이에요", "area code in brackets"),
        catches("가게는«0633473675»번이에요", "landline without separators"),
        catches("전화 «육삼 오육공에 일이삼사»", "landline read aloud without its leading zero"),
        catches("인터넷전화 «070-5186-3398»", "internet telephone"),
        catches("안심번호 «0503-7725-5920»로", "virtual number"),
        catches("번호 두 개 «01023456789»«01098765432» 남깁니다", "two mobile numbers run together"),
        catches("신한은행 고창지점 «063-564-1235»", "telephone of a bank branch"),
        catches("«011,482,9033» 이에요", "commas between the groups"),
        catches("«0635614828» 주문번호 20261104-88214", "the label behind belongs to what follows"),
        catches("«063-561-4828» 모델명 KX-2045D 수리 문의요", "the name of a thing behind"),
        catches("«07020261104» 여기로요", "with the digits of a day in it"),
        ignores("카드사 1544-7000에 전화했어요", "representative number"),
        ignores("080-123-4567 수신거부", "toll-free number"),
        ignores("국번없이 110이나 1345로 문의", "special numbers"),
        ignores("번호 010-1234-567", "one digit short"),
        ignores("2010-1234-5678 모델", "a longer first group"),
        ignores("금액 10,102,345,678원", "an amount"),
        ignores("035-123-4567", "no such area code"),
        ignores("063-056-1234", "an exchange never begins with 0"),
        ignores("위치 35.0102345678, 127.0312345678", "decimals of coordinates"),
        ignores("2026-11-04 14:23:51, 2026.01.02.~2026.03.04.", "dates and times"),
        ignores("접수번호 0212345678 처리", "receipt number in the shape of a Seoul number"),
        ignores("2CE-0501-3965744로 접수됐다고 해요", "the tail of a petition number"),
        catches("번호 «010 그리고 2345 그리고 6789» 예요", "words between the groups"),
    ),
)
