"""What the rule book says of it in Korean."""

ABOUT = "주민등록번호입니다. 앞 여섯 자리는 태어난 날, 일곱째는 성별과 세기입니다. 2020년 10월부터 주는 번호에는 검증숫자가 없으므로, 검증숫자는 맞으면 확실하다는 뜻일 뿐 틀려도 아니라는 뜻은 아닙니다. 법령의 근거 없이는 동의를 받아도 처리할 수 없어 가리지 않고 막습니다."

KOREAN = {
    "full": "온전한 번호",
    "run": "붙여 쓴 열세 자리",
    "apart": "띄어 씀",
    "regrouped": "다르게 나눔",
    "century": "네 자리 해",
    "two-halves": "앞자리와 뒷자리",
    "dash-said": "'다시'라고 씀",
    "back-half": "뒷자리",
    "dated": "날짜로 쓴 앞자리",
    "back-half-first": "뒷자리 먼저",
    "masked": "뒤를 가린 것",
    "barely-masked": "조금만 가린 것",
    "front": "앞자리와 성별",
    "front-labelled": "이름표 뒤의 앞자리",
    "plus": "사이에 더하기표",
    "grouped": "제멋대로 나눔",
    "word-between": "사이에 낱말",
    "short-date": "0을 뺀 날짜",
    "back-slip": "이름표 뒤의 잘못 적은 뒷자리",
    "date-in-words": "날짜를 말로",
    "behind-stars": "앞을 가린 것",
    "partly-starred": "일부를 가린 것",
    "dated-aloud": "소리 나는 대로 적은 날짜",
    "before-label": "이름표 앞의 잘못 적은 것",
    "mistyped": "이름표 뒤의 잘못 적은 것",
    "a product number of exactly this shape and date": "모양과 날짜가 똑같은 제품번호",
    "sixteen digits that begin with 20 are mostly a day and a serial": "20으로 시작하는 열여섯 자리는 대개 날짜와 일련번호",
}
