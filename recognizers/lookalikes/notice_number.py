"""Public notices, by-laws, articles of law and court cases: public by nature.

고창군 공고 제2026-1123호, 조례 제2456호, 지방세법 제111조 제1항 제2호, 대법원 2018두12345. Case numbers hold one or two
Hangul letters between digits, as vehicle plates do (98두1234).
https://www.law.go.kr/
"""

from pii_guard.recognizer import CONFIRMED, Match, Pattern, Recognizer, Verdict, catches, ignores

COURT = "(?:대법원|헌법재판소|헌재|법원|고법|지법|고등법원|지방법원|행정심판|심판원|사건)(?: ?번호)?"
DAY = r"(?: ?[0-9]{4}\. ?[0-9]{1,2}\. ?[0-9]{1,2}\.? ?(?:선고|자)?)?"
CASE = "[0-9]{2,4} ?[가-힣]{1,3} ?[0-9]{1,6}"


def validate(_: Match) -> Verdict:
    """The frame (제…호, 법원, 판결) is proof enough."""
    return CONFIRMED


RECOGNIZER = Recognizer(
    entity="NOTICE_NUMBER",
    label="공고·법령번호",
    label_en="notice, law or case number",
    about="공고, 고시, 법령, 사건의 번호입니다. 문서를 가리킬 뿐 사람을 가리키지 않습니다.",
    korean={
        "notice": "공고·고시",
        "article": "조문",
        "case": "사건",
        "judged": "판결",
    },
    source="https://www.law.go.kr/",
    patterns=(
        Pattern("notice", r"제 ?[0-9]{1,6}(?:-[0-9]{1,6}){0,3} ?호"),
        Pattern("article", "제 ?[0-9]{1,4} ?(?:조|항|목|장|절)(?:의 ?[0-9]{1,3})?"),
        Pattern("case", f"{COURT}{DAY}[ :은는이가]{{0,2}}(?P<value>{CASE})"),
        Pattern("judged", f"(?P<value>{CASE})(?:호)? ?(?:판결|결정|선고|사건|재결)"),
    ),
    validate=validate,
    decoy=True,
    examples=(
        catches("고창군 공고 «제2026-1124호» 보고", "a notice"),
        catches("조례 «제2456호» 개정", "a by-law"),
        catches("지방세법 «제111조» «제1항» «제2호»에 따르면", "an article"),
        catches("대법원 «2018두12345» 판결처럼", "a judgment"),
        catches("대법원 «98두1234» 판결", "an old judgment in the shape of a plate"),
        catches("농지법 시행령 «제2조»«제3항»«제2호»", "without blanks"),
        catches("대법원 «98두1235» 어떻게 됐나요", "only the court in front"),
        catches("«98두1236» 판결 찾아주세요", "only the word behind"),
        catches("사건번호 «2026가단12345» 진행 상황이요", "a civil case"),
        catches("헌재 «2019헌바123» 결정", "the constitutional court"),
        catches("농약 등록번호 «제12-3-456호»", "a registration with groups"),
        ignores("제 차 12가3456", "제 is 'my'"),
        ignores("12가3456 차량", "a plate"),
        ignores("제 번호 010-1234-5678", "my number"),
        ignores("101동 1203호", "a flat"),
        ignores("2026년 11월 4일", "a date"),
        ignores("공고문 보고 연락", "no number"),
        ignores("3조 원", "an amount"),
        ignores("법인 110111-0062432", "a corporation's number"),
    ),
)
