"""Personal customs clearance code (개인통관고유부호): given by the Korea Customs Service for orders from abroad.

P and twelve digits: two of the year, nine of a serial, one check digit whose rule is not public (관세법 시행령
§289의2). People type it into every parcel order.
https://unipass.customs.go.kr
"""

from pii_guard.recognizer import WORD_EDGE, Pattern, Recognizer, catches, ignores, misses, stars

RECOGNIZER = Recognizer(
    entity="KR_CUSTOMS_ID",
    label="개인통관고유부호",
    label_en="personal customs code",
    about="개인통관고유부호입니다. 해외에서 물건을 살 때 쓰는 P와 열두 자리 숫자입니다.",
    korean={
        "code": "부호",
        "regrouped": "다르게 나눔",
        "spoken": "소리 나는 대로",
        "called a number: offices have a 고유번호 too": "'고유번호'라고만 부른 것",
    },
    source="https://unipass.customs.go.kr",
    legal_basis="개인정보 보호법 제2조",
    patterns=(
        Pattern("code", r"(?i)P[-./_ ]?[0-9]{4}(?:[-. ]?[0-9]{4}){2}", left=WORD_EDGE, right=WORD_EDGE),
        Pattern("regrouped", r"(?i)P(?:[-./_ ]?[0-9]){12}", left=WORD_EDGE, right=WORD_EDGE, needs_context=True),
        Pattern("spoken", r"피(?:[-. ]{0,2}[0-9]){12}", right="[0-9]", needs_context=True),
    ),
    context=("통관", "부호", "직구", "관세"),
    partial=stars(3, 2),
    examples=(
        catches("«P210012345678»이에요", "bare code with a particle"),
        catches("통관부호 «p210012345678»", "small letter"),
        catches("개인통관고유부호 «P 1800 1234 5678»", "blanks"),
        catches("«P-230112345678»", "a hyphen"),
        catches("«피 이일공공일이삼사오육칠팔» 통관부호", "read aloud"),
        catches("통관번호는«P230112345678»입니다", "glued on both sides"),
        catches("«Ｐ２３０１１２３４５６７８»", "full-width characters"),
        catches("직구용 «P2301-1234-5678»", "hyphens between the groups"),
        catches("통관부호 «P123-456-789-012»", "other groups, with the cue"),
        catches("통관부호 «P 2 1 0 0 1 2 3 4 5 6 7 8»", "a blank between all digits, with the cue"),
        catches("통관번호 «피 이삼공공 일팔사사 칠이일오»", "read aloud in groups"),
        ignores("통관부호 피 2301123456789", "a digit too many, the letter aloud"),
        ignores("P12345678901", "eleven digits"),
        ignores("P1234567890123", "thirteen digits"),
        ignores("SP123456789012", "inside a longer code"),
        ignores("PO123456789012", "two letters"),
        ignores("p123 페이지", "a page"),
        ignores("통관 123456789012", "no letter"),
        ignores("피 12살이에요", "the word 피"),
        ignores("개인통관고유부호는 어디서 받나요", "words about the code"),
        catches("부호는 «P123-456-789-012»예요", "other groups, the short label"),
        catches("직구 «P123-456-789-012»", "other groups, an order from abroad"),
        catches("관세 조회 «P123-456-789-012»", "other groups, the duty on it"),
        catches("통관 «P123-456-789-012»", "other groups, the clearance"),
        ignores("통관 대기 SP123-456-789-012", "the tail of a longer code beside the cue"),
        ignores("통관 목록 P123-456-789-0123", "the head of a longer code beside the cue"),
        ignores("도면 P123-456-789-012", "other groups without a cue"),
        ignores("커피 041333000123 있나요", "the end of the word 커피 and a code of goods"),
        misses("통관고유번호 «P210012345678»", "called a number: offices have a 고유번호 too"),
        catches("개통부호 «P/210012345678»", "a slash behind the letter"),
        catches("통관부호 «P210.012.345.678»", "dots between other groups"),
    ),
)
