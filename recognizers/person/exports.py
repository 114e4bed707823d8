"""Names in what programs write: who speaks, enters and leaves in an exported chat, and the column of names in a table.

Whatever stands there is a name, except a role (상담원), an office, or a notice. `X : …` is a speaker where the line
answers or greets, or where the same one speaks again: 제목 : 고추 is a form.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from pii_guard.model import Span
from pii_guard.recognizer.expressions import Expression

from .asked import LABEL, may_be
from .cues import ROLE_ENDS, cue_of
from .features import NOUN_ENDS
from .lexicon import is_rare, is_word
from .words import listed

_NAME = "(?P<value>[가-힣]{2,6}%s)"
_TIME = "(?:오[전후] )?[0-9]{1,2}:[0-9]{2}"
FORMS = {
    "speaker": f"\\[{_NAME % ''}\\] \\[{_TIME}\\]",
    "dated": f"{_TIME}(?::[0-9]{{2}})?, ?{_NAME % ''} ?: ",
    "row": f'[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?, ?"{_NAME % ""}","',
    "came": f"(?:^|\n){_NAME % '?'}님이 (?:[가-힣]{{2,6}}님[을과] ?|[가-힣]{{2,6}}님, ){{0,3}}(?:들어왔|나갔|입장|퇴장|초대)",
    "invited": f"님이 (?:[가-힣]{{2,6}}님, ){{0,2}}{_NAME % '?'}님[을과] ?[가-힣 ]{{0,8}}초대",
    "answers": f"(?:^|\n){_NAME % ''} ?: ?(?:(?:네|넵|넹|예|응|아|어|ㅋ|ㅎ|ㅇㅇ|ㅠ)(?![가-힣])|안녕하|감사합|죄송|저는|제가)",
}
_FORMS = {shape: Expression(body) for shape, body in FORMS.items()}
_LINE = Expression(f"(?:^|\n){_NAME % ''} ?: [^\n]{{0,300}}?[요다까네죠ㅋㅎ?!~](?=\n|$)")
_OFFICES = listed(
    "고객센터 관리자 안내 공지 알림 챗봇 시스템 운영자 방장 알수없음 매니저 자동응답 고객 손님 상담원 상담사 민원실 답변 질문 문의 주의 참고 결과 조건 비고 "
    "제목 내용 선생 이용자 참여자 사회자 진행자"
)
_PERSONAL = Expression(
    "연락처|전화|휴대|핸드폰|생년|주민|주소|나이|성별|생일|계좌|서명|관계|소속|직[위책]|학년|반(?![가-힣])"
)
_HEADER = Expression(f"(?:^|[,|; ])(?P<label>{LABEL})[ ]?(?:[,|; ]|$)")
_CELL = Expression("[ ]{0,3}(?P<value>[가-힣]{2,5})[ ]{0,3}")
MOST_ROWS = 500


def exported_names(folded: str, forms: Collection[str]) -> Iterator[tuple[str, Span]]:
    """Shape and place of each name that stands where a program writes one in some of these forms, or in lines."""
    for shape, expression in _FORMS.items():
        for match in expression.finditer(folded) if shape in forms else ():
            if _may_speak(match["value"]) and (shape != "answers" or not _is_label(match["value"])):
                yield "speaker", Span(*match.span("value"))
    if folded.count("\n"):
        yield from _again(folded)
        yield from _columns(folded)


def _may_speak(value: str) -> bool:
    said = value.removesuffix("님")
    relative = said.startswith("우리") and cue_of(said[2:])[0] == "F"  # 우리딸: so an address book has it
    return may_be(said) and said not in _OFFICES and not relative


def _is_label(value: str) -> bool:
    """Whether a common word stands here that a form may have in front of a colon: 구비물, 답변."""
    return is_word(value) and (
        (len(value) == 2 and not is_rare(value)) or value[-1] in NOUN_ENDS or value[-1] in ROLE_ENDS
    )


def _again(folded: str) -> Iterator[tuple[str, Span]]:
    """Who says something twice: 방실 : 몇시죠⏎정우성 : 3시요⏎방실 : 네."""
    lines = list(_LINE.finditer(folded))
    spoken = Counter(match["value"] for match in lines)
    for match in lines if len(lines) > 1 else ():
        if _may_speak(match["value"]) and (spoken[match["value"]] > 1 or not is_word(match["value"])):
            yield "speaker", Span(*match.span("value"))


class _Table(NamedTuple):
    """How the rows below a header are read."""

    mark: str  # between two cells
    column: int  # that of the names
    width: int  # how many marks a row has

    @classmethod
    def under(cls, line: str) -> "_Table | None":
        """The table whose header a line is, if its other columns are about people."""
        header = _HEADER.search(line)
        mark = next((mark for mark in "|,; " if mark in line), "") if header else ""
        if header is None or not mark:
            return None
        if (header["label"] == "이름" or mark == " ") and not _PERSONAL.search(line):
            return None
        return cls(mark, line.count(mark, 0, header.start("label")), line.count(mark))

    def cell(self, line: str) -> Span | None:
        """Where a row has its name."""
        cells = line.split(self.mark)
        if len(cells) <= self.column or (self.mark == " " and len(cells) != self.width + 1):
            return None
        found = _CELL.fullmatch(cells[self.column])
        if found is None or not may_be(found["value"]):
            return None
        begin = sum(len(cell) + 1 for cell in cells[: self.column])
        return Span(begin + found.start("value"), begin + found.end("value"))


def _columns(folded: str) -> Iterator[tuple[str, Span]]:
    """The cells below a header that asks for names, in one pass: another header begins another table."""
    table, rows, place = None, 0, 0
    for line in folded.split("\n"):
        if under := _Table.under(line):
            table, rows = under, 0
        elif table is not None and rows < MOST_ROWS and (cell := table.cell(line)):
            yield "column", Span(place + cell.start, place + cell.end)
        rows += 1
        place += len(line) + 1


# Of what `_again` and `_columns` look for the least that must be there.
ASKED_FIRST = FORMS | {"again": "\n[가-힣]{2,6} ?: ", "columns": f"{LABEL}(?: ?[,|;][^\n]{{0,60}}| [^\n]{{1,60}})?\n"}
