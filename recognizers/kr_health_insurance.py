"""Health insurance certificate number (건강보험증번호): issued by the National Health Insurance Service.

Eleven digits, also written 1-NNNNNNNNNN; it names a household's insured person (국민건강보험법 §12). There is no
public check digit, so the number counts only beside its name.
https://www.law.go.kr/법령/국민건강보험법
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import Match, Pattern, Recognizer, Validated, catches, ignores, stars

PATTERNS = (Pattern("eleven", r"[1-9][ -]{0,3}[0-9]{10}", left=r"[0-9]|[0-9]-", right=r"[0-9]|-[0-9]| ?[원호]"),)


def validate(match: Match) -> Validated:
    """The label decides; eleven digits have no structure of their own."""
    return Evidence.REFUTED if match.group().startswith(("010", "011")) else Evidence.PLAUSIBLE


RECOGNIZER = Recognizer(
    entity="KR_HEALTH_INSURANCE",
    label="건강보험증번호",
    label_en="health insurance number",
    source="https://www.law.go.kr/법령/국민건강보험법",
    legal_basis="개인정보 보호법 §2, 국민건강보험법 §12",
    patterns=PATTERNS,
    validate=validate,
    context=("건강보험", "의료보험", "보험증", "건보", "증번호"),
    context_reach=(20, 12),
    needs_context=True,
    partial=stars(1, 2),
    examples=(
        catches("건강보험증번호 «12345678901» 입니다", "eleven digits"),
        catches("보험증 «1-2345678901» 이요", "the form with a hyphen"),
        catches("건보 증번호는«50123456789»예요", "glued on both sides"),
        catches("의료보험증번호: «71234567890»", "the old word"),
        catches("건강보험 번호는 «2 3456789012»", "a blank after the first digit"),
        catches("«81234567890» 건강보험증이에요", "cue behind"),
        catches("보험증번호 «１２３４５６７８９０１»", "full-width digits"),
        catches("보험증번호 «일이삼사오육칠팔구공일» 입니다", "read aloud"),
        ignores("12345678901", "no cue"),
        ignores("건강보험료 123456원", "a premium"),
        ignores("건강보험공단 1577-1000", "the call centre"),
        ignores("보험증권 제1234호", "a policy document"),
        ignores("010-2345-6789 건강보험 문의", "a mobile number"),
        ignores("건강보험료 12345678901원", "an amount of eleven digits"),
        ignores("보험증 1234567890123", "too many digits"),
        ignores("건강보험 자격득실확인서 2통", "papers"),
    ),
)
