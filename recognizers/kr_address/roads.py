"""Road-name addresses (도로명주소): a road that lies in the named 시·군·구 is certain.

A bare road needs a flat, a 참고항목 or a home spoken of nearby, or a name that is no everyday word: 하나로, 상대로 and
영화로 are roads too. Behind a consonant 로 is no particle (월곡로): there a number of two digits is enough.
"""

from pii_guard.model import Evidence
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import NOWHERE, ROAD, SIDO, Regions, is_road, main_road

from .address import Address, Context
from .chain import Chain, read_chain
from .names import Name, resolve
from .number import Number
from .tail import Tail, read_tail
from .words import alone, begins_line, in_a_town, is_of_all, lived_in, resident

SUFFIXES = ("로", "길", "개", "안")  # 고개, 좌안; 거리 ends like a 리
LONG_NAME = 4  # syllables with the suffix: 테헤란로, 판교역로; hardly ever an everyday word with a particle
_RIEUL = 8  # the final ㄹ, counted within a syllable
_WAYS = (
    "진입로",
    "산책로",
    "등산로",
    "통학로",
    "연결로",
    "우회로",
    "자전거로",
    "횡단로",
    "관광로",
    "작업로",
    "농업로",
    "활주로",
)
_BRACKETED = Expression(r"[ ]?\(([가-힣0-9.·]{1,9}[로길])\)$")
_AS_TOLD = Expression("[신한는은던된할]대로$")  # 말씀하신대로
_IS = Expression(" ?(?:이에요|예요|입니다|이[요고](?![가-힣])|인데요?)")  # 병바위길 17이에요, 월성로 9이요
_BRANCH = Expression(
    r"번[가나다라마바사아자차카타파하]?길(?![ \n]{0,4}(?:지하[ ]?)?(?:[*]|[0-9](?![0-9]{0,3}동[ ,]{0,2}[0-9])))"
)  # a building's number makes it a road; a block is none


def read_road(text: str, number: Number, context: Context) -> Address | None:
    """The road-name address with this building number."""
    name = resolve(text, number.named, ROAD)
    if name is None:
        return None
    chain, tail = context.chain(text, name.start), read_tail(text, number.end)
    evidence = _evidence(text, number, name, chain, tail, context.home)
    core = f"{name.word}{number.below}{number.digits}"
    return Address("road", chain.start, tail.end, evidence, core, tail.beyond, number.named, chain)


def read_bracketed_road(text: str, number: Number) -> Address | None:
    """A building whose road stands in brackets behind its town: 신림면(왕림길) 15."""
    bracket = _BRACKETED.search(text, max(0, number.named - 13), number.named)
    if bracket is None or not is_road(bracket[1]):
        return None
    chain, tail = read_chain(text, bracket.start()), read_tail(text, number.end)
    core = f"{bracket[1]}{number.below}{number.digits}"
    return Address("road", chain.start, tail.end, Evidence.PLAUSIBLE, core, tail.beyond, number.named, chain)


def read_branch(text: str, number: Number, context: Context) -> Address | None:
    """A 번길 without a building: its number is a distance along the main road and means some ten houses."""
    branch = _BRANCH.match(text, number.end)
    if branch is None:
        return None
    name = resolve(text, branch.end(), ROAD)
    if name is None:
        return None
    chain, tail = context.chain(text, name.start), read_tail(text, branch.end())
    named = chain.words > 1 or (name.known and bool(tail.detail))
    sound = named and _lies_in(name.word, chain.regions or context.home)
    evidence = Evidence.PLAUSIBLE if sound else Evidence.REFUTED
    return Address("road", chain.start, tail.end, evidence, name.word, tail.beyond, number.named, chain)


def _evidence(text: str, number: Number, name: Name, chain: Chain, tail: Tail, home: Regions) -> Evidence:
    if _lies_in(name.word, chain.regions or home):
        return Evidence.CONFIRMED
    branch = bool(main_road(name.word))
    written_out = "-" in number.digits or bool(tail.detail) or tail.beonji or tail.confirms
    said = written_out or number.below == "지하" or resident(text, name.start, tail.end)
    glued = number.start == number.named and len(number.digits) > 1  # 금성로21: no word with a particle is typed so
    no_word = len(name.word) >= LONG_NAME or (len(number.digits) > 1 and takes_no_ro(name.word))
    only = len(number.digits) > 1 and _is_no_particle(name.word) and alone(text, chain.start, tail.end)
    first = len(number.digits) > 1 and _is_no_particle(name.word) and begins_line(text, chain.start, tail.end)
    if name.known:
        street = name.word[-1] == "길" and len(name.word) > 2 and not is_of_all(text, tail.end)
        sound = first or said or glued or branch or no_word or only or street
    else:
        sound = only or (said and _is_no_word(text, number, name, tail))
    if _is_no_particle(name.word) and not _AS_TOLD.search(name.word):
        sound = sound or "-" in number.digits or tail.confirms or _IS.match(text, tail.end) is not None
    elif name.known:
        sound = sound or _IS.match(text, tail.end) is not None
    if not chain.words and len(name.word) > 2 and in_a_town(text, name.start):
        sound = sound or len(number.digits) > 1 or name.word[-1] == "길"
    if chain.sure:
        only_sido = chain.words == 1 and chain.top == SIDO
        sound = sound or ((said or not only_sido) and (len(name.word) > 2 or branch))
    return Evidence.PLAUSIBLE if sound else Evidence.REFUTED


def _is_no_particle(word: str) -> bool:
    """Whether its last syllable is that of a road, as far as its length tells: 성틀길, 월곡택지로, and no 휴대폰으로."""
    return len(word) >= (LONG_NAME if word[-1] == "로" else LONG_NAME - 1) and not word.endswith("으로")


def _is_no_word(text: str, number: Number, name: Name, tail: Tail) -> bool:
    """Whether what the tables do not have is a road all the same: its branch, its lot or flat, or its second number."""
    if main_road(name.word) or tail.beonji or _holds_flat(name, tail):
        return True
    lives = lived_in(text, name.start, tail.end) or ("-" in number.digits and resident(text, name.start, tail.end))
    return lives and _is_no_particle(name.word) and not _AS_TOLD.search(name.word)


def _holds_flat(name: Name, tail: Tail) -> bool:
    """Whether a road that the tables do not have leads to a block and a flat: 새온천길 24 …105동 1102호."""
    whole = "동" in tail.detail and len(name.word) == LONG_NAME - 1 and not name.word.endswith("대로")
    return (len(name.word) >= LONG_NAME or whole) and tail.detail.endswith("호") and not _AS_TOLD.search(name.word)


def takes_no_ro(word: str) -> bool:
    """Whether 로 is no particle here: 오남로 221; behind a consonant other than ㄹ the particle would be 으로."""
    final = (ord(word[-2]) - ord("가")) % 28
    return len(word) > 2 and word[-1] == "로" and final not in (0, _RIEUL) and word not in _WAYS


def _lies_in(road: str, where: Regions) -> bool:
    return where is not NOWHERE and (is_road(road, where) or is_road(main_road(road), where))
