"""Payment card number: 13 to 19 digits, the first ones the issuer's, the last a Luhn check digit.

Issued by card companies under ISO/IEC 7812-1: Visa 4, Mastercard 51-55 and 2221-2720, Amex 34/37,
JCB and Diners 3, UnionPay 62, domestic cards 9 and 6. One random number in ten satisfies Luhn, so the
check digit alone confirms nothing; beside the word 카드 it does, and there even a number with a typing
error counts when it stands in four groups of four. Card data must be kept off public networks
(개인정보 보호법 §34-2). Expiry date and CVC count beside a card word.
https://www.iso.org/standard/70484.html
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import (
    AFTER_LABEL,
    CONFIRMED,
    PLAUSIBLE,
    Match,
    Opening,
    Pattern,
    Question,
    Recognizer,
    Verdict,
    catches,
    ignores,
    misses,
    overreaches,
    stars,
)
from pii_guard.recognizer.checks import digits, luhn, monotonous
from pii_guard.recognizer.expressions import Expression
from pii_guard.sentences import Sentence

GAP = r"(?: ?[-./_·~] ?| {1,2}|\n)"
GROUPED = "|".join(
    (
        rf"[2-69][0-9]{{3}}{GAP}[0-9]{{4}}{GAP}[0-9]{{4}}{GAP}[0-9]{{4}}",
        rf"[2-69][0-9]{{7}}{GAP}[0-9]{{8}}",
        rf"3[47][0-9]{{2}}{GAP}[0-9]{{6}}{GAP}[0-9]{{5}}",
        rf"3[068][0-9]{{2}}{GAP}[0-9]{{6}}{GAP}[0-9]{{4}}",
        r"[2-69](?: [0-9]){15}",
    )
)
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
_DIRECTLY = Expression(r"(?i)(?:카드|card)(?:번호)?[ :은는이가]{0,3}$")
_ISSUERS = "(?:비씨|bc|롯데|삼성|현대|신한|국민|우리|하나|농협|씨티|kb|nh)"
_NAMED = Expression(rf"(?i)(?:(?:카드|visa|master ?card|비자|마스터|amex)[^0-9\n]{{0,8}}|{_ISSUERS}[ :,은는]{{0,3}})$")
_ISSUER = Expression(rf"(?i){_ISSUERS}(?:카드)?[ :,은는]{{0,3}}$")
_ISSUER_BEHIND = Expression(rf"(?i)[ ,(]{{0,2}}{_ISSUERS}(?![가-힣A-Za-z])")
_THIS_CARD = Expression("[ ,.]{0,2}(?:이|이게|요|제|내|우리|위|저) ?(?:[가-힣]{2} ?)?카드")

PATTERNS = (
    Pattern("grouped", GROUPED, left="[0-9]|[0-9][-.]", right=r"[0-9]|[-.][0-9]| ?원"),
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
        r"(?P<value_filled>[2-69][0-9]{3}(?:[ ,]{0,2}[가-힣]{1,4}[ ,]{1,2}[0-9]{4}){3})",
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
        rf"(?:유효기간|만료일|유효|exp|EXP|Exp){AFTER_LABEL}(?P<value>(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4][0-9])",
        right=r"[0-9]|[./-]",
        kind="expiry",
        needs_context=True,
    ),
    Pattern(
        "cvc",
        rf"(?i)(?:cv[cv]2?|씨브이씨|뒷면)(?:번호|숫자|세 ?자리| ){{0,3}}{AFTER_LABEL}(?P<value>[0-9]{{3,4}})",
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
    number = digits(match.group())
    if named.get("value_filled"):
        return PLAUSIBLE if luhn(number) or _DIRECTLY.search(_before(match)) else NO_CHECK
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
        "grouped": "제멋대로 나눔",
        "bare": "붙여 씀",
        "commas-or-pairs": "쉼표나 두 자리씩",
        "slip": "이름표 뒤의 잘못 적은 것",
        "expiry": "유효기간",
        "a word in one gap only": "한 틈에만 낱말",
        "cvc": "CVC",
        "an innocent number that satisfies Luhn": "검증숫자가 우연히 맞는 다른 번호",
    },
    source="https://www.iso.org/standard/70484.html",
    legal_basis="개인정보 보호법 제34조의2, 여신전문금융업법 제54조의5",
    kinds=("expiry", "cvc"),
    patterns=PATTERNS,
    validate=validate,
    context=("카드", "결제", "card"),
    context_reach=(40, 12),
    partial=stars(4, 4),
    opens=Opening("[2-69][0-9]{0,14}", least=14, most=19, marks=(4, 8, 12, 10)),
    asks=(Question("카드 ?번호|카드(?:를|는|로)? ?(?:번호|숫자)", "카드번호"),),
    examples=(
        catches("카드 자동이체 변경이요. «4111-1111-1111-1111» 입니다", "four groups of four"),
        catches("«5555555555554444» 이 카드예요", "without separators", in_context=True),
        catches("«9410 0000 0000 0013»", "domestic card, no cue, Luhn holds", evidence=Evidence.PLAUSIBLE),
        catches("«3782-822463-10005» 아멕스", "Amex 4-6-5"),
        catches("카드 «6200.0000.0000.0005» 취소", "UnionPay with dots"),
        catches("카드번호«4111-1111-1111-1112»로 결제했는데", "typing error, but named a card and in fours"),
        catches("카드 «４１１１-１１１１-１１１１-１１１１» 승인", "full-width digits", evidence=Evidence.CONFIRMED),
        catches("카드 «4111-1111-1111-1111» 유효기간 «12/29» CVC «123»", "expiry and CVC beside the number"),
        catches("card «4111 1111 1111 1111» exp «11/28»", "expiry in English"),
        catches("«30569309025904» 다이너스 카드", "Diners, 14 digits"),
        catches("«4111-1111-1111-1111» 12/29", "its expiry right behind"),
        catches("12/29 «4111 1111 1111 1111»", "its expiry right in front"),
        catches("카드번호 «4222222222222»", "thirteen digits, named"),
        catches("«4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1» 이요", "a blank between all digits"),
        catches("«41111111 11111111» 결제요", "two halves", in_context=True),
        catches("card «5555555555554444»", "in English", in_context=True),
        catches("카드 «4111-1111-1111-1113» 가 안 읽혀요", "typing error, the word in front"),
        catches("«4111-1111-1111-1112» 카드 분실했어요", "typing error, the word behind"),
        ignores("부품 4111-1111-1111-1111-01", "a longer row of groups"),
        ignores("부품 12-4111-1111-1111-1111", "a row of groups that begins earlier"),
        ignores("자재 AB4111111111111111", "letters glued in front"),
        ignores("카드 8111-1111-1111-1111", "no issuer begins with 8"),
        ignores("카드 유효기간 12/29/31", "a date"),
        ignores("카드 뒷면 1234원", "an amount behind the word for the reverse side"),
        ignores("2100-0000-0000-0005", "begins with 2, but lies outside of Mastercard's range"),
        ignores("4222222222222 이라고 문자가 왔어요", "thirteen digits, not named"),
        ignores("카드 9876-5432-1098-7654", "a run of digits"),
        ignores("카드 5678-5678-5678-5678", "one group four times"),
        ignores("52790-1-26-11-0-0034513-3 뭐예요", "payment number in seven groups"),
        catches("카드번호 «4111, 1111, 1111, 1111» 이요", "commas, with the cue"),
        catches("카드번호 «41 11 11 11 11 11 11 11» 이요", "in pairs, with the cue"),
        ignores("카드 월별 발급 12 41 35 62 44 51 42 60 38건", "nine counts, the first too small for a card"),
        ignores("카드 월별 발급 41 35 62 44 51 42 60 38 27건", "nine counts"),
        ignores("마을별로 41 35 62 44 51 42 60 32 가구예요", "eight counts that satisfy Luhn, no card"),
        ignores("4111111111111112", "Luhn fails and nobody speaks of a card"),
        ignores("카드 1111-2222-3333-4444", "no issuer begins with 1"),
        ignores("카드 4444-4444-4444-4444", "one digit repeated"),
        ignores("4028-5700-1234", "12 digits"),
        ignores("송장번호 411111111111", "tracking number"),
        ignores("주문번호 4111-1111-1111-1111 배송", "named an order number"),
        ignores("바코드 8801234567893", "EAN-13"),
        ignores("지원금 4111111111111111원", "an amount"),
        ignores("여권 유효기간 12/29", "expiry of something else"),
        ignores("전자납부번호 5279012611000345123", "19-digit payment number"),
        overreaches("4111 1111 1111 1111번째 방문자", "an innocent number that satisfies Luhn"),
        catches("카드번호 «4579 1111 2222 333» 이요", "a digit short behind its label"),
        catches("카드번호 «1738-2045-9012-3456» 이요", "behind its label, of whatever issuer"),
        catches("카드번호는 «4579-1111-22223333» 요", "two groups run together"),
        catches("카드번호: «4579111122223337»", "no check digit, right behind its label"),
        catches("card number «5409 1111 2222 333»", "a digit short, in English"),
        catches("VISA «4579-1111-2222-3334»", "no check digit, behind the network's name"),
        catches("마스터 «5409 1111 2222 3334» 로 냈어요", "the same in Hangul"),
        ignores("카드번호 4444 4444 4444 444 처럼", "a sample, a digit short"),
        ignores("카드번호 4579 1111 2222 333원", "an amount behind the label"),
        ignores("카드번호 4579-1111-2222-333-1234-56", "a longer number behind the label"),
        ignores("4579 1111 2222 333", "fifteen digits that no label names"),
        catches("국민카드 «5485457553000834» 이요", "a bare row right behind the card's name, no check digit"),
        ignores("카드 발급 4579111122223334", "a word between"),
        ignores("4579111122223334 카드", "a bare row in front of the word, no check digit"),
        ignores("4579-1111-2222-3334 자재", "groups of four, no check digit and no card"),
        catches("카드 «4111 땡 1111 땡 1111 땡 1111»", "a word between the groups", evidence=Evidence.PLAUSIBLE),
        catches("신용카드로 냈는데 «5221 땡 1234 땡 9876 땡 5017»", "a joining word, the check digit holds"),
        ignores("카드로 냈는데 5221 땡 1234 땡 9876 땡 5018", "the same without its check digit"),
        ignores("5221 땡 1234 땡 9876 땡 5017", "the same, and no card is spoken of"),
        ignores("카드 4111 땡 1111 땡 1111 땡 1111원", "amounts with words between"),
        ignores("카드 14111 땡 1111 땡 1111 땡 1111", "the tail of a longer number"),
        catches("카드 «5221-1234-****-5017» 취소", "four places masked", in_context=True),
        catches("카드 «5221-12**-****-5018» 취소", "six places masked", in_context=True),
        ignores("5221-12**-****-5017", "masked, and no card is spoken of"),
        ignores("카드 5221-1234-****-50171", "masked, and a digit too many"),
        ignores("카드 3-5221-1234-****-5017", "masked, a part of a longer number"),
        catches(
            "카드 «4111 땡 1112 땡 3456 땡 7890» 이요", "words between, one digit mistyped, the label right in front"
        ),
        catches("롯데 «4518/4471/8203/3311»", "slashes behind the issuer's name, no check digit"),
        catches("비씨 «4518 4471 8203 3311»", "an issuer in Hangul, no check digit"),
        ignores("창고 4518 4471 8203 3311", "the same behind another word"),
        catches("«4518447182033311» 이 카드로 냈어요", "this card, said behind a bare row without check digit"),
        catches("«4518447182033312» 제 국민카드 번호", "my card, with its issuer"),
        ignores("4518447182033311 이번 카드 행사", "another word that begins so"),
        catches("«4518-4471-8203-3311» 국민", "the issuer behind, no check digit"),
        ignores("4518-4471-8203-3311 국민연금", "one more word that begins so"),
        catches("비씨 «4518447182033311»", "a bare row right behind its issuer, no check digit"),
        misses("카드번호 «4518 4471 다음줄 8203 3311»", "a word in one gap only"),
    ),
)
