"""Members of an object that was pasted as text: what a reader sees of {"생년월일": "610203"} is 생년월일: 610203.

The quotes round a name go, so that it is the label of its value; members of one name and a number (phone1, phone2,
phone3; rrn_front, rrn_back) that follow one another are one value in groups. So are the parameters of a link.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pii_guard.model.text import Edit
from pii_guard.recognizer.expressions import Expression

_PLACE = (
    "[_-]?(?:[0-9]{1,2}|first|second|third|front|back|middle|mid|last|head|tail)"
    "|[ _]?(?:앞|뒤|중간|가운데|끝)(?:자리|번호)?"
)
_MEMBER = Expression(
    rf"""(?P<quote>["'])(?P<stem>[^"'\\\n:{{}}]{{1,30}}?)(?P<place>(?i:{_PLACE}))?"""
    rf"""(?P<colon>["'][ ]?:[ ]?["']?)(?P<value>[^"'\\\n,{{}}\[\]]{{0,60}})"""
)
_PARAMETER = Expression(
    r"(?P<quote>[?&]|(?<![^ \n]))"
    rf"(?P<stem>[A-Za-z_]{{1,20}}?)(?P<place>(?i:{_PLACE}))(?P<colon>=)(?P<value>[0-9]{{2,8}})"
)
_BETWEEN = Expression(r"""["']?[ \n]{0,8},?[ \n]{0,8}$""")

# What every such place must hold, in RE2's syntax and quick to look for.
MEMBERS_NEED = r"""["'][ ]?:|[?&][A-Za-z_]{1,20}[0-9]="""


def labelled(text: str) -> Iterator[Edit]:
    """Edits that leave of each member its name, a colon and its value."""
    members = list(_MEMBER.finditer(text))
    joined = set(_joined(text, members))
    for at, member in enumerate(members):
        if at in joined:
            yield members[at - 1].end(), member.start("value"), "-"
        else:
            yield member.start("quote"), member.end("quote"), ""
            yield *member.span("colon"), ": "
    parameters = list(_PARAMETER.finditer(text))
    for at in _joined(text, parameters):
        yield parameters[at - 1].end(), parameters[at].start("value"), "-"


def _joined(text: str, members: list[re.Match[str]]) -> Iterator[int]:
    """Which members go on where the one before ends: of one name, each with its place."""
    for at, (one, other) in enumerate(pairwise(members), 1):
        placed = one["place"] and other["place"] and one["stem"] == other["stem"]
        if placed and one["value"] and _BETWEEN.fullmatch(text, one.end(), other.start()):
            yield at
