"""How much speaks for a candidate: the sum of the weights of its answers, in hundredths of a logit."""

from functools import cache, lru_cache
from itertools import repeat
from typing import NamedTuple

from .asking import Asking
from .candidates import Shape, Stretch
from .cues import ROLE_ENDS
from .features import (
    BEHIND,
    FRONT,
    NAME,
    NOUN_ENDS,
    WORD,
    Answer,
    Behind,
    behind_values,
    front_values,
    name_values,
    word_values,
)
from .lexicon import REMEMBERED, families_of, is_rare, is_word, model

Table = dict[str, int]
_weight_of = dict[str, int].get
# By how much the bar falls or rises by what stands around; docs/names.md has the curve of each.
SURE = (
    -145
)  # a label, a role with a mark, a form of address, a number, a chat export, `저는 …입니다`: no ruling errs there
SPEAKER = -350  # who speaks in a chat export: hardly anything else stands there
ASKED = -50  # of a whole name; a given name alone must weigh what any must
UNASKED = (
    0,
    75,
)  # nothing asks, but many surnames share the given name, or a particle that people take stands behind; nothing at all
BARE = 260  # a given name alone in front of another word: 경희 한의원
SOME_DOUBT, MUCH_DOUBT = 175, 150  # for what is an ordinary word and a particle or an ending of nouns: 이유나, 고시생
SHARED, WIDELY_SHARED = 3, 5  # surnames that share a given name, eight and 32 at least, as logarithms to the base 2
_ASKING = frozenset("LRFSP")
_JOINED = frozenset(":(t/")
_STOPS = frozenset(["", *"\n\t,/:;.()|-"])
_LAST_AS_PARTICLE = frozenset("의만나도로와과란")
_POINTS = frozenset("이위한전현제본각매주")  # a word by themselves in front of a noun: 위 산식
_LAST_OF_WORD = _LAST_AS_PARTICLE | ROLE_ENDS | NOUN_ENDS | frozenset("작단위화폰")
_PARTICLES = frozenset(["이", "가", "은", "는", "을", "를", "도", "의", "랑", "이랑", "하고", "과", "와", "께서"])
_WHOLE = (Shape.FULL, Shape.COMPOUND)


class Cuts(NamedTuple):
    """Sums below which a candidate is given up before more is asked of it."""

    own: int  # of the name and of the word it stands in
    behind: int  # and of what stands behind


class Tables(NamedTuple):
    """The weights by group and question, and the sums that decide."""

    name: tuple[Table, ...]
    word: tuple[Table, ...]
    behind: tuple[Table, ...]
    front: tuple[Table, ...]
    bias: int
    cuts: Cuts
    plain_cuts: Cuts  # of a candidate with a surname for which nothing around asks
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
        fitted["bias"], Cuts(*fitted["cuts"]), Cuts(*fitted["plain_cuts"]), fitted["bar"],
    )  # fmt: skip


def summed(weights: tuple[Table, ...], answers: tuple[str, ...]) -> int:
    """What the answers weigh, each in the table of its question."""
    return sum(map(_weight_of, weights, answers, repeat(0)))


class Sum(NamedTuple):
    """The whole sum of a candidate, less what raises the bar there, and what around it asks for a name."""

    weight: int
    asking: Asking


class Own(NamedTuple):
    """What a candidate's own word says: the answers to NAME and WORD, and what they weigh with the bias."""

    name: Answer
    word: Answer
    weight: int


@lru_cache(REMEMBERED)
def own(surname: str, given: str, shape: str, rest: str) -> Own:
    """Of a name and the rest of the word it stands in, blanks inside the name taken out."""
    letters = surname + given
    one = Stretch(0, len(letters), surname, given, shape, 0, len(letters) + len(rest))
    known, name = tables(), name_values(one)
    word = word_values(letters + rest, one, name)
    return Own(name, word, known.bias + summed(known.name, name) + summed(known.word, word))


def weighed(folded: str, one: Stretch, hasty: bool = False, numbers: bool = True) -> Sum | None:
    """None where the letters, or what stands behind them, rule the candidate out.

    In haste, where no other name in the message can speak for it, far more is ruled out if nothing around asks for one.
    `numbers` as of `Asking.of`.
    """
    known, shape = tables(), one.shape
    name, word, total = own(one.surname, one.given, shape, folded[one.end : one.run_end])
    if total < known.cuts.own:
        return None
    asking = Asking.of(folded, one, numbers)
    plain = hasty and is_plain(one, asking)
    if plain and total < known.plain_cuts.own:
        return None
    total += summed(known.behind, behind_values(Behind.of(folded, one), shape, name, word))
    if plain and total < known.plain_cuts.behind:
        return None
    if total < known.cuts.behind and shape != Shape.GIVEN:  # of a given name the form may say all: 혜진아
        return None
    total += summed(known.front, front_values(folded, one, name, word, asking))
    return Sum(total - (unasked(folded, one) if plain else raised(folded, one, asking)), asking)


def is_plain(one: Stretch, asking: Asking) -> bool:
    """Whether a candidate has a surname, and nothing around asks for a name."""
    return one.shape != Shape.GIVEN and not (asking.asks or asking.addressed or asking.number)


def raised(folded: str, one: Stretch, asking: Asking) -> int:
    """By how much the bar stands higher here."""
    cue, join, tail, speaker = asking.cue, asking.join, asking.tail, asking.speaker
    if speaker == "e" and one.surname:
        return SPEAKER
    if (
        asking.addressed or asking.number or speaker == "e" or (cue in _ASKING and join in _JOINED)
        or (cue == "L" and not (join == "b" and asking.particle == "." and _goes_on(folded, one, tail)))
        or (cue == "S" and tail == "c" and not _doubt(one))
    ):  # fmt: skip
        return SURE if one.surname or _is_known_alone(one, asking) else 0
    if asking.asks:
        return _doubt(one) + (ASKED if one.surname else 0)
    return unasked(folded, one)


def unasked(folded: str, one: Stretch) -> int:
    """By how much it stands higher where nothing around asks for a name."""
    rest = folded[one.end : one.run_end]
    if one.shape == Shape.GIVEN and not rest:
        return BARE
    known = families_of(one.given) >= SHARED or (one.shape in _WHOLE and rest in _PARTICLES)
    return _doubt(one) + UNASKED[not known]


def _doubt(one: Stretch) -> int:
    """By how much more the bar rises where three syllables are as well a common word of two and something: 쌍방의, 고시생."""
    word, last = one.surname + one.given[:1], one.given[-1:]
    if one.shape == Shape.SPACED and one.surname in _POINTS and families_of(one.given) < SHARED:
        return MUCH_DOUBT
    if one.shape != Shape.FULL or not is_word(word) or is_rare(word):
        return 0
    if families_of(one.given) >= 0:
        return SOME_DOUBT if last in _LAST_AS_PARTICLE else 0
    return MUCH_DOUBT if last in _LAST_OF_WORD else 0


def _is_known_alone(one: Stretch, asking: Asking) -> bool:
    """Whether a given name that 32 surnames share stands behind a label and its mark: 이름: 지우."""
    return asking.cue == "L" and asking.join in _JOINED and families_of(one.given) >= WIDELY_SHARED


def _goes_on(folded: str, one: Stretch, tail: str) -> bool:
    """Whether a sentence goes on behind what a blank joins to a label: 이름 어서오세요; who answers stops or states it."""
    stops = tail == "e" and folded[one.run_end : one.run_end + 1] in _STOPS
    return not (stops or tail == "c" or folded[one.end : one.run_end] in ("요", "이요"))
