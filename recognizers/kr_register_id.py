"""Number in a public register of persons (등록번호): farm businesses, the disabled, veterans, recipients, candidates.

Given by the office that keeps the register: ten digits to a farm business (농업경영체 등록번호, 농어업경영체 육성 및 지원에
관한 법률 §4), others of their own makes. None has a public check digit and none a shape of its own, so such a number
counts only right behind the name of its register. It leads to one person, and with it to an income or a disability.
https://www.law.go.kr/법령/농어업경영체육성및지원에관한법률
"""

from pii_guard.recognizer import (
    AFTER_LABEL,
    GAP,
    PLAUSIBLE,
    Match,
    Pattern,
    Recognizer,
    Verdict,
    catches,
    ignores,
    refuted,
    stars,
)
from pii_guard.recognizer.checks import digits, is_day
from pii_guard.recognizer.expressions import Expression

REGISTER = "(?:(?:농업|어업|임업|농어업)? ?경영체|농업인|장애인|국가 ?유공자|유공자|보훈|수급자|차상위|수험|응시|환자|진료|장기 ?요양(?: ?인정)?)"
LABEL = rf"{REGISTER}(?: ?(?:등록|확인))?증? ?번호"
VALUE = rf"L?[0-9](?:{GAP}[0-9]){{5,12}}"
BEHIND = r"[0-9]|-[0-9]| ?(?:[명건개원호]|농가)"

_SERIAL = Expression("[0-9]{4}-[0-9]{4}")  # as no day is written
A_DAY = refuted("날짜입니다.", "It is a day.")
A_TELEPHONE = refuted("대표전화 번호입니다.", "It is a public telephone number.")


def validate(match: Match) -> Verdict:
    """Neither a day nor the telephone of whoever keeps the register."""
    number = digits(match.group("value"))
    if is_day(number) and not _SERIAL.fullmatch(match.group("value")):
        return A_DAY
    return A_TELEPHONE if len(number) == 8 and number.startswith(("15", "16", "18")) else PLAUSIBLE


RECOGNIZER = Recognizer(
    entity="KR_REGISTER_ID",
    label="등록번호",
    label_en="number in a public register",
    about="농업경영체, 장애인, 국가유공자, 수급자, 수험생, 환자처럼 사람을 등록하는 대장의 번호입니다. 정해진 모양이 없어 그 이름 바로 뒤에서만 찾습니다.",
    korean={
        "labelled": "이름표 뒤",
        "registered": "경영체 등록이라는 말 뒤",
    },
    source="https://www.law.go.kr/법령/농어업경영체육성및지원에관한법률",
    legal_basis="개인정보 보호법 제2조제1호",
    patterns=(
        Pattern("labelled", rf"{LABEL}{AFTER_LABEL}(?P<value>{VALUE})", left="비", right=BEHIND),
        Pattern(
            "registered",
            rf"경영체 ?등록{AFTER_LABEL}(?P<value>[0-9](?:{GAP}[0-9]){{9}})",
            right=BEHIND,
        ),
    ),
    validate=validate,
    heads=("농업경영체등록번호", "경영체등록번호", "장애인등록번호", "보훈번호", "수급자번호"),
    partial=stars(3, 0),
    examples=(
        catches("장기요양인정번호 «L1203456789»", "long-term care, with its letter"),
        catches("농업경영체 등록번호 «1004-228-471» 입니다", "of a farm, with hyphens"),
        catches("경영체등록번호 «1004228471»", "the same, glued"),
        catches("농업경영체 번호 «1-012-345-678»", "printed as on its certificate"),
        catches("임업경영체 등록번호는 «1 012 345 678» 이요", "of a forest owner, with blanks"),
        catches("경영체 등록 «1012345679» 돼 있어요", "ten digits behind the register itself"),
        catches("장애인등록번호: «42-228471»", "of a person with a disability"),
        catches("국가유공자 번호 «11-228471» 이요", "of a veteran"),
        catches("국가유공자 확인번호 «11228472»", "eight digits that are no day"),
        catches("보훈번호가 «21-00448271» 입니다", "of a veteran, by the office"),
        catches("기초생활 수급자 번호 «4579-004471»", "of a recipient"),
        catches("차상위 확인번호 «45790044»", "of a household near the line"),
        catches("농업인 확인증번호 «2026-004471»", "of a certificate"),
        catches("장애인 등록증번호는 «４２２２８４７１»", "full-width digits"),
        catches("성적증명 수험번호 «2047-0118» 이요", "of a candidate, as no day is written"),
        catches("환자번호 «20481927» 의료비", "of a patient"),
        catches("응시번호는 «1204471» 입니다", "of a candidate, by another word"),
        ignores("경영체 등록 20261124 신청", "a day behind the register"),
        ignores("농업경영체 등록 1012345678명", "how many are registered"),
        ignores("수급자 번호 20261124", "a day behind the label"),
        ignores("장애인 번호 1588-4471 로 문의", "a telephone for the public"),
        ignores("수급자 번호 1644-4471", "another"),
        ignores("보훈번호 1800 4471", "a third, with a blank"),
        ignores("장애인 등록번호 447182원", "an amount"),
        ignores("비장애인 번호 447182", "not of the register"),
        ignores("농업경영체 1004228471", "the register without a number's name"),
        ignores("경영체 등록번호 14자리", "words about the number"),
        ignores("경영체 등록 10122 농가", "farms"),
        ignores("경영체 등록번호 12345", "too few digits"),
        ignores("국가유공자 번호 12345678901234", "too many digits"),
        ignores("경영체 등록 10123456789", "eleven digits without the word for a number"),
        catches("보훈번호 «2026111» 이요", "seven digits that begin like a day"),
        catches("보훈번호 «1588-447182»", "ten digits that begin like a telephone"),
    ),
)
