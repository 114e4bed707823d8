"""Finds flats: 현대아파트 101동 1203호, 주공 3단지 302-1507, 성산빌라 B동 지하 1호, or only 101동 1203호.

A pair such as 101-1203 is a flat only behind the name of a house or the word 동호수; a block and a flat
(동 and 호) speak for themselves. A house without a flat is a place, not somebody's.
"""

from pii_guard.model import Evidence
from pii_guard.recognizer.expressions import Expression

from .address import Address
from .chain import place_ending, read_chain
from .number import Number
from .words import COUNTED, HOUSES, resident

MOST_FLATS = 40  # on one storey
_REACH = 24  # characters in which the name of a house is looked for
_LETTER = "[A-Za-z가나다라마바사아자차카타파하]"
_FLOOR = r"(?:(?:지하|지상|B)?[ ]?[0-9]{1,2}층[ ,]{0,2})?"
_BELOW = (
    r"(?:(?:반?지하|지층|지|옥탑|[A-Z])[ ]?-?0?)"  # in front of a flat's own number: 지하 1호, 지층 01호, B02호, A-15호
)
_FLAT = (
    rf"{_BELOW}?(?P<flat>[1-9][0-9]{{0,4}})(?:-?[A-Z])?[ ]?호(?!선|기|차|봉|라)(?:실(?=$|[^가-힣]|[이예에은로인입요]))?"
)
_BEHIND_BLOCK = Expression(rf"[ ]?동(?: ?에서?|의)?[ ,.\n/-]{{0,3}}{_FLOOR}{_FLAT}")
_BARE_BEHIND_BLOCK = Expression(r"동에?[ ,]{0,2}[1-9][0-9]{2,3}(?![0-9]|-[0-9]|[년월원명세])")
_BLOCK_BEFORE = Expression(rf"(?<![0-9A-Za-z가-힣])(?P<block>{_LETTER}동)[ ,\n]{{0,2}}{_FLOOR}{_BELOW}?$")
_PUBLIC_HOUSE = Expression("(?:수련관|회관|체육관|도서관|센터|학교|청사|복지관|문화관) ?(?:[A-Z가-하]동 ?)?$")
_HO = Expression(r"호(?!선|기|차|봉|점)(?:실(?=$|[^가-힣]|[이예에은로인입요]))?")
_DEEP_HO = Expression(r" 호(?![가-힣])")  # B 01 호
_SMALL_HOUSES = (
    "고시원",
    "원룸",
    "기숙사",
    "빌라",
    "연립",
    "맨션",
    "주택",
    "아파트",
)  # flats without a storey in their number
SMALL_HOUSE = "[가-힣](?:빌라|빌라트|연립|맨션|원룸|고시원|오피스텔|하이츠)"
_NAMED_HOUSE = Expression(rf"(?<![가-힣A-Za-z0-9])[가-힣A-Za-z0-9]{{1,10}}{SMALL_HOUSE}[ ,]{{0,2}}$")
_ENDS = Expression(r" ?(?:이에요|예요|입니다|이요|요|이고요?|인데요?|임|에)?[ .,!~)]{0,3}(?:$|\n|[^가-힣 0-9])")
_NO_HOUSES = ("하우스", "버스", "코스", "박스")  # 비닐하우스 B3호
_ANY_HOUSE = Expression(  # a brand not in the list: 미소지움, 석정힐스, 천년나무; it ends as loanwords do, unlike 수도요금 and 누수
    r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9·]{1,9}(?:[스힐빌움뷰샵루채텔룸벨엘크즈블빛솔A-Z]|나무|캐슬|[0-9]{1,2}차))(?:[ ][0-9]{1,2}(?:단지|차))?[ ]?$"
)
_DEEP = Expression(
    rf"(?:(?<![0-9A-Za-z가-힣]){_BELOW}|(?<![0-9])[1-9][0-9]?층[ ,]{{0,2}}(?:[가-힣]{{1,3}}(?:집|쪽|문|호실)[ ])?{_BELOW}?)$"
)
_LETTERED = Expression(r"-?[A-Z][ ]?호(?!선|기|차)")  # 301-A호
_TRAIN = Expression("(?<![가-힣])새마을$")  # ITX-새마을 1044호; also a bank
_COMPLEX = Expression(r"[ ]?[0-9]{1,2}(?:단지|차)$")  # 3단지, 2차
_NAME = Expression(rf"(?:(?:{'|'.join(HOUSES)})[ ])?[가-힣A-Za-z0-9]{{1,12}}$")
_PAIR = Expression(r"[1-9][0-9]{1,2}-[1-9][0-9]{2,3}|[1-9][0-9]{3}-[1-9][0-9]{2}")
_PRINTED = Expression(r"[1-9][0-9]{2}-[1-9][0-9]{2,3}")  # 101-1203, and no 10-203
HOUSE_BEHIND = rf"[ ]?호?[ ,(]{{1,2}}(?:[가-힣]{{1,4}})?(?:{'|'.join(HOUSES)})(?:이|요|입|예|에|인|[ ).,\n]|$)"
_HOUSE_BEHIND = Expression(HOUSE_BEHIND)
LIVES = "[ ]?호?(?:에|에서)? ?(?:살아|살고|사는|삽니|산다|거주|입주|관리비|이사)"
_LIVES = Expression(LIVES)
_READ_ALOUD = Expression(r"[1-9](?:0[1-9]|[1-3][0-9])- [1-9][0-9]{3}")  # 105에 1302, of which folding makes a dash
_NAME_BEFORE = Expression(r"[가-힣A-Z][은는이가]?[ :]{1,2}$")
_DOCUMENT = Expression(r"(?:제|호|번호) ?$")  # 제105-1203호 is a paper
_SLASHED = Expression(r"/[1-9][0-9]{2,3}(?:호|(?![0-9/]))")
ROOMS_CUE = "(?:동[ ]?호수?|사는[ ]?(?:곳|데|집)|(?:우리|저희)[ ]?집)[은는이]?"
_ROOMS_ASKED = Expression(rf"{ROOMS_CUE}[ :]{{0,2}}$")


