"""Electronic payment number of a tax or fee (전자납부번호): 19 digits that name a bill.

Printed on every local-tax bill and typed into 위택스 or a bank's machine: office, tax item, year, month and a
serial with a check digit, in groups 5-1-2-2-1-7-1 or fours. Whoever knows it can pay the bill and sees
little else. Shorter ones exist for water and other charges. Without its name only a row of fours looks like
something else: its first sixteen digits may satisfy a card's check digit, so a word about the bill must stand in front.
https://www.wetax.go.kr/
"""

from pii_guard.recognizer import AFTER_LABEL, Pattern, Recognizer, catches, ignores

LABEL = "(?:전자 ?납부|간편 ?납부|납부|수납|고지서|지로|기관) ?번호"
FOURS = "[0-9]{4}(?:[- ][0-9]{4}){3}[- ][0-9]{3}|[0-9]{5}(?:[- ][0-9]{4}){3}[- ][0-9]{2}"


RECOGNIZER = Recognizer(
    entity="PAYMENT_NUMBER",
    label="전자납부번호",
    label_en="electronic payment number",
    about="전자납부번호입니다. 고지서마다 붙는 열아홉 자리 안팎의 숫자로 사람의 번호가 아닙니다.",
    korean={
        "named": "이름표 뒤",
        "fours": "네 자리씩",
    },
    source="https://www.wetax.go.kr/",
    patterns=(
        Pattern("named", f"{LABEL}{AFTER_LABEL}(?P<value>{FOURS}|[0-9]{{2,8}}(?:-[0-9]{{1,8}}){{1,7}}|[0-9]{{5,19}})"),
        Pattern("fours", FOURS),
    ),
    context=("고지서", "납부", "지로"),
    context_reach=(25, 0),
    decoy=True,
    examples=(
        catches("전자납부번호 «52790-1-26-11-0-0034513-3» 이 조회가 안돼요", "seven groups"),
        catches("전자납부번호는 «5279012611000345123» 입니다", "19 digits"),
        catches("전자납부번호가«5279012611000345125»인데", "glued on both sides"),
        catches("납부번호 «5279 0126 1100 0345 123»", "in fours"),
        catches("납부번호 «52790 1260 1100 0345 12»", "five digits in front"),
        catches("간편납부번호 «1234567890»", "a short one"),
        catches("지로번호 «3002146» 로 냈어요", "of the giro"),
        catches("고지서에 «4111 1111 1111 1111 124» 라고", "in fours, on a bill"),
        catches("어제 납부한 거 «4111 1111 1111 1111 123» 확인이요", "in fours, paid"),
        catches("지로 용지에 «5555 5555 5555 4444 123» 이요", "in fours, on a giro form"),
        ignores("4111-1111-1111-1111", "a card number"),
        ignores("4111 1111 1111 1111 123", "in fours, and nobody speaks of a bill: it may be a card with its CVC"),
        ignores("납부 2026.11.30.까지", "a date"),
        ignores("납부번호가 뭐예요", "no value"),
        ignores("농협 302-1234-5678-91", "an account"),
        ignores("고지서 2장", "a count"),
        ignores("납부 345,670원", "an amount"),
        ignores("세외수입 고지서 5279 0126 1100", "three fours: too short for a bill"),
    ),
)
