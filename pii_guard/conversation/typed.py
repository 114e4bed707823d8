"""Rows of digits as they were typed, or as folding made them of words; but for those that are counted or listed."""

from collections.abc import Callable, Iterator

from pii_guard.conversation.aloud import IN_BETWEEN, readings
from pii_guard.conversation.counted import counts_something, is_numbered
from pii_guard.conversation.row import NUMBER, Row
from pii_guard.model.text import Text
from pii_guard.recognizer.expressions import Expression
from pii_guard.scan.openers import SYLLABLES

_LAUGHTER = r"(?<=[0-9])(?:[ㅋㅎㅠㅜ]{1,20}|ㅇ{2,20}|ㅇ(?=$|[ \n.,!?]))|(?<![0-9ㅇ])ㅇ{2,5}(?![0-9ㅇ])"
_ITEM = rf"^ {{0,3}}(?:\(?[1-9][).](?= )|[①-⑨])(?=[^0-9]{{0,20}}[0-9{SYLLABLES}])"
_PAGE = r"(?<=[^ \n]) ?\([1-9](?:/[1-9])?\)(?=[ \n]{0,3}$)"  # 2345 (2)
_NO_DIGITS = Expression(f"{_LAUGHTER}|{_ITEM}|{_PAGE}")
_ROW = Expression(r"(?<![A-Za-z])(?:[A-Z]{1,2}(?=[0-9]))?[0-9](?:[-./_~·,() ]{0,3}\n?[0-9]){0,39}")
_COPULA = Expression(" ?이")
# Dates, shares, lists and ranges: no number of a person has such marks.
_LISTED = Expression(
    r"[/,~·]|(?<![0-9.)-])(?:19|20)[0-9]{2}[.-](?:0?[1-9]|1[0-2])(?:[.-][0-9]{1,2})?(?![0-9-])"
    r"|(?<![0-9.])[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{1,2}(?![0-9.])"
)
_LAST_GROUP = Expression("[0-9] {1,3}[0-9]{1,4}$")


def sober(message: str) -> str:
    """The message with blanks for what is no digit of it: laughter (21ㅇㅇ), a mark of a list (2.) or page (2)."""
    return _NO_DIGITS.sub(lambda m: " " * len(m[0]), message)


def rows_typed(text: Text, lettered: Callable[[str], tuple[str, ...]]) -> Iterator[Row]:
    """The rows; of those that folding made of words, what an ending may have lent them is in doubt.

    And 오, 구 and 사 are letters of plates too: `lettered` tells how else such words read.
    """
    folded = text.folded
    for match in _ROW.finditer(folded):
        start, end = match.start(), _uncounted(folded, *match.span())
        if end == start:
            continue
        row = folded[start:end]
        said = text.original[slice(*text.span(start, end))] if text.layers else ""
        if (between := IN_BETWEEN.match(said)) and row.endswith(said[between.end() :]):
            row = said = said[between.end() :]
            start = end - len(row)
        if not said or said.isascii():
            yield Row(start, end, NUMBER, (row,), "", is_numbered(folded, end))
        elif not said[-1].isdigit() and (copula := _COPULA.match(folded, end)):
            # folding took a last 이 for the copula, and it may be the digit
            yield Row(start, copula.end(), NUMBER, (row, row + "2"), aloud=True)
        else:
            found = (*lettered(said), *readings(row, said))
            yield Row(start, end, NUMBER, found, numbered=is_numbered(folded, end), aloud=True)


def _uncounted(folded: str, start: int, end: int) -> int:
    """Where a row of digits ends that nothing counts: without a last group that is counted; its start for none."""
    if counts_something(folded, start, end):
        last = _LAST_GROUP.search(folded, start, end)
        end = last.start() + 1 if last else start
    return start if _LISTED.search(folded, start, end) else end
