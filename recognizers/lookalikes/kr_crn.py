"""Corporate registration number (법인등록번호): given by the registry court to each corporation. Not personal.

Thirteen digits 6-7: registry, kind, serial and a check digit (weights 1, 2 in turn). Declared as a decoy so that it is
not taken for an account; a resident registration number with a real date is never hidden by it.
https://www.law.go.kr/대법원규칙/법인등의등기사항에관한특례규칙
"""

from pii_guard.recognizer import CONFIRMED, PLAUSIBLE, Match, Pattern, Recognizer, Verdict, catches, ignores, refuted
from pii_guard.recognizer.checks import digits, weighted

WEIGHTS = (1, 2) * 6  # the thirteenth digit is the check digit
LABELS = ("법인등록", "법인번호", "등기번호", "법인 등록")

PATTERNS = (
    Pattern("printed", r"[0-9]{6} ?[- ] ?[0-9]{7}", left=r"[0-9]|[0-9]-", right=r"[0-9]|-[0-9]"),
    Pattern("bare", r"[0-9]{13}", left=r"[0-9]|[0-9]-", right=r"[0-9]|-[0-9]", needs_context=True),
)


NO_COMPANY = refuted("검증숫자가 맞지 않고 이름표도 없음", "its check digit does not hold, and no label names it")


def validate(match: Match) -> Verdict:
    """Confirmed by its check digit; numbers since 2025 may carry none, so a label is enough."""
    number = digits(match.group())
    if -weighted(number, WEIGHTS) % 10 == int(number[12]):
        return CONFIRMED
    beside = match.string[max(0, match.start() - 15) : match.end() + 10]
    return PLAUSIBLE if any(word in beside for word in LABELS) else NO_COMPANY


RECOGNIZER = Recognizer(
    entity="KR_CRN",
    label="법인등록번호",
    label_en="corporate registration number",
    about="법인등록번호입니다. 등기소가 법인에 주는 열세 자리로 사람의 번호가 아닙니다. 주민등록번호로 잘못 읽지 않으려고 둡니다.",
    korean={
        "printed": "인쇄된 모양",
        "bare": "붙여 씀",
    },
    source="https://www.law.go.kr/대법원규칙/법인등의등기사항에관한특례규칙",
    patterns=PATTERNS,
    validate=validate,
    context=LABELS,
    decoy=True,
    examples=(
        catches("법인등록번호 «110111-0062432»", "the worked example of the court rule"),
        catches("«214711-0001235»", "check digit holds, no label"),
        catches("법인번호 «1801110456780»", "bare digits with the label"),
        catches("법인등록번호 «211171 0004569»", "a blank"),
        catches("법인등록번호 «110111-0062435»", "the label is enough"),
        ignores("110111-00624", "too short"),
        ignores("110111-0062435", "no label and the check digit fails"),
        ignores("등기 110111호", "a registry number"),
        ignores("11-0111-006243-2", "wrong grouping"),
        ignores("법인 카드 4111-1111-1111-1111", "a card"),
        catches("등기번호 «1801110456780»", "bare digits with the registry's word"),
        catches("법인등록 «1801110456780»", "bare digits, the label without 번호"),
        catches("법인 등록번호 «1801110456780»", "the label in two words"),
        catches("«1801110456780» 법인번호예요", "bare digits, label behind"),
        ignores("접수 2026-110111-0062432", "the tail of a longer number"),
        ignores("번호 110111-0062432-1 확인", "the head of a longer number"),
        ignores("등기번호 51801110456780 조회", "a registered letter of fourteen digits"),
        ignores("1801110456780 조회돼요?", "thirteen bare digits without a label"),
    ),
)
