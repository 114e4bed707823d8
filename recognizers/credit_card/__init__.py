"""Payment card number: 13 to 19 digits, the first ones the issuer's, the last a Luhn check digit.

Issued by card companies under ISO/IEC 7812-1: Visa 4, Mastercard 51-55 and 2221-2720, Amex 34/37,
JCB and Diners 3, UnionPay 62, domestic cards 9 and 6. One random number in ten satisfies Luhn, so the
check digit alone confirms nothing; beside the word 카드 it does, and there even a number with a typing
error counts when it stands in four groups of four. Card data must be kept off public networks
(개인정보 보호법 §34-2). Expiry date and CVC count beside a card word.
https://www.iso.org/standard/70484.html
"""

import re

from pii_guard.model import Evidence
from pii_guard.recognizer import (
    AFTER_LABEL,
    CONFIRMED,
    LINE_GOES_ON,
    PLAUSIBLE,
    Match,
    Opening,
    Pattern,
    Question,
    Recognizer,
    Verdict,
    stars,
)
from pii_guard.recognizer.aloud import EACH
from pii_guard.recognizer.checks import digits, luhn, monotonous
from pii_guard.recognizer.dictation import lets_join
from pii_guard.recognizer.expressions import Expression
from pii_guard.sentences import Sentence

from .examples import EXAMPLES

GAP = r"(?: ?[-./_·~] ?| {1,2}|\n)"
FOURS = rf"[2-69][0-9]{{3}}{GAP}[0-9]{{4}}{GAP}[0-9]{{4}}{GAP}[0-9]{{4}}"
GROUPED = "|".join(
    (
        FOURS,
        rf"[2-69][0-9]{{7}}{GAP}[0-9]{{8}}",
        rf"3[47][0-9]{{2}}{GAP}[0-9]{{6}}{GAP}[0-9]{{5}}",
        rf"3[068][0-9]{{2}}{GAP}[0-9]{{6}}{GAP}[0-9]{{4}}",
        r"[2-69](?: [0-9]){15}",
    )
)
FILLER = r"[^0-9\n]{1,12}"  # what somebody says between two groups
STAR = "[*xX●•#]"
ISSUED = Expression(
    "4[0-9]{12}(?:[0-9]{3}){0,2}|5[0-9]{15}|(?:222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}"
    "|3[47][0-9]{13}|3[068][0-9]{12}|35[0-9]{14}|62[0-9]{14,17}|[69][0-9]{15}"
)
CARD_WORD = "카드"
WORD_REACH = 12  # characters between the word 카드 and a number that it makes certain

OF_NO_ISSUER = Verdict(
    Evidence.REFUTED,
    why=Sentence("어느 카드사의 번호도 아니거나 보기입니다.", "No issuer has such a number, or it is a sample."),
)
AN_OLD_LENGTH = Verdict(
    Evidence.REFUTED,
    why=Sentence("열세 자리 카드번호는 이제 쓰이지 않습니다.", "Card numbers of thirteen digits are no longer in use."),
)
NO_CHECK = Verdict(
    Evidence.REFUTED,
    why=Sentence("카드번호의 검증번호가 맞지 않습니다.", "The check digit of cards does not hold."),
)
_LABEL = r"(?:카드 ?번호|card ?(?:number|no\.?)|카드사 ?번호)"
_BETWEEN = re.compile("[0-9]{4,8}")
_DIRECTLY = Expression(r"(?i)(?:카드|card)(?:번호)?[ :은는이가]{0,3}$")
_ISSUERS = "(?:비씨|bc|롯데|삼성|현대|신한|국민|우리|하나|농협|씨티|kb|nh)"
_NAMED = Expression(
    rf"(?i)(?:(?:카드|visa|master ?card|비자|마스터|amex|아멕스|다이너스)[^0-9\n]{{0,8}}|{_ISSUERS}[ :,은는]{{0,3}})$"
)
_ISSUER = Expression(rf"(?i){_ISSUERS}(?:카드)?[ :,은는]{{0,3}}$")
_ISSUER_BEHIND = Expression(
    rf"(?i)[ ,(]{{0,2}}(?:이거 ?|이 ?)?(?:{_ISSUERS}(?![가-힣A-Za-z])|아멕스|비자(?![가-힣]{{2}})|마스터|amex|visa(?![a-z])|master)"
)
_THIS_CARD = Expression("[ ,.]{0,2}(?:이|이게|요|제|내|우리|위|저) ?(?:[가-힣]{2} ?)?카드")

