"""Bank account number (계좌번호): 10 to 14 digits in the bank's own grouping, no public check digit.

Issued by banks and mutual credit (농협, 새마을금고, 신협, 우체국 …); the hyphens carry no meaning. A bare
number of that length is anything, so it counts only with a bank's name or a word such as 계좌, 입금,
환급 nearby. Branch telephones, dates, business and resident numbers beside a bank's name stay what they are.
An account named 가상계좌 is made by the office's bank for one bill; it is a kind of its own, so that a policy can
let it through in an officer's answer.
Account data must be kept off public networks (개인정보 보호법 §34-2).
https://www.kftc.or.kr/
"""

import re
from collections.abc import Iterable, Iterator

from pii_guard.model import Evidence, Office, Span
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Opening, Question, Recognizer, catches, ignores, misses, stars
from pii_guard.recognizer.checks import digits, real_date, weighted
from pii_guard.recognizer.expressions import Expression

# These words mean many things; they name a bank only right in front of the number, or with 은행.
ROMAN = "kookmin|shinhan|woori|hana|nonghyup|kakao|toss|suhyup|citi|kdb|ibk|keb|kb|nh|sc|im|mg"
LATIN = f"(?i:{ROMAN})"
SHORT = (
    "아이엠|SC제일|KEB ?하나|새마을|카카오|국민|우리|하나|기업|산업|기은|산은|대구|부산|경남|광주|제주|전북|씨티|제일"
    f"|{LATIN}"
)
BANKS = (
    "은행", "뱅크", "bank", "농협", "외환", "수협", "신협", "축협", "마을금고", "우체국", "산림조합", "신한", "카뱅", "케뱅", "토뱅", "토스",
)  # fmt: skip
ACCOUNT_WORDS = (
    "계좌",
    "입금",
    "환불",
    "송금",
    "환급",
    "통장",
    "예금주",
    "이체",
    "부쳐",
    "넣어주",
    "넣어 주",
    "account",
)
AFTER_BANK = r"(?:은행|뱅크|증권|중앙회)?(?:번호|[꺼거것])?[ :,()/>=은는이가으로에\n→-]{0,3}"

_NAMES = "|".join((*BANKS, "Bank"))
_WORDS = "|".join((_NAMES, *ACCOUNT_WORDS))
LENGTHS = range(10, 15)
LENGTHS_SPOKEN = range(9, 17)  # after the word 계좌 people also give too few or too many
REACH, REACH_BEHIND = 25, 12  # characters in front of a number that are looked at, and behind it

