"""Date of birth (생년월일): with a name it identifies a person (개인정보 보호법 제2조제1호).

A day counts where words say that somebody was born on it: a label in front (생년월일, 생일, 출생), a word behind (생,
출생, 태어났어요), or who it is (저는, 남편, 큰애). And a day long ago that stands by itself counts, as what a message
begins with, answers, or is told of somebody: residents write no other dates of forty years ago, unless a word beside it
says what happened then (취득일, 준공, 개정, 이전, 부터). Six digits need the end of a clause or field at either side.
https://www.law.go.kr/법령/개인정보보호법
"""

from pii_guard.recognizer import Pattern, Question, Recognizer

from .examples import EXAMPLES
from .patterns import PATTERNS
from .verdicts import validate

# What goes on behind a part of a birth date is no answer: 43년에 왔어요; not 43년이요.
A_WORD = "[가-힣](?!요)[가-힣]|[가-힣](?!요)[가-힣] "  # nor one behind a word: 헤어진 지 15일; but 잠시만요 43년이요
GOES_ON = r"[0-9]|[^0-9A-Za-z가-힣\n]{0,3}(?!이?[요고]|이?에요|예요|입니다|인데|생|맞|음력|양력)[가-힣]"

RECOGNIZER = Recognizer(
    entity="DATE_OF_BIRTH",
    label="생년월일",
    label_en="date of birth",
    about="생년월일입니다. 생년월일·출생·생일 같은 말이나 누구인지 말하는 말이 곁에 있을 때 찾고, 옛날 날짜가 홀로 서 있을 때도 찾습니다. 다른 일이 있었던 날이라는 말이 곁에 있으면 찾지 않습니다. 달력에 없는 날과 오지 않은 날은 아닙니다.",
    korean={
        "labelled": "이름표 뒤",
        "slip": "이름표 뒤의 잘못 적은 것",
        "english": "영어",
        "birthday": "생일",
        "front-half": "주민번호 앞자리",
        "before-label": "이름표 앞",
        "born-on": "태어난 날",
        "dictated": "생각하며 말한 날",
        "month": "몇 년 몇 월생",
        "in-parts": "해, 달, 날에 저마다 이름표",
        "on-record": "서류에 적힌 날",
        "told": "생년월일을 드린다는 말 뒤",
        "short-label": "한 글자 이름표 뒤",
        "by-itself": "이름표 없는 날",
        "english-alone": "영어로 쓴 옛날 날짜",
        "foundation": "단기",
        "year-then-birthday": "몇 년생이고 생일은 언제",
    },
    source="https://www.law.go.kr/법령/개인정보보호법",
    legal_basis="개인정보 보호법 제2조제1호",
    patterns=PATTERNS,
    validate=validate,
    heads=(
        "생년월일",
        "생년",
        "생일",
        "태어난 날",
        "출생일",
        "출생연월일",
        "birthday",
        "birth",
        "birthdate",
        "dateofbirth",
        "dob",
        "bday",
    ),
    context=("생년월일", "생일", "출생", "태어", "년생"),
    asks=(
        Question(
            "생년 ?월 ?일|생일|생신|생년|몇 ?년 ?생|주민(?:등록)? ?번호 ?앞|앞 ?자리|출생|태어나신",
            "생년월일",
            (
                Pattern("year", r"(?P<value_part>(?:19|20)?[0-9]{2}년)", left=f"[0-9']|{A_WORD}", right=GOES_ON),
                Pattern("month", r"(?P<value_part>1?[0-9]월)", left=f"[0-9년]|년 |{A_WORD}", right=GOES_ON),
                Pattern("day-alone", r"(?P<value_part>[1-3]?[0-9]일)", left=f"[0-9월]|월 |{A_WORD}", right=GOES_ON),
                Pattern("day", r"(?P<value_day>[0-9]{1,2}월 ?[0-9]{1,2}일)", left="[0-9년]"),
                Pattern(
                    "said",
                    r"(?P<value_slip>(?:19|20)?[0-9]{2}(?:년생?| ?[-./ ]) ?(?:[음양]력 ?)?[0-9]{1,2}(?:월| ?[-./ ]) ?[0-9]{1,2})",
                    left="[0-9]|[0-9][-./]",
                    right="[0-9]|[-./][0-9]| ?(?:[원명개시분]|만 ?원)",
                ),
            ),
        ),
    ),
    examples=EXAMPLES,
)
