"""How much a few syllables look like a Korean name, before anything around them is asked."""

from typing import NamedTuple

from .syllables import COMMON, COMPOUND_SURNAMES, FIRST, SECOND, SINGLE, SURNAMES
from .words import ADDRESS, ALSO_NOUNS, ENDINGS, HISTORIC, NOUN_SUFFIXES, STOP

OFTEN_GIVEN = 2  # bonus of a given name in the list of frequent ones
COMPOUND = 4  # weight of a surname of two syllables
CLEAR_FROM = 8  # weight of a full name that hardly any word sounds like: 손예지, 방순덕
VERBAL = "하되"  # 공유하여, 고민하고: never a name, however frequent 유하 and 민하
LONE = 3  # weight of a given name of one syllable
HISTORIC_AT_MOST = 5
LIKE_A_NOUN = 2  # taken off where the last syllable makes nouns: 노무사, 주유소, 이용권


class Weights(NamedTuple):
    """How much a name weighs, 0 when it is none; `asked` is what it weighs where a form asks for one, or 씨 follows."""

    alone: int
    asked: int


NO_NAME = Weights(0, 0)


def name_weights(surname: str, given: str) -> Weights:
    """Weights of surname and given name together, 1 to 12.

    A word of the stop list is no name, and a syllable that no given name has in its place refutes it; one such
    syllable is let pass where a name is asked for. An empty surname stands for a given name alone, which must be one
    of the frequent ones. The quick refusals come first: most of what is asked about is an everyday word.
    """
    often = given in COMMON
    if not surname:
        own = given_weight(given)
        return Weights(0 if given in STOP else own, own)
    family = SURNAMES.get(surname, 0) or (COMPOUND if surname in COMPOUND_SURNAMES else 0)
    asked = given_weight(given)
    if (
        not family
        or not asked
        or (name := surname + given) in STOP
        or given in ADDRESS
        or (is_inflected(name) and (given[-1] in VERBAL or not often))
    ):
        return NO_NAME
    taken_off = 0 if often else LIKE_A_NOUN * (given[-1] in NOUN_SUFFIXES) + (given[-1] in ALSO_NOUNS)
    heavy = family + asked - taken_off
    if name in HISTORIC:
        heavy = min(heavy, HISTORIC_AT_MOST)
    if len(given) == 1:
        return Weights(heavy if family > 1 else 0, heavy)
    return Weights(heavy if often or (given[0] in FIRST and given[1] in SECOND) else 0, heavy)


def given_weight(given: str) -> int:
    """Weight of a given name of one or two syllables, of which one may be unusual; 0 when it is none."""
    if len(given) == 1:
        return LONE if given in SINGLE else 0
    first, second = FIRST.get(given[0], 0), SECOND.get(given[1], 0)
    if given in COMMON:
        return max(first, 1) + max(second, 1) + OFTEN_GIVEN
    return first + second


def is_inflected(word: str) -> bool:
    """Whether this is an ordinary word of two syllables with an ending: 신청은, 주소가, 신고하."""
    return word[:2] in STOP and word[2:] in ENDINGS
