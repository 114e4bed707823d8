"""Receipt, application, management, tax-item and document numbers: an office's own, not a person's.

Offices give every application and letter a number of any make: 20261101-0034521, 1AA-2611-0093845,
재무과-67812(2025.9.3.). The word in front of it says so (접수번호, 관리번호, 문서번호 …). It names a case, which
only the office can lead back to a person.
https://www.law.go.kr/법령/민원처리에관한법률시행령
"""

from pii_guard.recognizer import (
    AFTER_LABEL,
    PLAUSIBLE,
    Match,
    Pattern,
    Question,
    Recognizer,
    Verdict,
    catches,
    ignores,
    refuted,
)

KINDS_OF_CASE = (
    "접수", "신청", "관리", "과세", "민원", "문서", "처리", "일련", "예약", "대기", "공문", "허가", "신고", "계약", "사업", "과제", "공사", "발급", "서류",
    "승인", "확인", "조회", "대장", "고지", "부과", "증명", "사건", "안건", "의안", "지원", "심사", "결정", "고유", "시행", "거래", "상담", "답변",
    "통지", "통지서", "신청서", "신고서", "계산서", "영수증", "증명서", "확인서", "허가증", "견적", "입찰", "공고", "계기", "계량기", "수용가", "단말기",
)  # fmt: skip
VALUE = r"[0-9A-Za-z]{1,20}(?:-[0-9A-Za-z]{1,16}){0,6}"
LABEL = "(?P<label>[가-힣]{2,3}) ?번호"  # the validator knows which
BEHIND = " ?(?:이라는|라는|이|가) "
DONE = "된|되|돼|됐|한|했|하니|하면|하였|완료|중"  # 010…로 등록해 주세요 asks that something be filed under it
OFFICE = "(?:과|실|팀|센터|면|읍|청|소|관|원|국|처)"


INSURED = ("의료급여", "사업장")  # their 관리번호 belongs to a household or a workplace
OTHER_LABEL = refuted("기관이 매기는 번호의 이름이 아님", "it is not named as a number of an office's own")


def validate(match: Match) -> Verdict:
    """Whether the label, where there is one, is an office's own."""
    label = match.groupdict().get("label")
    if label is None:
        return PLAUSIBLE
    at = match.start("label")
    own = label in KINDS_OF_CASE and not match.string[max(0, at - 5) : at].rstrip().endswith(INSURED)
    return PLAUSIBLE if own else OTHER_LABEL


RECOGNIZER = Recognizer(
    entity="RECEIPT_NUMBER",
    label="접수번호",
    label_en="receipt number",
    about="접수번호, 관리번호, 문서번호처럼 기관이 매기는 번호입니다. 그 기관만 사람과 이을 수 있습니다.",
    korean={
        "named": "이름표 뒤",
        "behind": "이름표 앞",
        "handled": "처리하는 말 앞",
        "filed": "괄호 속",
        "letter": "공문 번호",
        "online": "온라인 민원",
    },
    source="https://www.law.go.kr/법령/민원처리에관한법률시행령",
    patterns=(
        Pattern("named", f"{LABEL}{AFTER_LABEL}(?:제 ?)?(?P<value>{VALUE})"),
        Pattern("behind", f"(?P<value>{VALUE}){BEHIND}{LABEL}"),
        Pattern(
            "handled",
            f"(?P<value>{VALUE})(?:(?:으?로|이라고|라고) ?(?:접수|조회|등록|신청|처리)(?:{DONE})| ?건[은이을] ?(?:처리|접수|검토))",
        ),
        Pattern("filed", rf"\((?:접수|신청|관리|문서) ?(?P<value>{VALUE})\)"),
        Pattern(
            "letter",
            rf"[가-힣]{{1,9}}{OFFICE}(?P<value>-[0-9]{{1,6}} ?\((?:19|20)[0-9]{{2}}\. ?[0-9]{{1,2}}\. ?[0-9]{{1,2}}\.?\))",
        ),
        Pattern("online", "[0-9][A-Z]{2}-[0-9]{4}-[0-9]{7}"),
    ),
    validate=validate,
    decoy=True,
    asks=(
        Question(
            r"(?:접수|신청|관리|과세|민원|문서|처리|일련|예약|대기|고지서?|납부|사건|허가|신고|계약|승인|확인) ?번호"
        ),
    ),
    examples=(
        catches("민원 접수번호 «20261101-0034521» 처리 언제 되나요", "date and serial"),
        catches("신청번호 «1AA-2611-0093845» 확인", "petition portal"),
        catches("접수번호 «900101-1234567»호로 등록", "in the shape of a resident number"),
        catches("과세번호는 «0001234» 라고", "tax item"),
        catches("관리번호: «5279000-2026-0001234»", "management number"),
        catches("재무과«-67812(2025.9.3.)» 공문", "an office's letter"),
        catches("문서번호 «12-34-567890-12»", "document number with groups"),
        catches("«0212345678» 이라는 접수번호", "label behind"),
        catches("«2CE-0501-3965744»로 접수됐다고 해요", "petition portal, without a label"),
        catches("고지서 환급 통지서번호 «2026-0123456-01» 이요", "three syllables in front of 번호"),
        catches("민원접수번호 «1AA-2603-0123456» 환급은 언제", "glued to the word in front"),
        catches("농협 앞 수도 계량기 번호 «12-345678-90»", "a meter"),
        catches("전자세금계산서 승인번호 «20261104-41000000-12345678»", "an electronic tax invoice"),
        catches("«11-98-654321-02»로 접수됐다고 하네요", "what was filed under it"),
        catches("«24-16-839676-95» 건은 처리 중이래요", "a case that is being handled"),
        catches("어제 서류 (접수 «14-62-442274-19») 건이요", "in brackets behind the word"),
        ignores("면허증으로 조회해 주세요", "no value in front of the verb"),
        ignores("352117409로 등록해 주세요", "what somebody asks to be filed is no number of the office's own"),
        ignores("접수번호가 없어요", "no value"),
        ignores("접수 010-1234-5678", "the word 번호 is missing"),
        ignores("신청자 연락처 063-561-4828", "a telephone number"),
        ignores("번호 1234", "any number"),
        ignores("전화번호 063-561-4828", "another kind of number"),
        ignores("재무과-민원팀", "two offices"),
        ignores("접수번호 확인하려고 063-561-4828로 전화", "the label belongs to another number"),
        ignores("관리비 123456원", "a fee"),
        ignores("의료급여 관리번호 4471882310", "of a household on medical aid"),
        ignores("사업장관리번호 9904471882310", "of a workplace"),
        catches("«2CE-0501-3965745» 확인 부탁", "petition portal, without any word"),
    ),
)
