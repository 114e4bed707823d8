"""What stands behind the number of an address: further numbers, 번지, 상세주소 (동·층·호), 참고항목.

도로명주소법 시행령 §6: 건물번호, a comma, 상세주소, then the 참고항목 in brackets (법정동, 공동주택명).
Lots are listed (961-3, 962, 963), ranged (379-1~384-14) or summed up (외 3필지).
"""

import re
from dataclasses import dataclass

from pii_guard.gazetteer import is_emd, is_ri

from .words import COUNTED, ESTATE

_LOT = r"(?:산[ ]?)?[1-9][0-9]{0,4}(?:-[0-9]{1,4})?(?:[ ]?번지)?"
_NOT_LOT = rf"(?![0-9]|-[0-9]|\.[0-9]|{COUNTED.pattern})"
_NEXT_LOT = re.compile(rf"[ ]?(?:[,.·~]|및|와|과)[ ]?(?:{_LOT}|-[0-9]{{1,4}}){_NOT_LOT}")
_HO = re.compile(
    r"[ ]?번지(?:[ ]?[1-9][0-9]{0,2}호(?![가-힣]*[선기]))?|[ ]?의[ ]?[1-9][0-9]{0,2}(?![0-9])(?:[ ]?번지)?"
)
_BEYOND = re.compile(r"[ ]?외[ ]?(?:[0-9]{1,3}[ ]?(?:필지|개[ ]?필지)|[0-9]{1,2}(?![0-9가-힣]))")

_FLOOR = r"(?:지하|지상|B)?[ ]?[0-9]{1,3}층|지하층"
_FLAT = r"(?:지하[ ]?|B|제)?[0-9]{1,5}(?:-[0-9]{1,3})?호(?!선|기|차|실[ ]?고)"
_BLOCK = r"(?:제?[0-9]{1,4}|[A-Za-z가-하])동(?![ ]?[가-힣]*(?:주민|행정|사무소))"
_PAIR = r"[0-9]{2,4}-[0-9]{2,4}(?:호|(?![0-9-]))"
DETAIL = rf"(?:{_BLOCK}[ ,]{{0,2}}(?:{_FLOOR})?[ ,]{{0,2}}(?:{_FLAT}|[0-9]{{3,4}}(?![0-9-]))|{_FLOOR}(?:[ ,]{{0,2}}{_FLAT})?|{_FLAT}|{_BLOCK}(?=$|[^가-힣]|[에은이])|{_PAIR})"

# A name of a house between the number and its detail, never a word with a particle or one that only points there.
_POINTING = r"(?:앞|옆|뒤|근처|인근|부근|주변|맞은편|건너편|일원|일대|건물|말고|이고|이랑|까지|부터|에서|에|으로|로|은|는|이|가|을|를|와|과|도|의|랑)"
_NAME = rf"(?!{_POINTING}(?![가-힣]))[가-힣A-Za-z][가-힣A-Za-z0-9·]{{1,14}}(?<!에서)(?<![은는을를에의고요다])"
_AFTER_NUMBER = re.compile(rf"[ ]?(?:,[ \n]?|[ \n])?{DETAIL}")
_AFTER_NAME = re.compile(rf"(?:[ ]?,[ ]?|[ ]){_NAME}(?:[ ]{_NAME})?(?<!건물)[ ,]{{1,2}}{DETAIL}")
_AFTER_ESTATE = re.compile(
    rf"(?:[ ]?,[ ]?|[ ])(?:[가-힣A-Za-z0-9]{{1,12}}[ ]?)?(?:{ESTATE}){{1,2}}(?:[ ]?[0-9]{{1,2}}[단차][지]?)?[ ,]{{0,2}}{DETAIL}"
)
_BRACKET = re.compile(r"[ ]?,?[ ]?\((?P<inside>[^()\n]{1,40})(?:\)|$)")
_PHONE = re.compile(r"[0-9]{2,4}-[0-9]{3,4}")
_PLACE_WORDS = re.compile(rf"(?:{ESTATE})|[0-9]")
_NAMED = re.compile(r"[가-힣0-9·.]{1,9}?(?:동|가|리)(?=$|[ ,)])")


@dataclass(frozen=True, slots=True)
class Tail:
    """Where an address ends, and what made it end there."""

    end: int
    detail: bool = False  # 동·층·호
    lot: bool = False  # 번지
    named: bool = False  # a 참고항목 names a 동 there is


def read_tail(text: str, at: int) -> Tail:
    """The tail that begins behind the main number, at `at`."""
    ho = _HO.match(text, at)
    end = ho.end() if ho else at
    for _ in range(8):
        more = _NEXT_LOT.match(text, end)
        if not more:
            break
        end = more.end()
    if beyond := _BEYOND.match(text, end):
        end = beyond.end()
    named = _dong_in_brackets(text, end)
    detail, end = _details(text, end)
    return Tail(end, detail, ho is not None, named)


def _details(text: str, end: int) -> tuple[bool, int]:
    detail = False
    for _ in range(3):
        if inside := _bracket(text, end):
            end = inside
        for form in (_AFTER_NUMBER, _AFTER_ESTATE, _AFTER_NAME):
            if found := form.match(text, end):
                detail, end = True, found.end()
                break
        else:
            break
    return detail, end


def _dong_in_brackets(text: str, at: int) -> bool:
    found = _BRACKET.match(text, at)
    named = found and _NAMED.match(found["inside"].strip())
    return bool(named and (is_emd(named.group()) or is_ri(named.group())))


def _bracket(text: str, at: int) -> int:
    """End of a 참고항목; 0 when the brackets hold something else."""
    found = _BRACKET.match(text, at)
    if not found or _PHONE.search(inside := found["inside"]):
        return 0
    return found.end() if _dong_in_brackets(text, at) or _PLACE_WORDS.search(inside) else 0
