"""MAC address of a device: six octets in hexadecimal (EUI-48), joined by : or -, or three groups of four.

The first half is registered with the IEEE for a maker; a device that one person carries identifies that
person (개인정보 보호법 §2). Six pairs of decimal digits are more often a time or a serial number, so without
a letter among them a word about devices must stand nearby.
https://standards.ieee.org/products-programs/regauth/
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import (
    CONFIRMED,
    PLAUSIBLE,
    Match,
    Pattern,
    Recognizer,
    Verdict,
    catches,
    ignores,
    refuted,
    stars,
)

EDGE = "[0-9A-Za-z:-]"


NO_DEVICE = refuted(
    "모두 숫자이거나 같은 숫자라 기기의 주소가 아님", "digits alone, or one repeated, are the address of no device"
)


def validate(match: Match) -> Verdict:
    """Neither all zero nor broadcast; a hexadecimal letter makes it certain."""
    if (dotted := match.groupdict().get("value_dotted")) and dotted.replace(".", "").isdigit():
        return NO_DEVICE
    octets = "".join(c for c in match.group() if c.isalnum()).lower()
    if len(set(octets)) == 1:
        return NO_DEVICE
    return PLAUSIBLE if octets.isdigit() else CONFIRMED


PAIR = "[0-9A-Fa-f]{2}"
DOTTED = r"[0-9A-Fa-f]{4}(?:\.[0-9A-Fa-f]{4}){2}"
LETTER_PAIR = "(?:[A-Fa-f][0-9A-Fa-f]|[0-9][A-Fa-f])"


def _with_letter(mark: str) -> str:
    """Six pairs, at least one of which holds a letter."""
    return "|".join(mark.join([PAIR] * i + [LETTER_PAIR] + [PAIR] * (5 - i)) for i in range(6))


RECOGNIZER = Recognizer(
    entity="MAC_ADDRESS",
    label="MAC 주소",
    label_en="MAC address",
    about="기기의 통신 주소(MAC)입니다. 두 자리씩 여섯 묶음으로 씁니다.",
    korean={
        "lettered": "영문자가 있는 것",
        "dotted": "점으로 나눈 것",
        "plain": "인쇄된 모양",
    },
    source="https://standards.ieee.org/products-programs/regauth/",
    legal_basis="개인정보 보호법 제2조제1호",
    patterns=(
        Pattern("lettered", "|".join(map(_with_letter, ":-")), left=EDGE, right=EDGE),
        Pattern("dotted", f"(?P<value_dotted>{DOTTED})", left="[0-9A-Za-z.:-]", right=r"[0-9A-Za-z:-]|\.[0-9A-Za-z]"),
        Pattern("plain", "|".join((*(mark.join([PAIR] * 6) for mark in ":-"), DOTTED)), EDGE, EDGE, needs_context=True),
    ),
    validate=validate,
    context=("mac", "맥 주소", "맥주소", "기기", "물리적 주소", "공유기", "랜카드", "와이파이", "wifi"),
    partial=stars(6, 0),
    examples=(
        catches("«a45e.60c2.197c» 라고 나와요", "three groups with dots"),
        ignores("1045.6002.1970 평균", "three decimals"),
        catches("«00:1A:2B:3C:4D:5E»", "colons", evidence=Evidence.CONFIRMED),
        catches("«00-1a-2b-3c-4d-5e» 입니다", "hyphens"),
        catches("맥주소는«a4:5e:60:c1:22:0f»이에요", "glued on both sides"),
        catches("MAC 주소 «00:11:22:33:44:55»", "only digits, with a cue", evidence=Evidence.PLAUSIBLE),
        catches("공유기 «00-11-22-33-44-56» 차단해주세요", "only digits and hyphens, with a cue"),
        catches("기기 «001a.2b3c.4d5e»", "three groups"),
        catches("«００：１Ａ：２Ｂ：３Ｃ：４Ｄ：５Ｆ»", "full-width"),
        catches("물리적 주소 «F0-DE-F1-12-34-57» 예요", "as Windows shows it"),
        catches("맥 주소가 «00:11:22:33:44:57» 이래요", "맥 주소", in_context=True),
        catches("맥주소 «00:11:22:33:44:58» 등록", "맥주소"),
        catches("물리적 주소 «10-20-30-40-50-60»", "only digits, as Windows shows it"),
        catches("랜카드 «00:11:22:33:44:59» 예요", "of the network card"),
        catches("와이파이 막힌 게 «00:11:22:33:44:61» 이에요", "와이파이"),
        catches("wifi «00:11:22:33:44:62» 안 잡혀요", "wifi"),
        catches("«00:11:22:33:44:63» 이 공유기예요", "the word behind"),
        ignores("00:1A:2B:FF:FE:3C:4D:5E", "eight octets"),
        ignores("공유기 00:11:22:33:44:55:66:77", "eight octets of digits"),
        ignores("12:30:45", "a time"),
        ignores("20-26-11-04-14-23", "pairs of a date"),
        ignores("00:00:00:00:00:00", "all zero"),
        ignores("ff:ff:ff:ff:ff:ff", "broadcast"),
        ignores("00:1A:2B:3C:4D", "five octets"),
        ignores("2001:db8::ff00:42:8329", "IPv6"),
        ignores("00:1G:2B:3C:4D:5E", "G is no hexadecimal digit"),
        ignores("비료 21-17-17-10-12-13 규격", "numbers of a formula"),
    ),
)
