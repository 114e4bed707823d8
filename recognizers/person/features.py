"""What is asked of a candidate: each question has a name, and each answer is a short string with a fitted weight.

Four groups. What the name itself is made of (NAME) and what ordinary words stand in its place (WORD) depend on few
letters and are remembered; what stands BEHIND and in FRONT of it is asked only of a candidate that these leave alive.
The fit reads candidates through the same functions, so a weight always means what the recognizer asks.
"""

from functools import lru_cache
from typing import NamedTuple

from pii_guard.recognizer.expressions import Expression

from .candidates import Shape, Stretch
from .cues import CUES, LONGEST_CUE, ROLE_ENDS, SELF, cue_of
from .lexicon import REMEMBERED, families_of, is_rare, is_word, model, words_at
from .tails import is_ending, next_of, tail_of
from .words import ADDRESS

NAME = (
    "shape",
    "surname",
    "first",
    "second",
    "single",
    "likeness",
    "families",
    "families+shape",
    "address",
    "given word",
    "surname+given word",
    "given word+families",
)
WORD = (
    "shorter",
    "same",
    "longer",
    "words",
    "words+families",
    "words+likeness",
    "tail+families",
    "surname+words",
)
BEHIND = (
    "rest", "rest1", "rest2", "tail", "mark behind", "next2", "next3", "next kind", "tail+next", "tail+words", "line end",
    "next kind+families", "shape+tail+words", "given+tail+next",
)  # fmt: skip
FRONT = (
    "cue", "cue joined", "cue joined+tail", "cue+likeness", "cue joined+words", "cue+families", "left1", "left2", "left3",
    "word before", "role joined", "role joined+tail", "marks", "marks+behind", "line begin", "line begin+tail", "number before", "number behind",
    "near+words", "speaker", "inside", "cue before+tail", "word before+tail", "bracket", "given+cue+tail",
)  # fmt: skip
AROUND = (*BEHIND, *FRONT)
MARKS = " :=()[]<\"'「『·/\n\t|,-→-=.!?~"
_NUMBER = Expression(r"[0-9][0-9-]{6,16}[ ,/)\n]{1,3}$")
_NUMBER_BEHIND = Expression(
    r"[ ,(:/\[|\t\n-]{0,3}(?:[0-9]{6}|0[0-9]{1,2}[-. )]?[0-9]{3}|[0-9]{2,6}[-.][0-9]{2}|(?:19|20)[0-9]{2}[.년]|[0-9]{2} ?년 ?생|[0-9]{2}세|\+82)"
)
_NEAR = Expression("[0-9]{3,6}[- ]?[0-9]{2,7}[-*0-9]{3}")
_EXPORT = Expression(r"(?:^|\n)(?:\[|[0-9]{4}[년. -][^\n]{4,24}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?, ?\"?)?$")
_SPOKEN = Expression(r"\] \[(?:오[전후] )?[0-9]{1,2}:[0-9]{2}\]|\"?,\"| : | ?님이 (?:나갔|들어왔|초대)|님을 |: ")
_NEXT = Expression("[가-힣]{1,8}|[A-Za-z0-9]{1,3}")
_WORD_BEFORE = Expression("(?:[가-힣]{1,8}|[Nn]ame|NAME)$")
NEARBY = 25
MOST_MARKS = 8  # between a word in front and the name: 민원인   : …


@lru_cache(REMEMBERED)
def name_values(surname: str, given: str, shape: str) -> tuple[str, ...]:
    """The answers to NAME."""
    families = families_of(given[-2:]) if len(given) > 1 else -1
    two = len(given) == 2
    return (
        shape, surname, given[0] if len(given) > 1 else "", given[1] if two else "", given if len(given) == 1 else "",
        likeness(given), str(families), f"{families}{shape}",
        "y" if given in ADDRESS else "", (word := _word(given) if two else "."), surname + word if word == "y" else ".",
        f"{word}{families}",
    )  # fmt: skip


def _word(given: str) -> str:
    """Whether the given name alone is an ordinary word, or one that hardly anybody uses."""
    if not is_word(given):
        return "."
    return "r" if is_rare(given) else "y"


@lru_cache(REMEMBERED)
def likeness(given: str) -> str:
    """How much oftener these syllables stand in names than in ordinary text: a step of about 2.7 times."""
    table, places = model()["syllables"], (2,) if len(given) == 1 else (0, 1)
    total = sum(table.get(c, _UNSEEN)[place] for c, place in zip(given[-2:], places, strict=False))
    return str(max(-8, min(8, round(total / 10))))


_UNSEEN = (-20, -20, -20)


@lru_cache(REMEMBERED)
def word_values(run: str, size: int, given: str) -> tuple[str, ...]:
    """The answers to WORD, of the letters from the candidate to the end of its word."""
    best = ["-", "-", "-"]
    for length in words_at(run):
        which = 1 if length == size else 0 if length < size else 2
        left = _left(run[length:])
        if length == 2 and is_rare(run[:2]):
            left = left.upper()  # 방성|자: a word, but hardly anybody uses it
        best[which] = max(best[which], left, key=_RANKS.__getitem__)
    words = "".join(best)
    families = families_of(given[-2:]) if len(given) > 1 else -1
    tail = tail_of(run[size:])
    return (
        *best,
        words,
        f"{words}{families}",
        words + likeness(given),
        f"{tail}{families}",
        f"{run[: size - len(given)]}{words}",
    )


_RANKS = {letter: rank for rank, letter in enumerate("-OWSVPEowsvpe")}
NOUN_ENDS = frozenset(
    "일자명수율성인액금비료권법서증처원식형용차구과국팀장표제세학력선소점관실회함품률체망계층량방들별측"
)


