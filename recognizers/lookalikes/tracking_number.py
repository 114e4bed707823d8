"""Tracking, registered-mail and order numbers: they name a parcel or an order, not a person.

Issued by carriers (택배 10 to 14 digits, registered mail 13) and shops (any make, often beginning with the
date). The word in front of it says so: 운송장, 송장, 택배, 등기, 주문번호, 배송번호. Many have the length of an
account or a card number.
https://www.epost.go.kr/
"""

from pii_guard.recognizer import (
    AFTER_LABEL,
    PLAUSIBLE,
    Match,
    Pattern,
    Question,
    Recognizer,
    Verdict,
    catches,
    ignores,
    refuted,
)
from pii_guard.recognizer.expressions import Expression

THING = "(?:운송장|송장|택배|등기(?:우편)?|주문|배송|소포|발주|구매|출고|반품|교환)"
LABEL = f"(?:운송장|송장|택배|등기(?:우편)?|소포|주문(?:한|하신|된)?|{THING} ?(?:번호|조회|코드))"
OWN = ("운송장", "송장", "등기", "번호")  # words that mean a number and nothing else
VALUE = r"(?:[A-Z]{2}[0-9]{9}[A-Z]{2}|[0-9]{3,6}(?: [0-9]{2,6}){1,4}|[0-9A-Za-z]{4,20}(?:-[0-9A-Za-z]{1,12}){0,4})"
_TELEPHONE = Expression("0[0-9]{1,2}[- ]?[0-9]{3,4}[- ]?[0-9]{4}")


A_TELEPHONE = refuted(
    "전화번호 모양이고 번호라는 이름이 없음", "it has the shape of a telephone and is not named a number"
)
A_COUNT = refuted("여섯 자리가 못 되는 수나 시각", "fewer than six digits are a count or a time")


def validate(match: Match) -> Verdict:
    """At least six digits: fewer are a count or a time. In the shape of a telephone only what is named a number."""
    value = match.group("value")
    if _TELEPHONE.fullmatch(value) and not any(word in match.group() for word in OWN):
        return A_TELEPHONE
    return PLAUSIBLE if sum(c.isdigit() for c in value) >= 6 else A_COUNT


RECOGNIZER = Recognizer(
    entity="TRACKING_NUMBER",
    label="운송장·주문번호",
    label_en="tracking or order number",
    about="운송장과 주문의 번호입니다. 짐이나 주문을 가리킵니다.",
    korean={
        "named": "이름표 뒤",
        "behind": "이름표 앞",
    },
    source="https://www.epost.go.kr/",
    patterns=(
        Pattern("named", f"{LABEL}{AFTER_LABEL}(?P<value>{VALUE})"),
        Pattern(
            "behind",
            f"(?P<value>{VALUE}) ?(?:이|가|은|는|라는)? ?{THING} ?번호",
            right=f"{AFTER_LABEL}[0-9A-Za-z]",  # then it is the label of what follows
        ),
    ),
    validate=validate,
    decoy=True,
    asks=(Question("(?:운송장|송장|등기|주문|배송|택배|상품|제품) ?번호"),),
    examples=(
        catches("택배 운송장 «6892-1043-7716» 조회가 안 됩니다", "12 digits in fours"),
        catches("송장번호 «104243399025» 요", "12 digits"),
        catches("우체국 등기 «1234567890123»", "registered mail"),
        catches("주문번호 «2026-1104-88214» 배송이", "date and serial"),
        catches("주문번호는 «20261104883342» 취소", "14 digits"),
        catches("국제소포 «EM123456789KR»", "international mail"),
        catches("주문번호 «4111-1111-1111-1111»", "in the shape of a card number"),
        catches("운송장 «6892 1043 7717» 이요", "blanks"),
        catches("«6892-1043-7716» 송장번호인데 조회가 안 돼요", "the word behind"),
        catches("운송장번호 «0312345678» 어디쯤인가요", "ten digits in the shape of a telephone number"),
        catches("주문한 «2026110488215» 취소", "ordered"),
        catches("우체국 배송 조회 «6892-1043-7718»", "beside a name that is also a bank's"),
        ignores("택배 0635614828 로 전화 주세요", "a telephone number without hyphens"),
        ignores("반품 302-1234-5678-91 농협으로 환불", "an account"),
        ignores("택배 3개 왔어요", "a count"),
        ignores("등기부등본 1통", "a land register"),
        ignores("주문하고 카드 4111-1111-1111-1111 결제", "a card number"),
        ignores("배송지 연락처 063-561-4828", "a telephone number"),
        ignores("택배 14:30 도착", "a time"),
        ignores("주문 취소해 주세요", "no number"),
        ignores("반품은 11월 4일까지", "a date"),
        ignores("구매 1,234,567원", "an amount"),
    ),
)
