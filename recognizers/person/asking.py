"""What around a candidate asks for a name: a label or a role in front, a number near by, a chat export, the ending."""

from functools import lru_cache
from typing import NamedTuple

from pii_guard.recognizer.expressions import Expression

from .candidates import Shape, Stretch
from .cues import LONGEST_CUE, ROLE_ENDS, cue_of
from .lexicon import REMEMBERED
from .tails import next_of, tail_of

MARKS = " :=()[]<\"'「『·/\n\t|,-→-=.!?~"
MOST_MARKS = 8  # between a word in front and the name: 민원인   : …
LONGEST_BEFORE = 8
NEARBY = 25
WORD_BEFORE = Expression("(?:[가-힣]{1,8}|[Nn]ame|NAME)$")
_ASKING, _PERSONAL = frozenset("LRFSP"), frozenset("tcdqh")  # words in front; titles, the copula, a dative behind
_NUMBER = Expression(r"[0-9][0-9-]{6,16}[ ,/)\n]{1,3}$")
_NUMBER_BEHIND = Expression(
    r"[ ,(:/\[|\t\n-]{0,3}(?:[0-9]{6}|0[0-9]{1,2}[-. )]?[0-9]{3}|[0-9]{2,6}[-.][0-9]{2}|(?:19|20)[0-9]{2}[.년]|[0-9]{2} ?년 ?생|[0-9]{2}세|\+82)"
)
_NEAR = Expression("[0-9]{3,6}[- ]?[0-9]{2,7}[-*0-9]{3}")
_EXPORT = Expression(r"(?:^|\n)(?:\[|[0-9]{4}[년. -][^\n]{4,24}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?, ?\"?)?$")
_SPOKEN = Expression(r"\] \[(?:오[전후] )?[0-9]{1,2}:[0-9]{2}\]|\"?,\"| : | ?님이 (?:나갔|들어왔|초대)|님을 |: ")
_FORM = Expression(
    " ?(?:씨|님|어르신|할머니|할아버지|할매|할배|할망|아재|아지매|아줌마|아주머니|아저씨|여사|(?:올림|드림|배상)(?![가-힣]))| 맞(?:습|아|나|는|을|죠)"
)
_NEXT_WORD = Expression(" ([가-힣]{1,8})")
_WHOLE = (Shape.FULL, Shape.COMPOUND)
# Which part of an answer says how the word in front is joined.
_JOINTS = ((":", ":=→"), ("(", "(["), ("t", "\t|"), ("/", "/"), ("n", "\n"), (",", ","), (".", ".!?~"))


class Asking(NamedTuple):
    """What stands around a candidate, as far as it may ask for a name; `.` wherever there is nothing of the kind."""

    word: str  # in front, its last letters
    marks: str  # between the two
    edge: int  # where the marks begin
    cue: str  # the class of the word
    join: str  # how it is joined: glued, by a blank, colon, bracket, table cell, comma, or at another line
    particle: str  # that it carries
    role: str  # its ending as a noun for somebody, and how it is joined
    tail: str  # what the rest of the candidate's own word is
    near: str  # `y` with a number near by
    before: str  # `y` with one right in front
    behind: str  # and right behind
    speaker: str  # `e` where a chat export writes who speaks, `l` in front of a colon alone, at a line's beginning
    addressed: bool  # whether a form of address stands behind, or, of a whole name, a title as a word of its own

    @classmethod
    def of(cls, folded: str, one: Stretch, numbers: bool = True) -> "Asking":
        """As it stands in the text, which holds no digit unless it holds `numbers`."""
        start = edge = one.start
        end = one.end
        while edge and start - edge < MOST_MARKS and folded[edge - 1] in MARKS:
            edge -= 1
        found = WORD_BEFORE.search(folded, max(0, edge - LONGEST_BEFORE), edge) if edge else None
        word, marks = found.group() if found else "", folded[edge:start]
        cue, join, particle, role = _word_in_front(word, marks)
        if not marks and start == one.run_start and start:
            role = "#g" if folded[start - 1].isdigit() else "xg"  # glued to a number or to Latin letters: 2천세대
        near = before = behind = "."
        tail = tail_of(folded[end : one.run_end])
        if numbers:
            near = "y" if _NEAR.search(folded[max(0, start - NEARBY) : end + NEARBY]) else "."
            before = _number_before(folded, start)
            behind = "y" if _NUMBER_BEHIND.match(folded, end) else "."
        return cls(
            word, marks, edge, cue, join, particle, role, tail,
            near, before, behind, _speaker(folded, start, end), _is_addressed(folded, one, tail),
        )  # fmt: skip

    @property
    def number(self) -> bool:
        """Whether one stands right beside it."""
        return self.before == "y" or self.behind == "y"

    @property
    def asks(self) -> bool:
        """Whether a cue, a number, a chat export or the ending says that somebody is meant."""
        return self.cue in _ASKING or self.near == "y" or self.speaker != "." or self.tail in _PERSONAL


@lru_cache(REMEMBERED)
def _word_in_front(word: str, marks: str) -> tuple[str, str, str, str]:
    """The class of the word in front, how it is joined, its particle, and its ending as a noun for somebody."""
    cue, particle = cue_of(word[-LONGEST_CUE - 2 :]) if word else (".", ".")
    join = _joined(marks)
    role = word[-1] if len(word) > 1 and word[-1] in ROLE_ENDS else "."
    return cue, join, particle, role + join


def _joined(marks: str) -> str:
    if not marks:
        return "g"
    for letter, some in _JOINTS:
        if any(mark in marks for mark in some):
            return letter
    return "b" if marks.isspace() else "m"


def _number_before(folded: str, start: int) -> str:
    last = folded[max(0, start - 4) : start].rstrip(" ,/)\n(")[-1:]
    return (
        "y"
        if (last.isdigit() or last == "-") and _NUMBER.search(folded[max(0, start - 20) : start].rstrip("(") + " ")
        else "."
    )


def _speaker(folded: str, start: int, end: int) -> str:
    spoken = _SPOKEN.match(folded, end)
    if not spoken or not (match := _EXPORT.search(folded, max(0, start - 48), start)):
        return "."
    return "e" if match.group().strip() or spoken.group()[0] in ']님",' else "l"


def _is_addressed(folded: str, one: Stretch, tail: str) -> bool:
    """As `Asking.addressed`: 함소정 주무관이라는 분."""
    if _FORM.match(folded, one.end):
        return True
    if tail != "e" or one.shape not in _WHOLE:
        return False
    title = _NEXT_WORD.match(folded, one.run_end)
    return title is not None and next_of(title[1]) == "t"
