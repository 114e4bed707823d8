"""The tail behind the number of an address: further lots, 번지, 상세주소 (동·층·호), 참고항목.

도로명주소법 시행령 §6: 건물번호, a comma, 상세주소, then the 참고항목 in brackets (법정동, 공동주택명). Lots are listed
(961-3, 962, 963), ranged (379-1~384-14) or summed up (외 3필지). A house may be named before its flat.
"""

from typing import NamedTuple

from pii_guard.recognizer.expressions import Expression, Found
from pii_guard.recognizer.gazetteer import is_emd, is_ri

from .words import COUNTED, HOUSES

MOST_LOTS = 8  # of one list; a longer list is read on as numbers that follow an address
_HOUSE = "|".join(HOUSES)

_LOT = r"(?:산[ ]?)?[1-9][0-9]{0,4}(?:-[0-9]{1,4})?(?:[ ]?번지)?"
_NEXT_LOT = Expression(
    rf"(?:[ ]?(?:[,.·~]|및|와|과|하고|이랑|랑)[ ]?(?:{_LOT}|-[0-9]{{1,4}})|[ ][1-9][0-9]{{0,3}}-[1-9][0-9]{{0,2}})"
    rf"(?![0-9]|-[0-9]|[.][0-9]|{COUNTED.pattern})"
)
_BEONJI = Expression(
    r"[ ]?번지(?:[ ]?(?:의|에|다시)?[ ]?[1-9][0-9]{0,2}[ ]?호|[ ]?(?:의|다시)[ ]?[1-9][0-9]{0,2}(?![0-9]))?"
    rf"|[ ]?(?:의|에|다시)[ ]?[1-9][0-9]{{0,2}}(?![0-9]|{COUNTED.pattern})(?:[ ]?번지)?"
)
_MORE_LOTS = Expression(r"[ ]?외[ ]?(?:[0-9]{1,3}[ ]?(?:개[ ]?)?필지?|[0-9]{1,2}(?![0-9가-힣]))")

# The exact area of a lot leads to it in the public register as its number does.
_AREA = Expression(r"[ ](?<=번지[ ])[0-9]{1,3}(?:,?[0-9]{3}){0,2}(?:[.][0-9]{1,2})?[ ]?(?:㎡|m2)")

_FLOOR = r"(?:(?:지하|지상|B)?[ ]?[0-9]{1,3}(?:[ ]?[~,·][ ]?(?:지상|지하)?[0-9]{1,3})?층|(?:지하[ ]?)?[일이삼사오육칠팔구]층(?![가-힣]{2})|[일이삼사오육칠팔구]층(?=이[요에고]|입니|인데|이예)|지하층|(?:반지하|옥탑)(?:방|층)?(?![ ]?[0-9])|B[0-9](?![0-9A-Za-z-])|[0-9]{1,2}F(?![0-9A-Za-z]))"
_FLAT = r"(?:반?지하[ ]?|지층[ ]?|옥탑[ ]?|제|[A-Z]-?|[가나다라마바사아]-)?[0-9]{1,5}(?:-[0-9]{1,3}|-?[A-Z])?(?:호(?!선|기|차)|번방)"
_NO_HOUSE = "하우스|축사|창고|온실|저장고|관리사|퇴비사|농막|우사|돈사|계사"  # 하우스 4동 counts them
_BLOCK = r"(?:[0-9]{1,2}병동|[A-Z]관|(?:제?[0-9]{1,4}|[A-Za-z가-하])동(?![ ]?(?:주민|행정|사무소)))"
_PAIR = r"(?:[1-9][0-9]{1,2}-[1-9][0-9]{2,3}|[1-9][0-9]{3}-[1-9][0-9]{2})(?:호|(?![0-9-]))"
_DETAIL = (
    rf"(?:{_BLOCK}[ ,]{{0,2}}(?:{_FLOOR}[ ,]{{0,2}})?(?:{_FLAT}|[0-9]{{3,4}}(?![0-9-]))"
    rf"|{_BLOCK} ?에서? ?{_FLAT}|{_FLOOR}(?:[ ,]{{0,2}}(?:{_FLAT}|[1-9][0-9]{{2,3}}(?![0-9-])))?|{_FLAT}|{_BLOCK}(?=$|[^가-힣]|[에은이])|{_PAIR}|(?:[A-Z]|[가나다라마바사아])-[1-9][0-9]{{2,3}}(?![0-9-]))"
)
# A name before the detail is no word with a particle, and none that only points to the address.
_POINTING = (
    "앞|옆|뒤|근처|인근|부근|주변|맞은편|건너편|일원|일대|건물|말고|이고|이랑|까지|부터|에서|에|으로|로|은|는|이|가|을|를|와|과|도"
    "|의|랑"
)
_NAME = rf"(?!(?:{_POINTING})(?![가-힣])|[가-힣]{{0,4}}(?:{_NO_HOUSE})(?![가-힣]| [1-9][0-9]{{2,3}}호))[가-힣A-Za-z][가-힣A-Za-z0-9·]{{1,14}}(?<!에서)(?<![은는을를에의고요다])"
_ESTATE = rf"(?:[가-힣A-Za-z0-9]{{1,12}}[ ]?)?(?:{_HOUSE}){{1,2}}(?:[ ]?[0-9]{{1,2}}(?:단지|차))?"
_MARK = f"[,/{chr(0x2190)}-{chr(0x2BFF)}{chr(0x1F000)}-{chr(0x1FAFF)}]"  # a comma, or a picture of a house
_DETAILS = Expression(
    r"(?:[ ]?(?:일원|일대|인근|부근|근처|옆|맞은편))?"
    rf"(?:[ ]?{_MARK}?[ \n]?|(?:[ ]?,[ ]?|[ ])(?:{_ESTATE}[ ,]{{0,2}}|{_NAME}(?:[ ]{_NAME})?(?<!건물)[ ,]{{1,2}})){_DETAIL}"
    rf"|[ ,]{{1,3}}[가-힣A-Za-z0-9]{{1,8}}(?:빌라|연립|맨션|원룸|하이츠|오피스텔)[ ]?[1-9][0-9]{{2,3}}(?![0-9-]|{COUNTED.pattern})"
)
_BRACKET = Expression(r"[ ]?,?[ ]?\((?P<inside>[^()\n]{1,40})(?:\)|$)")
_DONG = Expression(r"[ ]?(?P<dong>[가-힣0-9·.]{1,9}?(?:동|가|리))(?=$|[ ,])")
_OF_A_HOUSE = Expression(rf"(?:{_HOUSE})|[0-9]")
_PHONE = Expression(r"[0-9]{2,4}-[0-9]{3,4}")
_ANYTHING = Expression(
    r"[ ]?번지|[ ]?,?[ ]?(?:반지하|옥탑|(?:지하[ ]?)?[일이삼사오육칠팔구]층)|[^0-9(]{0,30}[0-9(]"
)  # without any of these there is no tail


