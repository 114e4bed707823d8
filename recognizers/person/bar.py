"""Where the bar stands lower or higher for a candidate, whatever its weights: a pet form, a word of everyday."""

from pii_guard.recognizer.expressions import Expression

from .candidates import Shape, Stretch
from .cues import cue_of
from .features import likeness
from .lexicon import families_of, is_rare, is_word, words_at
from .nobody import ADDRESSED, IN_FRONT, KIN, LOOK_BACK, is_called
from .scoring import SHARED, WIDELY_SHARED
from .tails import is_ending

WORD_MORE = 145  # by how much the bar rises for what is an ordinary word of three syllables
BARE_WORD_MORE = 225  # by how much the bar rises for two syllables that are a word without any particle: 동호 캠핑장
LIKELY = 2  # the answer to the question of likeness
GIVEN_LESS, CALLED_LESS = 250, 1_000
PET = Expression(
    "이(?:가|는|를|도|네|랑|한테|에게)(?![가-힣])|[아야](?![가-힣])| ?(?:맘|엄마|아빠)(?:입니다|이에요|예요|인데|이고|$|[^가-힣])"
)


def less(folded: str, one: Stretch, cue: str) -> int:
    """By how much the bar falls, or rises, less than 0, for what is as well a word.

    It falls for a given name that many surnames share, beside a relative or in a pet form: 우리 민재는, 은지야.
    """
    if one.shape == Shape.GIVEN and is_called(folded, one):
        return CALLED_LESS
    if one.shape == Shape.GIVEN and _is_pet(folded, one):
        return GIVEN_LESS
    if one.shape == Shape.FULL and is_word(one.surname + one.given):
        return 0 if cue in "LR" and families_of(one.given) >= WIDELY_SHARED else -WORD_MORE
    return -BARE_WORD_MORE if one.shape in (Shape.GIVEN, Shape.SHORT) and _is_bare_word(folded, one) else 0


def _is_bare_word(folded: str, one: Stretch) -> bool:
    """Whether two syllables are a word without any particle, and no form of address follows: 주민 소환, 동호 캠핑장."""
    if one.end < one.run_end or not is_word(one.surname + one.given):
        return False
    known = families_of(one.given) >= WIDELY_SHARED or is_rare(one.surname + one.given)
    kin = known and KIN.match(folded, one.end) is not None
    return not kin and ADDRESSED.match(folded, one.end) is None


def _is_pet(folded: str, one: Stretch) -> bool:
    families, words = families_of(one.given), words_at(folded[one.start : one.run_end])
    if families < SHARED or (words and (max(words) > len(one.given) or not is_rare(one.given))):
        return False
    if families >= WIDELY_SHARED and one.end < one.run_end and is_ending(folded[one.end : one.run_end]):
        return True  # 민서가 열이 나요: a name that everybody knows and no word
    if int(likeness(one.given)) < LIKELY:
        return False
    before = IN_FRONT.search(folded, max(0, one.start - LOOK_BACK), one.start)
    if before is not None and (before[1] in ("우리", "저희", "우리집") or cue_of(before[1])[0] == "F"):
        return is_ending(folded[one.end : one.run_end])
    return PET.match(folded, one.end) is not None
