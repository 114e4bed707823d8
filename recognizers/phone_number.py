"""Telephone number of a person: mobile, landline, internet (070), personal and virtual (050X), foreign.

Allotted by the Ministry of Science and ICT to operators under the numbering rules (전기통신번호관리세칙):
mobile 010 and eight digits (older 011, 016 to 019 with seven or eight), landline area code 02, 031-033,
041-044, 051-055, 061-064 with seven or eight digits. Representative numbers (15YY, 16YY, 18YY), 080, 060,
030 and special numbers (110, 119, 1345) belong to offices and services and are left alone.
A mobile number needs no cue; its law is 개인정보 보호법 §2: with a name at hand it identifies a person.
https://www.law.go.kr/행정규칙/전기통신번호관리세칙
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import (
    AFTER_LABEL,
    DIGIT_EDGE,
    REFUTED,
    Match,
    Pattern,
    Recognizer,
    Verdict,
    catches,
    ignores,
    misses,
    stars,
)
from pii_guard.recognizer.checks import digits
from pii_guard.recognizer.expressions import Expression

GAP = r"[ ]{0,2}[-~._/·,*:=()]{0,2}[ \n]{0,2}"  # what people type between the groups, or nothing
GROUPED = r"(?:[ ]{0,2}[-~._/·,)(]{1,2}[ \n]{0,2}|[ \n]{1,2})"  # the same, but something must stand there
AREA = "(?:02|03[1-3]|04[1-4]|05[1-5]|06[1-4])"
SPOKEN_AREA = "(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4])"  # read aloud, the leading zero is dropped
EIGHT = f"[0-9]{{4}}{GAP}[0-9]{{4}}"
SUBSCRIBER = f"[1-9][0-9]{{2,3}}{GAP}[0-9]{{4}}"
COUNTRY = rf"(?:(?:\+|00)[ ]?82{GAP}(?:\(0\)|0)?|82[- .]0?){GAP}"
CUE = "(?:전화(?:번호)?|연락처|전번|핸드폰(?:번호)?|휴대폰(?:번호)?|폰번호)"

# '127.02…' is a decimal, '1.02…' a list item, '2CE-0501-…' a petition.
ORDINAL_EDGE = r"[0-9]|[0-9]-|[0-9]{2}\.|[0-9][A-Z]{2}-"
TAIL_EDGE = r"[0-9]|-[0-9]{2}"
_INSIDE = Expression(r"[0-9]{2}\.$|[0-9][,-]$")  # decimals of a coordinate, one group of a longer number

KINDS = ("mobile", "landline", "voip", "virtual", "international")

_ODD = "|".join(  # a mobile number in other groups than three, four and four
    (
        rf"\(010\){GAP}{EIGHT}",
        r"010[-. /]{1,3}[0-9]{2}(?:[-. /]{1,3}[0-9]{2}){3}",
        r"050-?[0-9]{4}-[0-9]{5}",
        r"010-(?:[0-9]{3}-[0-9]{5}|[0-9]{5}-[0-9]{3})",
        r"010(?:[ .-]{1,3}[0-9]){8}",
        r"0[ -]{1,3}1[ -]{1,3}[016789](?:[ .-]{0,3}[0-9]){8}",
    )
)
_LEGACY = rf"(?:\(01[16789]\)|01[16789]){GAP}{SUBSCRIBER}|01[16789]{GROUPED}[0-9]{{3,4}}{GROUPED}[0-9]{{4}}"
_LANDLINE = (
    rf"(?:\({AREA}\){GAP}|{AREA}{GROUPED}){SUBSCRIBER}(?:~[0-9]{{1,4}})?|0(?:3[1-3]|4[1-4]|5[1-5]|6[1-4]){SUBSCRIBER}"
)
_PAIRS = rf"(?:{AREA}|050[0-9])[-. ][1-9][0-9]{{2,3}}(?:[-. ][0-9]{{2}}){{2}}"
_VOIP = rf"(?:\(070\)|070){GAP}[1-9][0-9]{{3}}{GAP}[0-9]{{4}}"
_VIRTUAL = rf"(?:050[0-9]{GAP}[0-9]{{3,4}}|050-[0-9]{{4}}){GAP}[0-9]{{4}}"
_ABROAD = rf"{COUNTRY}(?:1[016789]{GAP}[0-9]{{3,4}}{GAP}[0-9]{{4}}|(?:{SPOKEN_AREA}|70|50[0-9]){GAP}{SUBSCRIBER})"

PATTERNS = (
    Pattern("mobile", rf"010{GAP}{EIGHT}", left=DIGIT_EDGE, right=DIGIT_EDGE),
    Pattern("mobile-odd", _ODD, left=DIGIT_EDGE, right=DIGIT_EDGE),
    Pattern("mobile-twice", r"(?P<value>010[1-9][0-9]{7})(?P<value2>010[1-9][0-9]{7})"),
    Pattern("fixed", f"{_LEGACY}|{_LANDLINE}|{_PAIRS}|{_VOIP}|{_VIRTUAL}", left=ORDINAL_EDGE, right=TAIL_EDGE),
    Pattern("seoul-bare", rf"02{SUBSCRIBER}", left=ORDINAL_EDGE, right=TAIL_EDGE, needs_context=True),
    Pattern("abroad", rf"{_ABROAD}|8210[1-9][0-9]{{7}}", left=ORDINAL_EDGE, right=TAIL_EDGE),
    Pattern(
        "foreign",
        r"\+[1-9][0-9]{0,2}(?:[ .-]?\(?[0-9]{1,5}\)?){2,5}",
        left=r"[0-9A-Za-z)] ?",
    ),
    Pattern(
        "cued",
        rf"{CUE}{AFTER_LABEL}(?P<value>{SPOKEN_AREA}{GROUPED}{SUBSCRIBER}|10{GAP}[1-9][0-9]{{3}}{GAP}[0-9]{{4}})",
        right=TAIL_EDGE,
    ),
    Pattern(
        "second",
        rf"010{GAP}{EIGHT} ?(?:,|/|또는|아니면|이?랑|하고|와|과) ?(?P<value>[2-9][0-9]{{3}}-[0-9]{{4}})",
        left=DIGIT_EDGE,
        right=r"[0-9]|-[0-9]",
    ),
    Pattern(
        "parted",
        r"(?:010|공일공|영일영) ?(?:이?[고구]요?|은|는|에|하고|빼고|다음)[가-힣 ,]{0,8}(?P<value>[1-9][0-9]{3}[- ]{0,2}[0-9]{4})",
        left=DIGIT_EDGE,
        right=r"[0-9]|-[0-9]|[원년월번건]",
    ),
    Pattern(
        "home",
        rf"(?:집 ?전화(?:번호)?|우리 ?집|(?:집|댁|가게|사무실) ?(?:번호|전화)?[이은는]){AFTER_LABEL}(?P<value>(?:[2-9][0-9]{{2}}|2[1-9][0-9]{{2}}|[3-9][0-9]{{3}}) ?- ?[0-9]{{4}})",
        right=r"[0-9]|[- ]?[0-9번]|호|동",
    ),
)


def validate(match: Match) -> Verdict:
    """The kind of the digits: a separated or full mobile number is certain, the rest likely."""
    value = match.groupdict().get("value") or match.group()
    number = digits(value)
    if value.startswith("+") and not number.startswith("82"):
        return Verdict(Evidence.PLAUSIBLE, "international") if 9 <= len(number) <= 15 else REFUTED
    national = number.removeprefix("00").removeprefix("82").lstrip("0")
    kind = _kind(national)
    if kind != "mobile":
        return Verdict(Evidence.PLAUSIBLE, kind)
    if not national.strip("10"):
        return REFUTED  # 010-0000-0000: how to write one
    bare = len(number) == len(value)
    if bare and _INSIDE.search(match.string[max(0, match.start() - 3) : match.start()]):
        return REFUTED
    return Verdict(Evidence.PLAUSIBLE if bare and not national.startswith("10") else Evidence.CONFIRMED, kind)


def _kind(national: str) -> str:
    """By the first digits behind the zero; 1, 70 and 50 belong to no area."""
    special = {"70": "voip", "50": "virtual"}.get(national[:2], "landline")
    return "mobile" if national.startswith("1") else special


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
        catches(
            "제 번호는 «010-1234-5678»이에요",
            "the usual mobile form with a glued particle",
            evidence=Evidence.CONFIRMED,
            kind="mobile",
        ),
        catches("번호«01023456789»로 전화주세요", "glued on both sides", evidence=Evidence.CONFIRMED),
        catches("«010.2780.4163», «010/7488/6121» 둘 다 돼요", "dots and slashes"),
        catches("번호는 «공일공 이삼사오 육칠팔구» 입니다", "read aloud"),
        catches("번호 «0 1 0 2 5 5 6 1 4 9 7» 이요", "a blank between all digits"),
        catches("«010 12 34 56 78» 입니다", "in pairs"),
        catches("제 번호요 «010\n4602\n7593»", "over three lines"),
        catches("예전 번호 «011-482-9032» 아직 써요", "older mobile prefix", evidence=Evidence.CONFIRMED),
        catches("«+82 (0)10-7746-3263»로 주세요", "with the country code and the zero in brackets"),
        catches("«82 10-2345-6720» 으로 걸려요", "the country code without +"),
        catches("국제전화 «+82 63-561-4828» 됩니다", "landline with the country code", kind="landline"),
        catches("베트남 번호는 «+84 912 345 679» 예요", "foreign number", kind="international"),
        catches("집전화 «063-281-1965»로 오전에만", "landline", evidence=Evidence.PLAUSIBLE, kind="landline"),
        catches("전화번호는 «(063)561-4828» 이에요", "area code in brackets"),
        catches("가게는«0633473675»번이에요", "landline without separators"),
        catches("전화 «육삼 오육공에 일이삼사»", "landline read aloud without its leading zero"),
        catches("인터넷전화 «070-5186-3398»", "internet telephone", kind="voip"),
        catches("안심번호 «0503-7725-5920»로", "virtual number", kind="virtual"),
        catches("번호 두 개 «01023456789»«01098765432» 남깁니다", "two mobile numbers run together"),
        catches("신한은행 고창지점 «063-564-1235»", "telephone of a bank branch"),
        catches("«011,482,9033» 이에요", "commas between the groups"),
        catches("«0635614828» 주문번호 20261104-88214", "the label behind belongs to what follows"),
        catches("«063-561-4828» 모델명 KX-2045D 수리 문의요", "the name of a thing behind"),
        catches("«07020261104» 여기로요", "with the digits of a day in it"),
        catches("«0114829034» 예전 번호예요", "older mobile prefix without hyphens", evidence=Evidence.PLAUSIBLE),
        catches("1,«010-1234-5679» 2,«010-2345-6789»", "two, numbered"),
        catches("전화 «0223456701» 이요", "Seoul without hyphens"),
        catches("연락은 «0223456702» 로", "to be reached"),
        catches("핸드폰 말고 «0223456703» 이요", "핸드폰"),
        catches("휴대폰 없어요 «0223456704»", "휴대폰"),
        catches("폰번 «0223456705»", "폰번"),
        catches("전번 «0223456706»", "전번"),
        catches("문자는 안 되고 «0223456707» 이요", "no text messages"),
        catches("통화 가능 «0223456708»", "can be called"),
        catches("팩스 «0223456709» 로 보내요", "fax machine"),
        catches("제 번호 «0223456710»", "my number"),
        catches("내 번호 «0223456711»", "my number, familiarly"),
        catches("Tel «0223456712»", "as cards print it"),
        catches("FAX «0223456713»", "as letters print it"),
        catches("phone «0223456714»", "in English"),
        catches("H.P «010-2345-6715»", "H.P of older forms", in_context=True),
        catches("«0223456716» 여기로 전화요", "the word behind"),
        catches("전화번호 «10-2345-6717» 이에요", "the zero lost, as spreadsheets do"),
        catches("우리 집 «564-1234» 로 주세요", "at home, without area code"),
        catches("집이 «561-7729» 인데요", "at home, with a particle"),
        catches("앞에 010 이고 «3847 2956» 이에요", "the first three digits said apart"),
        catches("공일공은 아시고 뒤에 «3847-2956»", "the first three in words"),
        catches("«010-7734-9021», «2218-4475» 둘 다 돼요", "a second without its first three digits"),
        ignores("예) 010-0000-0000", "how to write one"),
        misses("번호 «010 삼천팔백사십칠 2956» 이요", "a group read as an amount"),
        ignores("010으로 시작하고 2026 0318 접수", "another number behind the first three digits"),
        catches("«050-7138-27719» 안심번호", "a virtual number in other groups"),
        catches("«063-561-7729~30» 둘 다 가게예요", "a range of two numbers"),
        ignores("가게는 2024-1234 허가", "a permit of a year"),
        ignores("우리집 345-1234번지", "a lot at home"),
        ignores("0223456718 이 뭐예요", "ten digits that nobody calls a telephone"),
        ignores("문자로 온 110223456719 는 뭐예요", "a longer row that ends like a Seoul number"),
        ignores("문자로 온 02234567201234 는 뭐예요", "a longer row that begins like a Seoul number"),
        ignores("시설 52010-12-34-56-78", "pairs behind a longer first group"),
        ignores("시설 010-12-34-56-7890", "pairs with a longer last group"),
        ignores("자재 010-2345-678901", "a longer last group"),
        ignores("부품 063-561-482811", "an area code and a longer last group"),
        ignores("부품 182-10-2345-6789", "the country's code at the end of a longer group"),
        ignores("부품 82-10-2345-678901", "the country's code and a longer last group"),
        ignores("1200000+3456789012 더하면", "a sum"),
        ignores("세액이 +123456789원 늘었어요", "an amount that grew"),
        ignores("전화 10-2345-678901 이라고 떠요", "a longer last group behind the word"),
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
