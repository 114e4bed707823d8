"""What is asked of a candidate: each question has a name, and each answer is a short string with a fitted weight.

Four groups. What the name itself is made of (NAME) and what ordinary words stand in its place (WORD) is asked of
each; what stands BEHIND and in FRONT of it only of a candidate that these leave alive.
The fit reads candidates through the same functions, so a weight always means what the recognizer asks.
"""

from typing import NamedTuple

from pii_guard.recognizer.expressions import Expression

from .asking import WORD_BEFORE, Asking
from .candidates import Shape, Stretch
from .cues import CUES, SELF, cue_of
from .lexicon import families_of, is_rare, is_word, model, words_at
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
_LIKENESS, _FAMILIES, _WORDS = NAME.index("likeness"), NAME.index("families"), WORD.index("words")
Answer = tuple[str, ...]  # to the questions of one group, in their order
_NEXT = Expression("[가-힣]{1,8}|[A-Za-z0-9]{1,3}")


def name_values(one: Stretch) -> Answer:
    """The answers to NAME."""
    surname, given, shape = one.surname, one.given, one.shape
    families = families_of(given[-2:]) if len(given) > 1 else -1
    two = len(given) == 2
    word = _word(given) if two else "."
    return (
        shape, surname, given[0] if len(given) > 1 else "", given[1] if two else "", given if len(given) == 1 else "",
        likeness(given), str(families), f"{families}{shape}",
        "y" if given in ADDRESS else "", word, surname + word if word == "y" else ".", f"{word}{families}",
    )  # fmt: skip


def _word(given: str) -> str:
    """Whether the given name alone is an ordinary word, or one that hardly anybody uses."""
    if not is_word(given):
        return "."
    return "r" if is_rare(given) else "y"


def likeness(given: str) -> str:
    """How much oftener these syllables stand in names than in ordinary text: a step of about 2.7 times."""
    table, places = model()["syllables"], (2,) if len(given) == 1 else (0, 1)
    total = sum(table.get(c, _UNSEEN)[place] for c, place in zip(given[-2:], places, strict=False))
    return str(max(-8, min(8, round(total / 10))))


_UNSEEN = (-20, -20, -20)


def word_values(run: str, one: Stretch, name: Answer) -> Answer:
    """The answers to WORD, of the letters from the candidate to the end of its word; `name` answers NAME."""
    size = len(one.surname) + len(one.given)
    best = ["-", "-", "-"]
    for length in words_at(run):
        which = 1 if length == size else 0 if length < size else 2
        left = _left(run[length:])
        if length == 2 and is_rare(run[:2]):
            left = left.upper()  # 방성|자: a word, but hardly anybody uses it
        if _RANKS[left] > _RANKS[best[which]]:
            best[which] = left
    words, like, families = "".join(best), name[_LIKENESS], name[_FAMILIES]
    return *best, words, words + families, words + like, tail_of(run[size:]) + families, one.surname + words


_RANKS = {letter: rank for rank, letter in enumerate("-OWSVPEowsvpe")}
NOUN_ENDS = frozenset(
    "일자명수율성인액금비료권법서증처원식형용차구과국팀장표제세학력선소점관실회함품률체망계층량방들별측상"
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


def letters_of(folded: str, one: Stretch) -> str:
    """The letters from the candidate to the end of its word, blanks inside the name taken out."""
    return one.surname + one.given + folded[one.end : one.run_end]


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


def behind_values(behind: Behind, shape: str, name: Answer, word: Answer) -> Answer:
    """The answers to BEHIND; `name` and `word` answer NAME and WORD."""
    rest, mark, after = behind
    families, words, tail = name[_FAMILIES], word[_WORDS], tail_of(rest)
    kind = next_of(after) if after and mark == " " else "."
    return (
        rest[:3], rest[:1], rest[:2], tail, mark, after[:2], after[:3], kind, tail + mark + kind, tail + words,
        "y" if mark in ("", "\n") else ".", kind + families, shape + tail + words,
        f"{families}{tail}{rest[:1]}{kind}" if shape == Shape.GIVEN else ".",
    )  # fmt: skip


def front_values(folded: str, one: Stretch, name: Answer, word: Answer, asking: Asking) -> Answer:
    """The answers to FRONT."""
    before, marks, edge, cue, join, particle, role, tail, near, number_before, number_behind, speaker, _ = asking
    like, families, words = name[_LIKENESS], name[_FAMILIES], word[_WORDS]
    given, behind = one.shape == Shape.GIVEN, folded[one.run_end : one.run_end + 1]
    joined, last, mark = cue + join + particle, before[-2:], marks[-1:]
    first = "y" if not edge or "\n" in marks else "."
    return (
        cue, joined, joined + tail, cue + join + like, cue + join + words, cue + join + families, before[-1:], last, before[-3:],
        before, role, role + tail, marks[-2:], mark + behind, first, first + tail, number_before, number_behind,
        near + words, speaker, "y" if one.start != one.run_start else ".",
        _cue_before(folded, edge - len(before)) + before[-1:] + tail, last + tail,
        "y" if mark and mark in "([" and behind in (")", "]") and tail == "e" else ".",
        f"{families}{cue}{tail}" if given else ".",
    )  # fmt: skip


def _cue_before(folded: str, edge: int) -> str:
    """The class of the cue one word farther in front: `옆집 사는 …`."""
    if edge < 2 or folded[edge - 1] != " ":
        return "."
    found = WORD_BEFORE.search(folded, max(0, edge - 9), edge - 1)
    word = found.group() if found else ""
    return "S" if word in SELF else CUES.get(word) or cue_of(word)[0]


class Answers(NamedTuple):
    """All answers about a candidate, by group."""

    name: Answer
    word: Answer
    behind: Answer
    front: Answer

    @classmethod
    def about(cls, folded: str, one: Stretch, asking: Asking) -> "Answers":
        """Asked of a candidate in its text."""
        name = name_values(one)
        word = word_values(letters_of(folded, one), one, name)
        behind = behind_values(Behind.of(folded, one), one.shape, name, word)
        return cls(name, word, behind, front_values(folded, one, name, word, asking))
