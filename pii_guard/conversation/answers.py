"""An answer that only the question makes personal: its label is put in front, and the usual rules read it."""

from collections.abc import Iterator, Sequence
from string import digits

from pii_guard.conversation.counted import counts_something
from pii_guard.conversation.questions import Reading
from pii_guard.conversation.row import Row
from pii_guard.conversation.window import Turn
from pii_guard.examine.examiner import Examiner
from pii_guard.model import ASKED, Ruling, Setting, Span
from pii_guard.model.text import Text
from pii_guard.recognizer.expressions import Expression

LONGEST_ANSWER = 45  # characters: who writes more tells something, and a day or a number in it is no answer
MOST_PLACES = 4  # of a message at which an answer may begin
_HESITATES = Expression(
    r"\s{0,3}(?:(?:네|예|넵|넹|아|음|어|저|저는|제가|그|그게|저기|잠시만요|잠깐만요|이름은|성함은)[ ,.~]{1,3}){1,3}"
)
_DIGIT = Expression("[0-9]")


class Answers:
    """Reads answers under one policy."""

    def __init__(self, examiner: Examiner) -> None:
        self._examiner = examiner

    def of(
        self, readings: Sequence[Reading], turn: Turn, text: Text, rows: Sequence[Row], deadline: float
    ) -> list[Ruling]:
        """The rulings on what these questions asked for, placed in the message; one for each place."""
        found: dict[tuple[str, tuple[Span, ...]], Ruling] = {}
        for reading in readings:
            for ruling in self._read(reading, turn.setting, text, rows, deadline):
                found.setdefault((ruling.entity, ruling.parts), ruling)
        return list(found.values())

    def _read(
        self, reading: Reading, setting: Setting, text: Text, rows: Sequence[Row], deadline: float
    ) -> Iterator[Ruling]:
        label, ends = f"{reading.question.label} ", reading.ends
        for place in _places(text.folded, rows):
            shift = place - len(label)
            for ruling in self._examiner.read(label + text.folded[place:], setting, deadline):
                if ruling.entity != reading.entity or ruling.start < len(label):
                    continue
                end = ruling.end + shift
                if ends.match(text.folded, end) and not _is_a_count(text.folded, ruling.start + shift, end):
                    parts = tuple(text.span(a + shift, b + shift) for a, b in ruling.parts)
                    yield ruling._replace(parts=parts, rule=ruling.rule + ASKED)
        patterns = reading.question.answers if len(text.original) <= LONGEST_ANSWER else ()
        for pattern in patterns:
            for ruling in self._examiner.answers(reading.entity, pattern, text, setting, deadline):
                if not _is_a_count(text.original, ruling.start, ruling.end):
                    yield ruling


def _is_a_count(folded: str, start: int, end: int) -> bool:
    """Whether the last digits of a value tell how many: 침대가 2인이 쓰기에는."""
    last = len(folded[:end].rstrip(digits))
    return last < end and counts_something(folded, max(start, last), end)


def _places(folded: str, rows: Sequence[Row]) -> list[int]:
    """Where an answer may begin: at the front, at the first digit, at an open row, behind 네 or 잠시만요."""
    digit = _DIGIT.search(folded)
    hesitates = _HESITATES.match(folded)
    places = [0, *([digit.start()] if digit else []), *(row.start for row in rows)]
    places += [hesitates.end()] if hesitates else []
    return list(dict.fromkeys(places))[:MOST_PLACES]