_OTHERS = Expression(
    "쿠폰|상품권|포인트|멤버십|시리얼|제품|모델|인증키|송장|납부|접수|관리 ?번호|등록 ?번호|바우처|기프트|코드"
)
_YEAR = f"(?:(?:20)?[2-4][0-9]|(?:이공)?{EACH}{{2}}|이십{EACH})"
_MONTH = f"(?:0?[1-9]|1[0-2]|공?{EACH}|십[일이]?)"

PATTERNS = (
    Pattern("grouped", GROUPED, left="[0-9]|[0-9][-.]", right=r"[0-9]|[-.][0-9]| ?원"),
    Pattern(
        "first",
        rf"(?P<value_first>{FOURS})",
        left=r"[^\n]",
        right=rf"(?! ?(?:이렇게|슬래시|별표|하이픈|쉼표|점으로|줄 ?대신|끊어|띄어))(?:[0-9]|[-.][0-9]|{LINE_GOES_ON})",
    ),
    Pattern("bare", r"[2-69][0-9]{12,18}", left=r"[0-9A-Za-z]|[0-9][-.,]", right=r"[0-9A-Za-z]|[-.,][0-9]| ?원"),
    Pattern(
        "commas-or-pairs",
        r"[2-69][0-9]{3}(?:, ?[0-9]{4}){3}|[2-69][0-9](?: [0-9]{2}){7}",
        left="[0-9]|[0-9][-., ]",
        right=r"[0-9]|[-.,][0-9]| ?원| [0-9]",
        needs_context=True,
    ),
    Pattern(
        "filled",
        rf"(?P<value_filled>[2-69][0-9]{{3}}(?:(?:{FILLER}[0-9]{{4}}){{3}}|[0-9]{{4}}{FILLER}[0-9]{{8}}))",
        left="[0-9]|[0-9][-., ]",
        right=r"[0-9]|[-.,][0-9]| ?[원명개건]",
        needs_context=True,
    ),
    Pattern(
        "put-right",
        r"(?P<value>[2-69][0-9]{3}[- ][0-9]{4}[- ][0-9]{4})[^0-9\n]{1,8}아니[^0-9\n]{1,8}(?P<value2>[0-9]{4}[- ][0-9]{4})",
        left="[0-9]|[0-9][-., ]",
        right=r"[0-9]|[-.,][0-9]| ?[원명개건]",
        needs_context=True,
    ),
    Pattern(
        "masked",
        rf"(?P<value_masked>[2-69][0-9]{{3}}[- ]?[0-9]{{2}}(?:[0-9]{{2}}[- ]?{STAR}{{4}}|{STAR}{{2}}[- ]?{STAR}{{4}})[- ]?[0-9]{{4}})",
        left="[0-9]|[0-9][-.]",
        right="[0-9]",
        needs_context=True,
    ),
    Pattern(
        "slip",
        rf"(?i){_LABEL}{AFTER_LABEL}(?P<value_slip>[1-9][0-9]{{2,4}}(?:[-. ]{{0,3}}[0-9]){{11,13}})",
        right=r"[0-9]|[-.][0-9]| ?[원자]",
    ),
    Pattern(
        "expiry",
        rf"(?:유효 ?기간|만료일|유효|exp|EXP|Exp){AFTER_LABEL}(?P<value>(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4][0-9]|{_YEAR} ?년 ?{_MONTH} ?월)",
        right=r"[0-9]|[./-]",
        kind="expiry",
        needs_context=True,
    ),
    Pattern(
        "cvc",
        rf"(?i)(?:cv[cv]2?|씨브이씨|뒷면)(?:번호|숫자|세 ?자리| ){{0,3}}{AFTER_LABEL}(?P<value>[0-9]{{3,4}}|{EACH}{{3}})",
        right="[0-9]| ?원",
        kind="cvc",
    ),
)