_GLUED = "|".join(rf"(?<=(?<![A-Za-z])(?i:{name}).)" for name in ROMAN.split("|"))
_CHAIN = Expression(
    rf"[0-9](?<![0-9].)(?:(?<![A-Za-z].)|{_GLUED})(?<![0-9][-.,/].)(?<![0-9][A-Z]{{2}}-.)[0-9]{{0,15}}(?:(?: ?[-./_·] ?| ?~ ?| {{1,2}}|\n)[0-9]{{1,11}}){{0,6}}(?![0-9])(?:(?![A-Za-z])|(?={LATIN}(?![A-Za-z])))(?![-./,][0-9])"
)
_SEGMENT = Expression(r"[0-9]{1,40}(?: ?[-./_·~] ?[0-9]{1,40}){0,12}")
_COMMAS = Expression(r"(?<![0-9][-.,])(?<![0-9])[0-9]{3,6}(?:, ?[0-9]{1,7}){2,3}(?![0-9]|, ?[0-9])")
_THOUSANDS = Expression("[0-9]{3}(?:,[0-9]{3}){1,4}")
_ENDS = Expression(
    r" ?(?:[이예입으로요,.]|$|\n)"
)  # behind the last digits of an account that a blank cut off; 11월 and 3건 are others
_UNIT = Expression(" ?(?:원|만|억|천|%|kg|㎡|평)")
_NAMED = Expression(f"(?<![A-Za-z])(?:{SHORT}){AFTER_BANK}$")
_DIRECT = Expression(f"(?<![A-Za-z])(?:계좌|통장|{_NAMES}|{SHORT}){AFTER_BANK}$")
_ACCOUNT = Expression(r"(?:계좌|통장)(?:번호)?[^0-9\n]{0,8}$")
_VIRTUAL = Expression(
    rf"가상 ?계좌(?: ?번호)?[ :,()은는이가]{{0,3}}(?:(?:[가-힣A-Za-z]{{1,6}}은행|{_NAMES}|{SHORT}){AFTER_BANK})?$"
)
# Right behind the number they name a bank where nothing else can follow them: 우리 집 and 하나 더 do not.
_BEHIND = Expression(
    rf"(?:이|이고|이요)?[ ,(/]{{0,2}}(?:{_NAMES}|{SHORT})(?:은행|뱅크|금고)?(?=$|[^가-힣A-Za-z ]| ?(?:$|[.,)\n]|여기|이쪽|[꺼거](?:[요임고]|[예에]요)?(?![가-힣])|계좌|통장|예금주|으?로|입니|이[에고요]|예요|요|인데))"
)
_RANGE = Expression(r"([0-9]{3,7}) ?~ ?([0-9]{3,7})")  # from one amount, price or postal code to another
_CODES = Expression(r"([0-9]{5})-([0-9]{5})")
_PHONE = Expression(r"0(?:2|[3-6][1-5]|10|1[16-9]|70|80|[36]0|50[0-9])[^0-9]{1,3}[0-9]{3,4}[^0-9]{1,3}[0-9]{4}")
_FOURS = Expression(r"[0-9]{4,5}(?:[^0-9][0-9]{4}){3}|[0-9]{16}")  # a card, or the number of a bill
_MOBILE = Expression(r"01[016789][0-9]{7,8}")
_DATE = Expression(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:(0[1-9]|1[0-2])([0-2][0-9]|3[01])"
    r"|[-./ ]{1,3}([0-9]{1,2})[-./ ]{1,3}([0-9]{1,2})(?![0-9]))"
)
_YEAR_2000 = Expression(r"20[0-9]{2}[^0-9]")
_CASE = Expression(r"20[0-9]{2}[^0-9]0[0-9]{2,6}(?:[^0-9][0-9]{1,4})?")  # 2026-001234-01: a year and a serial
_OTHER_GROUPS = ([6, 7], [2, 2, 6, 2])  # resident, alien and corporate numbers; driving licence
_BRN_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def find(text: Text, _: Office) -> Iterator[Candidate]:
    """Every row of digits that can be an account, with the bank's name or not."""
    folded = text.folded
    for chain in _CHAIN.finditer(folded):
        if chain.end() - chain.start() >= LENGTHS_SPOKEN.start:
            yield from _accounts(folded, [m.span() for m in _SEGMENT.finditer(folded, *chain.span())])
    for row in _COMMAS.finditer(folded) if "," in folded else ():
        named = _DIRECT.search(folded[max(0, row.start() - REACH) : row.start()])
        short = not named or _THOUSANDS.fullmatch(row[0]) or _UNIT.match(folded, row.end())
        if not short and len(digits(row[0])) in LENGTHS:
            yield Candidate("commas", (Span(*row.span()),), Evidence.PLAUSIBLE, "", True)


def _accounts(folded: str, segments: list[tuple[int, int]]) -> Iterator[Candidate]:
    """One account is one segment, or several that only blanks separate."""
    first = 0
    while first < len(segments):
        start = segments[first][0]
        if fours := _FOURS.match(folded, start):
            first += sum(a < fours.end() for a, _ in segments[first:])
            continue
        before = folded[max(0, start - REACH) : start]
        for last in _lasts(folded, segments, first, "계좌" in before):
            end = segments[last][1]
            value = folded[start:end]
            counted = value.isdigit() and _UNIT.match(folded, end)
            behind = _BEHIND.match(folded, end) is not None
            if not counted and _plausible(value, before, behind):
                in_context = True if behind or _NAMED.search(before) else None
                kind = "virtual" if _VIRTUAL.search(before) else ""
                yield Candidate("account", (Span(start, end),), Evidence.PLAUSIBLE, kind, in_context)
                first = last
                break
        first += 1


def _lasts(folded: str, segments: list[tuple[int, int]], first: int, spoken: bool) -> Iterable[int]:
    """Where an account that begins with segment `first` may end; the likeliest first."""
    counts = [len(digits(folded[a:b])) for a, b in segments[first:]]
    lengths = LENGTHS_SPOKEN if spoken else LENGTHS
    if counts[0] in lengths:
        split = (
            len(counts) > 1
            and counts[1] < 4
            and sum(counts[:2]) in LENGTHS
            and _ENDS.match(folded, segments[first + 1][1])
        )
        return (
            (first + 1, first)
            if split and "\n" not in folded[segments[first][1] : segments[first + 1][0]]
            else (first,)
        )
    totals = [sum(counts[: i + 1]) for i in range(len(counts))]
    return [first + i for i in range(len(counts) - 1, 0, -1) if totals[i] in lengths] if counts[0] > 1 else ()


