"""Passport number (여권번호): issued by the Ministry of Foreign Affairs (여권법 §7).

A letter for the kind of passport (M several journeys, S single, R residence, G official, D diplomatic) and eight
digits; since 2021-12-21 a letter, three digits, a letter and four digits. The number has no check digit. One of the
four 고유식별정보.
https://www.passport.go.kr
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import (
    AFTER_LABEL,
    PLAUSIBLE,
    WORD_EDGE,
    Match,
    Opening,
    Pattern,
    Question,
    Recognizer,
    Verdict,
    catches,
    ignores,
    overreaches,
    stars,
)
from pii_guard.recognizer.aloud import EACH
from pii_guard.recognizer.checks import digits, is_day
from pii_guard.sentences import Sentence

KINDS = "[MSRGDOT]"
GAP = "[ .-]{0,2}"
THINGS = "(?:제품|모델|기종|부품|기계|장비)"
OTHER_LABEL = rf"(?:[가-힣]번호|[가-힣]코드|품번|시리얼)(?:[는은이가]|[ :]){{0,3}}|{THINGS}[^0-9A-Za-z\n]{{0,6}}"
LEFT, RIGHT = rf"{WORD_EDGE}|[A-Za-z0-9]-|{OTHER_LABEL}", rf"{WORD_EDGE}|-[0-9A-Za-z]| ?{THINGS}"

A_SAMPLE = Verdict(Evidence.REFUTED, why=Sentence("같은 숫자만 적은 보기입니다.", "One digit repeated is a sample."))

A_DAY = Verdict(Evidence.REFUTED, why=Sentence("날짜입니다.", "It is a day."))

PATTERNS = (
    Pattern("since-2021", rf"(?i){KINDS}[0-9]{{3}}[A-Z][0-9]{{4}}", left=LEFT, right=RIGHT),
    Pattern("old", rf"(?i){KINDS}[0-9]{{8}}|M ?[0-9]{{4}} [0-9]{{4}}", left=LEFT, right=RIGHT),
    Pattern(
        "labelled",
        rf"(?i)[A-Z](?:{GAP}[0-9]){{3}}{GAP}[0-9A-Z](?:{GAP}[0-9]){{4}}",
        left=WORD_EDGE,
        right=WORD_EDGE,
        needs_context=True,
    ),
    Pattern(
        "letter-aloud",
        r"(?:엠|에스|알|지|디)[ -]?[0-9]{3}[ -]?[0-9A-Z][ -]?[0-9]{4}",
        left=f"{WORD_EDGE}|[가-힣]",
        needs_context=True,
    ),
    Pattern("aloud", rf"여권(?: ?번호)?{AFTER_LABEL}(?P<value>[A-Za-z] ?{EACH}{{3}} ?[A-Z] ?{EACH}{{4}})"),
    Pattern("foreign", r"(?i)[A-Z]{1,2}[0-9]{7,8}[A-Z]?", left=WORD_EDGE, right=WORD_EDGE, needs_context=True),
    Pattern(
        "before-label", r"(?P<value_named>[A-Za-z]{0,2}[0-9]{7,9}) ?\(여권(?: ?번호)?\)", left=f"{WORD_EDGE}|[0-9]-"
    ),
    Pattern("digits", rf"여권 ?번호{AFTER_LABEL}(?P<value>[0-9]{{8,9}})", right=WORD_EDGE),
    Pattern(
        "slip",
        rf"(?i)(?:여권 ?번호|여권|passport(?: number| no\.?)?){AFTER_LABEL}(?P<value>[A-Z]{{1,2}}(?:{GAP}[0-9OIL]){{5,10}}|[A-Z][0-9OIL]{{2,4}}[A-Z][0-9OIL]{{3,5}})",
        right=f"{WORD_EDGE}|-[0-9A-Za-z]",
    ),
)


def validate(match: Match) -> Verdict:
    """The shape is all there is; one repeated digit is what people type as a sample."""
    if (named := match.groupdict().get("value_named")) and is_day(named):
        return A_DAY
    return A_SAMPLE if len(set(digits(match.group()))) == 1 else PLAUSIBLE


RECOGNIZER = Recognizer(
    entity="KR_PASSPORT",
    label="여권번호",
    label_en="passport number",
    about="여권번호입니다. 영문자 하나와 여덟 자리이며 2021년부터는 가운데에도 영문자가 있습니다. 고유식별정보입니다. 다른 나라 여권은 여권이라는 말이 곁에 있어야 합니다.",
    korean={
        "since-2021": "2021년부터의 모양",
        "old": "2021년 이전 모양",
        "labelled": "이름표 뒤",
        "letter-aloud": "글자를 소리 나는 대로",
        "aloud": "2021년부터의 모양을 소리 나는 대로",
        "foreign": "외국 번호",
        "before-label": "괄호에 적은 이름표 앞",
        "digits": "숫자만",
        "slip": "이름표 뒤의 잘못 적은 것",
        "an office code of exactly this shape": "모양이 똑같은 기관 부호",
    },
    source="https://www.passport.go.kr",
    legal_basis="개인정보 보호법 제24조, 같은 법 시행령 제19조",
    patterns=PATTERNS,
    validate=validate,
    heads=("여권", "여권번호", "passport"),
    context=("여권", "passport"),
    context_reach=(25, 15),
    unique_identifier=True,
    partial=stars(1, 2),
    opens=Opening("[A-Z]{1,2}[0-9]{0,7}", least=7, most=8),
    asks=(Question("여권 ?번호|여권", "여권번호"),),
    examples=(
        catches("여권번호 «M12345679» 입니다", "letter and eight digits"),
        catches("여권번호가«M35352687»이고", "glued on both sides"),
        catches("새 여권은 «M123A4567»이에요", "the form since 2021-12"),
        catches("«S87654301» 단수여권", "single journey, cue behind"),
        catches("여권 «m 246 b 8135»", "small letters and blanks, with the cue"),
        catches("외교관 «D11223344»", "diplomatic passport without a cue"),
        catches("여권 번호 «Ｍ１２３Ａ４５６７»", "full-width characters"),
        catches("여권 «M 123 4 5679»", "blanks inside the digits, with the cue"),
        catches("베트남 여권 «C1234567» 입니다", "foreign passport, with the cue"),
        catches("여권번호 «엠 12345679»", "the letter read aloud"),
        catches("«10447823» (여권)", "the label in brackets behind a foreign one"),
        ignores("20261130 (여권) 신청", "a day"),
        catches("여권번호 «M오칠육A오팔사팔» 이요", "the form since 2021-12, its digits read aloud"),
        catches("여권 «M 1 2 3 A 4 5 6 7»", "a blank between all characters, with the cue"),
        catches("여권번호는 «512345679» 미국 여권", "nine digits behind the label"),
        ignores("쿠폰번호 M12345679", "the label of another number"),
        ignores("모델명은 S12345679예요", "a machine"),
        ignores("여권 신청 용지 2026 1104", "a word that ends like a letter's name"),
        ignores("서류번호 M12345679", "a paper"),
        ignores("기계 이름이 R33263326입니다", "the name of a machine"),
        ignores("G52925292 제품이에요", "a product, label behind"),
        ignores("모델명 M12345", "too short"),
        ignores("SM123A4567N", "inside a longer name"),
        ignores("M1234567890", "ten digits"),
        ignores("A12345679", "a letter that Korean passports do not use, no cue"),
        ignores("쿠폰 GOLD12345679", "letters run on before the digits"),
        ignores("여권 M00000000 형식", "a sample of one repeated digit"),
        ignores("여권 사진은 3.5x4.5 입니다", "words about passports"),
        ignores("M123 4567", "blanks without a cue"),
        overreaches("결재 M12345679 올렸어요", "an office code of exactly this shape"),
        catches("재발급 «M123A4567» 맞나요", "the form since 2021-12 without a cue"),
        catches("passport no. «C1234567»", "an English form"),
        catches("«C1234567» 베트남 여권이에요", "foreign passport, cue behind"),
        catches("필리핀 여권 «P1234567A» 요", "a foreign one with a letter at its end"),
        ignores("쿠폰번호 M123A4567 안 먹혀요", "a coupon, in the form since 2021-12"),
        ignores("M123A4567 기계가 고장났어요", "a machine, in the form since 2021-12"),
        ignores("여권사진 파일은 IMG12345678이에요", "the name of a picture beside the cue"),
        ignores("여권사진 파일은 A2026110415예요", "a longer name of a picture beside the cue"),
        ignores("아이 디 12345678 로 로그인돼요?", "the word 아이디 written apart"),
        catches("여권번호 «M123456789» 요", "a digit too many behind its label"),
        catches("여권번호는 «M1234567» 이에요", "a digit short behind its label"),
        catches("여권 «MO2345678» 이요", "the letter O for the first digit"),
        catches("여권번호 «M1O3A4567» 요", "the letter O among the digits"),
        catches("여권번호 «M12A4567» 요", "a digit short before the second letter"),
        catches("passport no. «M12345679»", "the English label"),
        catches("여권번호 «12345678» 이요", "the letter left out and a digit short"),
        ignores("여권 A4용지에 복사해 주세요", "a size of paper behind the word"),
        ignores("여권번호 M1111111 처럼", "a sample with a digit short"),
        ignores("여권 M123456789012 부품", "a longer code behind the word"),
        ignores("여권번호 1234567890", "ten digits are another number"),
        catches("my passport is «M12345678»", "the English word, not right in front", in_context=True),
    ),
)
