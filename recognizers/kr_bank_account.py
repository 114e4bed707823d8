"""Bank account number (계좌번호): 10 to 14 digits in the bank's own grouping, no public check digit.

Issued by banks and mutual credit (농협, 새마을금고, 신협, 우체국 …); the hyphens carry no meaning. A bare
number of that length is anything, so it counts only with a bank's name or a word such as 계좌, 입금,
환급 nearby. Branch telephones, dates, business and resident numbers beside a bank's name stay what they are.
Account data must be kept off public networks (개인정보 보호법 §34-2).
https://www.kftc.or.kr/
"""

import re

from pii_guard.checks import digits, real_date, weighted
from pii_guard.model import Evidence
from pii_guard.recognizer import Match, Pattern, Recognizer, Validated, catches, ignores, misses, stars

MARK = r"(?:[ ]?[-./_·~][ ]?)"
LEFT = r"[0-9A-Za-z]|[0-9][-.,/]"
RIGHT = r"[0-9A-Za-z]|[-./,][0-9]| ?(?:원|만|억|천|%|kg|㎡|평)"
SPLIT = rf"[0-9]{{1,8}}(?:{MARK}[0-9]{{1,9}}){{1,5}}"
SPACED = r"[0-9]{2,6}(?: [0-9]{2,7}){1,4}"
MIXED = r"(?:[0-9]{3,6} [0-9]{2,8}(?:-[0-9]{1,7}){1,3}|[0-9]{3,6}(?:-[0-9]{2,7}){1,2} [0-9]{2,7})"

# These words mean many things; they name a bank only right in front of the number, or with 은행.
SHORT = "카카오|국민|우리|하나|기업|산업|대구|부산|경남|광주|제주|전북|씨티|제일|KB|kb|IBK|ibk|SC|NH|iM|KDB|신한|농협|토스|카뱅|케뱅"
NAMED = rf"(?:{SHORT})(?:은행|뱅크|증권)?(?:은|는|이|가|으로|로|에|[ :,(]|\n){{0,3}}"

BANKS = (
    "은행", "뱅크", "농협", "수협", "신협", "축협", "새마을금고", "우체국", "산림조합", "신한", "카뱅", "케뱅", "토스", "저축은행", "SC제일", "IBK", "NH투자",
)  # fmt: skip
ACCOUNT_WORDS = ("계좌", "입금", "송금", "환급", "통장", "예금주", "이체")

LENGTHS = range(10, 15)
LENGTHS_SPOKEN = range(9, 17)  # after the word 계좌 people also give too many or too few

_DIRECT = re.compile(rf"(?:계좌|통장|(?:{SHORT}|은행|뱅크|수협|신협|축협|금고|우체국|조합))(?:번호)?[^0-9\n]{{0,4}}$")
_ACCOUNT = re.compile(r"(?:계좌|통장)(?:번호)?[^0-9\n]{0,8}$")
_PHONE = re.compile(r"0(?:2|[3-6][1-5]|10|1[16-9]|70|50[0-9])[^0-9]{1,3}[0-9]{3,4}[^0-9]{1,3}[0-9]{4}")
_FOURS = re.compile(r"[0-9]{4}(?:[^0-9][0-9]{4}){3}|[0-9]{16}")  # a card
_MOBILE = re.compile(r"01[016789][0-9]{7,8}")
_DATE = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:(0[1-9]|1[0-2])([0-2][0-9]|3[01])"
    r"|[-./ ]{1,3}([0-9]{1,2})[-./ ]{1,3}([0-9]{1,2})(?![0-9]))"
)
_YEAR_2000 = re.compile(r"20[0-9]{2}[^0-9]")
_OTHER_GROUPS = ([6, 7], [2, 2, 6, 2])  # resident, alien and corporate numbers; driving licence
_BRN_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def validate(match: Match) -> Validated:
    """10 to 14 digits that are no telephone, date, registration or resident number."""
    group = "value" if "value" in match.groupdict() else 0
    value, start = match.group(group), match.start(group)
    before = match.string[max(0, start - 25) : start]
    number = digits(value)
    lengths = LENGTHS_SPOKEN if "계좌" in before else LENGTHS
    if len(number) not in lengths or (len(number) == 9 and not group):
        return Evidence.REFUTED
    if _PHONE.fullmatch(value) or len(set(number)) == 1 or _FOURS.fullmatch(value):
        return Evidence.REFUTED
    if [len(g) for g in re.split("[^0-9]{1,3}", value)] in _OTHER_GROUPS:
        return Evidence.REFUTED
    if _ACCOUNT.search(before):
        return Evidence.PLAUSIBLE
    if _YEAR_2000.match(value) or _holds_date(value) or _MOBILE.fullmatch(value):
        return Evidence.REFUTED
    if not _DIRECT.search(before) and (value.startswith("19") or _is_brn(number) or _is_resident(number)):
        return Evidence.REFUTED
    return Evidence.PLAUSIBLE


def _holds_date(value: str) -> bool:
    dates = ([int(g) for g in m.groups() if g] for m in _DATE.finditer(value))
    return any(real_date(*date) is not None for date in dates)


def _is_brn(number: str) -> bool:
    check = -(weighted(number, _BRN_WEIGHTS) + int(number[8]) * 5 // 10) % 10
    return len(number) == 10 and number[3:5] != "00" and check == int(number[9])


def _is_resident(number: str) -> bool:
    day = real_date(2000 + int(number[:2]), int(number[2:4]), int(number[4:6]))
    return len(number) == 13 and day is not None and number[6] in "12345678"


RECOGNIZER = Recognizer(
    entity="KR_BANK_ACCOUNT",
    label="계좌번호",
    label_en="bank account number",
    source="https://www.kftc.or.kr/",
    legal_basis="개인정보 보호법 §34-2",
    patterns=(
        Pattern("bare", "[0-9]{10,14}", left=LEFT, right=RIGHT, needs_context=True),
        Pattern("split", SPLIT, left=LEFT, right=RIGHT, needs_context=True),
        Pattern("spaced", SPACED, left=LEFT, right=RIGHT, needs_context=True),
        Pattern("mixed", MIXED, left=LEFT, right=RIGHT, needs_context=True),
        Pattern("named-bare", f"{NAMED}(?P<value>[0-9]{{10,14}})", left="[0-9A-Za-z]", right=RIGHT),
        Pattern("named-split", f"{NAMED}(?P<value>{SPLIT})", left="[0-9A-Za-z]", right=RIGHT),
        Pattern("named-spaced", f"{NAMED}(?P<value>{SPACED})", left="[0-9A-Za-z]", right=RIGHT),
        Pattern("nine", r"계좌(?:번호)?[^0-9\n]{0,16}(?P<value>[0-9]{9})", right=RIGHT),
    ),
    validate=validate,
    context=BANKS + ACCOUNT_WORDS,
    context_reach=(25, 12),
    partial=stars(3, 2),
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
    ),
)
