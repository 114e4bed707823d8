"""Finds addresses with a road or a lot: from the number back to the name, and on to the last detail.

  road   [시·도] [시·군·구] [읍·면] 도로명 [지하] 건물번호[-부번] [, 상세주소] [(참고항목)]
  lot    [시·도] [시·군·구] [읍·면] 리|동|가 [산] 본번[-부번] [번지] [호]

What may be missing stands in brackets. The less stands in front, the more the rest must say: a road
that lies in the named 시·군·구 is certain; a bare road needs a home to be spoken of, a flat, or a name
that is no everyday word (하나로, 상대로 and 이리 are names too).
"""

import re
from collections.abc import Callable, Iterator

from pii_guard.gazetteer import Level, Regions, is_road, regions
from pii_guard.model import Evidence

from .address import Address
from .chain import Chain, read_chain
from .names import Name, resolve
from .tail import Tail, read_tail
from .words import COUNTED, resident

_NUMBER = r"[1-9][0-9]{0,4}(?:[ ]?-[ ]?[1-9][0-9]{0,3})?(?![0-9]|[ ]?-[ ]?[0-9]|[.][0-9])"
_BRANCH = r"[ ]?[0-9]{1,4}번?[가나다라마바사아자차카타파하]?안?길"
_GAP = r"[ ]{0,2}\n?[ ]{0,2}"
_ROAD = re.compile(
    rf"(?<=[가-힣0-9])(?P<suffix>로|길|거리|고개|안)(?:(?P<branch>{_BRANCH})(?:{_GAP}(?P<deep>지하[ ]?)?(?P<behind>{_NUMBER}))?"
    rf"|{_GAP}(?P<under>지하[ ]?)?(?P<number>{_NUMBER})(?!번?[가-하]?길|[가로][ ]?[0-9]))"
)
_LOT = re.compile(
    rf"(?<=[가-힣0-9])(?P<suffix>리|동|(?<=[0-9])가){_GAP}(?P<hill>산[ ]?)?(?P<number>{_NUMBER})(?!가(?![가-힣])|[ ]?번길)"
)
_WIDE_LOT = re.compile(
    rf"(?<=[가-힣])(?P<suffix>[군구읍면])(?P<hamlet>[ ]{{1,2}}[가-힣]{{1,4}})?{_GAP}(?P<hill>산[ ]?)?(?P<number>{_NUMBER})(?!가|번길)"
)
_NEXT_TO = re.compile(r"(?:번지)?[ ]?[,·/(~.]?[ ]?(?:및[ ]?|와[ ]?|과[ ]?)?")

WHOLE = 3  # 시·도, 시·군·구 and 읍·면: nobody writes all three in passing
LONG_NAME = 4  # syllables with the suffix: 테헤란로, 판교역로; hardly ever an everyday word with a particle


def roads_and_lots(text: str, home: Regions) -> Iterator[Address]:
    """All addresses of these two forms, unordered; one may lie inside another."""
    for pattern, read in ((_ROAD, _read_road), (_LOT, _read_lot), (_WIDE_LOT, _read_wide_lot)):
        last: Address | None = None
        for match in pattern.finditer(text):
            if found := read(text, match, home, last):
                yield found
                last = found


Reader = Callable[[str, "re.Match[str]", Regions, Address | None], Address | None]


def _read_road(text: str, match: re.Match[str], home: Regions, last: Address | None) -> Address | None:
    branch = (match["branch"] or "").replace(" ", "")
    number = match["number"] or match["behind"] or ""
    name = resolve(text, match.end("suffix"), branch, Level.ROAD)
    if name is None or (number and COUNTED.match(text, match.end())):
        return None
    chain = _chain(text, name, last)
    tail = read_tail(text, match.end())
    evidence = (
        _branch_evidence(name, branch, chain)
        if not number
        else _road_evidence(text, name, branch, number, chain, tail, home)
    )
    deep = "지하" if match["deep"] or match["under"] else ""
    core = f"{name.word}{branch}{deep}{number}".replace(" ", "")
    return _address(
        "road", text, core, name, match.end("branch" if branch else "suffix"), chain, tail, match.end(), evidence
    )


def _branch_evidence(name: Name, branch: str, chain: Chain) -> Evidence:
    """A 번길 without a building: its number is a distance along the main road, some ten houses."""
    exact = "번" in branch and chain.words > 1 and is_road(name.word + branch, chain.regions)
    return Evidence.PLAUSIBLE if exact else Evidence.REFUTED


