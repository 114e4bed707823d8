"""Resident registration number (주민등록번호): given by the state to every resident Korean, for life.

Thirteen digits, YYMMDD-SNNNNNN. The seventh digit S holds sex and century (1, 2: 1900s; 3, 4: 2000s; 9, 0:
1800s). Numbers issued or changed since 2020-10-05 end in random digits, so the old check digit can confirm a
number but never refute one; the gate is a real birth date that is not in the future. 개인정보 보호법 §24조의2
lets nobody process it without a statute, not even with consent: it is blocked, not masked.
https://www.law.go.kr/법령/주민등록법시행규칙
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
    misses,
    overreaches,
)
from pii_guard.recognizer.checks import born, digits, weighted

MASK = r"[*xX●■□◇◆※♥#•_?]"
JOINT = r"(?:[ \n]{1,2}|[ \n]{0,2}\)?[ ]?[-~._/·,:;=*(<|]{1,2}[ \n]{0,2}|\) ?)"  # between the halves: at least one mark or blank
BEFORE = r"[0-9]|[0-9]-"  # no fragment of a longer number
COUNTED = r"(?:[^가-힣]|$|[을를은는이의로도가와과짜라]|에|입니|인데|으로|어치|까지|부터)"
BEHIND = rf"[0-9]|-[0-9]| ?원{COUNTED}|[개건호]{COUNTED}"  # a longer number, an amount, a count, a document
OTHERS = r"(?:전화|폰|카드|계좌|통장|차|면허|여권)[^0-9\n]{0,6}"  # they have a 뒷자리 too
SAID = str.maketrans("공영일이삼사오육칠팔구", "00123456789")  # six syllables alone are too few for folding
SIX, SEVEN = r"(?:[0-9](?:[ ]?[0-9]){5}|[공영일이삼사오육칠팔구]{6})", r"[1-4](?:[ ]?[0-9]){6}"
FRONT_HALF = rf"(?:주민|민증|앞)[^0-9\n]{{0,14}}(?:6 ?자리[^0-9\n]{{0,6}})?(?P<value>{SIX})"
BACK_HALF = rf"[^0-9]{{0,8}}[가-힣,][^0-9]{{0,12}}(?:7 ?자리[^0-9]{{0,6}})?(?P<value2>{SEVEN})"
BACK_LABEL = r"(?:(?:뒷|뒤)(?:에|는|쪽)? ?(?:(?:7|일곱) ?)?(?:자리|번호)|(?:주민|민증)[^0-9\n]{0,8}뒤)[^0-9\n]{0,6}(?:7 ?자리[^0-9\n]{0,4})?"
FRONT_LABEL = r"(?:주민(?:등록)? ?(?:번호)?|민증(?: ?번호)?|앞 ?(?:7|일곱) ?자리)(?:[는은이가]|[ :=]){0,4}"
NUMBERED = r"(?:주민(?:등록)? ?번호|주번|민증|신분증)[^0-9\n]{0,12}"  # the label that leaves no doubt
SAMPLE = " ?(?:형식|형태|처럼|같이|식으로)"
BAR_CODE = ("바코드", "isbn", "ean", "책 뒷면")
WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)

PATTERNS = (
    Pattern("full", rf"[0-9]{{6}}{JOINT}[1-4][0-9]{{6}}", left=BEFORE, right=BEHIND, kind="full"),
    Pattern("run", r"[0-9]{6}[1-4][0-9]{6}", left=rf"{BEFORE}|[0-9]\.", right=rf"{BEHIND}|\.[0-9]", kind="full"),
    Pattern(
        "apart",
        r"[0-9]{2}(?:[ ./]?[0-9]{2}){2} ?- ?[1-4](?: ?[0-9]){6}",
        left=r"[0-9]|[0-9][-./]",
        right=BEHIND,
        kind="full",
    ),
    Pattern(
        "regrouped",
        rf"{NUMBERED}(?P<value>[0-9](?:[-. ]{{0,2}}[0-9]){{5}}[-.+ ]{{0,3}}[0-49](?:[-. ]{{0,2}}[0-9]){{6}})",
        kind="full",
    ),
    Pattern(
        "century",
        rf"{NUMBERED}(?P<value>(?:18|19|20)[0-9]{{6}}{JOINT}?[1-4][0-9]{{6}})",
        kind="full",
    ),
    Pattern("two-halves", FRONT_HALF + BACK_HALF, right=BEHIND, kind="full"),
    Pattern(
        "dash-said",
        rf"(?P<value>[0-9]{{6}})[ -]{{0,3}}(?:하이픈|빼기|작대기|찍고|치고|긋고)[^0-9]{{0,6}}(?P<value2>{SEVEN})",
        left=BEFORE,
        right=BEHIND,
        kind="full",
    ),
    Pattern("back-half", rf"{BACK_LABEL}(?P<value_back>{SEVEN})", left=OTHERS, right=BEHIND, kind="full"),
    Pattern(
        "dated",
        r"[0-9]{2}년 ?[0-9]{1,2}월 ?[0-9]{1,2}일생?[^0-9\n]{0,10}(?P<value_back>[1-4](?: ?[0-9]){6})",
        right=BEHIND,
        kind="full",
        needs_context=True,
    ),
    Pattern("back-half-first", r"(?P<value_back>[1-4][0-9]{6})[이가은는]? ?뒷 ?자리", left=BEFORE, kind="full"),
    Pattern(
        "masked",
        rf"[0-9]{{6}}{JOINT}?(?:[1-4][ ]?(?:[0-9]{{0,2}}{MASK}{{4,8}}|[0-9]{{2,5}}[*xX●]{{1,4}}|-{{6}}|[.]{{6}})|{MASK}{{7,9}})",
        left=BEFORE,
        right=rf"[0-9]|{MASK}|{SAMPLE}",
        kind="masked",
    ),
    Pattern(
        "barely-masked",
        rf"[0-9]{{6}}{JOINT}[1-4]{MASK}{{1,3}}",
        right=rf"[0-9]|{MASK}|{SAMPLE}",
        kind="masked",
        needs_context=True,
    ),
    Pattern(
        "front", r"[0-9]{6} ?- ?[1-4]", left=BEFORE, right=rf"[0-9]|{MASK}|[-.,][0-9]", kind="front", needs_context=True
    ),
    Pattern(
        "front-labelled",
        rf"{FRONT_LABEL}(?P<value>[0-9]{{6}} ?[1-4])",
        right=rf"[ ]{{0,2}}[0-9]|{MASK}|[-.,][0-9]| ?[층번개명월시통부장원]",
        kind="front",
    ),
)


def validate(match: Match) -> Verdict:
    """Refuted without a birth date that has come; confirmed by the old check digit.

    Of fifteen digits the first two are the century, which the number itself does not hold.
    """
    named = match.groupdict()
    if named.get("value_back"):
        return PLAUSIBLE
    front = named.get("value") or match.group()
    typed = front if front.isascii() else front.translate(SAID)
    number = digits(typed + (named.get("value2") or ""))[-13:]
    if not _born(number) or _bar_code(match, number):
        return REFUTED
    holds = len(number) == 13 and (11 - weighted(number[:12], WEIGHTS) % 11) % 10 == int(number[12])
    return CONFIRMED if holds else PLAUSIBLE


def _born(number: str) -> bool:
    """Whether the birth date has come; six digits alone may mean either century."""
    front, seventh = number[:6], number[6:7]
    return born(front, seventh) if seventh else born(front, "1") or born(front, "3")


def _bar_code(match: Match, number: str) -> bool:
    """Thirteen glued digits with the GS1 prefix of Korea beside their label."""
    if not number.startswith("880") or match.group() != number:
        return False
    beside = (match.string[max(0, match.start() - 10) : match.start()] + match.string[match.end() :][:5]).lower()
    return any(word in beside for word in BAR_CODE)


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
        "주민 ",
        "주민:",
        "주민번호",
        "주민등록",
        "민증",
        "주번",
        "신분증",
        "앞자리",
        "뒷자리",
        "등본",
        "초본",
        "생년월일",
        "registration",
        "rrn",
    ),
    firm=True,
    unique_identifier=True,
    examples=(
        catches("주민등록번호 «900101-1990027» 입니다", "the printed form"),
        catches("주민번호는«900101-1990027»입니다", "particles glued on both sides", evidence=Evidence.CONFIRMED),
        catches("등본 떼려는데 «0105203970123» 맞나요", "no separator, born in 2001"),
        catches(
            "아이 주민번호는 «211105-4979302» 예요", "issued after 2020-10: random tail", evidence=Evidence.PLAUSIBLE
        ),
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
        ignores("예산 9001011990027원이 남아요", "an amount with a particle"),
        ignores("주민세 납부번호 20260930-1234567", "the tax of residents"),
        ignores("주민센터 접수 260930-1", "the office of residents"),
        ignores("좌표 126.9001011990027", "decimals"),
        ignores("900101-1990027-1", "the head of a longer number"),
        misses("«620318-14-82937» 주민번호예요", "a hyphen inside the back half, the label behind"),
        catches("주민번호는 71년 8월 25일 뒤에 «1384756»", "the front half written as a date"),
        ignores("71년 8월 25일 접수 1384756 건", "a day and a count"),
        ignores("카드 뒷자리 1234567", "seven digits of a card"),
        ignores("ISBN 8807091810318 건 확인", "the same under another label"),
        ignores("8806251052312 바코드라고 적혀 있어요", "a bar code in front of its label"),
        ignores("바코드 8806251052312 이에요", "a bar code that reads as a birth date"),
        ignores("620314-198103", "one digit short"),
        ignores("전화 뒷자리 5678", "four digits of a telephone"),
        ignores("주민번호 뒤 7자리는 적지 마세요", "words about the number"),
        catches("주민번호 «900101» 다음은 «1990027»", "two halves without 앞 or 뒤"),
        catches("«900101» 하이픈 찍고 «1990027» 이에요", "the hyphen is said"),
        catches("주민번호 «900101» 뒤 7자리 «1990027»", "the count of digits said"),
        catches("앞자리 «구공공일공일» 뒷자리 «일구구공공이칠»", "both halves read aloud"),
        catches("주민번호 뒤는 «1990027»", "뒤 without 자리"),
        catches("«1990027»이 뒷자리예요", "the back half in front of its cue"),
        catches("(«900101)1990027»", "the first half in brackets"),
        catches("«9.0.0.1.0.1.1.9.9.0.0.2.7»", "a dot between all digits"),
        catches("주민번호 «9001-0119-90027»", "grouped like another number, with a cue"),
        catches("주민번호는 «900101 + 1990027»", "a plus in blanks, behind the label"),
        catches("주민번호 «19900101-1990027»", "the year in full, with a cue"),
        catches("홍길동,«900101-1990027»,010-2345-6789", "one line of a table"),
        catches("«9001011990027»건강보험 확인", "a word that begins like a count"),
        catches("«900101-1990027» 원본 제출", "a word that begins like a currency"),
        catches("«900101-199002*» 로 찍혀요", "one place masked"),
        catches("주민번호 «900101-1***»", "short mask, with a cue"),
        catches("주민번호 앞 7자리 «9001011»", "birth date and sex without a hyphen"),
        misses("«900101»이고 그 다음이 «1990027»", "two halves without any cue"),
        overreaches("제품번호 900101-1990027", "a product number of exactly this shape and date"),
        catches("주민번호 «900101-1990027»1", "one digit too many behind the label"),
        catches("주민번호 «900101-1********»", "more stars than places"),
        catches("접수번호 «900101-1990028» 조회", "nor does it where the last digits are random"),
        catches("등본 바코드 밑에 «9001011990027»", "a bar code beside it, but not the prefix of goods"),
        catches("등본 바코드 옆 «880625-1052312»", "a bar code beside it, but the hyphen of the printed form"),
        catches("주민 «900101-1990027»", "the shortest label", in_context=True),
        catches("성명 홍길동, 주민: «900101-1990027»", "a line of a form", in_context=True),
        catches("주민등록 «900101-1»까지만요", "the label without 번호", in_context=True),
        catches("민증 «900101-1»", "the everyday word", in_context=True),
        catches("주번 «900101-1» 이면 되죠", "the short word", in_context=True),
        catches("신분증에 «900101-1»로 나와요", "the card it is printed on", in_context=True),
        catches("앞자리는 «900101-1» 이고요", "the front half and the digit behind it", in_context=True),
        catches("뒷자리 한 자리만 «900101-1» 적었어요", "the front half and one digit of the back", in_context=True),
        catches("등본에 «900101-1»로 나와요", "the certificate of residence", in_context=True),
        catches("초본은 «900101-1» 앞으로요", "the abstract of residence", in_context=True),
        catches("생년월일이랑 성별 «900101-1»", "birth date and sex, asked for by these words", in_context=True),
        catches("resident registration no. «900101-1»", "an English form", in_context=True),
        catches("my RRN is «900101-1990027»", "the English abbreviation", in_context=True),
        catches("«900101-1» 주민번호 앞부분이에요", "the label behind", in_context=True),
        ignores("960121+1021413 더하면 얼마예요", "a sum"),
        ignores("마을별 가구 수 12 0 0 3 1 0 2 1 4 0 2 5 1 이에요", "a list of counts that begins with two digits"),
        ignores("마을별로 2 0 0 3 1 0 2 1 4 0 2 5 11 가구예요", "a list of counts that ends in two digits"),
        ignores("앞서 받은 260313 공문, 접수번호 20260313001", "a date and a receipt number behind 앞서"),
        ignores("계좌는 3333011201 찍고 1234567", "the tail of an account, its hyphen said"),
        ignores("도면번호 260313 찍고 20261234", "a longer number, its hyphen said"),
        ignores("접수증 뒷번호 20260313001", "a receipt number behind 뒷번호"),
        ignores("01034567890 뒷자리로 조회해 주세요", "the tail of a telephone"),
        ignores("계좌 333301120112**** 로 보내셨죠", "a masked account"),
        ignores("900101-1****** 형식으로 적으면 되나요", "how to write it, masked"),
        ignores("주민번호는 900101-1** 식으로 쓰나요", "how to write it, with the label"),
        ignores("모델 880101-1** 있나요", "a family of products"),
        ignores("등본 접수번호 20260313-1 조회", "a date in full beside the cue"),
        ignores("등본 신청 260313-12 확인", "a serial of two digits beside the cue"),
        ignores("주민등록 260313 3통 떼 주세요", "a date and copies"),
        catches("«90.01.01-1990027» 입니다", "dots in the date"),
        catches("«90 0101-199 0027» 이요", "blanks inside both halves"),
        catches("«900101 (1990027»)", "the second half in brackets"),
        catches("«900101=1990027»", "an equals sign, a slip of the finger"),
        ignores("2026.03.13-1234567 조회", "a date in full and a serial"),
        ignores("90.01.01-1 234 56789 확인", "a date and longer groups"),
    ),
)
