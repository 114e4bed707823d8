"""Finds flats: 현대아파트 101동 1203호, 주공 3단지 302-1507, 성산빌라 B동 지하 1호, or only 101동 1203호.

A pair such as 101-1203 is a flat only behind the name of a house or the words 동호수; a block and a flat
(동 and 호) speak for themselves. A house without a flat is a place, not a person's.
"""

import re
from collections.abc import Iterator

from pii_guard.model import Evidence

from .address import Address
from .chain import Chain, read_chain
from .words import ESTATE, resident

_HOUSE = rf"(?P<house>(?:{ESTATE})(?:[ ]?[0-9]{{1,2}}(?:단지|차))?(?:[ ]?(?:아파트|빌라|APT))?)"
_BLOCK = r"(?P<block>(?<![0-9])제?[1-9][0-9]{0,3}|(?<![0-9A-Za-z가-힣])[A-Za-z가나다라마바사아자차카타파하])동"
_FLOOR = r"(?:지하|지상|B)?[ ]?[0-9]{1,3}층"
_FLAT = r"(?P<deep>지하[ ]?|B)?(?P<flat>[1-9][0-9]{0,4})호(?!선|기|차|봉)"
_ROOMS = re.compile(rf"(?:{_HOUSE}[ ,]{{0,2}})?{_BLOCK}[ ,\n]{{0,2}}(?:{_FLOOR}[ ,]{{0,2}})?{_FLAT}")
_PAIR = re.compile(
    rf"(?:{_HOUSE}|동[ ]?호수?[은는]?)[ ,:]{{0,2}}(?P<block>[1-9][0-9]{{1,2}}-[1-9][0-9]{{2,3}}|[1-9][0-9]{{3}}-[1-9][0-9]{{2}})(?![0-9]|-[0-9])호?"
)
_SINGLE = re.compile(
    rf"{_HOUSE}[ ,]{{1,2}}(?:(?P<block>[1-9][0-9]{{0,3}}|[A-Za-z가나다라마바사아자차카타파하])동[ ,]{{0,2}}(?P<bare>[1-9][0-9]{{2,3}})(?![0-9]|-[0-9]|호|[가-힣]{{0,1}}[년월원명])"
    rf"|(?P<deep>지하[ ]?|B)?(?P<flat>[1-9][0-9]{{2,4}})호(?!선|기|차|봉))"
)
_NAME_BEFORE = re.compile(r"[가-힣A-Za-z0-9]{1,10}$")


def flats(text: str) -> Iterator[Address]:
    """All flats, unordered; one may lie inside another."""
    for pattern in (_ROOMS, _PAIR, _SINGLE):
        for match in pattern.finditer(text):
            if pattern is not _ROOMS or _speaks_for_itself(text, match):
                yield _address(text, match)


def _speaks_for_itself(text: str, match: re.Match[str]) -> bool:
    if match["house"]:
        return True
    block, flat = match["block"].removeprefix("제"), match["flat"]
    if not block.isdigit():
        return len(flat) > 2 or resident(text, match.start(), match.end())
    return len(block) > 2 or len(flat) > 2 or resident(text, match.start(), match.end())


def _address(text: str, match: re.Match[str]) -> Address:
    house, start = match["house"], match.start()
    if match.re is _PAIR and not house:
        start = match.start("block")
    if house and (before := _NAME_BEFORE.search(text, max(0, start - 10), start)):
        start = before.start()
    chain: Chain = read_chain(text, start)
    core = text[start : match.end()].replace(" ", "").replace(",", "")
    named = match.end("house") if house else start
    return Address("apartment", min(chain.start, start), match.end(), Evidence.PLAUSIBLE, core, "", named, chain)
