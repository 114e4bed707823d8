"""IP address: four octets (IPv4, RFC 791) or eight groups of hexadecimal digits (IPv6, RFC 4291).

Allotted by KISA and the operators; joined with a log it leads to a subscriber (개인정보 보호법 §2). Software
versions and numbered headings look the same: what a word such as 버전 or Chrome introduces is a version,
and four single digits without a word about networks are a heading.
https://www.rfc-editor.org/rfc/rfc4291
"""

import re
from ipaddress import AddressValueError, IPv6Address

from pii_guard.model import Evidence
from pii_guard.recognizer import (
    AFTER_LABEL,
    Match,
    Pattern,
    Recognizer,
    Verdict,
    catches,
    ignores,
    misses,
    refuted,
    stars,
)
from pii_guard.recognizer.expressions import Expression

_NETWORK = Expression(r"(?i)ip|아이피|접속|서버|게이트웨이")
REACH = 15


# The first or last of a private network: what every router is called inside its house. A computer there is somebody's.
_ROUTER = Expression(r"(?:10\.[0-9]{1,3}|192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))\.[0-9]{1,3}\.(?:1|254)$|127\.")
OF_ANY_ROUTER = refuted("집집마다 공유기가 쓰는 주소", "what any router is called inside its house")
OVER_255 = refuted("255보다 큰 수가 있음", "a number in it is greater than 255")
A_LIST_OF_DIGITS = refuted(
    "네 수가 모두 한 자리이고 망에 관한 말이 없음", "four single digits, and no word about networks"
)
NO_V6 = refuted("IPv6가 허용하는 묶음이 아님", "IPv6 allows no such groups")


def validate(match: Match) -> Verdict:
    """Octets up to 255, or a group structure that IPv6 allows; four single digits only beside a word about networks."""
    value = match.groupdict().get("value") or match.group()
    if ":" in value:
        return _v6(value)
    octets = [int(o) for o in re.split("[^0-9]+", value)]
    before = match.string[max(0, match.start() - REACH) : match.start()]
    if max(octets) > 255:
        return OVER_255
    if _ROUTER.match(".".join(map(str, octets))):
        return OF_ANY_ROUTER
    if _NETWORK.search(before + match.group()):
        return Verdict(Evidence.CONFIRMED, "v4")
    return Verdict(Evidence.PLAUSIBLE, "v4") if max(octets) > 9 else A_LIST_OF_DIGITS


def _v6(value: str) -> Verdict:
    try:
        IPv6Address(value)
    except AddressValueError:
        return NO_V6
    return Verdict(Evidence.CONFIRMED, "v6") if value.count(":") > 2 else NO_V6


RECOGNIZER = Recognizer(
    entity="IP_ADDRESS",
    label="IP 주소",
    label_en="IP address",
    about="인터넷 주소(IPv4, IPv6)입니다. 255보다 큰 수가 있거나 공유기의 주소면 아닙니다. 네 수가 모두 한 자리면 망에 관한 말이 곁에 있어야 합니다.",
    korean={
        "v4": "IPv4",
        "v4-spaced": "띄어 쓴 IPv4",
        "v4-apart": "점 둘레를 띄어 쓴 IPv4",
        "v6": "IPv6",
        "read aloud": "소리 나는 대로 쓴 것",
    },
    source="https://www.rfc-editor.org/rfc/rfc4291",
    legal_basis="개인정보 보호법 제2조제1호",
    kinds=("v4", "v6"),
    patterns=(
        Pattern("v4", r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}", left=r"[0-9A-Za-z]|[0-9]\.", right=r"[0-9]|\.[0-9]"),
        Pattern(
            "v4-spaced",
            rf"(?i)(?:ip|아이피)(?: ?주소)?{AFTER_LABEL}(?P<value>[0-9]{{1,3}}(?: ?[. ·,-] ?[0-9]{{1,3}}){{3}})",
        ),
        Pattern(
            "v4-apart",
            r"[0-9]{2,3}(?:(?: \. ?|\[\.\])[0-9]{1,3}){3}",
            left=r"[0-9A-Za-z]|[0-9] ?[.] ?",
            right=r"[0-9]| ?\.[ ]?[0-9]",
        ),
        Pattern("v6", r"[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}"),
    ),
    validate=validate,
    partial=stars(3, 0),
    examples=(
        catches("«121[.]148[.]77[.]241» 에서 들어와요", "its dots in brackets"),
        ignores("A58 . 229 . 103 . 67 규격", "a code with blanks round its dots"),
        ignores("58 . 229 . 103 . 67 . 5", "five numbers with blanks round their dots"),
        catches("«58 . 229 . 103 . 67» 이요", "blanks round its dots"),
        ignores("3.1.10 . 2 . 7 . 4 항", "numbers of sections"),
        catches("로그에 «203.0.113.77» 찍혔어요", "IPv4"),
        catches("IP가 «203.0.113.8» 이라고 떠요", "its label", evidence=Evidence.CONFIRMED, kind="v4"),
        catches("«10.1.2.13» 제 PC", "private IPv4 without a cue", evidence=Evidence.PLAUSIBLE),
        ignores("공유기 192.168.0.1 로 접속하래요", "what every router is called inside its house"),
        ignores("IP 10.0.0.254 가 게이트웨이", "the last of a private network"),
        ignores("IP 172.16.0.1 접속", "the first of another"),
        catches("IP «172.32.0.1»", "just beyond it"),
        catches("IP «192.168.0.12» 이 제 PC", "a computer in a private network"),
        catches("아이피«203.0.113.9»에서 접속", "glued on both sides"),
        catches("아이피는 «203 0 113 12» 입니다", "blanks instead of dots"),
        catches("«2001:db8::ff00:42:8329»", "IPv6, shortened"),
        catches("IPv6 «2001:0db8:0000:0000:0000:ff00:0042:8329» 입니다", "IPv6, whole"),
        catches("접속 IP «1.1.1.1»", "single digits with a cue"),
        ignores("1.2.3", "three parts"),
        ignores("3.10.2.14.5 참고", "five parts"),
        ignores("예산과목 101.301.12.15 얼마예요", "a part beyond 255"),
        ignores("버전 10.0.2.1", "a version that fits into octets"),
        ignores("버전 10.0.256.1", "an octet beyond 255"),
        ignores("Chrome 128.0.6613.120", "a browser's version"),
        ignores("위택스 앱 3.12.4.105 인데", "an app's version"),
        ignores("2026.11.22.일", "a date"),
        ignores("12:30:45", "a time"),
        ignores("제1.2.3.4항", "an article"),
        ignores("목차 2.1.3.4 참고", "a heading"),
        misses("아이피는 «일구이 점 일육팔 점 공 점 일»", "read aloud"),
    ),
)
