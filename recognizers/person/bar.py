"""How high the bar stands for a candidate: by what stands around it, and by what it is itself.

In hundredths of a logit above or below the bar of pii_guard/data/names.json, lower being easier. docs/names.md has the
curve of each kind of surroundings.
"""

from pii_guard.recognizer.expressions import Expression

from .asking import Asking
from .candidates import Shape, Stretch
from .cues import ROLE_ENDS, cue_of
from .features import NOUN_ENDS, likeness
from .lexicon import SHARED, WIDELY_SHARED, families_of, is_rare, is_word, words_at
from .nobody import ADDRESSED, BY_KIN, IN_FRONT, LOOK_BACK, is_called
from .tails import BELONGING, is_ending

# What stands around.
# A label, a role with a mark, a form of address, a number, a chat export, `저는 …입니다`: no ruling errs there.
SURE = -190
NUMBERED = -330  # a whole name right behind a telephone or an account: 신한 256-75-245729-4 안선현 감사합니다
SPEAKER = -350  # who speaks in a chat export: hardly anything else stands there
ASKED, SHORT_ASKED = -100, -50  # of a name with its surname; a given name alone must weigh what any must
KNOWN = -40  # nothing asks, but many surnames share the given name, or a particle that people take stands behind
NOTHING = 75
BARE = 260  # a given name alone in front of another word: 경희 한의원
# What it is itself.
SOME_DOUBT, MUCH_DOUBT = 285, 190  # an ordinary word and a particle or an ending of nouns: 이유나, 고시생
WORD = 190  # an ordinary word of three syllables
BARE_WORD = 225  # two syllables that are a word without any particle: 동호 캠핑장
# A given name beside a relative, in a pet form, or in front of what somebody has: 우리 민재는, 은지야, 춘자 앞으로.
PET = -250
CALLED = -1_000  # one that stands as no word does: 한결이가
LIKELY = 2  # the answer to the question of likeness

_ASKING = frozenset("LRFSP")
_JOINED = frozenset(":(t/")
_STOPS = frozenset(["", *"\n\t,/:;.()|-"])
_LAST_AS_PARTICLE = frozenset("의만나도로와과란한")
_POINTS = frozenset("이위한전현제본각매주")  # a word by themselves in front of a noun: 위 산식
_LAST_OF_WORD = _LAST_AS_PARTICLE | ROLE_ENDS | NOUN_ENDS | frozenset("작단위화폰")
_PARTICLES = frozenset(
    ["이", "가", "은", "는", "을", "를", "도", "의", "만", "랑", "이랑", "하고", "과", "와", "께", "께서", "더러"]
)
_WHOLE = (Shape.FULL, Shape.COMPOUND)
_HAS = Expression(f" (?:{BELONGING})")
_PET = Expression(
    "이(?:가|는|를|도|네|랑|한테|에게)(?![가-힣])|[아야](?![가-힣])| ?(?:맘|엄마|아빠)(?:입니다|이에요|예요|인데|이고|$|[^가-힣])"
)


def height(folded: str, one: Stretch, asking: Asking) -> int:
    """By how much the bar stands higher here than for any candidate; below 0 where it stands lower."""
    return around(folded, one, asking) + itself(folded, one, asking.cue)


def around(folded: str, one: Stretch, asking: Asking) -> int:
    """By what asks for a name."""
    cue, join, tail, speaker = asking.cue, asking.join, asking.tail, asking.speaker
    if speaker == "e" and one.surname:
        return SPEAKER
    if asking.before == "y" and one.shape == Shape.FULL and not is_word(one.surname + one.given):
        return NUMBERED + _doubt(one)
    if (
        asking.addressed or asking.number or speaker == "e" or (cue in _ASKING and join in _JOINED)
        or (cue == "L" and not (join == "b" and asking.particle == "." and _goes_on(folded, one, tail)))
        or (cue == "S" and tail == "c" and not _doubt(one))
    ):  # fmt: skip
        return SURE if one.surname or _is_known_alone(one, asking) else 0
    if asking.asks:
        return _doubt(one) + (0 if not one.surname else SHORT_ASKED if one.shape == Shape.SHORT else ASKED)
    return unasked(folded, one)


def unasked(folded: str, one: Stretch) -> int:
    """Where nothing does."""
    rest = folded[one.end : one.run_end]
    if one.shape == Shape.GIVEN and not rest and not _HAS.match(folded, one.end):
        return BARE
    known = families_of(one.given) >= SHARED or (one.shape in _WHOLE and rest in _PARTICLES)
    return _doubt(one) + (NOTHING if not known else KNOWN if one.surname else 0)


def itself(folded: str, one: Stretch, cue: str) -> int:
    """Lower for a given name that stands as one, higher for what is as well a word."""
    if one.shape == Shape.GIVEN and is_called(folded, one):
        return CALLED
    if one.shape == Shape.GIVEN and _is_pet(folded, one):
        return PET
    if one.shape == Shape.FULL and is_word(one.surname + one.given):
        return 0 if cue in "LR" and families_of(one.given) >= WIDELY_SHARED else WORD
    return BARE_WORD if one.shape in (Shape.GIVEN, Shape.SHORT) and _is_bare_word(folded, one) else 0


def _doubt(one: Stretch) -> int:
    """By how much more where three syllables are as well a common word of two and something: 쌍방의, 고시생."""
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
    return not (stops or tail == "c" or folded[one.end : one.run_end] in ("요", "이요", "로", "으로"))


def _is_bare_word(folded: str, one: Stretch) -> bool:
    """Whether two syllables are a word without any particle, and no form of address follows: 주민 소환, 동호 캠핑장."""
    if one.end < one.run_end or not is_word(one.surname + one.given):
        return False
    known = families_of(one.given) >= WIDELY_SHARED or is_rare(one.surname + one.given)
    kin = known and BY_KIN.match(folded, one.end) is not None
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
    return _PET.match(folded, one.end) is not None or _HAS.match(folded, one.end) is not None