def _left(rest: str) -> str:
    """What is left of a word behind an ordinary word it begins with."""
    if not rest:
        return "e"
    if tail_of(rest) == "v":
        return "v"
    if is_ending(rest):
        return "p"
    if rest[0] in NOUN_ENDS and is_ending(rest[1:]):
        return "s"
    return "w" if is_word(rest) or (len(rest) > 2 and is_ending(rest[2:]) and is_word(rest[:2])) else "o"


class Behind(NamedTuple):
    """What follows a candidate: the rest of its word, the character behind it, and the next word."""

    rest: str
    mark: str
    after: str

    @classmethod
    def of(cls, folded: str, one: Stretch) -> "Behind":
        """As it stands in the text."""
        mark = folded[one.run_end : one.run_end + 1]
        following = _NEXT.match(folded, one.run_end + 1) if mark else None
        return cls(folded[one.end : one.run_end], mark, following.group() if following else "")


def behind_values(behind: Behind, shape: str, families: str, words: str) -> tuple[str, ...]:
    """The answers to BEHIND; `families` and `words` are answers to NAME and WORD."""
    rest, mark, after = behind
    tail = tail_of(rest)
    kind = next_of(after) if after and mark == " " else "."
    return (
        rest[:3], rest[:1], rest[:2], tail, mark, after[:2], after[:3], kind, f"{tail}{mark}{kind}", tail + words,
        "y" if mark in ("", "\n") else ".", kind + families, shape + tail + words,
        f"{families}{tail}{rest[:1]}{kind}" if shape == Shape.GIVEN else ".",
    )  # fmt: skip


class Front(NamedTuple):
    """The word in front of a candidate, and the marks between them."""

    word: str
    marks: str
    edge: int  # where the marks begin

    @classmethod
    def of(cls, folded: str, start: int) -> "Front":
        """As it stands in the text."""
        edge = start
        while edge and start - edge < MOST_MARKS and folded[edge - 1] in MARKS:
            edge -= 1
        found = _WORD_BEFORE.search(folded, max(0, edge - 8), edge)
        return cls(found.group() if found else "", folded[edge:start], edge)


@lru_cache(REMEMBERED)
def _asks(word: str, marks: str) -> tuple[str, str, str]:
    """The class of the word in front, how it is joined and with which particle, and its ending as a noun for somebody."""
    cue, particle = cue_of(word[-LONGEST_CUE - 2 :]) if word else (".", ".")
    join = _joined(marks)
    role = word[-1] if len(word) > 1 and word[-1] in ROLE_ENDS else "."
    return cue, cue + join + particle, role + join


def front_values(folded: str, one: Stretch, name: tuple[str, ...], word: tuple[str, ...]) -> tuple[str, ...]:
    """The answers to FRONT."""
    start, end, shape = one.start, one.end, one.shape
    like, families, words = name[5], name[6], word[3]
    tail, behind = tail_of(folded[end : one.run_end]), folded[one.run_end : one.run_end + 1]
    before, marks, edge = front = Front.of(folded, start)
    cue, joined, role_joined = _asks(before, marks)
    if not marks and start == one.run_start and start:
        role_joined = "#g" if folded[start - 1].isdigit() else "xg"  # glued to a number or to Latin letters: 2천세대
    join = joined[len(cue)]
    farther = _cue_before(folded, edge - len(front.word))
    first = "y" if not edge or "\n" in marks else "."
    near = "y" if _NEAR.search(folded[max(0, start - NEARBY) : end + NEARBY]) else "."
    return (
        cue, joined, joined + tail, cue + join + like, cue + join + words, cue + join + families, before[-1:], before[-2:], before[-3:],
        before, role_joined, role_joined + tail, marks[-2:], f"{marks[-1:]}{behind}", first, first + tail, _number_before(folded, start),
        "y" if _NUMBER_BEHIND.match(folded, end) else ".", near + words, _speaker(folded, start, end),
        "y" if start != one.run_start else ".", farther + before[-1:] + tail, before[-2:] + tail,
        "y" if marks[-1:] in "([" and marks and behind in (")", "]") and tail == "e" else ".",
        f"{families}{cue}{tail}" if shape == Shape.GIVEN else ".",
    )  # fmt: skip


@lru_cache(1024)
def _joined(marks: str) -> str:
    """How the word in front is joined: glued, by a blank, colon, bracket, table cell, comma, or at another line."""
    if not marks:
        return "g"
    for letter, some in ((":", ":=→"), ("(", "(["), ("t", "\t|"), ("/", "/"), ("n", "\n"), (",", ","), (".", ".!?~")):
        if any(mark in marks for mark in some):
            return letter
    return "b" if marks.isspace() else "m"


def _cue_before(folded: str, edge: int) -> str:
    """The class of the cue one word farther in front: `옆집 사는 …`."""
    if edge < 2 or folded[edge - 1] != " ":
        return "."
    found = _WORD_BEFORE.search(folded, max(0, edge - 9), edge - 1)
    word = found.group() if found else ""
    return "S" if word in SELF else CUES.get(word) or cue_of(word)[0]


def _number_before(folded: str, start: int) -> str:
    last = folded[max(0, start - 4) : start].rstrip(" ,/)\n(")[-1:]
    return (
        "y"
        if (last.isdigit() or last == "-") and _NUMBER.search(folded[max(0, start - 20) : start].rstrip("(") + " ")
        else "."
    )


def _speaker(folded: str, start: int, end: int) -> str:
    """Whether this is where a chat export writes who speaks; `l` in front of a colon alone, at a line's beginning."""
    spoken = _SPOKEN.match(folded, end)
    if not spoken or not (match := _EXPORT.search(folded, max(0, start - 48), start)):
        return "."
    return "e" if match.group().strip() or spoken.group()[0] in ']님",' else "l"
