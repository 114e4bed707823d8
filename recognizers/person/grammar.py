"""Finds names in a folded message: every place where one could begin, weighed with what stands around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pii_guard.model import Evidence, Span
from pii_guard.recognizer import Candidate
from pii_guard.text import Text

from .cues import BETWEEN, CUES, FAIR, JOINED, LABEL, LONGEST_CUE, MARKS, MAX_JOINT, SELF, STRONG, TAIL, TAIL_WEIGHT
from .foreign import foreign_names
from .model import name_weight
from .syllables import COMMON, COMPOUND_SURNAMES, SURNAMES

ENOUGH = 10  # name and surroundings together
IN_LIST = 4  # stands beside another name
BEHIND_NUMBER = 4  # `3333-20-7378836 정하늘`
WHOLE_LINE = 3
SELF_NAMED = 5  # 저는 …입니다
SPACED = 2  # taken off for `김 철수`: the first syllable may be a word of its own

_BEGINNINGS = "".join(sorted({*SURNAMES, *(name[0] for name in (*COMPOUND_SURNAMES, *COMMON))}))
_CUE_ENDS = "".join(sorted({word[-1] for word, weight in CUES.items() if weight >= STRONG} | set("은는이가")))
START = re.compile(f"[{_BEGINNINGS}](?:(?<![가-힣*○].)|(?<=[{_CUE_ENDS}].))(?=[가-힣]| [가-힣])")
WORD = re.compile(r"[가-힣]{2,4}")
APART = re.compile(r"([가-힣]) ([가-힣]) ?([가-힣])(?![가-힣]{3})")
NUMBER_BEFORE = re.compile(r"[0-9][0-9-]{6,16}[ ,/)\n]{1,3}$")
LINE_END = re.compile(r"[ .!~]{0,3}(?:$|\n)")
ROAD_OR_PLACE = re.compile(r"[로길동리가면읍][ ]?[0-9]")  # 심원로 270: an address
GIVEN_ALONE_TAILS = frozenset({"pet", "honorific", "dative", "copula", "quoted"})


@dataclass(slots=True)
class _Proposal:
    """A stretch that may be a name: its own weight and that of its surroundings."""

    start: int
    end: int
    name: int
    around: int
    shape: str

    @property
    def weight(self) -> int:
        return self.name + self.around

    @property
    def accepted(self) -> bool:
        return self.weight >= ENOUGH


def find(text: Text) -> Iterator[Candidate]:
    """Names, Korean ones first; particles and titles stay outside."""
    folded = text.folded
    proposals = _apart_from_each_other(folded)
    for a, b in pairwise(proposals):
        _join(folded, a, b, known=a, other=b)
    for b, a in pairwise(reversed(proposals)):
        _join(folded, a, b, known=b, other=a)
    for p in proposals:
        if p.accepted:
            yield Candidate(p.shape, (Span(p.start, p.end),), Evidence.PLAUSIBLE, "korean", True)
    yield from foreign_names(folded)


def _apart_from_each_other(folded: str) -> list[_Proposal]:
    """The heaviest proposal at each place, without those that overlap a heavier one before them."""
    kept: list[_Proposal] = []
    for match in START.finditer(folded):
        readings = [p for split in _splits(folded, match.start()) if (p := _weigh(folded, match.start(), *split))]
        if not readings:
            continue
        best = max(readings, key=lambda p: p.weight)
        if kept and best.start < kept[-1].end:
            if best.weight <= kept[-1].weight:
                continue
            kept.pop()
        kept.append(best)
    return kept


def _join(folded: str, a: _Proposal, b: _Proposal, *, known: _Proposal, other: _Proposal) -> None:
    """A name carries the one it is listed with: 백미숙과 조현우."""
    if known.accepted and not other.accepted and 0 < b.start - a.end <= MAX_JOINT and JOINED.fullmatch(folded, a.end, b.start):
        other.around += IN_LIST


def _splits(folded: str, start: int) -> Iterator[tuple[int, str, str]]:
    """End, surname and given name of each reading at this place, longest first."""
    if match := WORD.match(folded, start):
        word = match.group()
        compound = word[:2] in COMPOUND_SURNAMES
        for size, surname in ((4, 2), (3, 2), (3, 1), (2, 1), (2, 0)):
            if len(word) >= size and (surname != 2 or compound) and (surname or word[:2] in COMMON):
                yield start + size, word[:surname], word[surname:size]
    elif (match := APART.match(folded, start)) and not _hangul(folded[start - 1 : start]):
        yield match.end(), match[1], match[2] + match[3]


def _weigh(folded: str, start: int, end: int, surname: str, given: str) -> _Proposal | None:
    tail = TAIL.match(folded, end)
    if tail is None or tail.lastgroup is None or ROAD_OR_PLACE.match(folded, end - 1):
        return None
    kind = tail.lastgroup
    before = _before(folded, start, kind)
    asked = before == LABEL and kind != "particle"
    name = name_weight(surname, given, lenient=asked or (kind == "honorific" and "씨" in tail.group()))
    glued = "가" <= folded[start - 1 : start] <= "힣"
    if not name or (glued and before < STRONG) or (not surname and not _stands_alone(before, kind, tail.group())):
        return None
    if _spaced_once(folded[start:end]):
        name -= SPACED
    return _Proposal(start, end, name, TAIL_WEIGHT[kind] + before + _line(folded, start, tail), kind)


def _stands_alone(before: int, kind: str, tail: str) -> bool:
    """Whether a given name may do without its surname here: 딸 서연이가, 서연 씨, 서연이한테."""
    return (before >= FAIR and kind in GIVEN_ALONE_TAILS) or "씨" in tail or tail.startswith(("이한테", "이에게"))


def _spaced_once(name: str) -> bool:
    return name.count(" ") == 1


def _line(folded: str, start: int, tail: re.Match[str]) -> int:
    first = start == 0 or folded[start - 1] == "\n"
    return WHOLE_LINE if first and LINE_END.match(folded, tail.end()) else 0


def _before(folded: str, start: int, tail: str) -> int:
    """Weight of the cue word in front of a name, or of a long number there."""
    if tail in ("copula", "quoted") and SELF.search(folded[max(0, start - 10) : start]):
        return SELF_NAMED
    edge = start
    while edge and start - edge < 3 and folded[edge - 1] in MARKS:
        edge -= 1
    if edge and not _hangul(folded[edge - 1]):
        return BEHIND_NUMBER if tail != "particle" and NUMBER_BEFORE.search(folded[max(0, start - 20) : start]) else 0
    words = folded[max(0, edge - LONGEST_CUE - 3) : edge]
    glued = edge == start
    weight = max(
        (_cue(words.removesuffix(p), shortest=(2 if p else 3) if glued else 1) for p in BETWEEN if words.endswith(p)), default=0
    )
    return 0 if weight < LABEL and "\n" in folded[edge:start] else weight


def _cue(words: str, shortest: int) -> int:
    """Weight of the cue word these words end in; all but the longer labels must be words of their own."""
    for size in range(min(LONGEST_CUE, len(words)), 0, -1):
        weight = CUES.get(words[-size:], 0)
        if weight and size < shortest and weight < LABEL:
            continue
        if weight and (weight == LABEL or (weight == STRONG and size > 2) or not _hangul(words[-size - 1 : -size])):
            return weight
    return 0


def _hangul(char: str) -> bool:
    return "가" <= char <= "힣"
