"""People of public life and of history whose name says nothing of whoever writes: a label alone makes it personal.

Three lists, each with its source: figures of history, presidents (`words`), and members of the National Assembly
(pii_guard/data/legislators.toml). Private persons bear the names of legislators, so those stay readable only beside
the office: 강병원 의원, 국회의원 강병원, 강병원 후보.
"""

import tomllib
from functools import cache
from importlib.resources import files

from pii_guard.recognizer.expressions import Expression

from .surnames import FAMILIES
from .tails import tail_of
from .words import HONOURED, NAMED_AFTER, PUBLIC, listed

_OFFICES = "(?:국회)?의원|장관|국무총리|총리|국회의장|의장|당대표|원내대표|최고위원|후보|비대위원장|대변인"
_IN_OFFICE = Expression(f" ?(?:전 ?)?(?:{_OFFICES})")
_OFFICE_IN_FRONT = Expression(
    f"(?:국회의원|장관|총리|국회의장|당대표|원내대표|최고위원)[ :]{{1,2}}$|(?:{_OFFICES}) 후보 $"
)
_AFTER_THEM = Expression(f" ?(?:{NAMED_AFTER})")
# 임영웅 콘서트, 류현진 야구장, 허난설헌 생가: who stands in front of these is of the stage, of sports or of history,
# whatever the name
_OF_FAME = Expression(
    " ?(?:콘서트|팬클럽|팬카페|팬미팅|문학관|기념관|미술관|박물관|생가|고택|동상|시비(?![가-힣])|가요제|백일장|서예대회|테마파크|유적지|묘역|정승|화백|장군|열사)"
    "| (?:공연|야구|축구|골프|체육관|노래|앨범|컨설팅|마라톤|시집|소설|동화)|이 (?:컨설팅|부른|나오는)| (?:선생|의사|시인|작가) (?:축제|유적|기념|순국|탄신|탄생|추모|생가|종택|문학|이야기|동상)"
)
_OF_TODAY = Expression(" ?(?:학생|어린이|아동|환자|어르신|할머니|할아버지|할매)")  # whoever an office is asked about
CLANS = listed(
    "김해 전주 밀양 경주 진주 안동 광산 남원 나주 청주 해주 파평 순흥 평산 동래 달성 인동 풍천 풍양 함양 함안 고령 연안 여흥 남양 하동 수원 "
    "문화 창녕 창원 반남 의성 강릉 여산 은진 제주 고성 성주 선산 신천 현풍 능성 하음 한양 양천 추계 기계 진양 담양 장흥 장수 원주 이천 영월 영일 경산 옥천"
)  # seats of clans: 김해김씨 means all who bear a name, not somebody
_LONGEST_OFFICE = 10


@cache
def legislators() -> frozenset[str]:
    """Everybody who was a member of the 20th to 22nd National Assembly."""
    text = files("pii_guard.data").joinpath("legislators.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["names"].split())


def is_clan(folded: str, start: int, end: int) -> bool:
    """Whether a clan is meant: 김해김씨."""
    return folded[start : start + 2] in CLANS and folded[start + 2 : end] in FAMILIES and folded[end : end + 1] == "씨"


def is_figure(folded: str, start: int, end: int, run_end: int) -> bool:
    """Whether somebody of public life or of history is meant here."""
    name = folded[start:end]
    if _OF_FAME.match(folded, end):
        return True
    if name in HONOURED:
        return _AFTER_THEM.match(folded, end) is not None
    if name in PUBLIC or folded[start : end + 1] in PUBLIC:  # 황진이
        return tail_of(folded[end:run_end]) != "c" and _OF_TODAY.match(folded, end) is None
    in_office = _IN_OFFICE.match(folded, end) or _OFFICE_IN_FRONT.search(folded, max(0, start - _LONGEST_OFFICE), start)
    return in_office is not None and name in legislators()
