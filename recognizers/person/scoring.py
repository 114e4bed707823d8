"""How much speaks for a candidate: the sum of the weights of its answers, in hundredths of a logit."""

from functools import cache, lru_cache
from itertools import repeat
from typing import NamedTuple

from .asking import Asking
from .candidates import Shape, Stretch
from .features import (
    BEHIND,
    FRONT,
    NAME,
    WORD,
    Answer,
    Behind,
    behind_values,
    front_values,
    name_values,
    word_values,
)
from .lexicon import REMEMBERED, model

Table = dict[str, int]
_weight_of = dict[str, int].get


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
    """The whole sum of a candidate, and what around it asks for a name."""

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
    return Sum(total + summed(known.front, front_values(folded, one, name, word, asking)), asking)


def is_plain(one: Stretch, asking: Asking) -> bool:
    """Whether a candidate has a surname, and nothing around asks for a name."""
    return one.shape != Shape.GIVEN and not (asking.asks or asking.addressed or asking.number)