def validate(match: Match) -> Verdict:
    """Issuer, length, Luhn and the word 카드; refutes dummies and what no issuer has."""
    named = match.groupdict()
    if "value" in named:
        return PLAUSIBLE
    if slip := named.get("value_slip"):
        return OF_NO_ISSUER if _dummy(digits(slip)) else PLAUSIBLE
    if named.get("value_masked"):
        return PLAUSIBLE
    if first := named.get("value_first"):
        issued = ISSUED.fullmatch(digits(first)) and not _dummy(digits(first)) and not _OTHERS.search(match.string)
        return PLAUSIBLE if issued else OF_NO_ISSUER
    number = digits(match.group())
    if filled := named.get("value_filled"):
        said = lets_join(_BETWEEN.split(filled)[1:-1])
        sure = luhn(number) or _DIRECTLY.search(_before(match))
        return PLAUSIBLE if said and sure and not _dummy(number) else NO_CHECK
    if not ISSUED.fullmatch(number) or _dummy(number):
        return OF_NO_ISSUER
    near = _before(match)
    is_named = CARD_WORD in near.replace(" ", "") or _NAMED.search(near) is not None
    if len(number) == 13 and not is_named:
        return AN_OLD_LENGTH  # with Visa, and a resident number has that length
    if luhn(number):
        return CONFIRMED if is_named else PLAUSIBLE
    grouped = not match.group().isdigit()
    is_named = is_named or CARD_WORD in match.string[match.end() : match.end() + WORD_REACH]
    is_named = is_named or _ISSUER_BEHIND.match(match.string, match.end()) is not None
    named_directly = _DIRECTLY.search(near) or _ISSUER.search(near) or _THIS_CARD.match(match.string, match.end())
    return PLAUSIBLE if (grouped and is_named) or (len(number) == 16 and named_directly) else NO_CHECK


def _before(match: Match) -> str:
    return match.string[max(0, match.start() - WORD_REACH) : match.start()]


def _dummy(number: str) -> bool:
    """1234 four times, or a plain run of digits."""
    return monotonous(number) or len({number[i : i + 4] for i in range(0, len(number), 4)}) == 1


RECOGNIZER = Recognizer(
    entity="CREDIT_CARD",
    label="카드번호",
    label_en="card number",
    about="신용카드와 체크카드 번호입니다. 카드사가 쓰는 첫 숫자와 룬(Luhn) 검증숫자가 맞아야 하고, 카드라는 말 뒤에서는 한두 자리가 틀려도 가립니다. 유효기간과 CVC도 그 이름이 있으면 가립니다.",
    korean={
        "filled": "사이에 딴 말",
        "masked": "가운데를 가린 것",
        "grouped": "자리를 나눔",
        "first": "줄 처음",
        "put-right": "고쳐 말한 것",
        "bare": "붙여 씀",
        "commas-or-pairs": "쉼표나 두 자리씩",
        "slip": "이름표 뒤의 잘못 적은 것",
        "expiry": "유효기간",
        "cvc": "CVC",
        "an innocent number that satisfies Luhn": "검증숫자가 우연히 맞는 다른 번호",
    },
    source="https://www.iso.org/standard/70484.html",
    legal_basis="개인정보 보호법 제34조의2, 여신전문금융업법 제54조의5",
    kinds=("expiry", "cvc"),
    patterns=PATTERNS,
    validate=validate,
    context=("카드", "결제", "card", "cvc"),
    context_reach=(40, 12),
    heads=("카드번호", "신용카드", "체크카드"),
    partial=stars(4, 4),
    opens=Opening("[2-69][0-9]{0,14}", least=14, most=19, marks=(4, 8, 12, 10)),
    asks=(Question("카드 ?번호|카드(?:를|는|로)? ?(?:번호|숫자)", "카드번호"),),
    examples=EXAMPLES,
)
