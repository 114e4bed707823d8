"""E-mail address: local part, @, domain (RFC 5322), and the ways people spell it in chat.

Anyone may hold one; the addresses of offices are allowed by policy, not here. In chat @ becomes 골뱅이, 앳,
at or [at], the dot 점, 쩜, 닷 or dot, and providers are named in Hangul (네이버, 지메일). The local part is
always ASCII, so Korean particles glued on either side end it.
https://www.rfc-editor.org/rfc/rfc5322
"""

from pii_guard.recognizer import AFTER_LABEL, CONFIRMED, Match, Pattern, Question, Recognizer, Verdict, catches, ignores

LOCAL = r"[0-9A-Za-z](?:[0-9A-Za-z._%+-]{0,62}[0-9A-Za-z_+-])?"  # at most 64 characters
AT_WORD = "골뱅이|골벵이|꼴뱅이|꼴벵이|골배이|앳|엣"
AT = rf"(?: {{0,2}}|\n)(?:@|{AT_WORD}|[\[({{<] ?(?:at|앳|골뱅이|@) ?[\])}}>]| at ) {{0,2}}"
DOT_WORD = "점|쩜|닷|도트"
DOT = rf" {{0,2}}(?:[.,]|{DOT_WORD}|[\[({{<] ?(?:dot|점|\.) ?[\])}}>]| dot ) {{0,2}}"
PROVIDER = "네이버|지메일|쥐메일|구글|다음|한메일|네이트|핫메일|카카오|야후"
PROVIDER_ASCII = "naver|gmail|daum|hanmail|nate|kakao|hotmail|outlook"
LOCAL_SHORT = "[0-9A-Za-z][0-9A-Za-z_-]{1,24}"
LABEL = f"(?:[0-9A-Za-z][0-9A-Za-z-]{{0,30}}|{PROVIDER}|코리아)"
TLD = "(?:com|net|kr|co|go|or|ac|re|org|edu|gov|io|me|us|biz|info|dev|컴|콤|넷|케이알|씨오|고|오알지)"
MARK_SAID = " ?(?:언더바|언더스코어|밑줄|하이픈|대시|점|쩜) ?"  # inside a local part
SPELLED = (  # names of Latin letters and digits, as they are dictated
    "에이치|에이|비|씨|시|디|이|에프|지|쥐|아이|제이|케이|엘|엠|엔|오|피|큐|알|에스|티|유|브이|더블유|엑스|와이|제트|공|영|일|삼|사|육|칠|팔|구"
    "|언더바"
)
LETTER = f"{SPELLED}|[0-9A-Za-z._-]"
SPELLED_LOCAL = rf"(?:(?:{LETTER}){{1,12}} ){{0,8}}(?:{LETTER}){{1,20}}[가-힣]{{0,3}}?"

WORD = "[0-9A-Za-z]"  # a local part is read from its first character: not tried again from each that follows

