"""E-mail address: local part, @, domain (RFC 5322), and the ways people spell it in chat.

Anyone may hold one; the addresses of offices are allowed by policy, not here. In chat @ becomes 골뱅이, 앳,
at or [at], the dot 점, 쩜, 닷 or dot, and providers are named in Hangul (네이버, 지메일). The local part is
always ASCII, so Korean particles glued on either side end it.
https://www.rfc-editor.org/rfc/rfc5322
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import Match, Pattern, Recognizer, catches, ignores, misses

LOCAL = r"[0-9A-Za-z](?:[0-9A-Za-z._%+-]{0,62}[0-9A-Za-z_+-])?"  # at most 64 characters
AT = r" {0,2}(?:@|골뱅이|골벵이|앳|엣|[\[({<] ?(?:at|앳|골뱅이|@) ?[\])}>]| at ) {0,2}"
DOT = r" {0,2}(?:\.|점|쩜|닷|도트|[\[({<] ?(?:dot|점|\.) ?[\])}>]| dot ) {0,2}"
PROVIDER = "네이버|지메일|쥐메일|구글|다음|한메일|네이트|핫메일|카카오|야후"
PROVIDER_ASCII = "naver|gmail|daum|hanmail|nate|kakao|hotmail|outlook"
LABEL = f"(?:[0-9A-Za-z][0-9A-Za-z-]{{0,30}}|{PROVIDER}|코리아)"
TLD = "(?:com|net|kr|co|go|or|ac|re|org|edu|gov|io|me|us|biz|info|dev|컴|넷|케이알|씨오|고|오알지)"

WORD = "[0-9A-Za-z]"  # a local part is read from its first character: not tried again from each that follows

PATTERNS = (
    Pattern("plain", rf"{LOCAL}@(?:[0-9A-Za-z][0-9A-Za-z-]{{0,30}}\.){{1,4}}[A-Za-z]{{2,15}}"),
    Pattern(
        "spelled",
        rf"(?i){LOCAL}{AT}{LABEL}(?:{DOT}{LABEL}){{0,2}}{DOT}{TLD}(?:{DOT}(?:kr|케이알))?",
        left=WORD,
    ),
    Pattern("provider", rf"(?i){LOCAL} {{0,2}}(?:@|골뱅이) {{0,2}}(?:{PROVIDER}|{PROVIDER_ASCII})", left=WORD),
)


def validate(_: Match) -> Evidence:
    """The @, typed or spoken, between a name and a domain is proof enough."""
    return Evidence.CONFIRMED


def mask(value: str) -> str:
    """ho***@naver.com: two characters of the local part, and the domain where @ is typed."""
    local, at, domain = value.partition("@")
    return local[:2] + "*" * max(3, len(local) - 2) + at + domain


RECOGNIZER = Recognizer(
    entity="EMAIL_ADDRESS",
    label="이메일",
    label_en="e-mail address",
    source="https://www.rfc-editor.org/rfc/rfc5322",
    legal_basis="개인정보 보호법 §2 1호",
    patterns=PATTERNS,
    validate=validate,
    partial=mask,
    examples=(
        catches("이메일 «gildong.hong82@naver.com» 으로 받고 싶어요", "plain"),
        catches("메일은«young.hee1005@daum.net»으로 주세요", "glued on both sides"),
        catches("확인서 «j.h-kim_78@mail.example.co.kr» 로", "several labels in the domain"),
        catches("«kim@haenam-farm.shop» 으로 견적서요", "a newer top-level domain"),
        catches("메일은 «hong83 골뱅이 naver 점 com» 이에요", "spoken @ and dot"),
        catches("«hong 골뱅이 네이버 점 컴»", "provider in Hangul"),
        catches("«kim.farm(at)gmail.com» 으로요", "(at)"),
        catches("«hong [at] daum [dot] net»", "[at] and [dot]"),
        catches("«lee78@naver쩜컴» 으로 부탁해요", "쩜컴"),
        catches("제 메일 «park1005 @ daum . net» 입니다", "blanks round the marks"),
        catches("«choi77 앳 지메일 닷컴» 이요", "앳 and 닷컴"),
        catches("«ｈｏｎｇ＠ｇｍａｉｌ．ｃｏｍ»", "full-width"),
        catches("«nong106@네이버»로 보내주세요", "only the provider's name"),
        ignores("@고창군청 팔로우", "a mention"),
        ignores("a@b", "no top-level domain"),
        ignores("3@5000원", "a price"),
        ignores("골뱅이무침 네이버 검색", "food"),
        ignores("email 주소를 알려주세요", "only the word"),
        ignores("홈페이지 www.gochang.go.kr 참고", "a web address"),
        ignores("Meet at noon. Call me", "an English sentence"),
        ignores("배달앱으로 골뱅이 2개 다음 주문", "food and an everyday 다음"),
        ignores("k" * 65 + " 골뱅이 naver 점 com", "longer than the standard lets a local part be"),
        misses("메일은 «에이비씨 골뱅이 네이버 점 컴»", "local part spelled in Hangul"),
        misses("«홍길동@한국.kr»", "local part and domain in Hangul"),
    ),
)
