"""Sentences of corpora, sheets, comparisons and evaluations. They never hold a message."""

from pii_guard.sentences import Sentence

# a corpus or a sheet that is wrong
NO_FILE = Sentence("파일을 읽을 수 없습니다({reason})", "cannot be read ({reason})")
NOT_UTF_8 = Sentence("파일을 읽을 수 없습니다. UTF-8로 저장하십시오", "cannot be read: save it as UTF-8")
NO_MESSAGES = Sentence("글이 하나도 없습니다", "holds no message")
NO_JSON = Sentence("JSON이 아닙니다", "is not JSON")
NO_MESSAGE = Sentence(
    '{{"text": …, "spans": [{{"start", "end", "entity"}}]}} 모양이어야 합니다',
    'expected {{"text": …, "spans": [{{"start", "end", "entity"}}]}}',
)
WRONG_FIELD = Sentence("{field} 항목이 잘못되었습니다", "the field {field} is wrong")
NO_GOLD = Sentence("찾아야 할 것(spans)을 적은 글이 하나도 없습니다", "no message says what is to be found (spans)")
NO_SHEET = Sentence("엑셀 파일(.xlsx)로 읽을 수 없습니다", "cannot be read as a spreadsheet (.xlsx)")
WRONG_HEADS = Sentence(
    "첫 줄의 이름이 다릅니다. 쓸 수 있는 이름: {expected}. '메시지'는 꼭 있어야 합니다",
    "the heads in the first row differ; expected are {expected}, and '메시지' must be there",
)
NOT_TYPED_AS_TEXT = Sentence(
    "숫자나 날짜로 저장된 칸입니다. 칸의 서식을 '텍스트'로 바꾸고 다시 입력하십시오. 앞의 0이 없어졌을 수 있습니다",
    "is kept as a number or a date: format the cell as text and type it again, a leading zero may be gone",
)
NO_OPENPYXL = Sentence(
    "엑셀 파일에는 openpyxl이 필요합니다: pip install 'pii-guard[sheets]'",
    "spreadsheets need openpyxl: pip install 'pii-guard[sheets]'",
)
ONE_OF = Sentence("{expected} 가운데 하나여야 합니다", "must be one of {expected}")
REQUIRED = Sentence("비어 있습니다", "is empty")
NAME_NEW = Sentence("이미 있는 파일입니다. 다른 이름을 주십시오", "is there already: give another name")

# another version
NO_INTERPRETER = Sentence(
    "이 파이썬에서 pii_guard를 돌리지 못했습니다. pip install pii-guard를 해 두었는지 보십시오",
    "pii_guard did not run in this Python: is it installed there?",
)
NOT_COMPARABLE = Sentence(
    "글 {asked}개를 물었는데 답은 {answered}개입니다", "asked {asked} messages, got {answered} answers"
)

# a baseline
NO_BASELINE = Sentence(
    "기준 파일이 아닙니다. pii-guard evaluate --json으로 만든 것이어야 합니다",
    "is no baseline: expected what pii-guard evaluate --json wrote",
)

# pages
RESULTS = Sentence("사례를 돌린 결과", "Results of the cases")
COUNTED = Sentence("{total}개 가운데 {failed}개가 다릅니다", "{failed} of {total} do not hold")
ON = Sentence("작성일", "date")
SOFTWARE = Sentence("프로그램", "software")
POLICY = Sentence("정책", "policy")
RULES_SUM = Sentence("규칙 지문", "catalog sha256")
HOLDING = Sentence("맞은 사례", "What holds")
FILE = Sentence("파일", "file")
CASE = Sentence("사례", "case")
NOTHING_NEAR = Sentence("비슷하게 본 것도 없음", "nothing came close")
FORM = Sentence("모양", "form")
HOLDS = Sentence("✓ 맞음", "✓ holds")
FAILS = Sentence("✗ 다름", "✗ does not hold")
EVALUATION = Sentence("규칙을 재어 본 결과", "Evaluation of the rules")
MESSAGES = Sentence("글 {count}개", "{count} messages")
BY_ENTITY = Sentence("개인정보의 종류마다", "By entity")
BY_FORM = Sentence("적은 모양마다", "By form")
CONFUSION = Sentence("무엇을 무엇으로 찾았나", "What was found as what")
MARKED = Sentence("표시한 것", "marked")
FOUND_AS = Sentence("찾은 것", "found as")
COUNT = Sentence("개수", "count")
WORST = Sentence("가장 많이 남은 글", "Messages of which most stays readable")
ALL = Sentence("전체", "all")
ENTITY = Sentence("개인정보", "entity")
LEAK = Sentence("남은 비율", "leak")
LEAK_CHART = Sentence("읽을 수 있게 남은 글자의 비율", "share of characters that stay readable")
PRECISION = Sentence("정밀도", "precision")
RECALL = Sentence("재현율", "recall")
F2 = Sentence("F2", "F2")
PARTIAL = Sentence("F2(겹치면 맞음)", "F2 partial")

# what becomes of a message that comes out otherwise
DIFFERENCES = {
    "newly-passed": Sentence("새로 지나감(막혔었음)", "newly passed (was blocked)"),
    "newly-shown": Sentence("새로 보임(가렸었음)", "newly shown (was hidden)"),
    "newly-blocked": Sentence("새로 막힘", "newly blocked"),
    "newly-hidden": Sentence("새로 가림", "newly hidden"),
    "changed": Sentence("달라짐", "changed"),
}
