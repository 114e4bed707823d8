"""How much speaks for a candidate: the sum of the weights of its answers, in hundredths of a logit."""

from functools import cache, lru_cache
from typing import NamedTuple

from .candidates import Stretch
from .features import BEHIND, FRONT, NAME, WORD, Behind, behind_values, front_values, name_values, word_values
from .lexicon import model
from .tails import tail_of

Table = dict[str, int]
NEVER = -100_000  # the weight of what is ruled out
UNASKED = 75  # by how much the bar rises where nothing around asks for a name: docs/names.md has both curves
_ASKING, _PERSONAL = frozenset("LRFSP"), frozenset("tcdqh")  # words in front; titles, the copula, a dative behind


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


@lru_cache(16384)
def name_weight(surname: str, given: str, shape: str) -> int:
    """The sum of what the letters of the name say, the bias among it."""
    known, total = tables(), tables().bias
    for table, value in zip(known.name, name_values(surname, given, shape), strict=True):
        total += table.get(value, 0)
    return total


@lru_cache(16384)
def own_weight(run: str, size: int, surname: str, given: str, shape: str) -> int:
    """The sum of what the letters of the candidate and its word say."""
    total, known = name_weight(surname, given, shape), tables()
    if total < known.name_cut:
        return NEVER
    for table, value in zip(known.word, word_values(run, size, given, shape), strict=True):
        total += table.get(value, 0)
    return total


def letters_of(folded: str, one: Stretch) -> str:
    """The letters from the candidate to the end of its word, blanks inside the name taken out."""
    return one.surname + one.given + folded[one.end : one.run_end]


@lru_cache(16384)
def behind_weight(behind: Behind, shape: str, families: str, words: str) -> int:
    """The sum of what is said by what stands behind the candidate."""
    total = 0
    for table, value in zip(tables().behind, behind_values(behind, shape, families, words), strict=True):
        total += table.get(value, 0)
    return total


def weight(folded: str, one: Stretch) -> int | None:
    """The whole sum; None where the letters, or what stands behind them, rule the candidate out."""
    run, size = letters_of(folded, one), len(one.surname) + len(one.given)
    total = own_weight(run, size, one.surname, one.given, one.shape)
    known = tables()
    if total < known.cut:
        return None
    name = name_values(one.surname, one.given, one.shape)
    word = word_values(run, size, one.given, one.shape)
    total += behind_weight(Behind.of(folded, one), one.shape, name[6], word[3])
    if total < known.last_cut:
        return None
    front = front_values(folded, one, name, word)
    for table, value in zip(known.front, front, strict=True):
        total += table.get(value, 0)
    return total if is_asked(front, tail_of(folded[one.end : one.run_end])) else total - UNASKED


def is_asked(front: tuple[str, ...], tail: str) -> bool:
    """Whether a cue, a number, a chat export or the ending says that somebody is meant; `front` answers FRONT."""
    return front[_CUE] in _ASKING or front[_NEAR] == "y" or front[_SPEAKER] != "." or tail in _PERSONAL


_CUE, _NEAR, _SPEAKER = (FRONT.index(question) for question in ("cue", "near", "speaker"))
