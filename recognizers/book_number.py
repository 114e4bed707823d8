"""ISBN and barcode numbers: they name a book or a product.

ISBN-13 (978/979) and Korean EAN-13 (880) end in a check digit with weights 1 and 3; ISBN-10 in one modulo
11, which may be X. Issued by the National Library and GS1 Korea. Thirteen digits are also the length of a
resident number and of many accounts.
https://www.isbn-international.org/
"""

from pii_guard.checks import digits, weighted
from pii_guard.model import Evidence
from pii_guard.recognizer import AFTER_LABEL, Match, Pattern, Recognizer, Validated, catches, ignores


def validate(match: Match) -> Validated:
    """The check digit; where the word ISBN or 바코드 stands, a wrong one is a typing error."""
    value = match.groupdict().get("value")
    number = digits(value or match.group())
    if len(number) == 13 and weighted(number, (1, 3) * 7) % 10 == 0:
        return Evidence.CONFIRMED
    return Evidence.PLAUSIBLE if value and len(number) >= 8 else Evidence.REFUTED


RECOGNIZER = Recognizer(
    entity="BOOK_NUMBER",
    label="ISBN·바코드",
    label_en="ISBN or barcode",
    source="https://www.isbn-international.org/",
    legal_basis="개인정보가 아님 (개인정보 보호법 §2 1호)",
    patterns=(
        Pattern(
            "isbn-13",
            "97[89][- ]?[0-9]{2}[- ]?[0-9]{2,6}[- ]?[0-9]{1,5}[- ]?[0-9]",
            left="[0-9]|[0-9]-",
            right="[0-9]|-[0-9]",
        ),
        Pattern("ean-13", "880[0-9]{10}", left="[0-9A-Za-z]", right="[0-9A-Za-z]"),
        Pattern(
            "named",
            f"(?i)(?:isbn|바코드|ean|gtin|상품코드)(?:-?1[03])?(?: ?번호)?{AFTER_LABEL}(?P<value>[0-9](?:[- ]?[0-9]){{7,12}}(?:-?X)?)",
            right="[0-9]",
        ),
    ),
    validate=validate,
    context=("ISBN", "바코드", "EAN", "책", "도서", "상품코드", "GTIN"),
    context_reach=(15, 8),
    decoy=True,
    examples=(
        catches("안내책자 ISBN «979-11-5839-123-4» 무료", "ISBN-13, named"),
        catches("«9788936434120»", "ISBN-13, check digit holds"),
        catches("책 «978-89-364-3412-0»", "ISBN-13 with hyphens"),
        catches("ISBN «89-364-3412-3»", "ISBN-10, named"),
        catches("«8801234567893» 인식이 안돼요", "EAN-13, check digit holds"),
        catches("바코드 «8801234567890» 인식이", "EAN-13, named, check digit wrong"),
        catches("바코드는 «12345670»", "EAN-8, named"),
        catches("ISBN-13: «9788936434121»", "named, a typing error"),
        ignores("8801234567890", "check digit wrong and nobody speaks of a barcode"),
        ignores("977-89-364-3412-0", "no ISBN prefix"),
        ignores("ISBN이 뭐예요", "no value"),
        ignores("88012345678931", "14 digits"),
        ignores("책 3권", "a count"),
        ignores("010-9788-9364", "a mobile number"),
        ignores("980101-1990027", "a resident number"),
        ignores("978,893,643원", "an amount"),
    ),
)
