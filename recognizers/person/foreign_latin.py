"""Names in Latin letters: two to five words beside something that says that a person is meant.

`PHAM THI LAN님`, `성명(영문): SOK DARA`, `NGUYEN THI HOA (응우옌 티 호아)`, `LI XIAOMING 앞으로`. In a message that
speaks of a homeland or a visa no more is needed. Products, houses and companies are written so too: a run that holds one
of their words is no name.
"""

from collections.abc import Iterator

from pii_guard.model import Span
from pii_guard.recognizer.expressions import Expression

from .cues import cue_of
from .foreign_words import HOMELANDS, KIN_OF_HOMELAND, LATIN_WORDS, VISAS
from .words import either

CAPITALS = "[A-Z]{2,14}(?:[ ,-]{1,2}[A-Z]{2,14}){1,4}"
TITLE_CASE = "[A-Z][a-z]{1,14}(?:[ -][A-Z][a-z]{0,14}){1,4}"
RUN = Expression(f"(?<![A-Za-z0-9@._-])(?:{CAPITALS}|{TITLE_CASE})(?![A-Za-z0-9@._])")
FOREIGN = f"(?:{either(HOMELANDS - {'인도', '이주'})}|{VISAS})"
PAPERS = (
    "여권|비자|체류|외국인|등록증|출국|입국|국적|근로계약|월급|급여|임금|퇴직금|사업장|기숙사|통역|취업|고용|거소|재입국|"
    "앞으로|명의|이름으로|생년월일|연락처|전화|계절근로자|근로자"
)
SIGNED = "[ ]?(?:올림|드림|배상)|\\] \\[오[전후]"
BEHIND = f"{SIGNED}|[ ]?(?:씨|님)(?:[^가-힣]|[가-힣]{{1,2}}(?:[^가-힣]|$)|$)|[ ]?(?:한테|에게|{PAPERS})|[ ,/(|:\t-]{{1,3}}(?:\\+?82|01[016789]|[0-9]{{6}}|(?:19|20)[0-9]{{2}}[.년-])"
STATED = "[ ]?(?:입니다|이에요|예요|인데|이고|이구|이라|라고 ?[합하해])"
_BEHIND, _STATED, _FOREIGN = Expression(BEHIND), Expression(STATED), Expression(FOREIGN)
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
        stated = match.group().isupper() and _STATED.match(folded, end)
        if abroad or stated or _BEHIND.match(folded, end) or _asked(folded, start):
            behind = _IN_HANGUL.match(folded, end)
            yield "latin-asked", Span(start, behind.end() if behind else end)


def _asked(folded: str, start: int) -> bool:
    """Whether a label, a role, a relative, a country or a number stands in front."""
    if _ASKED.search(folded, max(0, start - 12), start):
        return True
    if _NUMBER.search(folded, max(0, start - LOOK_BACK), start):
        return True
    before = _BEFORE.search(folded, max(0, start - LOOK_BACK), start)
    return before is not None and (cue_of(before[1])[0] in "LRFC" or before[1] in KIN_OF_HOMELAND)
