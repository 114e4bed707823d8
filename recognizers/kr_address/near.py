"""What has the form of an address and is none: too little beside the number, or no number at all.

Asked by an explanation only; a check never runs this.
"""

from collections.abc import Iterator

from pii_guard.model import Evidence, Office, Span
from pii_guard.model.text import Layer, Text
from pii_guard.recognizer import Candidate
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import EMD, RI, ROAD, Level
from pii_guard.sentences import Sentence

from .address import Address
from .chain import read_chain
from .grammar import all_read
from .names import resolve
from .number import next_number
from .roads import takes_no_ro
from .spelled import as_digits
from .words import COUNTED

_PLACE = Expression(
    r"[가-힣](?:[시군구읍면]|특별자치[시도])(?=$|[^가-힣0-9]|[은는이가을를에의도로])(?![ ][가-힣]{1,6}[읍면동리로길])"
)
_LONE_NAME = Expression(r"[가-힣](?:로|길|동|리|가)(?![0-9])(?![ ]?(?:지하|산)?[ ]?[0-9])")
_LONGEST_WORD = 5  # characters: towns that take more are named to say where somebody lives
_LEVELS = {"로": ROAD, "길": ROAD, "동": EMD, "가": EMD, "리": RI}
NO_NUMBER = Sentence(
    "번지·건물번호가 없어 개인을 가리키지 않음", "it has no number of a lot or a building and points to nobody"
)
ONLY_A_PLACE = Sentence(
    "시·군·구나 읍·면까지만 있어 개인을 가리키지 않음", "a 시·군·구 or 읍·면 alone points to nobody"
)
COUNTS = Sentence("숫자가 다른 것을 셈", "its number counts something else")
_TOO_LITTLE = {
    "road": Sentence(
        "길 이름과 숫자뿐임: 시·군·구, 동·호, 사는 곳이라는 말 가운데 하나가 더 있어야 함",
        "a road and a number only: a 시·군·구, a flat or a word of living there must stand with them",
    ),
    "lot": Sentence(
        "동·리 이름과 숫자뿐임: 시·군·구나 '번지'가 더 있어야 함",
        "a 동 or 리 and a number only: a 시·군·구 or 번지 must stand with them",
    ),
    "apartment": Sentence(
        "동·호뿐임: 건물 이름이나 사는 곳이라는 말이 더 있어야 함",
        "a block and a flat only: a name of the house or a word of living there must stand with them",
    ),
}


def near(text: Text, office: Office) -> Iterator[Candidate]:
    """Every address that is too little, and every name of a place without a number or with one that counts."""
    folded, typed = as_digits(text.folded)
    taken: set[int] = set()
    for one in all_read(folded, office.home):
        taken.update(range(one.start, one.end))
        if one.evidence is Evidence.REFUTED:
            yield _refuted(one.kind, _span(typed, one), _TOO_LITTLE[one.kind])
    for start, end, kind, why in (*_counting(folded), *_nameless(folded)):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield _refuted(kind, Span(*typed.back(start, end)) if typed else Span(start, end), why)


def _counting(folded: str) -> Iterator[tuple[int, int, str, Sentence]]:
    """A known name with a number that counts something: 월곡로 3차선, 교촌리 3가구."""
    number = next_number(folded, 0)
    while number:
        level = _LEVELS.get(folded[number.named - 1 : number.named])
        name = resolve(folded, number.named, level) if level and COUNTED.match(folded, number.end) else None
        if level and name and name.known:
            yield name.start, number.end, _kind(level), COUNTS
        number = next_number(folded, number.end)


def _nameless(folded: str) -> Iterator[tuple[int, int, str, Sentence]]:
    """A known name behind its town, or a road that is no everyday word, without a number; or towns alone."""
    for match in _LONE_NAME.finditer(folded):
        level, end = _LEVELS[match.group()[1]], match.end()
        name = resolve(folded, end, level)
        if name is None or not name.known:
            continue
        chain = read_chain(folded, name.start)
        if (chain.words and chain.sure) or (level == ROAD and takes_no_ro(name.word)):
            yield chain.start, end, _kind(level), NO_NUMBER
    for match in _PLACE.finditer(folded):
        chain = read_chain(folded, match.end())
        if chain.sure and chain.words and len(folded[chain.start : match.end()]) > _LONGEST_WORD:
            yield chain.start, match.end(), "lot", ONLY_A_PLACE


def _kind(level: Level) -> str:
    return "road" if level == ROAD else "lot"


def _refuted(kind: str, span: Span, why: Sentence) -> Candidate:
    return Candidate(kind, (span,), Evidence.REFUTED, kind, why=why)


def _span(typed: Layer | None, one: Address) -> Span:
    return Span(*typed.back(one.start, one.end)) if typed else Span(one.start, one.end)
