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
from itertools import pairwise

from pii_guard.model import Evidence, Office, Span
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Opening, Question, Recognizer, stars
from pii_guard.recognizer.checks import digits, real_date, weighted
from pii_guard.recognizer.dictation import lets_join
from pii_guard.recognizer.expressions import Expression

from .examples import EXAMPLES

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
AFTER_BANK = r"(?:은행|뱅크|증권|중앙회)?(?:번호|[꺼거것])?[ :,()/>=은는이가으로에고\n→-]{0,3}"

_NAMES = "|".join((*BANKS, "Bank"))
_WORDS = "|".join((_NAMES, *ACCOUNT_WORDS))
LENGTHS = range(10, 15)
LENGTHS_SPOKEN = range(9, 17)  # after the word 계좌 people also give too few or too many
REACH, REACH_BEHIND = 25, 12  # characters in front of a number that are looked at, and behind it

_GLUED = "|".join(rf"(?<=(?<![A-Za-z])(?i:{name}).)" for name in ROMAN.split("|"))
_CHAIN = Expression(
    rf"[0-9](?<![0-9].)(?:(?<![A-Za-z].)|{_GLUED})(?<![0-9][-.,/].)(?<![0-9][A-Z]{{2}}-.)[0-9]{{0,15}}(?:(?: ?[-./_·*] ?| ?~ ?| {{1,2}}|\n)[0-9]{{1,11}}){{0,6}}(?![0-9])(?:(?![A-Za-z])|(?={LATIN}(?![A-Za-z])))(?![-./,][0-9]|-?[*]{{2}})"
)
_SEGMENT = Expression(r"[0-9]{1,40}(?: ?[-./_·~*] ?[0-9]{1,40}){0,12}")
# As a bank's own message masks it; and what no other number looks like: the groups of one bank, and their first digits.
_MASKED = Expression(
    r"(?<![0-9*])(?:[0-9]{2,6}[-*]{1,2}(?:[0-9*]{1,7}-){0,3}(?:[0-9]{0,6}[*]{2,7}[0-9]{0,6}|[0-9]{1,6})|[0-9]{6,14}[*]{2,8})(?![0-9*])"
)
_STARS = Expression("[*]{2}[*-]{0,8}")
_PRINTED = (
    "3(?:01|02|05|06|12|17|5[1-6])[-.][0-9]{4}[-.][0-9]{4}[-.][0-9]{2}|3333[-.][0-9]{2}[-.][0-9]{7}"
    "|9[0-9]{3}[-.][0-9]{4}[-.][0-9]{4}[-.][0-9]|1[0-9]{2}[.][0-9]{3}[.][0-9]{6}"
)
_OF_ITS_BANK = Expression(rf"(?<![0-9A-Za-z])(?<![0-9A-Za-z][-. ])(?:{_PRINTED})(?![0-9A-Za-z]|[-.][0-9])")
_COMMAS = Expression(r"(?<![0-9][-.,])(?<![0-9])[0-9]{3,6}(?:, ?[0-9]{1,7}){2,3}(?![0-9]|, ?[0-9])")
_LEFT = 5  # digits that a mask leaves of an account
_GROUP = Expression("[0-9]{1,8}")
_LETTER = Expression("[A-Za-z가-힣]")
_THOUSANDS = Expression("[0-9]{3}(?:,[0-9]{3}){1,4}")
_ENDS = Expression(
    r" ?(?:[이예입으로요,.]|$|\n)"
)  # behind the last digits of an account that a blank cut off; 11월 and 3건 are others
_UNIT = Expression(" ?(?:원|만|억|천|%|kg|㎡|평)")
_NAMED = Expression(f"(?<![A-Za-z])(?:{LATIN})?(?:{SHORT}){AFTER_BANK}$")
_DIRECT = Expression(f"(?<![A-Za-z])(?:{LATIN})?(?:계좌|통장|{_NAMES}|{SHORT}){AFTER_BANK}$")
_ACCOUNT = Expression(r"(?:계좌|통장)(?:번호)?[^0-9\n]{0,8}$")
_VIRTUAL = Expression(
    rf"가상 ?계좌(?: ?번호)?[ :,()은는이가]{{0,3}}(?:(?:[가-힣A-Za-z]{{1,6}}은행|{_NAMES}|{SHORT}){AFTER_BANK})?$"
)
# Right behind the number they name a bank where nothing else can follow them: 우리 집 and 하나 더 do not.
_BEHIND = Expression(
    rf"(?:이|이고|이요)?[ ,(/]{{0,2}}(?:{_NAMES}|{SHORT})(?:은행|뱅크|금고)?(?=$|[^가-힣A-Za-z ]| ?(?:$|[.,)\n]|여기|이쪽|[꺼거](?:[요임고]|[예에]요)?(?![가-힣])|계좌|통장|예금주|으?로|입니|이[에고요여]|예요|[요여임]|인데))"
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
_CASE = Expression(r"20[0-9]{2}[^0-9]0[0-9]{4,6}(?:[^0-9][0-9]{1,4})?")  # 2026-001234-01: a year and a serial
_OTHER_GROUPS = ([6, 7], [2, 2, 6, 2])  # resident, alien and corporate numbers; driving licence
_BRN_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def find(text: Text, _: Office) -> Iterator[Candidate]:
    """Every row of digits that can be an account, with the bank's name or not."""
    folded = text.folded
    for chain in _CHAIN.finditer(folded):
        if chain.end() - chain.start() >= LENGTHS_SPOKEN.start:
            yield from _accounts(folded, [m.span() for m in _SEGMENT.finditer(folded, *chain.span())])
    yield from (
        Candidate("printed", (Span(*m.span()),), Evidence.PLAUSIBLE, "", True) for m in _OF_ITS_BANK.finditer(folded)
    )
    for masked in _MASKED.finditer(folded) if "*" in folded else ():
        if _STARS.search(masked[0]) and len(digits(masked[0])) >= _LEFT:
            yield Candidate("masked", (Span(*masked.span()),), Evidence.PLAUSIBLE)
    for row in _COMMAS.finditer(folded) if "," in folded else ():
        amount = _THOUSANDS.fullmatch(row[0]) or len(digits(row[0])) not in LENGTHS
        if not amount and _beside_bank(folded, *row.span()):
            yield Candidate("commas", (Span(*row.span()),), Evidence.PLAUSIBLE, "", True)
    for said in _dictated(folded):
        yield Candidate("dictated", (said,), Evidence.PLAUSIBLE, "", True)


def _dictated(folded: str) -> Iterator[Span]:
    """Three or four groups with words between them, right beside the name of a bank."""
    groups = [m.span() for m in _GROUP.finditer(folded)]
    between = [folded[a[1] : b[0]] for a, b in pairwise(groups)]
    if not any(map(_LETTER.search, between)):  # cost only: most accounts
        return
    for first in range(len(groups) - 2):
        for count in (4, 3):
            row, gaps = groups[first : first + count], between[first : first + count - 1]
            start, end = row[0][0], row[-1][1]
            if sum(b - a for a, b in row) not in LENGTHS:
                continue
            if any(map(_LETTER.search, gaps)) and _beside_bank(folded, start, end) and lets_join(gaps):
                yield Span(start, end)


def _beside_bank(folded: str, start: int, end: int) -> bool:
    named = _DIRECT.search(folded[max(0, start - REACH) : start]) or _BEHIND.match(folded, end)
    return named is not None and not _UNIT.match(folded, end)


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
    return not (
        _YEAR_2000.match(value)
        or value.startswith("19")
        or _is_brn(number)
        or (value.isdigit() and _is_resident(number))
    )


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
        f"(?:^|[^0-9])(?:{_PRINTED})(?:[^0-9]|$)",
        f"[0-9](?:이|이고|이요)?[ ,(/]{{0,2}}(?:{SHORT})(?:은행|뱅크|[^가-힣A-Za-z]|$|[여이계통예으로입요인꺼거])",
    ),
    context=BANKS + ACCOUNT_WORDS,
    context_reach=(REACH, REACH_BEHIND),
    needs_context=True,
    partial=stars(3, 2),
    heads=("계좌", "계좌번호", "통장", "account"),
    opens=Opening("[0-9]{1,13}", least=10, most=14),
    asks=(Question("계좌|통장 ?번호|입금 ?(?:받으실|하실|해 ?드릴)|환급 ?(?:받으실|해 ?드릴)", "계좌번호"),),
    examples=EXAMPLES,
)
