"""Student number (학번) and staff number (사번): given by a school or an employer to each member.

Mostly the year of entry and a serial, seven to ten digits; every school has its own form, so the label is required.
https://www.law.go.kr/법령/고등교육법
"""

from pii_guard.recognizer import AFTER_LABEL, Pattern, Recognizer, catches, ignores, stars

NUMBER = "(?:[12][0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9]{2}-[0-9]{2}-[0-9]{3,5}|[12][0-9]{3}[-./_ ]?[0-9]{3,6}|[12][0-9]{3}[A-Za-z][0-9]{3,5}|[0-9]{2}[-/][0-9]{4,7}|[0-9]{6,10}|[A-Za-z]{1,2}[0-9]{2,4}-?[0-9]{3,6}|[1-6][0-9]{4})"
LABEL = "(?:학번|학생증(?: ?번호)?|학생 ?번호|학년 ?반 ?번호|학생증에|학적 ?번호|사번|(?:사원|직원)증? ?번호|(?i:(?:student|staff|employee) (?:id|number|no)))"

RECOGNIZER = Recognizer(
    entity="KR_STUDENT_ID",
    label="학번",
    label_en="student or staff number",
    about="학번입니다. 학번이라는 말이 곁에 있을 때만 찾습니다.",
    korean={
        "labelled": "이름표 뒤",
        "university": "학교 이름 뒤",
        "before-label": "이름표 앞",
    },
    source="https://www.law.go.kr/법령/고등교육법",
    legal_basis="개인정보 보호법 제2조",
    patterns=(
        Pattern(
            "university",
            r"[가-힣]{2}(?:대|대학교|폴리텍대?)[ ,(]{1,2}(?P<value>(?:19|20)[0-9]{7,8})",
            right="[0-9]|[-.][0-9]| ?(?:원|명|건)",
        ),
        Pattern("labelled", rf"{LABEL}(?:[은이]?요)?{AFTER_LABEL}(?P<value>{NUMBER})", right="[0-9]| ?(?:원|명|권)"),
        Pattern(
            "before-label",
            rf"(?P<value>{NUMBER})[이가번]?[ (]{{0,2}}(?:이[게거] ?)?(?:[가-힣]{{1,6}} )?{LABEL}",
            left=r"[0-9A-Za-z]|[0-9]-",
        ),
    ),
    partial=stars(4, 0),
    examples=(
        catches("성균관대 «2024310775» 학생이에요", "behind its university"),
        ignores("시대 20240310 공고", "a day behind a word that ends so"),
        catches("학번 «2020-11-4482» 요", "a year and two groups"),
        catches("학생증 «1220384» 잃어버렸어요", "behind the card"),
        catches("«202130412» 이게 제 학번이에요", "a pronoun between it and the label"),
        catches("아이 학년반번호 «30412»", "grade, class and number as the label"),
        ignores("학생증 번호 20000원 재발급비", "an amount"),
        catches("학번 «20-22-1898» 이렇게 쓰나요", "three groups"),
        catches("«22-76013» 조선대 학번이고", "its school between it and the label"),
        catches("student id «2021102345»", "the English label"),
        catches("직원번호 «20190455»", "of staff"),
        catches("학번 «20261234» 입니다", "eight digits"),
        catches("학번은 «2026-12345»", "a hyphen after the year"),
        catches("«202612345» 학번", "label behind"),
        catches("학번: «26012345»", "two digits of the year"),
        catches("학생번호 «2026110123»이에요", "ten digits"),
        catches("사번은«20191234»예요", "a staff number, glued on"),
        catches("사원번호 «1234567»", "a serial without a year"),
        catches("학번 «２０２６１２３４»", "full-width digits"),
        catches("학번은 «26-12345»", "two digits of the year and a hyphen"),
        catches("제 사번이 «A12345»예요", "a letter in front"),
        catches("«20261234»가 학번이에요", "label behind, glued on"),
        catches("사번 «123456»", "six digits"),
        ignores("20261122", "a date"),
        ignores("2026-12345 호", "a document"),
        ignores("학번이 뭐예요", "no value"),
        ignores("26학번", "a cohort"),
        ignores("20261234", "no label"),
        catches("학번 «30712»", "grade, class and number of a schoolchild"),
        ignores("학번 1234", "too short"),
        ignores("학번 없이 2026년 11월 4일에 신청", "a date behind the word"),
        ignores("사번 3번 창구", "a counter"),
        ignores("010-2345-6789 학번 조회 부탁드려요", "the tail of a telephone in front of the word"),
        catches("학번은요 «20261234»", "a polite particle"),
        catches("«20261234»(학번)", "label behind in brackets"),
        catches("학번 «2026/12345»", "a slash after the year"),
        catches("학번 «26/12345»", "two digits of the year and a slash"),
        catches("학번: «2026A1234»", "a letter for the department"),
        catches("학생증 번호 «A2026-1234»", "a letter and a hyphen"),
    ),
)