def _road_evidence(
    text: str, name: Name, branch: str, number: str, chain: Chain, tail: Tail, home: Regions
) -> Evidence:
    here = name.known and (
        is_road(name.word, r) or is_road(name.word + branch, r) if (r := chain.regions or home) else False
    )
    if here and (chain.words or home):
        return Evidence.CONFIRMED
    certain = "-" in number or tail.detail or tail.named or resident(text, name.start, tail.end)
    if chain.words:
        wide = chain.words == 1 and chain.top is Level.SIDO
        sound = chain.sure and (len(name.word) > 2 or bool(branch)) and (certain or not wide)
        return Evidence.PLAUSIBLE if sound else Evidence.REFUTED
    if name.known:
        return Evidence.PLAUSIBLE if certain or branch or len(name.word) >= LONG_NAME else Evidence.REFUTED
    return Evidence.PLAUSIBLE if certain and branch else Evidence.REFUTED


def _read_lot(text: str, match: re.Match[str], home: Regions, last: Address | None) -> Address | None:
    level = Level.RI if match["suffix"] == "리" else Level.EMD
    name = resolve(text, match.end("suffix"), "", level)
    if name is None or COUNTED.match(text, match.end()):
        return None
    chain = _chain(text, name, last)
    tail = read_tail(text, match.end())
    evidence = _lot_evidence(text, name, match, chain, tail, home)
    core = f"{name.word}{'산' if match['hill'] else ''}{match['number']}".replace(" ", "")
    return _address("lot", text, core, name, match.end("suffix"), chain, tail, match.end(), evidence)


def _lot_evidence(text: str, name: Name, match: re.Match[str], chain: Chain, tail: Tail, home: Regions) -> Evidence:
    within = chain.regions or home
    if (
        name.known
        and within
        and not within.isdisjoint(regions(name.level, name.word))
        and (chain.sure or not name.short)
    ):
        return Evidence.CONFIRMED
    written_out = tail.lot or "-" in match["number"] or bool(match["hill"])
    long_enough = len(name.word) > 2
    if chain.words:
        return Evidence.PLAUSIBLE if chain.sure and (written_out or len(match["number"]) > 1) else Evidence.REFUTED
    if tail.lot:
        return Evidence.PLAUSIBLE if name.known or long_enough else Evidence.REFUTED
    certain = written_out or tail.detail or resident(text, name.start, tail.end)
    return Evidence.PLAUSIBLE if name.known and long_enough and certain else Evidence.REFUTED


def _read_wide_lot(text: str, match: re.Match[str], _home: Regions, _last: Address | None) -> Address | None:
    """A lot of which the 리 or 동 is missing, or written without its suffix: 해운대구 545-1, 주암면 광천 54-1."""
    chain = read_chain(text, match.end("suffix"))
    if chain.words < 2 or COUNTED.match(text, match.end()):
        return None
    tail = read_tail(text, match.end())
    whole = chain.words >= WHOLE and not match["hamlet"] and len(match["number"]) > 1
    if not (whole or "-" in match["number"] or tail.lot):
        return None
    name = Name(match.end("suffix"), "", Level.EMD, known=False)
    core = text[match.end("suffix") : match.end()].replace(" ", "")
    return _address("lot", text, core, name, match.end("suffix"), chain, tail, match.end(), Evidence.PLAUSIBLE)


def _chain(text: str, name: Name, last: Address | None) -> Chain:
    """The words in front of the name, or those of the address it is listed behind."""
    chain = read_chain(text, name.start)
    if (
        not chain.words
        and last
        and last.chain.words
        and last.end <= name.start
        and _NEXT_TO.fullmatch(text, last.end, name.start)
    ):
        return Chain(name.start, last.chain.regions, last.chain.top, last.chain.sure, last.chain.words)
    return chain


def _address(
    kind: str, text: str, core: str, name: Name, named: int, chain: Chain, tail: Tail, at: int, evidence: Evidence
) -> Address | None:
    if evidence is Evidence.REFUTED:
        return None
    detail = text[at : tail.end] if tail.detail else ""
    return Address(kind, min(chain.start, name.start), tail.end, evidence, core, detail, named, chain)
