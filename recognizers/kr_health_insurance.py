"""Health insurance certificate number (건강보험증번호): issued by the National Health Insurance Service.

Eleven digits, also written 1-NNNNNNNNNN; it names a household's insured person (국민건강보험법 §12). There is no
public check digit, so the number counts only beside its name.
https://www.law.go.kr/법령/국민건강보험법
"""

from pii_guard.recognizer import AFTER_LABEL, GAP, Pattern, Recognizer, catches, ignores, stars

NUMBER = rf"[1-9](?:{GAP}[0-9]){{10}}"
LABEL = "(?:(?:건강|의료) ?보험|건보|의보증|보험증|보험 ?번호|의료 ?급여증?(?: ?관리)?|[Hh]ealth insurance|[Mm]edical aid|NHIS)"
CARD = "(?:(?:건강|의료) ?보험증|의보증|건보증|보험증|의료 ?급여 ?(?:증|관리)|(?:[Hh]ealth insurance|[Mm]edical aid)(?: card)?)"
SLIP = r"[0-9](?:[-. ]{0,2}[0-9]){8,11}"  # its own certificate right in front: a digit too few or too many, or an older make
BEHIND = r"[0-9]|-[0-9]| ?[원호명건]"

RECOGNIZER = Recognizer(
    entity="KR_HEALTH_INSURANCE",
    label="건강보험증번호",
    label_en="health insurance number",
    about="건강보험증번호입니다. 열한 자리 숫자라 건강보험이라는 말이 곁에 있을 때만 찾습니다.",
    korean={
        "labelled": "이름표 뒤",
        "short-label": "짧은 이름표 뒤",
        "slip": "증 이름 바로 뒤의 다른 자릿수",
        "printed": "인쇄된 모양",
        "before-label": "이름표 앞",
    },
    source="https://www.law.go.kr/법령/국민건강보험법",
    legal_basis="개인정보 보호법 제2조, 국민건강보험법 제12조",
    patterns=(
        Pattern("labelled", rf"{LABEL}[^0-9\n권료]{{0,12}}(?P<value>{NUMBER})", right=BEHIND),
        Pattern("short-label", rf"증번호{AFTER_LABEL}(?P<value>{NUMBER})", left="[가-힣]", right=BEHIND),
        Pattern(
            "slip", rf"{CARD}(?: ?(?:카드|증))?(?: ?(?:번호|no\.?|number))?{AFTER_LABEL}(?P<value>{SLIP})", right=BEHIND
        ),
        Pattern(
            "printed",
            "(?P<value>[1-9]-[0-9]{10})",
            left="[0-9A-Za-z가-힣]|[0-9A-Za-z][-./]",
            right=r"[0-9A-Za-z]|[-./][0-9]| ?(?:증권|부품|도면|재고)",
        ),
        Pattern("before-label", rf"(?P<value>{NUMBER})[^0-9\n]{{0,4}}{LABEL}증?", left=r"[0-9]|[0-9]-", right="[권료]"),
    ),
    heads=("보험증", "보험증번호", "건강보험증번호"),
    context=("건강보험", "의료보험", "보험증", "건보", "의료급여", "insurance", "medical aid"),
    context_reach=(20, 12),
    partial=stars(1, 2),
    examples=(
        catches("보험번호 «6 4418 207395» 이렇게요", "a shorter label"),
        ignores("보험 6-2039485716 증권번호", "the number of a policy"),
        catches("검진 받으러 가요 «6-2039485716»", "the printed form, whatever is spoken of"),
        ignores("6-20394857161 번", "a digit too many in the printed form"),
        ignores("부품 A6-2039485716", "a code that ends so"),
        catches("건강보험증번호 «12345678901» 입니다", "eleven digits", in_context=True),
        catches("보험증 «1-2345678901» 이요", "the form with a hyphen", in_context=True),
        catches("건보 증번호는«50123456789»예요", "glued on both sides", in_context=True),
        catches("의료보험증번호: «71234567890»", "the old word", in_context=True),
        catches("건강보험 번호는 «2 3456789012»", "a blank after the first digit"),
        catches("«81234567890» 건강보험증이에요", "cue behind", in_context=True),
        catches("보험증번호 «１２３４５６７８９０１»", "full-width digits"),
        catches("보험증번호 «일이삼사오육칠팔구공일» 입니다", "read aloud"),
        catches("보험증번호 «12345-678901»", "grouped otherwise"),
        catches("의료급여 관리번호 «4471882310» 이요", "of medical aid, ten digits"),
        catches("보험료가 왜 올랐어요? 증번호 «30447182956» 이구", "the short label, and nothing glued to it"),
        catches("피부양자로 들어가면 증번호 «61820039471» 그대로인가요", "the short label behind any word"),
        ignores("피부양자 증번호 618200394710", "a digit too many behind the short label"),
        ignores("건설기계 등록증 번호 30447182956", "another certificate, in two words"),
        ignores("12345678901", "no cue"),
        ignores("자동차보험증권번호 12345678901", "an insurance policy"),
        ignores("등록증번호 12345678901", "another certificate"),
        ignores("건강보험 접수번호 20261104001", "a receipt number"),
        ignores("건강보험료 123456원", "a premium"),
        ignores("건강보험공단 1577-1000", "the call centre"),
        ignores("보험증권 제1234호", "a policy document"),
        ignores("010-2345-6789 건강보험 문의", "a mobile number"),
        ignores("건강보험료 12345678901원", "an amount of eleven digits"),
        ignores("보험증 1234567890123", "too many digits"),
        ignores("건강보험 자격득실확인서 2통", "papers"),
        catches("건강보험 «12345678901»", "the short label", in_context=True),
        catches("의료보험 «12345678901»", "the short old label", in_context=True),
        ignores("접수 3012345678901 건강보험증 재발급", "the tail of a longer number"),
        ignores("자동이체 10456789012 건강보험료 나가는 거요", "the number of a payer in front of a premium"),
        catches("의보증 번호 «1/2345678901»", "the old short word, a slash"),
        catches("의료급여증번호 «12345678902» 요", "medical aid", in_context=True),
        catches("의료급여 번호는 «1-2345678903»", "medical aid, with a hyphen"),
        catches("health insurance no. «12345678904»", "in English", in_context=True),
        catches("medical aid number «12345678905»", "medical aid in English", in_context=True),
        catches("의료급여증 «12345678907»", "the certificate itself"),
        catches("의료급여증번호 «123-45-6789-1» 요", "ten digits right behind the certificate"),
        catches("보험증번호 «1234567890»", "a digit too few"),
        ignores("의료급여 20261103 신청", "a day"),
        ignores("보험증 20261103", "a day behind the certificate"),
        ignores("의료급여 수급권자 12345678901명", "how many have it"),
        ignores("의료급여 지원액 12345678901원", "an amount"),
    ),
)
