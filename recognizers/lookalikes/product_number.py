"""Model, product, part and serial numbers, variety codes, sizes: they name a thing.

Makers choose them freely: KX-2045D-118, LS-5478-447, RDA-2019-00412, 21-17-17. The word in front of it says
so (모델명, 제품번호, 품종코드, S/N, 규격).
https://www.gs1kr.org/
"""

from pii_guard.recognizer import AFTER_LABEL, PLAUSIBLE, Match, Pattern, Recognizer, Verdict, catches, ignores, refuted

LABEL = r"(?:모델(?:명|번호)?|(?:제품|상품|품목|품종|부품|자재|장비|기기|기계|품)(?: ?(?:명|번호|코드|번))|품번|시리얼(?: ?(?:번호|넘버))?|제조번호|로트(?:번호)?|s/?n|규격|형식|기종|청구기호)"
VALUE = r"[0-9A-Za-z]{1,20}(?:[-/.][0-9A-Za-z]{1,12}){0,6}"


A_WORD = refuted("숫자가 둘도 없는 말", "a word with fewer than two digits")


def validate(match: Match) -> Verdict:
    """A product number holds at least two digits."""
    return PLAUSIBLE if sum(c.isdigit() for c in match.group("value")) > 1 else A_WORD


RECOGNIZER = Recognizer(
    entity="PRODUCT_NUMBER",
    label="제품번호",
    label_en="product number",
    about="모델, 제품, 부품의 번호입니다. 물건을 가리키며 앞에 그 이름이 있습니다.",
    korean={
        "named": "이름표 뒤",
        "behind": "이름표 앞",
    },
    source="https://www.gs1kr.org/",
    patterns=(
        Pattern("named", f"(?i){LABEL}{AFTER_LABEL}(?P<value>{VALUE})"),
        Pattern(
            "behind",
            f"(?P<value>{VALUE}) ?(?:모델|기종|규격)",
            right=f"(?:명|번호)?{AFTER_LABEL}[0-9A-Za-z]",  # then it is the label of what follows
        ),
    ),
    validate=validate,
    decoy=True,
    examples=(
        catches("모델명 «KX-2045D-118» 트랙터", "a tractor"),
        catches("제품번호 «8801234567890» 바코드", "digits only"),
        catches("품종코드 «RDA-2019-00412» 종자", "a variety"),
        catches("비료 규격 «21-17-17» 짜리", "a formula"),
        catches("S/N: «123456789012»", "a serial number"),
        catches("시리얼번호는 «M12345678»", "in the shape of a passport number"),
        catches("«2010-1234-5678» 모델", "word behind"),
        catches("모델명이«LS-5478-447»인데요", "glued on both sides"),
        ignores("모델하우스 방문", "another word"),
        ignores("제품 3개 주세요", "a count"),
        ignores("규격이 어떻게 되나요", "no value"),
        ignores("기계 임대 010-1234-5678", "a mobile number"),
        ignores("품종은 신동진이에요", "a name without digits"),
        ignores("제품 문의 063-561-4828", "a telephone number"),
        ignores("장비 임대료 50000원", "a fee"),
        ignores("기종 변경 2번", "a word stands between"),
    ),
)
