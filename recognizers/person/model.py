"""How much a few syllables look like a Korean name, before anything around them is asked."""

from .syllables import COMMON, COMPOUND_SURNAMES, FIRST, SECOND, SINGLE, SURNAMES
from .words import ADDRESS, ENDINGS, HISTORIC, NOUN_SUFFIXES, STOP

OFTEN_GIVEN = 2  # bonus of a given name in the list of frequent ones
COMPOUND = 4  # weight of a surname of two syllables
LONE = 3  # weight of a given name of one syllable
HISTORIC_AT_MOST = 5
LIKE_A_NOUN = 2  # taken off where the last syllable makes nouns: 노무사, 주유소, 이용권


def name_weight(surname: str, given: str, *, lenient: bool = False) -> int:
    """Weight of surname and given name together, 1 to 12; 0 when this is no name.

    A word of the stop list is no name, and a syllable that no given name has in its place refutes it:
    when `lenient` (a form asks for a name, or 씨 follows) one such syllable is let pass. An empty
    surname stands for a given name alone, which must be one of the frequent ones.
    """
    name = surname + given
    if not surname:
        return given_weight(given) if given in COMMON and (lenient or given not in STOP) else 0
    if name in STOP or given in ADDRESS:
        return 0
    if is_inflected(name) and given not in COMMON:
        return 0
    family = COMPOUND if surname in COMPOUND_SURNAMES else SURNAMES.get(surname, 0)
    own = given_weight(given, lenient=lenient)
    if not family or not own or (len(given) == 1 and family == 1 and not lenient):
        return 0
    weight = family + own - (LIKE_A_NOUN if given[-1] in NOUN_SUFFIXES and given not in COMMON else 0)
    return min(weight, HISTORIC_AT_MOST) if name in HISTORIC else weight


def given_weight(given: str, *, lenient: bool = False) -> int:
    """Weight of a given name of one or two syllables; 0 when it is none."""
    if len(given) == 1:
        return LONE if given in SINGLE else 0
    first, second = FIRST.get(given[0], 0), SECOND.get(given[1], 0)
    if given in COMMON:
        return max(first, 1) + max(second, 1) + OFTEN_GIVEN
    return first + second if (first and second) or lenient else 0


def is_inflected(word: str) -> bool:
    """Whether this is an ordinary word of two syllables with an ending: 신청은, 주소가, 신고하."""
    return len(word) == 3 and word[:2] in STOP and word[2] in ENDINGS