def read_flat(text: str, number: Number) -> Address | None:
    """The flat this number is the block, the flat or both of; None for any other number."""
    if text.startswith(("동", " 동"), number.end):
        return _from_block(text, number)
    if "-" in number.digits:
        return _from_pair(text, number)
    if text.startswith("/", number.end):
        return _from_slashed(text, number)
    if bare := _from_bare(text, number):
        return bare
    if (
        text.startswith(("호", " 호"), number.end)
        or _LETTERED.match(text, number.end)
        or text[number.named - 1 : number.named] == "동"
    ):
        return _from_flat(text, number)
    return None


def _from_block(text: str, number: Number) -> Address | None:
    """101동 1203호, and behind a house 나동 201 too."""
    start = number.start - text.startswith("제", number.start - 1)
    house = _house(text, start)
    if rooms := _BEHIND_BLOCK.match(text, number.end):
        sure = house < start or max(len(number.digits), len(rooms["flat"])) > 2 or resident(text, start, rooms.end())
        return _flat(text, _any_house(text, house), start, rooms.end()) if sure else None
    bare = _BARE_BEHIND_BLOCK.match(text, number.end)
    if bare is None or not (house < start or (len(number.digits) > 2 and _LIVES.match(text, bare.end()))):
        return None
    return _flat(text, house, start, bare.end())


def _from_pair(text: str, number: Number) -> Address | None:
    """302-1507 behind a house or 동호수; a flat's number is its storey and, from 01 on, its place there."""
    said = text.startswith(("호", " 호"), number.end)
    if not _PAIR.fullmatch(number.digits) or (not said and COUNTED.match(text, number.end)):
        return None
    house = _house(text, number.start)
    asked = _ROOMS_ASKED.search(text, max(0, number.start - 9), number.start) is not None
    if _READ_ALOUD.match(text, number.start):
        asked = asked or _NAME_BEFORE.search(text, max(0, number.start - 4), number.start) is not None
    if _PRINTED.fullmatch(number.digits):
        unnamed = (
            said and _is_flat(number.digits) and not _DOCUMENT.search(text, max(0, number.start - 4), number.start)
        )
        asked = asked or unnamed or _LIVES.match(text, number.end) is not None
    sure = said or _is_flat(number.digits)
    if sure and (asked or house < number.start or _is_house_behind(text, number.end)):
        return _flat(text, house, number.start, _behind_ho(text, number.end))
    return None


