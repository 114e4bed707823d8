"""Lot-number addresses (지번주소): 리 or 동, 산 for forest land, 본번-부번, 번지.

이리, 관리 and 우동 are 리 and 동 as well as words: such a name needs its 시·군·구 in front, or 번지.
"""

from pii_guard.model import Evidence
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import EMD, RI, Regions, is_emd, is_ri, is_sido, is_sigungu, regions
from pii_guard.recognizer.tries import trie

from .address import Address, Context
from .chain import Chain, read_chain
from .names import Name, resolve
from .number import Number
from .tail import Tail, read_tail
from .words import COUNTED, LAND, alone, begins_line, in_a_town, is_of_all, lived_in, resident

VILLAGES = ("마을", "부락")
LONE_VILLAGE = 2  # syllables: 우리 마을 34번지 names none
_VILLAGE = Expression(r"(?<![가-힣])(?!우리|저희|이웃|같은|아랫|윗)[가-힣]{2,5}(?:마을|부락)$")
_HOUSE_OF = Expression("호(?: ?집|에서? ?(?:사[는시]|살|계시|거주))")
_IS_IT = Expression(
    rf"[ ]?(?:이에요|예요|입니다|이고요|이요(?![가-힣])|인데|{LAND}(?:[ 이은에은,.]|$|인데|입니다|예요))"
)
_HERE = Expression(" ?(?:이에요|예요|입니다|이요|이고요|인데|이?거든|이?라[서고])")
_LOT_IS = Expression("번지수?[은는이가]? ?$")
_OWNED = Expression(rf"(?:{LAND}|번지|지번)[은는이][ ]?$")  # 우리 논은 금평리 1022
_NO_YEAR = Expression("[1-9][0-9]{1,2}|[13-9][0-9]{3}")  # two digits and more: 삼천리 2025 is none
_AROUND_LAND = 1  # characters between 리 and its lot; more are a blank, the kind of land and a blank
WHOLE = 3  # 시·도, 시·군·구 and 읍·면: nobody writes all three in passing
_SHORT = Expression(r"(?<![가-힣])[가-힣]{2,4}$")
_BRACKETED = Expression(r"[ ]?\(([가-힣0-9.·]{1,9}[동가리])\)$")
_WORD = "words.marisa"  # of every day, names of places among them


def read_lot(text: str, number: Number, context: Context) -> Address | None:
    """The lot of this number in a 리, 동 or 가."""
    level = RI if text[number.named - 1] == "리" else EMD
    name = resolve(text, number.named, level)
    if name is None:
        return None
    chain, tail = context.chain(text, name.start), read_tail(text, number.end)
    evidence = _evidence(text, number, name, chain, tail, context.home)
    core = f"{name.word}{number.below}{number.digits}"
    return Address("lot", chain.start, tail.end, evidence, core, tail.beyond, number.named, chain)


def read_bracketed_lot(text: str, number: Number) -> Address | None:
    """A lot whose 동 or 리 stands in brackets behind its 시·군·구: 마포구 (동교동) 791-3."""
    bracket = _BRACKETED.search(text, max(0, number.named - 13), number.named)
    if bracket is None or COUNTED.match(text, number.end) or not (is_emd(bracket[1]) or is_ri(bracket[1])):
        return None
    chain, tail = read_chain(text, bracket.start()), read_tail(text, number.end)
    if not chain.sure:
        return None
    core = f"{bracket[1]}{number.below}{number.digits}"
    evidence = Evidence.PLAUSIBLE if len(number.digits) > 1 else Evidence.REFUTED
    return Address("lot", chain.start, tail.end, evidence, core, tail.beyond, number.named, chain)


def read_wide_lot(text: str, number: Number, hamlet: int) -> Address | None:
    """A lot whose 리 or 동 is missing, or written without its suffix: 해운대구 545-1, 주암면 광천 54-1.

    `hamlet` is where such a word begins, else where the 읍·면 or 구 ends.
    """
    chain = read_chain(text, hamlet)
    tail = read_tail(text, number.end)
    village = text.startswith(VILLAGES, number.named - 2) and number.named - hamlet > LONE_VILLAGE
    only = len(number.digits) > 1 and alone(text, chain.start, tail.end)
    of_ri = text.endswith("리", 0, hamlet - 1) and (
        only or "-" in number.digits or resident(text, chain.start, tail.end)
    )
    named = tail.beonji and (chain.sure or village)
    if chain.words < 2 and not (named or (chain.words and of_ri) or (village and "-" in number.digits)):
        return None
    whole = chain.words >= WHOLE - village and (hamlet == number.named or village) and len(number.digits) > 1
    sound = whole or "-" in number.digits or tail.beonji or (of_ri and only)
    evidence = Evidence.PLAUSIBLE if sound else Evidence.REFUTED
    core = text[hamlet : number.end].replace(" ", "")
    return Address("lot", chain.start, tail.end, evidence, core, tail.beyond, number.named, chain)


