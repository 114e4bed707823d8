"""Electronic payment number of a tax or fee (전자납부번호): 19 digits that name a bill.

Printed on every local-tax bill and typed into 위택스 or a bank's machine: office, tax item, year, month and a
serial with a check digit, in groups 5-1-2-2-1-7-1 or fours. Whoever knows it can pay the bill and sees
little else. Shorter ones exist for water and other charges.
https://www.wetax.go.kr/
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import AFTER_LABEL, Match, Pattern, Recognizer, Validated, catches, ignores

LABEL = "(?:전자 ?납부|간편 ?납부|납부|수납|고지서|지로|기관)(?: ?번호)"
VALUE = "[0-9]{1,19}(?:[- ][0-9]{1,8}){0,7}"


def validate(match: Match) -> Validated:
    """Seven groups are certain; otherwise the word or the 19 digits speak for it."""
    value = match.groupdict().get("value")
    if value is not None:
        return Evidence.PLAUSIBLE if sum(c.isdigit() for c in value) >= 5 else Evidence.REFUTED
    return Evidence.CONFIRMED if match.group().count("-") == 6 else Evidence.PLAUSIBLE


RECOGNIZER = Recognizer(
    entity="PAYMENT_NUMBER",
    label="전자납부번호",
    label_en="electronic payment number",
    source="https://www.wetax.go.kr/",
    legal_basis="개인정보가 아님 (개인정보 보호법 §2 1호)",
    patterns=(
        Pattern("named", f"{LABEL}{AFTER_LABEL}(?P<value>{VALUE})", right="[0-9]"),
        Pattern("groups", "[0-9]{5}-[0-9]-[0-9]{2}-[0-9]{2}-[0-9]-[0-9]{7}-[0-9]", left="[0-9-]", right="[0-9]|-[0-9]"),
        Pattern(
            "fours", "[0-9]{4,5}(?:[- ][0-9]{4}){3}[- ]?[0-9]{2,3}", left="[0-9]|[0-9][- ]", right="[0-9]|[- ][0-9]"
        ),
        Pattern("bare", "[0-9]{19}", left="[0-9A-Za-z]", right="[0-9A-Za-z]"),
    ),
    validate=validate,
    context=("전자납부", "납부번호", "간편납부", "고지서", "지로", "수납", "납부하"),
    decoy=True,
    examples=(
        catches("전자납부번호 «52790-1-26-11-0-0034513-3» 이 조회가 안돼요", "seven groups, named"),
        catches("«52790-1-26-11-0-0034513-3» 뭐예요", "seven groups"),
        catches("전자납부번호는 «5279012611000345123» 입니다", "19 digits, named"),
        catches("고지서에 «5279012611000345124» 라고", "19 digits"),
        catches("납부번호 «5279 0126 1100 0345 123»", "fours, named"),
        catches("고지서 «5279-0126-1100-0345-123»", "fours"),
        catches("간편납부번호 «1234567890»", "a short one, named"),
        catches("전자납부번호가«5279012611000345125»인데", "glued on both sides"),
        ignores("4111-1111-1111-1111", "a card number"),
        ignores("납부 2026.11.30.까지", "a date"),
        ignores("납부번호가 뭐예요", "no value"),
        ignores("농협 302-1234-5678-91", "an account"),
        ignores("고지서 2장", "a count"),
        ignores("12345678901234567890", "20 digits"),
        ignores("납부 345,670원", "an amount"),
        ignores("52790-1-26-11-0-0034513", "a group is missing"),
    ),
)