PATTERNS = (
    Pattern("plain", rf"{LOCAL}@(?:[0-9A-Za-z][0-9A-Za-z-]{{0,30}}\.){{1,4}}[A-Za-z]{{2,15}}"),
    Pattern(
        "spelled",
        rf"(?i){LOCAL}(?:{MARK_SAID}{LOCAL}){{0,2}}{AT}{LABEL}(?:{DOT}{LABEL}){{0,2}}{DOT}{TLD}(?:{DOT}(?:kr|케이알))?",
        left=WORD,
    ),
    Pattern(
        "provider",
        rf"(?i){LOCAL}(?:{MARK_SAID}{LOCAL}){{0,2}} {{0,2}}(?:@|{AT_WORD}) {{0,2}}(?:(?:{PROVIDER}) ?(?:컴|콤|넷)|{PROVIDER}|{PROVIDER_ASCII})",
        left=WORD,
    ),
    Pattern(
        "dictated",
        rf"(?i)(?:[가-힣]{{1,3}}[^은는이가일소 :,.니다라] (?:{SPELLED}))?{SPELLED_LOCAL} ?(?:@|{AT_WORD}) ?(?:{PROVIDER}|{PROVIDER_ASCII})(?: ?(?:\.|{DOT_WORD}))? ?(?:컴|콤|넷|com|net)",
        left="[0-9A-Za-z가-힣]",
    ),
    Pattern(
        "hangul-domain",
        r"[0-9A-Za-z가-힣._-]{1,30}@[가-힣][0-9A-Za-z가-힣-]{0,20}\.(?:한국|닷컴|닷넷|kr|com|net)",
        left=WORD,
    ),
    Pattern(
        "at-left-out",
        rf"(?i)(?:이메일|메일|e-?mail)(?: ?주소)?{AFTER_LABEL}(?P<value>(?:{LOCAL_SHORT}[. ]){{1,2}}(?:{PROVIDER_ASCII})\.(?:com|net))",
        right=r"[0-9A-Za-z]|[.@/][0-9A-Za-z]",
    ),
    Pattern(
        "provider-behind",
        rf"(?i)(?:이메일|이멜|메일|e-?mail)(?: ?(?:주소|아이디))?{AFTER_LABEL}(?P<value>{LOCAL_SHORT} ?(?:{PROVIDER})(?: ?[닷점]? ?[컴콤넷])?)",
        right="[가-힣](?<![요이입예로])",
    ),
    Pattern("hangul-local", r"[가-힣]{2,10}@[0-9A-Za-z-]{2,30}\.(?:com|net|co\.kr|kr)", left="[가-힣]"),
    Pattern("at-swallowed", rf"(?i)[a-z][0-9a-z._-]{{3,20}} ?(?:{PROVIDER}) ?(?:닷|점|쩜) ?(?:컴|콤|넷)", left=WORD),
    Pattern(
        "provider-first",
        rf"(?i)(?:{PROVIDER}|{PROVIDER_ASCII}) ?메일(?: ?주소)?[은는이가: ]{{0,2}} (?P<value>[a-z][0-9a-z._-]{{4,20}}) ?(?:이에요|예요|입니다|이[요고])",
    ),
    Pattern("hash", rf"(?i){LOCAL} ?[#*$&] ?(?:{PROVIDER_ASCII})\.(?:com|net)", left=WORD),
    Pattern("apart", r"(?i)(?:[0-9a-z._-] ){2,24}@(?: [0-9a-z-]){2,20} \.(?: [a-z]){2,4}", left=WORD, right=WORD),
    Pattern(
        "account",
        rf"(?i)(?:{PROVIDER}|{PROVIDER_ASCII}) ?(?:메일|mail)?(?:이고|이에요|인데|은|는)? ?(?:계정|아이디|id)[는가:은이 ]{{0,3}}"
        r"(?P<value>[a-z][a-z._-]{0,24}[0-9_][0-9a-z._-]{0,20})",
        right="[0-9A-Za-z@.]",
    ),
)


def validate(_: Match) -> Verdict:
    """The @, typed or spoken, between a name and a domain is proof enough."""
    return CONFIRMED


def mask(value: str) -> str:
    """ho***@naver.com: two characters of the local part, and the domain where @ is typed."""
    local, at, domain = value.partition("@")
    return local[:2] + "*" * max(3, len(local) - 2) + at + domain


SIGN = "[0-9A-Za-z._%+@-]"