def _plausible(value: str, before: str, behind: bool) -> bool:
    """No telephone, card, date, registration or resident number."""
    number = digits(value)
    if _PHONE.fullmatch(value) or len(set(number)) == 1 or _is_range(value):
        return False
    if [len(g) for g in re.split("[^0-9]{1,3}", value)] in _OTHER_GROUPS:
        return False
    if _ACCOUNT.search(before):
        return True
    if _holds_date(value) or _MOBILE.fullmatch(value):
        return False
    if behind or _DIRECT.search(before):
        return _CASE.fullmatch(value) is None
    return not (_YEAR_2000.match(value) or value.startswith("19") or _is_brn(number) or _is_resident(number))


def _is_range(value: str) -> bool:
    """15000~18000, and 54000-56999, which are postal codes."""
    codes = _CODES.fullmatch(value)
    return _RANGE.fullmatch(value) is not None or (codes is not None and codes[1] < codes[2])


def _holds_date(value: str) -> bool:
    dates = ([int(g) for g in m.groups() if g] for m in _DATE.finditer(value))
    return any(real_date(*date) is not None for date in dates)


def _is_brn(number: str) -> bool:
    if len(number) != 10 or number[3:5] == "00":
        return False
    return -(weighted(number, _BRN_WEIGHTS) + int(number[8]) * 5 // 10) % 10 == int(number[9])


def _is_resident(number: str) -> bool:
    day = real_date(2000 + int(number[:2]), int(number[2:4]), int(number[4:6]))
    return len(number) == 13 and day is not None and number[6] in "12345678"


RECOGNIZER = Recognizer(
    entity="KR_BANK_ACCOUNT",
    label="계좌번호",
    label_en="bank account number",
    about="은행 계좌번호입니다. 은행 이름이나 '계좌', '입금' 같은 말이 가까이 있어야 하고, 은행마다 다른 자릿수와 과목 번호를 봅니다. 고지서의 가상계좌는 따로 구별합니다.",
    korean={
        "cut in two": "둘로 나눈 번호",
    },
    source="https://www.kftc.or.kr/",
    legal_basis="개인정보 보호법 제34조의2",
    kinds=("virtual",),
    find=find,
    triggers=(
        f"(?:{_WORDS})(?s:.){{0,{REACH}}}[0-9]|[0-9](?s:.){{0,{REACH_BEHIND}}}(?:{_WORDS})",
        f"(?:{SHORT}){AFTER_BANK}[0-9]",
        f"[0-9](?:이|이고|이요)?[ ,(/]{{0,2}}(?:{SHORT})(?:은행|뱅크|[^가-힣A-Za-z]|$|[여이계통예으로입요인꺼거])",
    ),
    context=BANKS + ACCOUNT_WORDS,
    context_reach=(REACH, REACH_BEHIND),
    needs_context=True,
    partial=stars(3, 2),
    heads=("계좌", "계좌번호", "account"),
    opens=Opening("[0-9]{1,13}", least=10, most=14),
    asks=(Question("계좌|통장 ?번호|입금 ?(?:받으실|하실|해 ?드릴)|환급 ?(?:받으실|해 ?드릴)", "계좌번호"),),
    examples=(
        catches("환급 계좌는 농협 «302-1234-5678-91» 입니다", "3-4-4-2"),
        catches("신한 «110-123-456789»이고 본인 명의예요", "3-3-6"),
        catches("국민은행 «123456-01-234567»로 넣어주세요", "6-2-6 as typed"),
        catches("카뱅 «3333-01-2345678»", "4-2-7"),
        catches("토스뱅크 «100012345678» 여기로", "without hyphens"),
        catches("신한은행«110123456789»으로 보내주세요", "glued on both sides"),
        catches("농협 «301 8219 8227 16» 이요", "blanks"),
        catches("계좌번호는 하나은행 «공구칠일 다시 공일이삼사오육칠 다시 칠팔구공» 입니다", "read aloud with 다시"),
        catches("계좌번호는 신한은행 «일이삼사오육칠팔구»", "read aloud, nine digits"),
        catches("«352-0123-4567-83» 농협 입니다", "the bank behind the number"),
        catches("우리 «1002-123-456789» 예금주 저예요", "short bank name right in front"),
        catches("환급금은 «907531-03-145575» 로 부탁드려요", "only a word of payment"),
        catches("가상계좌 전북은행 «9001-23-4567890» 으로 내 주세요", "the account of one bill", kind="virtual"),
        catches("가상계좌(전북은행) «9001-23-4567891» 입니다", "the bank in brackets", kind="virtual"),
        catches("제 계좌 전북은행 «1021-01-4567890» 이요", "an account of her own", kind=""),
        catches("씨티은행 «123-456789-01» 요", "은행"),
        catches("케이뱅크 «100-123-456781» 요", "뱅크"),
        catches("수협 «1010-1234-5678» 요", "fisheries"),
        catches("신협 «131-012-345678» 요", "credit union"),
        catches("축협 «301-0123-4567-81» 요", "livestock cooperative"),
        catches("새마을금고 «9002-1234-5678-1» 요", "community credit"),
        catches("우체국 «100123-02-012345» 요", "post office"),
        catches("산림조합 «701-012-345678-1» 요", "forestry cooperative"),
        catches("케뱅 «100-123-456782» 요", "케뱅"),
        catches("토스 «1000-1234-5678» 요", "토스"),
        catches("계좌 «131-012-345679» 요", "계좌"),
        catches("«131-012-345680» 로 입금이요", "paid in"),
        catches("송금은 «131-012-345681» 로", "sent"),
        catches("통장 «131-012-345682» 요", "passbook"),
        catches("«131-012-345683» 예금주는 저예요", "its holder"),
        catches("자동이체 «131-012-345684» 로", "direct debit"),
        catches("하나 «123-456789-01234» 요", "a short bank name is enough"),
        catches("기업은행 평생계좌 «01012345678» 이에요", "an account that is a telephone number"),
        catches("입금은 «301123456789» 로", "twelve digits that begin with a day"),
        catches("입금은 «301-1239-5678-91» 로", "thirteen digits that begin with a day, but no century follows"),
        ignores("농협 101, 102, 103 창구", "counters of a bank, with commas"),
        ignores("농협에서 여기 상담방에 물어보라고 해서 다시 글을 올립니다 110-123-456789", "the bank is far away"),
        catches("환급은 «123-45-67892» 로", "ten digits that are no business number"),
        catches("환급은 «123-00-67890» 로", "no business has the middle group 00"),
        catches("환급은 «131-012-345478» 로", "twelve digits that begin like a business number"),
        ignores("환급 문의 123-45-67891", "a business number"),
        ignores("농협 0000000000 이라고 떠요", "a dummy"),
        ignores("환급 법인 110111-0062435 입니다", "a corporation, its check digit mistyped"),
        ignores("농협에서 202611041423 에 이체", "a moment"),
        ignores("농협 조합원 123456789 987654321", "two numbers of nine digits"),
        catches("계좌는 «110-123-456789»만 돼요", "만 behind it means 'only'"),
        catches("«110-123-456790»만 신한으로 보내요", "만 behind it, then the bank"),
        catches("지원금 «123456-01-234567» 국민은행이요", "an amount's word in front, the bank behind"),
        catches("농협 «301-1234-5678-91» 주문번호 20261104-88214", "the label behind belongs to what follows"),
        ignores("5279 0126 1100 0345 123 농협에서 내라는데", "the number of a bill in fours"),
        ignores("환급 신청한 1AA-2603-0123456 어떻게 됐나요", "a petition's number"),
        catches("전북은행 «6318\n52\n4815997» 로", "over three lines"),
        catches("계좌번호 «301, 4629, 0736, 62» 입니다", "commas right behind the label"),
        ignores("농협 301,462,073,622 나왔어요", "thousands"),
        ignores("농협 비료 301, 4629, 0736, 62 포대", "quantities with a word between"),
        catches("토뱅 «1000-3847-2956» 이요", "토뱅"),
        catches("새마을 «9003284729561» 이요", "새마을 for short"),
        catches("농협«35609127748 23» 으로요", "the last digits cut off by a blank"),
        catches("계좌는 «35609127748» 3월분부터", "a month behind"),
        catches("«356-0912-7748-23» 으로 넣어주세요", "put there"),
        ignores("새마을회관 9003284729561", "a hall of the village"),
        catches("그 돈 «302-0847-2956-11»로 부쳐 주소", "sent, in the word of the old"),
        ignores("110-123-456789", "no bank and no word of payment"),
        ignores("농협 302호에서 만나요", "a room"),
        ignores("계좌이체 50000원", "an amount"),
        ignores("통장에 1000000000원 있어요", "a long amount"),
        ignores("우체국 민원 2026-001234-01", "a case number that begins with the year"),
        ignores("신한은행 고창지점 063-564-1234", "telephone of the branch"),
        ignores("입금하고 01023456789로 문자 드렸어요", "a mobile number"),
        ignores("환급 신청 접수번호 1234567890", "named a receipt number"),
        ignores("2026.11.04.~2026.12.31. 농협에서 신청", "a period"),
        ignores("우체국 등기 1234567890123", "a registered letter"),
        ignores("우리 마을 1234-5678-9012", "우리 is no bank here"),
        misses("월급통장 앞자리 «302-1234» 뒷자리 «5678-91»", "cut in two"),
        catches("«110-123-456789» 국민 여기로 보냈어요", "the bank behind"),
        catches("MG «9003-2447-1882-3» 이요", "the initials of 마을금고"),
        catches("마을금고 «9003-2447-1882-4» 이요", "without its 새"),
        catches("Kookmin Bank «477102-04-228817»", "the bank in English"),
        catches("Woori bank «1002-992-133451»", "the bank in English, a small letter"),
        catches("국민/«477102-04-228818» 이요", "a slash behind a short name"),
        catches("«477102-04-228819»/국민", "a slash before a short name"),
        catches("«477102-04-228820» 국민꺼요", "whose it is, right behind a short name"),
        catches("«47710204228821» 국민입니다", "a row of digits and a short name behind it"),
        catches("수협 «2010-4471-8823» 이요", "first digits that could be a year, right behind the bank"),
        ignores("농협 2026-001234-01 건이요", "a year and a serial right behind the bank"),
        catches("새마을금고 «6019, 9530, 5520, 3» 이요", "commas, and one digit at the end"),
        catches("농협 «301=0447=1882=31» 이요", "equals signs for hyphens"),
        catches("하나«447-188231-00107» 로요", "a bank that is also a digit, glued on"),
        catches("«1002-345-678901» 우리로요", "a bank behind that is also a word"),
        catches("«3333-01-2345678» 카카오 입니다", "a bank behind, a blank and the copula"),
        catches("«220-12-345678»(하나)", "the bank in brackets behind"),
        catches("저축은행 «123-45-678901» 예금주", "a savings bank"),
        catches("«504-10-123456-7» 아이엠", "a bank by its new name"),
        ignores("110-123-456789 우리 집 앞", "our house behind"),
        ignores("220-12-345678 하나 더 주문", "one more behind"),
        ignores("농협 비료 15000~18000원", "from one price to another"),
        ignores("우리 10000~20000평", "from one area to another"),
        ignores("전북: 54000~56999", "from one postal code to another"),
        ignores("제주 63000-63644", "postal codes with a hyphen"),
        ignores("고창농협 무료수신거부 080-123-4567", "a toll-free number"),
        ignores("계좌 문의는 080-123-4567", "a toll-free number beside the word for accounts"),
        ignores("12345678901 국민 몇 명", "a bare row in front of a people"),
        catches("«9003-2447-1882-9» 새마을", "the bank behind a number that also holds a day"),
        catches("account no. «351-0447-1882-94»", "in English"),
        catches("외환 «123-45-678901» 이요", "a bank by its old name"),
        catches("환불은 «301-8853-2408-11» 이요", "money to be paid back"),
        catches("«301-8853-2408-12»에 넣어 주세요", "to be put there"),
        catches("농협 «63644-63000» 이요", "two groups of five that do not rise"),
        catches("KB«627102-04-118834»", "Latin letters of a bank glued in front"),
        catches("«351-0927-4415-83»NH", "glued behind"),
        catches("nonghyup «3510927441583»", "a bank's name in Latin letters"),
        catches("«110-441-882736» Shinhan", "the same behind"),
        catches("농협꺼 «351-0927-4415-84»", "of the bank, as people say it", in_context=True),
        catches("«351-1182-4471-03» 축협", "behind it, though its digits begin with a date"),
        catches("산은 «020-8842-7713-226»", "a bank's short name"),
        catches("KEB하나 «379-910284-55107»", "the older name of a bank"),
        ignores("모델 ABKB627102-04-118834", "letters that only end like a bank's"),
        ignores("disc 627102-04-118834", "a word that ends like a bank's"),
        ignores("627102-04-118834MGX", "a word that begins like a bank's"),
        catches("은행 가서 만든 «351-0927-4415-85» 이요", "the word for a bank some words in front", in_context=True),
        catches("Bank I opened it at said «351-0927-4415-86»", "the same in English", in_context=True),
        catches("my bank gave me «351-0927-4415-87»", "the same in small letters", in_context=True),
        catches("농협 «35109274415»\n83", "a line that begins with two digits"),
        catches("농협 [«351][0441][7182][03»]", "brackets round each group"),
        catches("농협 («351)-(0441)-(7182)-(03»)", "round brackets and hyphens"),
        catches("농협 «351 0441718203»", "the rest in one group of ten"),
    ),
)
