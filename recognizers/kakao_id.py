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
    misses,
    refuted,
    stars,
)

NAME = "[0-9A-Za-z][0-9A-Za-z._-]{2,13}[0-9A-Za-z]"
CUE = "(?:카?톡|카카오톡?|kakao ?(?:talk)?|ㅋㅌ|ㅋ톡)"
ID = "(?: ?(?:으로|에서|에|은|는|의))? ?(?:아이디|아디|디|id|친구 ?추가)"
PARTICLES = "(?:[ :=은는이가요도로(\\[\n]|입니다){0,4}"
RIGHT = r"[0-9A-Za-z@/]|[._-][0-9A-Za-z]"
_BRANDS = ("kakao", "talk", "channel", "http", "www", "pf.", "open", "login", "version")


OF_THE_SERVICE = refuted("카카오 서비스의 주소나 이름", "an address or a name of the service itself")
NO_ID = refuted(
    "아이디라는 말이 없고 글자와 숫자가 섞이지 않음", "no word names it an ID, and it does not mix letters and digits"
)


def validate(match: Match) -> Verdict:
    """No word of the service itself; without the word ID a letter and a digit."""
    name = match.group("value")
    lowered, introduced = name.lower(), match.group()[: -len(name)].lower()
    if lowered.startswith(_BRANDS):
        return OF_THE_SERVICE
    named = any(word in introduced for word in ("아이디", "아디", "id"))
    mixed = any(c.isdigit() for c in name) and any(c.isalpha() for c in name)
    return PLAUSIBLE if mixed or (named and not name.isdigit()) else NO_ID


RECOGNIZER = Recognizer(
    entity="KAKAO_ID",
    label="카카오톡 ID",
    label_en="KakaoTalk ID",
    about="카카오톡 ID입니다. 카톡이나 아이디라는 말이 곁에 있을 때만 찾습니다.",
    korean={
        "named": "이름표 뒤",
        "asked": "아이디를 묻는 말 뒤",
        "behind": "이름표 앞",
        "neither the word ID nor a digit": "아이디라는 말도 숫자도 없음",
    },
    source="https://cs.kakao.com/helps_html/1073182742",
    legal_basis="개인정보 보호법 제2조제1호",
    patterns=(
        Pattern("named", f"(?i){CUE}{ID}{PARTICLES}(?P<value>{NAME})", right=RIGHT),
        Pattern("asked", f"(?i){CUE}(?:[ 가-힣]{{0,12}})[ :](?P<value>{NAME})", right=RIGHT),
        Pattern(
            "behind",
            f"(?i)(?P<value>{NAME})(?: ?(?:으로|로|라고|이|가))? {{0,2}}카톡 ?(?:주세요|해|하|검색|추가|아이디)",
            left="[0-9A-Za-z@._-]",
        ),
    ),
    validate=validate,
    partial=stars(2, 0),
    examples=(
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
        misses("카톡은 «honggildong» 이에요", "neither the word ID nor a digit"),
    ),
)
