"""Names in Latin letters: two words or more beside something that says that a person is meant, or built as a name is.

`PHAM THI LAN님`, `성명(영문): SOK DARA`, `NGUYEN THI HOA (응우옌 티 호아)`, `LI XIAOMING 앞으로`, `Ganbold Bataar is …`, a
line of its own, `TRAN THI …` wherever it stands. In a message that speaks of a homeland or a visa no more is needed.
Products, houses and companies are written so too: a run that holds one of their words is no name.
"""

from collections.abc import Iterator

from pii_guard.model import Span
from pii_guard.recognizer.expressions import Expression

from .cues import cue_of
from .foreign_words import HOMELANDS, KIN_OF_HOMELAND, LATIN_WORDS, VISAS
from .words import either

CAPITALS = "[A-Z]{2,14}(?:[ ,-]{1,2}[A-Z]{2,14}){1,7}"
TITLE_CASE = "[A-Z][a-z]{1,14}(?:[ -][A-Z][a-z]{0,14}){1,4}"
EDGE = r"(?![A-Za-z0-9@_]|[.-][A-Za-z0-9])"
RUN = Expression(f"(?<![A-Za-z0-9@._-])(?:{CAPITALS}|{TITLE_CASE}){EDGE}")
# Vietnam's family names with the middle names behind them: no other words are put together so.
_FAMILIES = (
    "NGUYEN|TRAN|PHAM|HOANG|HUYNH|PHAN|VU|VO|DANG|BUI|DO|HO|NGO|DUONG|LY|DINH|TRUONG|DOAN|DAO|LUONG|TRINH|MAI|CAO|LE"
)
_MIDDLE = "THI|VAN|DUC|HUU|NGOC|MINH|THANH|QUOC|XUAN|THU|KIM|HONG"
GLUED = f"(?:{_FAMILIES})(?:THI|VAN)[A-Z]{{2,8}}"
_GLUED = Expression(f"(?<![A-Za-z0-9@._-]){GLUED}{EDGE}")
EASTERN = f"(?i:(?:{_FAMILIES}) (?:{_MIDDLE})) [A-Z]"
_EASTERN = Expression(EASTERN)
FOREIGN = f"(?:{either(HOMELANDS - {'인도', '이주'})}|{VISAS})"
PAPERS = (
    "여권|비자|체류|외국인|등록증|출국|입국|국적|근로계약|월급|급여|임금|퇴직금|사업장|기숙사|통역|취업|고용|거소|재입국|"
    "앞으로|명의|이름|생년월일|연락처|전화|계절근로자|근로자"
)
SIGNED = "[ ]?(?:올림|드림|배상)|\\] \\[오[전후]"
BEHIND = f"{SIGNED}|[ ]?(?:씨|님)(?:[^가-힣]|[가-힣]{{1,2}}(?:[^가-힣]|$)|$)|[ ]?(?:한테|에게|{PAPERS})|[ ,/(|:\t-]{{1,3}}(?:\\+?82|01[016789]|[0-9]{{6}}|(?:19|20)[0-9]{{2}}[.년-])"
STATED = "[ ]?(?:입니다|이에요|예요|인데|이고|이구|이?라(?:[고는]|$))"
# What somebody does or has, behind a run that begins a line.
DOES = " (?:is|was|has|had|wants?|needs?|works?|worked|lives?|lost|got|came|can|cannot|did|does|will|would|says?|said|asked|passport|visa)(?![a-z])"
_BEHIND, _STATED, _FOREIGN, _DOES = (Expression(body) for body in (BEHIND, STATED, FOREIGN, DOES))
_IN_HANGUL = Expression(r" ?\([가-힣]{1,6}(?: [가-힣]{1,6}){0,3}\)")
_ASKED = Expression(r"(?:영문|English|[Nn]ame|NAME)\)?[ ]?[:=]?[ ]{0,2}$")
NUMBER = "[0-9-]{6,16}[ ,/(]{1,3}"
_NUMBER = Expression(f"{NUMBER}$")
_BEFORE = Expression(r"([가-힣]{1,8})(?:\([가-힣]{1,4}\))?[ :(=\t|/\n]{0,4}$")
LOOK_BACK = 18


def latin_names(folded: str) -> Iterator[tuple[str, Span]]:
    """Shape and place of each name; the same name in Hangul in brackets behind it belongs to it."""
    abroad = _FOREIGN.search(folded) is not None
    for match in RUN.finditer(folded):
        start, end = match.span()
        if not LATIN_WORDS.isdisjoint(match.group().upper().replace(",", " ").replace("-", " ").split()):
            continue
        if abroad or _EASTERN.match(folded, start) or _stands_alone(folded, start, end) or _asked(folded, start, end):
            behind = _IN_HANGUL.match(folded, end)
            yield "latin-asked", Span(start, behind.end() if behind else end)
    for match in _GLUED.finditer(folded):
        yield "latin-asked", Span(*match.span())


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether it begins a line, and nothing else stands there, or what somebody does."""
    begins = start == 0 or folded[start - 1] == "\n"
    return begins and (folded[end : end + 1] in ("", "\n") or _DOES.match(folded, end) is not None)


def _asked(folded: str, start: int, end: int) -> bool:
    """Whether a label, a role, a relative, a country or a number stands in front, or behind it what is somebody's."""
    if _BEHIND.match(folded, end) or (folded[start:end].isupper() and _STATED.match(folded, end)):
        return True
    if _ASKED.search(folded, max(0, start - 12), start):
        return True
    if _NUMBER.search(folded, max(0, start - LOOK_BACK), start):
        return True
    before = _BEFORE.search(folded, max(0, start - LOOK_BACK), start)
    return before is not None and (cue_of(before[1])[0] in "LRFC" or before[1] in KIN_OF_HOMELAND)
