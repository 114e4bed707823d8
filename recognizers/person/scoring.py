"""How much speaks for a candidate: the sum of the weights of its answers, in hundredths of a logit."""

from functools import cache, lru_cache
from typing import NamedTuple

from .candidates import Stretch
from .features import AROUND, NAME, WORD, around_values, name_values, word_values
from .lexicon import model

Table = dict[str, int]
NEVER = -100_000  # the weight of what is ruled out


class Tables(NamedTuple):
    """The weights by group and question, and the three sums that decide."""

    name: tuple[Table, ...]
    word: tuple[Table, ...]
    around: tuple[Table, ...]
    bias: int
    first_cut: int  # by the syllables alone: below it no word around and no family of the given name can help
    cut: int  # by name and word alone: below it nothing around can make a name
    bar: int


@cache
def tables() -> Tables:
    """The fitted weights, as they are summed."""
    fitted = model()
    name, word, around = (
        tuple(fitted["weights"].get(question, {}) for question in group) for group in (NAME, WORD, AROUND)
    )
    return Tables(name, word, around, fitted["bias"], fitted["first_cut"], fitted["cut"], fitted["bar"])


def syllable_weight(surname: str, given: str) -> int:
    """The sum of what the syllables say, each in its place: three look-ups."""
    _, surnames, firsts, seconds, singles, *_ = tables().name
    total = surnames.get(surname, 0)
    if len(given) == 1:
        return total + singles.get(given, 0)
    return total + firsts.get(given[0], 0) + seconds.get(given[1], 0)


@lru_cache(16384)
def own_weight(run: str, size: int, surname: str, given: str, shape: str) -> int:
    """The sum of what the letters of the candidate and its word say."""
    known = tables()
    if syllable_weight(surname, given) < known.first_cut:
        return NEVER
    total = known.bias
    for table, value in zip(known.name, name_values(surname, given, shape), strict=True):
        total += table.get(value, 0)
    for table, value in zip(known.word, word_values(run, size, given, shape), strict=True):
        total += table.get(value, 0)
    return total


def letters_of(folded: str, one: Stretch) -> str:
    """The letters from the candidate to the end of its word, blanks inside the name taken out."""
    return one.surname + one.given + folded[one.end : one.run_end]


def weight(folded: str, one: Stretch) -> int | None:
    """The whole sum; None where the letters alone rule the candidate out."""
    run, size = letters_of(folded, one), len(one.surname) + len(one.given)
    total = own_weight(run, size, one.surname, one.given, one.shape)
    known = tables()
    if total < known.cut:
        return None
    name = name_values(one.surname, one.given, one.shape)
    word = word_values(run, size, one.given, one.shape)
    for table, value in zip(known.around, around_values(folded, one, name, word), strict=True):
        total += table.get(value, 0)
    return total
