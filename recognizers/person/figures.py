"""People of public life and of history whose name says nothing of whoever writes: a label alone makes it personal.

Three lists, each with its source: figures of history, presidents (`words`), and members of the National Assembly
(pii_guard/data/legislators.toml). Private persons bear the names of legislators, so those stay readable only beside
the office: 강병원 의원, 국회의원 강병원, 강병원 후보.
"""

import tomllib
from functools import cache
from importlib.resources import files

from pii_guard.recognizer.expressions import Expression

from .tails import tail_of
from .words import HONOURED, NAMED_AFTER, PUBLIC

_OFFICES = "(?:국회)?의원|장관|국무총리|총리|국회의장|의장|당대표|원내대표|최고위원|후보|비대위원장|대변인"
_IN_OFFICE = Expression(f" ?(?:전 ?)?(?:{_OFFICES})")
_OFFICE_IN_FRONT = Expression(
    f"(?:국회의원|장관|총리|국회의장|당대표|원내대표|최고위원)[ :]{{1,2}}$|(?:{_OFFICES}) 후보 $"
)
_AFTER_THEM = Expression(f" ?(?:{NAMED_AFTER})")
_LONGEST_OFFICE = 10


@cache
def legislators() -> frozenset[str]:
    """Everybody who was a member of the 20th to 22nd National Assembly."""
    text = files("pii_guard.data").joinpath("legislators.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["names"].split())


def is_figure(folded: str, start: int, end: int, run_end: int) -> bool:
    """Whether somebody of public life or of history is meant here."""
    name = folded[start:end]
    if name in HONOURED:
        return _AFTER_THEM.match(folded, end) is not None
    if name in PUBLIC:
        return tail_of(folded[end:run_end]) != "c"
    in_office = _IN_OFFICE.match(folded, end) or _OFFICE_IN_FRONT.search(folded, max(0, start - _LONGEST_OFFICE), start)
    return in_office is not None and name in legislators()
