"""How much speaks for a candidate: the sum of the weights of its answers, in hundredths of a logit."""

from functools import cache, lru_cache
from itertools import repeat
from typing import NamedTuple

from pii_guard.recognizer.expressions import Expression

from .candidates import Shape, Stretch
from .cues import ROLE_ENDS
from .features import (
    BEHIND,
    FRONT,
    NAME,
    NOUN_ENDS,
    WORD,
    Behind,
    behind_values,
    front_values,
    name_values,
    word_values,
)
from .lexicon import REMEMBERED, families_of, is_rare, is_word, model
from .tails import tail_of

Table = dict[str, int]
_weight_of = dict[str, int].get
NEVER = -100_000  # the weight of what is ruled out
# By how much the bar falls or rises by what stands around; docs/names.md has the curve of each.
SURE = (
    -150
)  # a label, a role with a mark, a form of address, a number, a chat export, `저는 …입니다`: no ruling errs there
SPEAKER = -350  # who speaks in a chat export: hardly anything else stands there
ASKED, GIVEN_ASKED = -75, -70  # of a whole name, of a given name alone
# A whole name with a particle that people take and nothing else that asks; nothing at all. Of a given name that eight
# surnames share at least, and of any other: 김영희 is met more often than 이화령.
BY_PARTICLE = -45, -15
UNASKED = 60, 110
BARE = 260  # a given name alone in front of another word: 경희 한의원
SOME_DOUBT, MUCH_DOUBT = 125, 150  # for what is an ordinary word and a particle or an ending of nouns: 이유나, 고시생
SHARED, WIDELY_SHARED = 3, 5  # surnames that share a given name, eight and 32 at least, as logarithms to the base 2
_ASKING, _PERSONAL = frozenset("LRFSP"), frozenset("tcdqh")  # words in front; titles, the copula, a dative behind
_JOINED = frozenset(":(t/")
_STOPS = frozenset(["", *"\n\t,/:;.()|-"])
_LAST_AS_PARTICLE = frozenset("의만나도로와과란")
_LAST_OF_WORD = _LAST_AS_PARTICLE | ROLE_ENDS | NOUN_ENDS | frozenset("작단위화폰")
_PARTICLES = frozenset(["이", "가", "은", "는", "을", "를", "도", "의", "랑", "이랑", "하고", "과", "와", "께서"])
_WHOLE = (Shape.FULL, Shape.COMPOUND)
_FORM = Expression(
    " ?(?:씨|님|어르신|할머니|할아버지|할매|할배|할망|아재|아지매|아줌마|아주머니|아저씨|여사|(?:올림|드림|배상)(?![가-힣]))"
)


class Tables(NamedTuple):
    """The weights by group and question, and the three sums that decide."""

    name: tuple[Table, ...]
    word: tuple[Table, ...]
    behind: tuple[Table, ...]
    front: tuple[Table, ...]
    bias: int
    name_cut: int  # by the name alone: below it no word in its place can help
    cut: int  # by name and word alone: below it nothing around can make a name
    last_cut: int  # by what stands behind, too: below it nothing in front can
    bar: int


@cache
def tables() -> Tables:
    """The fitted weights, as they are summed."""
    fitted = model()
    name, word, behind, front = (
        tuple(fitted["weights"].get(question, {}) for question in group) for group in (NAME, WORD, BEHIND, FRONT)
    )
    return Tables(
        name, word, behind, front,
        *(int(fitted[key]) for key in ("bias", "name_cut", "cut", "last_cut", "bar")),
    )  # fmt: skip


@lru_cache(REMEMBERED)
def name_weight(surname: str, given: str, shape: str) -> int:
    """The sum of what the letters of the name say, the bias among it."""
    known = tables()
    return known.bias + _sum(known.name, name_values(surname, given, shape))


@lru_cache(REMEMBERED)
def own_weight(run: str, size: int, surname: str, given: str, shape: str) -> int:
    """The sum of what the letters of the candidate and its word say."""
    total, known = name_weight(surname, given, shape), tables()
    if total < known.name_cut:
        return NEVER
    return total + _sum(known.word, word_values(run, size, given))


def letters_of(folded: str, one: Stretch) -> str:
    """The letters from the candidate to the end of its word, blanks inside the name taken out."""
    return one.surname + one.given + folded[one.end : one.run_end]


