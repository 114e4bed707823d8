"""Finds addresses: from each number back to the name before it, and on to the last detail behind it.

  road       [시·도] [시·군·구] [읍·면] 도로명 [지하] 건물번호[-부번] [, 상세주소] [(참고항목)]
  lot        [시·도] [시·군·구] [읍·면] 리|동|가 [산] 본번[-부번] [번지] [호]
  apartment  [the same] [name of the house] 101동 1203호, or 302-1507

What may be missing stands in brackets. The less stands in front, the more the rest must say.
"""

from collections.abc import Iterator

from pii_guard.model import Evidence
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import NOWHERE, SIDO, SIGUNGU, place
from pii_guard.recognizer.patience import ask

from .address import Address, Context
from .apartment import read_flat
from .lots import read_bare_lot, read_bracketed_lot, read_lot, read_short_lot, read_village_house, read_wide_lot
from .number import Number, next_number
from .roads import SUFFIXES, read_bracketed_road, read_branch, read_road
from .words import COUNTED, of_works, postcode_in_front, town_in_front

_HAMLET = Expression(
    r"(?:[군구읍면리][ ]{1,2}(?P<word>[가-힣]{1,6})|(?<![가-힣])(?P<village>[가-힣]{2,5}(?:마을|부락)))$"
)
_PART_OF_NAME = Expression(
    r"번?[가-힣]?안?길|[ ]번[가-힣]?길|로[ ]?[0-9]|(?<![0-9][0-9])가(?![가-힣])"
)  # 146번길, 3로 7, 5가

_NUMBERED_GA = Expression(r"[0-9]가")


def addresses(text: str, home: str = "") -> Iterator[Address]:
    """Addresses in the folded text, in order; `home` is the office's own region, which makes its names certain."""
    return (found for found in all_read(text, home) if found.evidence is not Evidence.REFUTED)


def all_read(text: str, home: str = "") -> Iterator[Address]:
    """As `addresses`, and in between what has the form of one and is too little to be one: REFUTED."""
    context, number = Context(place(home) if home else NOWHERE), next_number(text, 0)
    while number:
        ask()
        end = number.end
        found = _read(text, number, context)
        found = found or read_bare_lot(text, number)
        if found and of_works(text, found.start, found.end):
            found = found._replace(evidence=Evidence.REFUTED)
        if found:
            found = found._replace(start=_front(text, found))
        if found and (not context.last or found.start >= context.last.end):
            yield found
            if found.evidence is not Evidence.REFUTED:
                context, end = context._replace(last=found), found.end
        number = next_number(text, end)


def _front(text: str, found: Address) -> int:
    """Where it begins with what the chain does not know: a town that is in no table, a postcode."""
    start = found.start if found.chain.words else town_in_front(text, found.start)
    return postcode_in_front(text, start) if found.chain.top in (SIDO, SIGUNGU) else start


def take_apart(value: str) -> Address | None:
    """The address that `value` is, whatever its evidence alone; None when it is none."""
    number = next_number(value, 0)
    while number:
        if found := _read(value, number, Context(NOWHERE)):
            return found
        number = next_number(value, number.end)
    return None


def _read(text: str, number: Number, context: Context) -> Address | None:
    """The address of this number, by the letter before it."""
    if flat := read_flat(text, number):
        return flat
    before = text[number.named - 1 : number.named]
    if before == ")":
        return read_bracketed_lot(text, number) or read_bracketed_road(text, number)
    if not "가" <= before <= "힣":  # cost only: what follows finds no name there, with three expressions
        return None
    return _read_named(text, number, context)


def _read_named(text: str, number: Number, context: Context) -> Address | None:
    """The address of a number behind a name in Hangul: of a road, a village, a lot or a wider place."""
    before, two = text[number.named - 1 : number.named], text[number.named - 2 : number.named]
    road = before in SUFFIXES or two == "거리"
    if _PART_OF_NAME.match(text, number.end):
        return read_branch(text, number, context) if road else None
    if village := read_village_house(text, number):
        return village
    if COUNTED.match(text, number.end):
        return None
    if road and (found := read_road(text, number, context)) and not (before == "리" and _is_refuted(found)):
        return found
    if road and before != "리":  # 하거리 402: the end of a 리 as well as of a street
        return None
    if before in ("리", "동") or _NUMBERED_GA.match(two):
        return read_lot(text, number, context)
    return _read_wide(text, number, before)


def _is_refuted(address: Address) -> bool:
    return address.evidence is Evidence.REFUTED


def _read_wide(text: str, number: Number, before: str) -> Address | None:
    if before in ("군", "구", "읍", "면"):
        return read_wide_lot(text, number, number.named)
    hamlet = _HAMLET.search(text, max(0, number.named - 9), number.named)
    wide = read_wide_lot(text, number, hamlet.start(hamlet.lastgroup or 0)) if hamlet else None
    return wide or read_short_lot(text, number)
