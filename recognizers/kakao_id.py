"""KakaoTalk ID: the name under which a person can be found and written to in KakaoTalk.

Chosen by the user, 4 to 15 of a-z 0-9 . _ -; no digits of its own give it away, so it counts only behind
카톡, 카카오톡, kakao or ㅋㅌ. Where the word ID is missing the name must hold a letter and a digit.
A person can be contacted by it (개인정보 보호법 §2).
https://cs.kakao.com/helps_html/1073182742
"""

from pii_guard.recognizer import (
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
from pii_guard.recognizer.aloud import EACH

NAME = "[0-9A-Za-z][0-9A-Za-z._-]{2,13}[0-9A-Za-z]"
CUE = "(?:카?톡|카카오톡?|kakao ?(?:talk)?|ㅋㅌ|ㅋ톡)"
ID = "(?: ?(?:으로|에서|에|은|는|의))? ?(?:아이디|아디|아뒤|디|id|친구 ?추가)"
PART = "[0-9a-z][0-9a-z._-]{0,13}"
MARK_SAID = " ?(?:언더바|언더스코어|밑줄|하이픈|대시|쩜|점| [._-] ) ?"
LETTERS = (
    "(?:에이치|에이|비|씨|디|이|에프|지|쥐|아이|제이|케이|엘|엠|엔|오|피|큐|알|에스|티|유|브이|더블유|엑스|와이|제트"
    f"|언더바|밑줄|{EACH}|[0-9])"
)
PARTICLES = "(?:[ :=?@은는이가요도로(`'\\[\n]|입니다){0,4}"
RIGHT = r"[0-9A-Za-z@/]|[._-][0-9A-Za-z]"
_BRANDS = (
    "kakao",
    "talk",
    "channel",
    "http",
    "www",
    "pf.",
    "open",
    "login",
    "version",
    "iphone",
    "android",
    "galaxy",
    "samsung",
    "windows",
)

_DOMAINS = (".com", ".kr", ".net", ".io")

BEHIND = f"(?i){CUE}{ID}"
WRITTEN = f"(?i){CUE}(?:{ID}|[ 가-힣]{{0,12}}[ :]{{1,2}}[`'\"]?[0-9A-Za-z])"

OF_THE_SERVICE = refuted("카카오 서비스의 주소나 이름", "an address or a name of the service itself")
NO_ID = refuted(
    "아이디라는 말이 없고 글자와 숫자가 섞이지 않음", "no word names it an ID, and it does not mix letters and digits"
)


def validate(match: Match) -> Verdict:
    """No word of the service itself; without the word ID a letter and a digit."""
    name = match.group("value")
    if not name.isascii():
        return PLAUSIBLE
    lowered, introduced = name.lower(), match.string[match.start() : match.start("value")].lower()
    if lowered.startswith(_BRANDS):
        return OF_THE_SERVICE
    named = any(word in introduced for word in ("아이디", "아디", "id", "추가"))
    parted = any(c in "._" for c in name) and not lowered.endswith(_DOMAINS)
    mixed = (any(c.isdigit() for c in name) or parted) and any(c.isalpha() for c in name)
    told = match.group().endswith(("에요", "예요", "이요", "니다", "추가", "검색"))
    return PLAUSIBLE if mixed or told or (named and not name.isdigit()) else NO_ID


RECOGNIZER = Recognizer(
    entity="KAKAO_ID",
    label="카카오톡 ID",
    label_en="KakaoTalk ID",
    about="카카오톡 ID입니다. 카톡이나 아이디라는 말이 곁에 있을 때만 찾습니다.",
    korean={
        "named": "이름표 뒤",
        "parted": "나누어 적은 것",
        "spelled": "소리 나는 대로",
        "letters": "글자뿐인 것",
        "spelled-alone": "소리 나는 대로, 아이디라는 말 없이",
        "another": "또 하나",
        "id-first": "아이디라는 말이 앞에",
        "asked": "아이디를 묻는 말 뒤",
        "behind": "이름표 앞",
    },
    source="https://cs.kakao.com/helps_html/1073182742",
    legal_basis="개인정보 보호법 제2조제1호",
    patterns=(
        Pattern("named", f"(?i){CUE}{ID}{PARTICLES}(?P<value>{NAME})", right=RIGHT),
        Pattern(
            "parted",
            f"(?i){CUE}{ID}(?: ?-)?{PARTICLES}(?P<value>{PART}(?:{MARK_SAID}{PART}){{1,4}}|[a-z]{{2,12}}(?:{MARK_SAID}| )?{EACH}{{2,6}}|[a-z](?: ?[._-]? ?[0-9a-z]){{5,14}})",
            right=RIGHT,
            looks=BEHIND,
        ),
        Pattern("spelled", f"{CUE}{ID}{PARTICLES}(?P<value>{LETTERS}(?: ?{LETTERS}){{2,14}})", looks=BEHIND),
        Pattern(
            "spelled-alone",
            f"{CUE}(?:[은는]요?|[이가]|,)? (?P<value>(?:에이|에프|케이|엘|엠|엔|에스|더블유|와이|제이|큐|씨|디|지|피|티|알)(?: ?{LETTERS}){{2,14}})",
            right="[가-힣](?<![이입예요인으로라])",
        ),
        Pattern(
            "another",
            f"(?i){CUE}(?:{ID}{PARTICLES}|[ 가-힣]{{0,12}}[ :]){NAME}(?: ?(?:이?랑|하고|또는|말고|아니고|[와과,/이]) ?)(?P<value>{NAME})",
            right=RIGHT,
            looks=WRITTEN,
        ),
        Pattern(
            "id-first",
            f"(?i)(?:아이디|id)[는은가: ]{{1,2}}(?P<value>{NAME})[ ,(]{{1,2}}(?:카카오|카)?톡",
        ),
        Pattern(
            "letters",
            "(?i:카?톡|카카오톡)(?:은|는)? (?P<value>[a-z]{6,15})(?: ?(?:이에요|예요|이요|입니다)| ?추가)",
        ),
        Pattern(
            "asked", f"(?i){CUE}(?:[ 가-힣]{{0,12}})[ :]{{1,2}}[`'\"]?(?P<value>{NAME})", right=RIGHT, looks=WRITTEN
        ),
        Pattern(
            "behind",
            f"(?i)(?P<value>{NAME})(?: ?(?:으로|로|라고|이|가|이걸로|이거로))? {{0,2}}카톡 ?(?:주세요|친추|해|하|검색|추가|아이디)",
            left="[0-9A-Za-z@._-]",
        ),
    ),
    validate=validate,
    partial=stars(2, 0),
    examples=(
        catches("톡아디 «nongbu_lee» 말고 «nongbu_lee2» 로", "the old and the new"),
        ignores("카톡은 에스 이 공구점에서 알려줬어요", "a shop that begins like digits"),
        catches("카톡 «hong83» 또는 kim77@naver.com 으로", "an e-mail address beside it"),
        catches("카톡아이디요? «farmerkim»이요", "a question mark behind the label"),
        catches("«farmerkim7» 이걸로 카톡 친추해주세요", "in front of who is to add it"),
        catches("카톡 ID가 «farmerkim7» 또는 «kimfarm7»", "another behind a word"),
        catches("카톡아이디 «farm 칠칠» 이요", "its digits aloud"),
        ignores("카톡은 iphone 이에요", "a telephone"),
        catches("카톡친구추가 «punchbowl.jang» 하면 돼요", "to be added, letters and a dot"),
        catches("카톡 아이디 두개예요 «misoguest» 랑 «miso_kim82» 아무거나", "another beside it"),
        catches("아이디 «viet_thuan93» 카톡이요", "the word ID in front, the service behind"),
        catches("카톡 «jindo.hongju»으로만 주문받아요", "letters and a dot"),
        catches("kakao: `«ram_tamang95»`", "between backticks"),
        catches("카톡아이디 - «moon . farm . 88» 이요", "blanks round its dots"),
        catches("카톡아이디 «hong 언더바 83»", "its mark by name"),
        catches("카톡 아이디 «에이치 오 엔 지 팔삼»", "letter by letter"),
        catches("카톡은요 «에이피피엘이 칠칠» 치시면 돼요", "letter by letter, without the word ID"),
        ignores("카톡 링크 blog.naver.com 보세요", "the address of a page"),
        ignores("카톡 지금 안 돼요", "a word that begins like the name of a letter"),
        catches("톡디 «haneul_0312» 추가해 주세요", "the label as the young shorten it"),
        catches("카톡아이디 «hong_gd63»", "카톡 and 아이디 in one word"),
        catches("카카오톡 ID: «gochang.kim»", "ID and a colon"),
        catches("카톡 추가해주세요 «hgd1235»", "asked to be added"),
        catches("kakao id «hongkd»", "in Latin letters"),
        catches("ㅋㅌ «hgd63» 로 연락", "slang"),
        catches("카톡아이디는«farm_82»예요", "glued on both sides"),
        catches("«hgd1236» 카톡 주세요", "the name first"),
        catches("카카오톡 아이디가 «lee-young77» 인데요", "particle and hyphen"),
        ignores("카톡으로 문의", "no name"),
        ignores("카카오톡 채널 고창군청", "a public channel"),
        ignores("카톡 아이디 login 화면에서 멈춰요", "a word of the service"),
        ignores("카톡 아이디는 2019년에 만들었어요", "a year"),
        ignores("카카오톡 아이디 hong83@naver.com 이에요", "an e-mail address"),
        ignores("카톡 말고 hong83@naver.com으로 주세요", "an e-mail address, and no ID"),
        ignores("lee83@daum9.net으로 카톡 하듯이 보내요", "the domain of an e-mail address"),
        ignores("카톡 1개", "a count"),
        ignores("아이디가 뭐예요", "no value"),
        ignores("@고창군", "a channel's handle"),
        ignores("카톡 PC 버전에서 안 열려요", "a word in Latin letters"),
        ignores("카톡 링크 pf.kakao.com/abcd 들어가 보세요", "a channel's address"),
        ignores("카톡 2026-11-04 에 보냈어요", "a date"),
        catches("카톡은 «honggildong» 이에요", "neither the word ID nor a digit, but said to be it"),
    ),
)
