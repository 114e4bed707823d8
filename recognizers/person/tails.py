"""What stands behind a name: the rest of its word by kind, and the word that follows by kind."""

from functools import lru_cache

from pii_guard.recognizer.expressions import Expression

from .lexicon import REMEMBERED
from .people import TITLES
from .words import either, listed

PARTICLE = (
    "(?:께서는|께서|에게서|한테서|에게는|한테는|에게|한테|이랑|랑|하고|으로|이나|나|때문에|으로부터|로부터|께선|에겐|한텐|에게도|한테도|까지는|까지도|만은|은요|는요|은|는|이|가|을|를|도|의|와|과|만|만요|로|께|아|야|에|에서|부터|까지|보다|"
    "처럼|조차|마저|이라도|라도|이든|요|더러|보고|엔|에는|에도|에만|에서는|에서도|에선|으로는|으로도|로는|로도|과는|와는|과도|와도|까진|만이|마다|밖에|뿐|대로)"
)
COPULA = listed(
    "입니다 입니다만 입니더 입니당 임다 임니다 임 에요 예요 고 고요 구 구요 며 인데 인데요 인디 인디요 요 죠 지요 신 신데 신데요 신가요 신지 십니다 십니까 "
    "시고 시며 시래 시래요 세요 인가 인가요 인지 었어요 였어요 었는데 였는데 었습니다 였습니다 었나 였나 었던 였던 라서 라고요 이래 래요 랍니다 라니까 여 여요 여유 이유 "
    "이오 올시다 구먼 구만 당 야 다 네만 네요 거든 거든요 잖아요 니까 인기라 우다 라예 라카 랑께 라우 더라고 더라고요 더라구요 더라"
)
_COPULA = f"이?(?:{either(COPULA)})[예유여]?"
QUOTED = "라(?:고|구|는|며|면서|합니다|하는|하고|해요|캐|카)"
_QUOTE = f"이?(?:{QUOTED}[가-힣]{{0,6}}|란|라)"
STATED_SO = f"이?(?:{either(word for word in COPULA if len(word) > 1)}|라(?:[고구는며캐카 ]|합|하|해)|란)"  # as much of it as tells it
BELONGING = (
    "앞으로|명의|이름으로|이름|계좌|통장|밭|논|땅|집|산|축사|창고|몫|하우스"  # what somebody has: 춘자 앞으로, 덕배 집
)
_DATIVE = "이?(?:께서|께서는|한테|에게|한테서|에게서|한테는|에게는|더러|보고)"
_PET = "이(?:가|는|를|도|네|의|랑|한테|에게|랑은|하고|야)"
_FAMILY = "이?네(?:가|는|를|도|랑|집|밭|논)?"
FIELDS = listed(
    "연락처 전화 전화번호 핸드폰 휴대폰 휴대전화 생년월일 생일 주민번호 주민등록번호 주소 계좌 계좌번호 번호 나이 생 서명 인"
)
OWNED = listed(
    "명의 명의로 명의의 명의예요 명의인 명의로된 앞으로 이름으로 소유 소유의 소유인 소유자 지분 몫 건 건으로 건은 건이요 외 공동명의 계좌로 통장으로"
)
MATTERS = listed(
    "체납 체납액 고지서 신청 조회 재산세 자동차세 주민세 취득세 지방세 환급 환급금 납부 증명서 등본 초본 기초연금 직불금 보조금 지원금 통장 차량 농지 "
    "토지 땅 밭 논 집 산 축사 창고 도장 차 상속 확인 검색 전입 전출 사망 출생 인감 위임장 가족관계 여권 비자 체류 외국인등록 출석 접수 동의서 도우미 요양등급 하우스 관련 문의"
)
STATED = listed(
    "맞습니다 맞아요 맞나요 맞는데요 맞고요 입니다 이에요 예요 인데요 이라고 라고 이라는 라는 계세요 계신가요 계시나요 계십니까"
)
_KINDS = (
    ("t", TITLES), ("f", FIELDS), ("o", OWNED), ("m", MATTERS), ("s", STATED),
)  # fmt: skip
NEXT = {word: letter for letter, words in reversed(_KINDS) for word in words}
_ENDINGS = Expression(f"{PARTICLE}?|이?{PARTICLE}")
_TAIL = Expression(
    f"(?P<d>{_DATIVE})|(?P<n>{_PET})|(?P<h>{_FAMILY})|(?P<q>{_QUOTE})|(?P<p>{PARTICLE})|(?P<c>{_COPULA})|(?P<v>[하되해했할한함된될돼][가-힣]{{0,30}}|시[키킬켜][가-힣]{{0,30}})"
)
_TITLED = Expression(f"(?P<title>[가-힣]{{1,5}}?)(?:{PARTICLE}|{_COPULA}|{_FAMILY})?")


@lru_cache(REMEMBERED)
def tail_of(rest: str) -> str:
    """The rest of the word behind a name: `e` nothing, `t` a title, `p` a particle, `c` the copula, …; `x` another word."""
    if not rest:
        return "e"
    if kind := _ends_as(rest):
        return kind
    found = next_of(rest)
    return found if found in "tofm" else "x"


@lru_cache(REMEMBERED)
def next_of(word: str) -> str:
    """What the word is that follows a name: `t` a title, `f` a field, `o` what is owned, `m` a matter, `s` a statement."""
    if found := NEXT.get(word):
        return found
    for size in range(min(len(word) - 1, 6), 0, -1):
        if (found := NEXT.get(word[:size])) and (_TITLED.fullmatch(word) if found == "t" else size > 1):
            return found if found != "t" or is_ending(word[size:]) else "."
    return "."


@lru_cache(REMEMBERED)
def is_ending(rest: str) -> bool:
    """Whether the rest of a word can be a particle or the copula."""
    return not rest or _ends_as(rest) not in ("", "v")


@lru_cache(REMEMBERED)
def _ends_as(rest: str) -> str:
    """Which of the endings of `tail_of` it is; empty for none."""
    match = _TAIL.fullmatch(rest)
    return match.lastgroup or "" if match else ""