@lru_cache(REMEMBERED)
def behind_weight(behind: Behind, shape: str, families: str, words: str) -> int:
    """The sum of what is said by what stands behind the candidate."""
    return _sum(tables().behind, behind_values(behind, shape, families, words))


def _sum(weights: tuple[Table, ...], answers: tuple[str, ...]) -> int:
    """What the answers weigh, each in the table of its question."""
    return sum(map(_weight_of, weights, answers, repeat(0)))


def weight(folded: str, one: Stretch) -> int | None:
    """The whole sum; None where the letters, or what stands behind them, rule the candidate out."""
    run, size = letters_of(folded, one), len(one.surname) + len(one.given)
    total = own_weight(run, size, one.surname, one.given, one.shape)
    known = tables()
    if total < known.cut:
        return None
    name = name_values(one.surname, one.given, one.shape)
    word = word_values(run, size, one.given)
    total += behind_weight(Behind.of(folded, one), one.shape, name[6], word[3])
    if total < known.last_cut and one.shape != Shape.GIVEN:  # of a given name the form may say all: 혜진아
        return None
    front = front_values(folded, one, name, word)
    return total + _sum(known.front, front) - raised(folded, one, front)


def raised(folded: str, one: Stretch, front: tuple[str, ...]) -> int:
    """By how much the bar stands higher here; `front` answers FRONT."""
    rest = folded[one.end : one.run_end]
    tail, joined = tail_of(rest), front[_CUE_JOINED][1:2]
    doubt = _doubt(one)
    if front[_SPEAKER] == "e" and one.surname:
        return SPEAKER
    if (
        (front[_CUE] == "L" and not (front[_CUE_JOINED] == "Lb." and _goes_on(folded, one, rest, tail)))
        or (front[_CUE] in _ASKING and joined in _JOINED) or (front[_CUE] == "S" and tail == "c" and not doubt)
        or "y" in (front[_NUMBER_BEFORE], front[_NUMBER_BEHIND]) or front[_SPEAKER] == "e" or _FORM.match(folded, one.end)
    ):  # fmt: skip
        return SURE if one.surname or _is_known_alone(one, front, joined) else GIVEN_ASKED
    if is_asked(front, tail):
        return doubt + (ASKED if one.surname else GIVEN_ASKED)
    if one.shape == Shape.GIVEN and not rest:
        return BARE
    known, other = BY_PARTICLE if one.shape in _WHOLE and rest in _PARTICLES else UNASKED
    return doubt + (known if families_of(one.given) >= SHARED else other)


def _doubt(one: Stretch) -> int:
    """By how much more the bar rises where three syllables are as well a common word of two and something: 쌍방의, 고시생."""
    word, last = one.surname + one.given[:1], one.given[-1:]
    if one.shape != Shape.FULL or not is_word(word) or is_rare(word):
        return 0
    if families_of(one.given) >= 0:
        return SOME_DOUBT if last in _LAST_AS_PARTICLE else 0
    return MUCH_DOUBT if last in _LAST_OF_WORD else 0


def _is_known_alone(one: Stretch, front: tuple[str, ...], joined: str) -> bool:
    """Whether a given name that 32 surnames share stands behind a label and its mark: 이름: 지우."""
    return front[_CUE] == "L" and joined in _JOINED and families_of(one.given) >= WIDELY_SHARED


def _goes_on(folded: str, one: Stretch, rest: str, tail: str) -> bool:
    """Whether a sentence goes on behind what a blank joins to a label: 이름 어서오세요; who answers stops or states it."""
    stops = tail == "e" and folded[one.run_end : one.run_end + 1] in _STOPS
    return not (stops or tail == "c" or rest in ("요", "이요"))


def is_asked(front: tuple[str, ...], tail: str) -> bool:
    """Whether a cue, a number, a chat export or the ending says that somebody is meant; `front` answers FRONT."""
    return front[_CUE] in _ASKING or front[_NEAR][0] == "y" or front[_SPEAKER] != "." or tail in _PERSONAL


_CUE, _CUE_JOINED, _NEAR, _SPEAKER, _NUMBER_BEFORE, _NUMBER_BEHIND = (
    FRONT.index(question)
    for question in ("cue", "cue joined", "near+words", "speaker", "number before", "number behind")
)