def _is_flat(typed: str) -> bool:
    """Whether its last two digits are a place on a storey."""
    return 0 < int("".join(filter(str.isdigit, typed))[-2:]) <= MOST_FLATS


def _is_house_behind(text: str, end: int) -> bool:
    """104-1203 주공이요: the name of the house stands behind its flat."""
    return _HOUSE_BEHIND.match(text, end) is not None


def _behind_ho(text: str, end: int) -> int:
    ho = _HO.match(text, end + text.startswith(" 호", end))
    return ho.end() if ho else end


def _from_slashed(text: str, number: Number) -> Address | None:
    """현대아파트 107/1402호; a date or a share stands behind no house."""
    flat, house = _SLASHED.match(text, number.end), _house(text, number.start)
    if flat is None or len(number.digits) != 3:
        return None
    if house == number.start and not (_is_flat(flat[0]) and _is_house_behind(text, flat.end())):
        return None
    return _flat(text, house, number.start, flat.end())


def _from_flat(text: str, number: Number) -> Address | None:
    """B동 지하 1호, 현대아파트 1203호, 행복빌라 나동 201."""
    said = _HO.match(text, number.end) or _LETTERED.match(text, number.end) or _DEEP_HO.match(text, number.end)
    if _PUBLIC_HOUSE.search(text, max(0, number.start - _REACH), number.start):
        return None
    block = _BLOCK_BEFORE.search(text, max(0, number.start - 14), number.start)
    start = block.start() if block else _without_deep(text, number.start)
    house = _house(text, start)
    long = len(number.digits) > 2
    if said and block:
        sure = house < start or long or resident(text, start, number.end)
    else:
        deep = start < number.start
        long = long or deep or (len(number.digits) > 1 and text[:start].rstrip(" ,").endswith(_SMALL_HOUSES))
        house = _any_house(text, house) if deep else house
        lettered = said is not None and (deep or said.end() - number.end > 1)
        home = house < start or (lettered and resident(text, start, number.end))
        home = home or (said is not None and len(number.digits) > 2 and _LIVES.match(text, said.end()) is not None)
        sure = home and long and bool(said or (block and not COUNTED.match(text, number.end)))
    return _flat(text, house, start, said.end() if said else number.end) if sure else None


def _from_bare(text: str, number: Number) -> Address | None:
    """그린빌라 302: behind a small house that has a name of its own, where the clause ends or somebody lives."""
    house = _NAMED_HOUSE.search(text, max(0, number.start - _REACH), number.start)
    if house is None or len(number.digits) not in (3, 4) or not _is_flat(number.digits):
        return None
    if not (_ENDS.match(text, number.end) or _LIVES.match(text, number.end)):
        return None
    return _flat(text, house.start(), number.start, number.end)


def _without_deep(text: str, start: int) -> int:
    deep = _DEEP.search(text, max(0, start - 8), start)
    return deep.start() if deep else start


def _house(text: str, end: int) -> int:
    """Where the name of the house in front begins; `end` itself when there is none."""
    low = max(0, end - _REACH)
    before = text[low:end].rstrip(" ,\n")
    if part := _COMPLEX.search(before):
        before = before[: part.start()].rstrip(" ")
    name = _NAME.search(before) if before.endswith(HOUSES) and not _TRAIN.search(before) else None
    return low + name.start() if name else end


def _any_house(text: str, house: int) -> int:
    """Where a house begins whose name says nothing of houses: 미소지움 103동 1204호."""
    name = _ANY_HOUSE.search(text, max(0, house - 16), house)
    known = name is not None and (name["name"].endswith(_NO_HOUSES) or place_ending(text, name.end("name")))
    return name.start() if name and not known else house


def _flat(text: str, house: int, start: int, end: int) -> Address:
    chain = read_chain(text, house)
    core = "".join(filter(str.isalnum, text[house:end]))
    return Address("apartment", chain.start, end, Evidence.PLAUSIBLE, core, "", start, chain)