RECOGNIZER = Recognizer(
    entity="EMAIL_ADDRESS",
    label="이메일",
    label_en="e-mail address",
    about="전자우편 주소입니다. '골뱅이', '닷컴'처럼 말로 쓴 것과 @를 빠뜨린 것도 찾습니다.",
    korean={
        "plain": "인쇄된 모양",
        "spelled": "말로 쓴 것",
        "provider": "업체 이름으로",
        "dictated": "불러 준 것",
        "hangul-domain": "한글 도메인",
        "at-left-out": "@를 빠뜨림",
        "provider-behind": "아이디 바로 뒤에 업체 이름",
        "hangul-local": "한글 아이디",
        "hash": "#이나 다른 기호로 씀",
        "at-swallowed": "골뱅이를 빠뜨리고 업체 이름을 말로",
        "provider-first": "업체 이름 뒤의 아이디",
        "apart": "띄어 씀",
        "account": "계정 이름표 뒤",
    },
    source="https://www.rfc-editor.org/rfc/rfc5322",
    legal_basis="개인정보 보호법 제2조제1호",
    patterns=PATTERNS,
    validate=validate,
    partial=mask,
    asks=(
        Question(
            "(?:이?메일|e-?mail|전자 ?우편)(?: ?주소)?",
            "이메일",
            (
                Pattern("local", r"[A-Za-z][0-9a-z._-]{2,28}[0-9a-z_]@?", left=SIGN, right=SIGN),
                Pattern("host", r"@ ?[0-9A-Za-z-]{2,30}[.][A-Za-z.]{2,12}", left=SIGN, right="[0-9A-Za-z]"),
            ),
        ),
    ),
    examples=(
        catches("«farmerkim네이버닷컴»", "the sign left out, the provider aloud"),
        catches("네이버 메일 «farmerkim» 이에요", "the provider in front"),
        catches("«farmerkim*naver.com» 골뱅이가 안 쳐져서", "another sign"),
        ignores("네이버 메일 iphone 에서 열면", "a word behind a provider, and no copula"),
        catches("신청: «bigapple_2019@naver.com»", "the word in front stays"),
        catches("이 아니라 «hjkwon@nate.com» 입니다", "the word of a correction stays"),
        catches("이멜주소 «dahye0712한메일넷»", "no sign at all, the provider with its end"),
        catches("이메일은 «kkh4471 네이버» 요", "the provider behind a blank, with its label"),
        catches("메일 «kkh4471네이버»로", "the provider glued on, with its label"),
        ignores("메일 kkh4471 네이버페이", "another service of the provider"),
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
        catches("메일은 «에이비씨 골뱅이 네이버 점 컴»", "local part spelled in Hangul"),
        catches("«케이 에스 육이 골뱅이 네이버 컴» 이에요", "dictated letter by letter, without the dot"),
        catches("«케이에스팜 골뱅이 지메일 닷컴»", "a word behind the letters"),
        catches("«홍길동@한국.kr»", "local part and domain in Hangul"),
        catches("«고창농부@naver.com» 이에요", "a local part in Hangul"),
        catches("«ks@농장.한국» 이에요", "a domain in Hangul"),
        ignores("골뱅이 네이버 닷컴에서 샀어요", "food and a shop"),
        ignores("k" * 31 + "@농장.한국", "a longer local part in front of a domain in Hangul"),
        ignores("우리고창농부님들모두함께@naver.com", "a sentence that ends in a mention"),
        ignores("k" * 65 + "#naver.com", "a longer row in front of #"),
        catches("ab «c d @ n a v e r . c o m» 이요", "a word in front of what is spelled out"),
        catches("«g i l @ n a v e r . c o» mail 로", "a word behind what is spelled out"),
        ignores("네이버 아이디 a1" + "b" * 21, "longer than an account's name may be"),
        catches("«ksfarm 언더바 62 골뱅이 네이버 닷컴»", "an underscore said"),
        catches("«ksfarm62꼴뱅이naver점com»", "a typing error in the word for @"),
        catches("«ksfarm62@naver,com» 으로", "a comma for the dot"),
        catches("«ksfarm62 골뱅이 한메일 넷»", "the dot left out"),
        catches("«ksfarm62\n@naver.com» 입니다", "broken before the @"),
        catches("«ksfarm62#naver.com» 요", "a hash for the @"),
        ignores("#naver.com 검색", "a hash in front of a web address"),
        catches("«k s f a r m @ n a v e r . c o m»", "a blank between all letters"),
        catches("네이버 아이디 «ksfarm62»로 메일 주세요", "an account at a mail provider"),
        ignores("네이버 아이디 login 오류", "an account without a name"),
        catches("이메일 «gildong.naver.com» 이요", "the @ typed as a dot, behind its label"),
        catches("메일주소는 «gil dong.daum.net» 요", "blanks in it, behind its label"),
        ignores("이메일은 www.gochang.go.kr 에서", "a page of an office behind the label"),
        ignores("gildong.naver.com 접속이 안 돼요", "the name of a page"),
        ignores("메일 blog.naver.com/gildong", "a page of a provider with its path"),
    ),
)
