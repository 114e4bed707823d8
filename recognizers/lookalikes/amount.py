"""An amount of money: 1,234,567원, 1000000000원, 3,000만원.

Ten digits and more have the length of an account number; 원 behind them or commas in threes say what they
are. Amounts below 10,000 look like no other number and need no rule; above ten digits nobody leaves out the unit.
https://www.law.go.kr/법령/한국은행법
"""

from pii_guard.recognizer import CONFIRMED, Match, Pattern, Question, Recognizer, Verdict, catches, ignores

UNIT = " ?(?:원|만 ?원|천 ?원|백만 ?원|억 ?원|만|억|천만)"


def validate(_: Match) -> Verdict:
    """The unit or the commas are proof enough."""
    return CONFIRMED


RECOGNIZER = Recognizer(
    entity="AMOUNT",
    label="금액",
    label_en="amount of money",
    about="금액입니다. 세 자리마다 쉼표를 찍거나 '원'이 붙거나 금액을 말하는 낱말이 앞에 있습니다. 계좌번호나 전화번호로 잘못 읽지 않으려고 둡니다.",
    korean={
        "commas": "쉼표",
        "won": "원",
        "named": "이름표 뒤",
    },
    source="https://www.law.go.kr/법령/한국은행법",
    patterns=(
        Pattern("commas", "[1-9][0-9]{0,2}(?:,[0-9]{3}){2,4}", right="[0-9]"),
        Pattern("won", f"(?P<value>[1-9][0-9]{{4,13}}){UNIT}", left="[0-9]|[0-9][-,.]"),
        Pattern(
            "named",
            "(?:금액|세액|보조금|지원금|과세표준|공시지가)(?:은|는|이|가|을|를)? ?(?P<value>[1-9][0-9]{5,9})",
            right="[0-9-]",
        ),
    ),
    validate=validate,
    decoy=True,
    asks=(
        Question(
            "금액|얼마|가격|비용|요금|세액|소득|매출|몇 ?(?:원|만|개|평|명|건|대|마리|살|세|번|층|호|kg|년식|가구|그루)|면적|수량|연식"
        ),
    ),
    examples=(
        catches("트랙터를 «1,234,567»원에 샀는데", "commas in threes"),
        catches("지원금이 «1000000000»원 이상이면", "ten digits"),
        catches("보조금 «30000»만원에", "in ten-thousands"),
        catches("금액 «2586923578» 맞나요", "named, without a unit"),
        catches("«12,500,000» × 1.4%", "commas without a unit"),
        catches("총«2,345,670»원이에요", "glued in front"),
        catches("계좌이체 «50000»원", "beside a word of payment"),
        catches("세액은 «102345000» 입니다", "named tax"),
        ignores("012,345,6789", "commas, but not in threes"),
        ignores("농협 302-1234-5678-91", "an account"),
        ignores("010-1234-5678", "a mobile number"),
        ignores("3305.8㎡", "an area"),
        ignores("1234", "any number"),
        ignores("원룸 302호", "원 of another word"),
        ignores("국회의원 10명", "원 without a number"),
        ignores("2026-11-04", "a date"),
        ignores("지원금 202611-0423 접수했어요", "the number of an application behind its subject"),
        ignores("금액이 얼마예요", "no value"),
    ),
)
