"""Finds names in a folded message: every place where one could begin, weighed with what stands around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pii_guard.model import Evidence, Office, Span
from pii_guard.recognizer import Candidate
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import is_emd
from pii_guard.text import Text

from .cues import (
    BETWEEN,
    CUES,
    FAIR,
    FAMILY,
    JOINED,
    LABEL,
    LABELS,
    LONGEST_CUE,
    MARKS,
    ROLES,
    SELF,
    STRONG,
    TAIL_WEIGHT,
    WHO_DID,
    tail_of,
)
from .foreign import foreign_names
from .letters import put_together
from .model import CLEAR_FROM, name_weights
from .syllables import COMMON, COMPOUND_SURNAMES, FIRST, SECOND, SINGLE, SURNAMES

ENOUGH = 10  # name and surroundings together
IN_LIST = 4  # stands beside another name
BEHIND_NUMBER = 4  # `3333-20-7378836 정하늘`
WHOLE_LINE = 3
IN_QUOTES = 3
CLEAR = 2  # such a name with a particle or the copula: 손예지를 고발합니다
SELF_NAMED = 5  # 저는 …입니다
REFUTED = -99  # no name can stand there
SPACED = 2  # taken off for `김 철수`: the first syllable may be a word of its own


def _letters(*syllables: str) -> str:
    return "".join(sorted(set("".join(syllables))))


_BEGIN = _letters(*SURNAMES, *(name[0] for name in (*COMPOUND_SURNAMES, *COMMON)))
_ONE = _letters(*FIRST, *(name[0] for name in COMMON))
_TWO = _letters(*SECOND, *(name[1] for name in COMMON))
_CALLED_ALONE = _letters(*SINGLE, *(name[1] for name in COMMON))
_BEHIND_SHORT = "씨님이입예라은는한에께인고구의도를을가와과로야명"
_GLUED_TO = _letters(*(word[-1] for word in (*LABELS, *ROLES, *FAMILY)), "은는이가")
_LABEL_ENDS = _letters(*(word[-1] for word in LABELS))
_BEHIND_LABEL = (
    "|".join(f"(?<=[{_LABEL_ENDS}]{mark}.)" for mark in ("", "[ :은는이가]", "[ :은는이가][ :]")) + "|(?<=:.)|(?<=: .)"
)
_BEFORE = _letters(_GLUED_TO, _LABEL_ENDS, " :은는이가")  # cost only: what the two below need right in front
_COMPOUND = "|".join(f"(?<={name[0]})(?={name[1]})" for name in sorted(COMPOUND_SURNAMES))
_COMPOUND_BEGIN = _letters(*(name[0] for name in COMPOUND_SURNAMES))
START = Expression(
    f"[{_BEGIN}](?:"
    f"(?<![가-힣*○].)(?:(?=[{_ONE}][{_TWO}])|(?=[{_CALLED_ALONE}](?:[^가-힣]|[{_BEHIND_SHORT}]|$))|(?= [{_ONE}] ?[{_TWO}])|(?=[가-힣]{{1,2}} ?씨))"
    f"|(?<=[{_BEFORE}].)(?:(?<=[{_GLUED_TO}].)(?=[{_ONE}][{_TWO}])|(?:{_BEHIND_LABEL})(?=[가-힣]))"
    f"|(?<=[{_COMPOUND_BEGIN}])(?:{_COMPOUND})"
    ")"
)
WORD = Expression(r"[가-힣]{2,4}")
APART = Expression(r"([가-힣]) ([가-힣]) ?([가-힣])(?![가-힣]{3})")
NUMBER_BEFORE = Expression(r"[0-9][0-9-]{6,16}[ ,/)\n]{1,3}$")
NUMBER_MARKS = " ,/)\n"
_ADDRESSED = ("씨", " 씨")
LINE_END = Expression(r"(?:만|만요|요)?[ .,!~^;ㅎㅋㅠㅜ]{0,6}(?:$|\n)")
INTRODUCED = Expression("(?: ?입니다|이에요|예요)[ .,!~]{1,3}")  # 오석태입니다 안녕하세요
ROAD_OR_PLACE = Expression(r"[로길동리가면읍][ ]?[0-9]|.[로길][ ]?[1-9]")  # 심원로 270, 노은서로 124: an address
_CUE_SIZES = {end: sorted({len(w) for w in CUES if w[-1] == end}, reverse=True) for end in {w[-1] for w in CUES}}
OPENING, CLOSING = frozenset("\"'「『“‘"), frozenset("\"'」』”’")
COMPANY = ("(주)", "주식회사", "㈜", "(유)", "법인")
LOOSE_TAILS = frozenset({"number", "field", "matter"})  # too little for 노은, 송현: stations and villages
GIVEN_ALONE_TAILS = frozenset({"pet", "honorific", "dative", "copula", "quoted"})


@dataclass(slots=True)
class _Proposal:
    """A stretch that may be a name: its own weight and that of its surroundings together."""

    start: int
    end: int
    weight: int
    shape: str


def find(text: Text, _: Office) -> Iterator[Candidate]:
    """Names, Korean ones first; particles and titles stay outside."""
    folded, typed = put_together(text.folded)
    for candidate in _find(folded):
        yield (
            candidate
            if typed is None
            else candidate._replace(parts=tuple(Span(*typed.back(*p)) for p in candidate.parts))
        )


def _find(folded: str) -> Iterator[Candidate]:
    proposals = _disjoint(folded)
    for a, b in pairwise(proposals):
        if a.weight >= ENOUGH > b.weight and _joined(folded, a, b):
            b.weight += IN_LIST
    for b, a in pairwise(reversed(proposals)):
        if b.weight >= ENOUGH > a.weight and _joined(folded, a, b):
            a.weight += IN_LIST
    korean = {Span(p.start, p.end): p.shape for p in proposals if p.weight >= ENOUGH}
    for span, shape in korean.items():
        yield Candidate(shape, (span,), Evidence.PLAUSIBLE, "korean", True)
    taken = {i for span in korean for i in range(span.start, span.end)}
    for shape, span in foreign_names(folded):
        if taken.isdisjoint(range(span.start, span.end)):
            yield Candidate(shape, (span,), Evidence.PLAUSIBLE, "foreign", True)


def _disjoint(folded: str) -> list[_Proposal]:
    """The heaviest reading at each place, without those that overlap a heavier one."""
    kept: list[_Proposal] = []
    for match in START.finditer(folded):
        best = _best(folded, match.start())
        if best is None:
            continue
        if kept and best.start < kept[-1].end:
            if best.weight <= kept[-1].weight:
                continue
            kept.pop()
        kept.append(best)
    return kept


def _joined(folded: str, a: _Proposal, b: _Proposal) -> bool:
    """Whether two names stand in one list: a name carries the one it is listed with, 백미숙과 조현우."""
    return JOINED.fullmatch(folded, a.end, b.start) is not None


def _best(folded: str, start: int) -> _Proposal | None:
    """The heaviest reading at this place, of equals the longest; None when there is none."""
    cue, best = -1, None
    for end, surname, given in _splits(folded, start):
        name, asked = name_weights(surname, given)
        tail = tail_of(folded, end) if asked else None
        if tail is None or ROAD_OR_PLACE.match(folded, end - 1):
            continue
        cue = _cue_before(folded, start) if cue < 0 else cue
        if folded.startswith(_ADDRESSED, end) or cue == LABEL or (cue == STRONG and _colon(folded, start)):
            name = asked
        elif folded[end - 1] == "동" and end - start > 2 and is_emd(folded[start:end]):
            continue  # 구월동, 갈현동: a quarter of a town
        clear = CLEAR if name >= CLEAR_FROM and end - start > 2 and tail[0] in ("particle", "copula") else 0
        weight = name + clear + _around(folded, start, end, surname, cue, *tail) if name else REFUTED
        if best is None or weight > best.weight:
            best = _Proposal(start, end, weight, tail[0])
    return best


def _around(folded: str, start: int, end: int, surname: str, cue: int, kind: str, tail: str) -> int:
    """Weight of what stands before and behind; REFUTED where no name can stand."""
    if cue < STRONG and _hangul(folded[start - 1 : start]):
        return REFUTED
    if cue < FAIR and kind in LOOSE_TAILS and end - start == 2:
        return REFUTED
    leading = folded[max(0, start - 5) : start].rstrip()
    if leading.endswith(COMPANY):
        return REFUTED
    if not surname and not _given_alone(cue, kind, tail) and not (cue == LABEL and leading.endswith(":")):
        return REFUTED
    before = max(cue, _other_before(folded, start, kind))
    spaced = SPACED if folded.count(" ", start, end) == 1 else 0
    quoted = IN_QUOTES if folded[start - 1 : start] in OPENING and folded[end : end + 1] in CLOSING else 0
    return TAIL_WEIGHT[kind] + before + _line(folded, start, end, kind, tail) + quoted - spaced


def _colon(folded: str, start: int) -> bool:
    return folded[max(0, start - 2) : start].rstrip().endswith(":")


def _given_alone(cue: int, kind: str, tail: str) -> bool:
    """Whether a given name may do without its surname here: 딸 서연이가, 서연 씨, 서연이한테."""
    return kind == "honorific" or tail.startswith(("이한테", "이에게")) or (cue >= FAIR and kind in GIVEN_ALONE_TAILS)


def _splits(folded: str, start: int) -> Iterable[tuple[int, str, str]]:
    """End, surname and given name of each reading, longest first."""
    if match := WORD.match(folded, start):
        word = match.group()
        two, last = word[:2], word[2:3]
        splits = [(start + 2, word[0], word[1])]
        if last:
            splits.insert(0, (start + 3, word[0], word[1:3]))
        if two in COMPOUND_SURNAMES:
            splits[:0] = [(start + size, two, word[2:size]) for size in (4, 3) if len(word) >= size]
        if two in COMMON:
            splits.append((start + 2, "", two))
        return splits
    if match := APART.match(folded, start):
        return [(match.end(), match[1], match[2] + match[3])]
    return ()


def _line(folded: str, start: int, end: int, kind: str, tail: str) -> int:
    first = kind in ("end", "copula") and (start == 0 or folded[start - 1] == "\n")
    whole = LINE_END.match(folded, end + len(tail)) or (INTRODUCED.match(folded, end) and kind == "copula")
    return WHOLE_LINE if first and whole else 0


def _other_before(folded: str, start: int, kind: str) -> int:
    """Weight of `저는` in front of a name with the copula, or of a long number there."""
    if kind in ("copula", "quoted") and SELF.search(folded[max(0, start - 10) : start]):
        return SELF_NAMED
    if kind in ("copula", "quoted") and WHO_DID.search(folded[max(0, start - 6) : start]):
        return FAIR
    last = folded[max(0, start - 4) : start].rstrip(NUMBER_MARKS)[-1:]  # cost only: seldom one of a number
    if (last.isdigit() or last == "-") and NUMBER_BEFORE.search(folded[max(0, start - 20) : start]):
        return BEHIND_NUMBER
    return 0


def _cue_before(folded: str, start: int) -> int:
    """Weight of the cue word in front of a name: with one particle, marks and blanks between."""
    edge = start
    while edge and start - edge < 3 and folded[edge - 1] in MARKS:
        edge -= 1
    words = folded[max(0, edge - LONGEST_CUE - 3) : edge]
    weight = _cue(words)
    for size in (1, 2):
        if words[-size:] in BETWEEN:
            weight = max(weight, _cue(words[:-size]))
    return 0 if weight < LABEL and "\n" in folded[edge:start] else weight


def _cue(words: str) -> int:
    """Weight of the cue word these words end in; a short one must be a word of its own, unless it is a label."""
    for size in _CUE_SIZES.get(words[-1:], ()):
        weight = CUES.get(words[-size:], 0)
        if weight and (weight == LABEL or size > 2 or not _hangul(words[-size - 1 : -size])):
            return weight
    return 0


def _hangul(char: str) -> bool:
    return "가" <= char <= "힣"