def read_village_house(text: str, number: Number) -> Address | None:
    """A house of a village by its number alone, where somebody lives: 선동마을 9호집, 연기마을 17에 삽니다."""
    if not text.startswith(VILLAGES, number.named - 2):
        return None
    village = _VILLAGE.search(text, max(0, number.named - 7), number.named)
    house = _HOUSE_OF.match(text, number.end)
    if village is None or not (house or lived_in(text, village.start(), number.end)):
        return None
    chain, end = read_chain(text, village.start()), number.end + (len("호") if house else 0)
    core = f"{village[0]}{number.digits}"
    return Address("lot", chain.start, end, Evidence.PLAUSIBLE, core, "", number.named, chain)


def read_short_lot(text: str, number: Number) -> Address | None:
    """A lot of a 리 or 동 that is named without its last syllable: 교촌 402번지."""
    short = _SHORT.search(text, max(0, number.named - 5), number.named)
    if short is None or not text.startswith(("번지", " 번지"), number.end):
        return None
    if is_sigungu(short[0]) or is_sido(short[0]) or not (is_ri(short[0] + "리") or is_emd(short[0] + "동")):
        return None
    chain, tail = read_chain(text, short.start()), read_tail(text, number.end)
    core = f"{short[0]}{number.digits}"
    return Address("lot", chain.start, tail.end, Evidence.PLAUSIBLE, core, tail.beyond, number.named, chain)


def read_bare_lot(text: str, number: Number) -> Address | None:
    """45-2번지 without any name, where somebody says that they live there, or that this is the place."""
    named = _LOT_IS.search(text, max(0, number.start - 6), number.start)
    if not (named or text.startswith(("번지", " 번지"), number.end)):
        return None
    tail = read_tail(text, number.end)
    if not (named or _HERE.match(text, tail.end) or resident(text, number.start, tail.end)):
        return None
    start = number.start
    return Address("lot", start, tail.end, Evidence.PLAUSIBLE, number.digits, tail.beyond, start, Chain(start))


def _evidence(text: str, number: Number, name: Name, chain: Chain, tail: Tail, home: Regions) -> Evidence:
    long = len(name.word) > 2
    within: Regions = chain.regions or home
    if (chain.sure or long) and not within.isdisjoint(regions(name.level, name.word)):
        return Evidence.CONFIRMED
    written_out = tail.beonji or "-" in number.digits or number.below == "산"
    several = "-" in number.digits or _NO_YEAR.fullmatch(number.digits) is not None
    if tail.beonji:
        return _likely(name.known or long or chain.sure)
    told = _IS_IT.match(text, tail.end) is not None or resident(text, name.start, tail.end)
    told = told or number.start - number.named > _AROUND_LAND
    told = told or _OWNED.search(text, max(0, chain.start - 8), chain.start) is not None
    told = told or (len(number.digits) > 1 and alone(text, chain.start, tail.end))
    if name.known and name.level == RI:
        word = name.word in trie(_WORD)
        sound = several and not is_of_all(text, tail.end) and (long or (told and ("-" in number.digits or not word)))
        sound = sound or (long and (told or written_out or bool(tail.detail)))
    else:
        glued = number.start == number.named and len(number.digits) > 1
        sound = name.known and long and (glued or written_out or bool(tail.detail) or told)
        sound = sound or (long and "-" in number.digits and number.start - number.named > _AROUND_LAND)
    if name.known and lived_in(text, chain.start, tail.end):
        sound = sound or "-" in number.digits or (long and len(number.digits) > 1)
    if name.known and begins_line(text, chain.start, tail.end):
        sound = sound or "-" in number.digits or (long and several)
    if chain.sure or ((long or name.known) and in_a_town(text, name.start)):
        sound = sound or written_out or len(number.digits) > 1
    return _likely(sound)


def _likely(sound: bool) -> Evidence:
    return Evidence.PLAUSIBLE if sound else Evidence.REFUTED