_HOLDS_DETAIL = Expression("[동층호BF하탑관방라립션룸츠텔-]")  # one of these is in every 상세주소
_LONGEST_DETAILS = 120  # characters, and some to spare


class Tail(NamedTuple):
    """Where an address ends, and what its end says."""

    end: int
    lots: str = ""  # further lots and 호, as typed
    detail: str = ""  # 동·층·호, with what stands before it
    beonji: bool = False
    confirms: bool = False  # the 참고항목 names a 동 there is

    @property
    def beyond(self) -> str:
        """The part that makes it another address than the bare number: letters and digits of further lots and of the flat."""
        return "".join(filter(str.isalnum, (self.lots + self.detail).replace("번지", "")))


def read_tail(text: str, at: int) -> Tail:
    """The tail that begins behind the main number, at `at`."""
    if not _ANYTHING.match(text, at):  # cost only: the long expressions below would find nothing
        return Tail(at)
    beonji = _BEONJI.match(text, at)
    place = _behind_lots(text, beonji.end() if beonji else at)
    lots, detail, confirms = text[at:place], "", False
    for _ in range(3):  # the 참고항목 stands behind the 상세주소, or before it; a block and a floor are two
        end, dong = _bracket(text, place)
        confirms = confirms or dong
        details = _details(text, end)
        last = details.end() if details else end
        if last == place:  # cost only: nothing was read, nor would be in the next round
            break
        detail, place = detail + text[end if dong else place : last], last
    return Tail(place, lots, detail, beonji is not None, confirms)


def _details(text: str, at: int) -> Found | None:
    """The 상세주소 at `at`; the long expression is asked only where one can be."""
    return _DETAILS.match(text, at) if _HOLDS_DETAIL.search(text, at, at + _LONGEST_DETAILS) else None


def _behind_lots(text: str, place: int) -> int:
    for _ in range(MOST_LOTS):
        lot = _NEXT_LOT.match(text, place)
        if not lot:
            break
        place = lot.end()
    for expression in (_MORE_LOTS, _AREA):
        if more := expression.match(text, place):
            place = more.end()
    return place


def _bracket(text: str, at: int) -> tuple[int, bool]:
    """End of the 참고항목 at `at`, and whether it names a 동; `at` itself when the brackets hold something else."""
    found = _BRACKET.match(text, at) if "(" in text[at : at + 3] else None
    if not found or _PHONE.search(inside := found["inside"]):
        return at, False
    if _details(text, found.end()):  # (1지구) 101동 1203호: whatever they hold, a flat stands behind
        return found.end(), False
    named = _DONG.match(inside)
    if named and (is_emd(named["dong"]) or is_ri(named["dong"])):
        return found.end(), True
    return (found.end() if _OF_A_HOUSE.search(inside) else at), False
