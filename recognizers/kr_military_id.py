"""Military service number (군번): given by the armed forces to each member (군인사법).

Since 1991 two digits of the year, a hyphen and five (officers), six (sergeants) or eight digits (soldiers), as in
91-76000001. The shape is that of many file numbers, so the label is required.
https://www.law.go.kr/법령/군인사법
"""

from pii_guard.recognizer import AFTER_LABEL, Pattern, Recognizer, catches, ignores, stars

NUMBER = r"[0-9]{2}[ \n]{0,2}[-./~_·,]?[ \n]{0,2}(?:[0-9]{2}[- ]?[0-9]{6}|[0-9]{4} [0-9]{4}|[0-9]{5,6})"

RECOGNIZER = Recognizer(
    entity="KR_MILITARY_ID",
    label="군번",
    label_en="military service number",
    about="군번입니다. 군번이라는 말이 곁에 있을 때만 찾습니다.",
    korean={
        "labelled": "이름표 뒤",
        "before-label": "이름표 앞",
    },
    source="https://www.law.go.kr/법령/군인사법",
    legal_basis="개인정보 보호법 제2조",
    patterns=(
        Pattern("labelled", rf"군 ?번(?:[은이]?요)?{AFTER_LABEL}['\"]?(?P<value>{NUMBER})", right=r"[0-9]|-[0-9]"),
        Pattern("before-label", rf"(?P<value>{NUMBER})[이가은는]?(?: ?제)?[ (]{{0,2}}군번", left=r"[0-9]|[0-9]-"),
    ),
    partial=stars(2, 2),
    examples=(
        catches("군번 «26-76012345» 입니다", "a soldier's"),
        catches("군번 «19-12345»", "an officer's, five digits"),
        catches("군번은«2676012345»예요", "glued on, no hyphen"),
        catches("군번 «26 76012345»", "a blank"),
        catches("군번: «08-71001234»", "a colon"),
        catches("«21-123456» 군번이요", "cue behind, six digits"),
        catches("군번 «２６－７６０１２３４５»", "full-width digits"),
        catches("군번은 «이육 다시 칠육공일이삼사오» 입니다", "read aloud"),
        catches("군번 «26.76012345»", "a dot"),
        catches("군번은 '«26-76012345»'", "in quotes"),
        catches("군번 «26, 76012345»", "a comma"),
        ignores("26-76012345", "no cue"),
        ignores("군번줄 26-760123", "a dog tag's part number"),
        ignores("사건 2026-7601", "a case"),
        ignores("군번줄을 잃어버렸어요", "a dog tag"),
        ignores("군번 없음", "none"),
        ignores("군번 26-7601", "too short"),
        ignores("군번이 뭐예요 2026-11-04에 물어봤어요", "a date far behind the word"),
        ignores("군번 26-7601234567", "too long"),
        ignores("예비군 훈련 26-76012345", "another word with 군"),
        ignores("접수 2026-76012 군번 정정 신청", "the tail of a receipt number"),
        catches("«26-76012345»가 제 군번이에요", "a sentence, the label behind"),
        catches("«26-76012345»(군번)", "the label behind in brackets"),
        catches("군번 «26-76-012345»", "three groups"),
        catches("아들 군번 «26-7601 2345»", "a blank inside the serial"),
        catches("군 번 «26~76012345»", "a blank inside the label"),
    ),
)
