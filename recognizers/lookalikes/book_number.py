"""ISBN and barcode numbers: they name a book or a product.

ISBN-13 (978/979), ISBN-10, which may end in X, and EAN-8 and -13 (Korean ones begin with 880), given by the
National Library and GS1 Korea. Thirteen digits are also the length of many accounts, so the word counts: ISBN, 바코드,
상품코드. Without it nothing personal looks like them but an account, and there the bank's name decides.
https://www.isbn-international.org/
"""

from pii_guard.recognizer import AFTER_LABEL, Pattern, Recognizer, catches, ignores

RECOGNIZER = Recognizer(
    entity="BOOK_NUMBER",
    label="ISBN·바코드",
    label_en="ISBN or barcode",
    about="책의 ISBN과 상품의 바코드입니다. 앞에 그 이름이 있고 검증숫자가 맞을 때만 그렇게 봅니다.",
    korean={
        "named": "이름표 뒤",
    },
    source="https://www.isbn-international.org/",
    patterns=(
        Pattern(
            "named",
            f"(?i)(?:isbn|바코드|ean|gtin|상품코드)(?:-?1[03])?(?: ?번호)?{AFTER_LABEL}(?P<value>[0-9](?:[- ]?[0-9]){{7,12}}(?:-?X)?)",
        ),
    ),
    decoy=True,
    examples=(
        catches("안내책자 ISBN «979-11-5839-123-4» 무료", "ISBN-13"),
        catches("ISBN «89-364-3412-3»", "ISBN-10"),
        catches("ISBN «89-7012-345-X» 책이요", "ISBN-10 that ends in X"),
        catches("바코드 «8801234567890» 인식이", "EAN-13"),
        catches("농협 상품 바코드 «8801234567893» 환급", "EAN-13 beside a bank's name"),
        catches("바코드는 «12345670»", "EAN-8"),
        catches("ISBN-13: «9788936434121»", "ISBN-13 without hyphens"),
        ignores("ISBN이 뭐예요", "no value"),
        ignores("바코드 3개가 안 찍혀요", "a count"),
        ignores("바코드 문의는 010-9788-9364", "a mobile number"),
        ignores("980101-1990027", "a resident number"),
        ignores("978,893,643원", "an amount"),
        catches("상품코드 «880-1234-567893»이 안 찍혀요", "EAN-13 in groups, a particle glued on"),
        ignores("8801234567890", "thirteen digits without a word"),
        ignores("ISBN 979-11", "the beginning of one"),
        ignores("도서관 대출 2026-11-29까지", "a date about books"),
    ),
)
