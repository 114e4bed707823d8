"""A head governs its column: 생년월일 over 1960.01.02, in cells parted by tabs, bars, commas, semicolons or slashes.

Where two heads or more stand side by side, blanks part cells, too. A cell whose row begins with a head belongs to it
(생년월일 | 1979.06.30). Each governed cell is read as if its head stood in front of it, by the recognizer that declares
the head.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from pii_guard.model import Office
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.recognizer.expressions import Expression
from pii_guard.scan.governing import GoverningMatcher, label_then_value, read_behind, shifted
from pii_guard.scan.matchers import Matcher, Parts, matchers
from pii_guard.scan.watch import Watch

MAX_ROWS = 400  # of one table; a message holds 8,000 characters
BARS = "|┃│,;/"
_PARTED = frozenset(BARS + "\n")
_NOTE = Expression(r"[ ]?\([^()]{0,20}\)$")  # 생년월일(6자리)
_BLANKS = " *·:-"
GLUED = 4  # letters of a head that may be the end of a longer word: 배우자생년월일, but 발생일 is no 생일
LONGEST_HEADLINE = 80  # characters of a row of heads between blanks


class Cell(NamedTuple):
    """A cell with its place in the folded text."""

    start: int
    end: int
    words: str

    @property
    def name(self) -> str:
        """What it says when it is a head: without blanks, bold marks and a note in brackets."""
        return _NOTE.sub("", self.words.strip(_BLANKS)).replace(" ", "").lower()

    def head(self, heads: Collection[str]) -> str:
        """The head that it is, alone or with a word in front (소유자 생년월일); empty when it is none."""
        name, last = self.name, self.words.strip(_BLANKS).rpartition(" ")[2].lower()
        if name in heads:
            return name
        longer = (head for head in sorted(heads) if len(head) >= GLUED and name.endswith(head))
        return last if last in heads else next(longer, "")


class Row(NamedTuple):
    """The cells of a line, and whether only blanks part them."""

    cells: list[Cell]
    loose: bool


class ColumnMatcher:
    """Reads the cells that the heads of one recognizer govern, by its own patterns."""

    __slots__ = ("_every", "_heads", "_own", "needs_context", "recognizer")

    name = "column"

    def __init__(self, recognizer: Recognizer, own: Collection[Matcher], every: Collection[str] = ()) -> None:
        """`own` are the matchers of the recognizer, `every` the heads of all recognizers."""
        self.recognizer, self._own, self.needs_context = recognizer, tuple(own), False
        self._heads = frozenset(recognizer.heads)
        self._every = frozenset(every)

    @property
    def expressions(self) -> tuple[str, ...]:
        """As `label_then_value`."""
        return (label_then_value(self._heads),)

    def propose(
        self, text: Text, office: Office, deadline: float | None, _: Collection[Parts] = (), __: Watch | None = None
    ) -> Iterator[Candidate]:
        """What stands in the governed cells, in the places of the folded text."""
        if _PARTED.isdisjoint(text.folded) and "\t" not in text.original:  # cost only: one line without cells
            return
        seen: set[tuple[int, int]] = set()
        for head, cell in governed(text, self._heads, self._every):
            if (cell.start, cell.end) in seen:  # cost only: the same candidates once more
                continue
            seen.add((cell.start, cell.end))
            for found in read_behind(self._own, head, cell.words, office, deadline):
                yield found._replace(parts=shifted(found.parts, cell.start), name=self.name)


def matchers_of(recognizers: Iterable[Recognizer], bundled: Collection[str] = ()) -> list[Matcher]:
    """All matchers of all recognizers, in their order, and behind them those that read tables."""
    known: list[Matcher] = list(matchers(recognizers, bundled))
    by_entity = {m.recognizer.entity: m.recognizer for m in known if m.recognizer.heads}
    every = {head for r in by_entity.values() for head in r.heads}
    own = {r: [m for m in known if m.recognizer is r] for r in by_entity.values()}
    tables = [ColumnMatcher(r, matchers, every) for r, matchers in own.items()]
    return [*known, *tables, *(GoverningMatcher(r, matchers, every) for r, matchers in own.items())]


def governed(text: Text, heads: Collection[str], every: Collection[str] = ()) -> Iterator[tuple[str, Cell]]:
    """Each cell with a digit that a head above it or left of it governs, and the head.

    Between blanks a single head is a word of a sentence: one more of `every` head must stand beside it.
    """
    above: Mapping[int, str] = {}
    width = 0
    for row, loose in _rows(text):
        named = {i: head for i, cell in enumerate(row) if (head := cell.head(heads))}
        if named and loose and sum(bool(cell.head(every)) for cell in row) > 1 and not any(map(_holds_digit, row)):
            above, width = named, len(row)
            continue
        if named and not loose:
            for i, name in named.items():
                if i + 1 < len(row) and i + 1 not in named and _holds_digit(row[i + 1]):
                    yield name, row[i + 1]
            above, width = named, len(row)
            continue
        if len(row) == width:
            for i, name in above.items():
                if _holds_digit(row[i]):
                    yield name, row[i]


def _holds_digit(cell: Cell) -> bool:
    return any("0" <= c <= "9" for c in cell.words)


def _rows(text: Text) -> Iterator[Row]:
    """The lines of the text, each cut at the mark it holds most of, or at its blanks."""
    tabs = "\t" in text.original and "\n" in text.original
    source = text.original if tabs else text.folded
    at = 0
    for line in source.split("\n", MAX_ROWS)[:MAX_ROWS]:
        mark = "\t" if tabs else max(BARS, key=line.count)
        loose = mark not in line
        if not loose or (" " in line and len(line) <= LONGEST_HEADLINE):
            for begin, part in _parted(line, mark):
                cut = _cut(part, " " if loose else mark)
                yield Row([_cell(text, at + begin + start, at + begin + end, tabs) for start, end in cut], loose)
        at += len(line) + 1


def _parted(line: str, mark: str) -> tuple[tuple[int, str], ...]:
    """The line, or its halves where a colon parts heads from as many values: 성명/연락처 : 박/010-2345."""
    heads, colon, values = line.partition(":")
    if colon and mark in heads and heads.count(mark) == values.count(mark):
        return (0, heads), (len(heads) + 1, values)
    return ((0, line),)


def _cut(line: str, mark: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := line.find(mark, start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(line)


def _cell(text: Text, start: int, end: int, original: bool) -> Cell:
    if original:
        for layer in text.layers:
            start, end = layer.forth(start), layer.forth(end)
    return Cell(start, end, text.folded[start:end])
