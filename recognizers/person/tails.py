"""What stands behind a name: the rest of its word by kind, and the word that follows by kind."""

from functools import lru_cache

from pii_guard.recognizer.expressions import Expression

from .lexicon import REMEMBERED
from .words import listed

PARTICLE = (
    "(?:께서는|께서|에게서|한테서|에게는|한테는|에게|한테|이랑|랑|하고|으로|이나|나|때문에|으로부터|로부터|께선|에겐|한텐|에게도|한테도|까지는|까지도|만은|은요|는요|은|는|이|가|을|를|도|의|와|과|만|만요|로|께|아|야|에|에서|부터|까지|보다|"
    "처럼|조차|마저|이라도|라도|이든|요|더러|보고|엔|에는|에도|에만|에서는|에서도|에선|으로는|으로도|로는|로도|과는|와는|과도|와도|까진|만이|마다|밖에|뿐|대로)"
)
_COPULA = (
    "이?(?:입니다만?|입니더|입니당|임다|에요|예요|고요|구요|고|구|며|인데요|인데|인디|요|죠|신데|신데요|신가요|신|십니다|십니까|시고|시래요|시래|시며|신지|"
    "세요|인가요|인가|인지|었어요|였어요|었는데|였는데|었습니다|였습니다|라서|라고요|래요|랍니다|라니까|여|여요|여유|구먼|당|야|거든요|네요|지요|잖아요|임|임니다|인기라|우다|올시다|라예|라카|구만|랑께|라우|다)[예유여]?"
)
_QUOTE = "이?(?:라고|라구|라는|란|라며|라면서)[가-힣]{0,6}|이?라(?:합니다|하는|하고|해요)"
_DATIVE = "이?(?:께서|께서는|한테|에게|한테서|에게서|한테는|에게는|더러|보고)"
_PET = "이(?:가|는|를|도|네|의|랑|한테|에게|랑은|하고|야)"
_FAMILY = "이?네(?:가|는|를|도|랑|집|밭|논)?"
TITLES = listed(
    "씨 님 군 양 어린이 할머니 할아버지 할매 할배 할망 어르신 선생님 선생 아저씨 아재 아지매 아짐 아주머니 아줌마 어머니 아버지 어머님 아버님 주무관 "
    "주무관님 변호사 세무사 위원장 조합장 이사장 간호사 간병인 며느리 대표이사 사무장 고객님 고객 손님 대리님 도우미 권사님 집사님 목사님 "
    "신부님 의원님 요양사 복지사 이장 이장님 통장 통장님 반장 반장님 사장 사장님 대표 대표님 과장 과장님 팀장 팀장님 계장 계장님 "
    "국장 국장님 부장 부장님 차장 차장님 실장 실장님 소장 소장님 원장 원장님 회장 회장님 총무 총무님 면장 면장님 읍장 읍장님 "
    "군수 군수님 시장 시장님 교수 교수님 의원 의사 약사 기사 기사님 목사 스님 여사 여사님 학생 환자 엄마 아빠 아들 딸 형님 형 누나 누님 언니 "
    "오빠 이모 삼촌 고모 조카 동생 박사 박사님 감독 작가 선수 배우 기자 후보 장관 대통령 총리 판사 검사 경위 경사 순경 이병 일병 상병 병장 하사 중사 농가 댁 "
    "부녀회장 부녀회장님 노인회장 청년회장 집배원 요양보호사 간호사님 선생님께 담임 조합원 회원 어멈 영감 영감님 사위 손자 손녀 남편 아내 부부 가족 가구 세대 본인 귀하 올림 드림 배상 "
    "주사님 주사보 주사보님 쌤 엄니 어매 어무이 아부지 상담사 상담사님 복지사님 원어민 강사님 관장 관장님 반장네 이장네"
)
FIELDS = listed(
    "연락처 전화 전화번호 핸드폰 휴대폰 휴대전화 생년월일 생일 주민번호 주민등록번호 주소 계좌 계좌번호 번호 나이 생 서명 인"
)
OWNED = listed(
    "명의 명의로 명의의 명의예요 명의인 명의로된 앞으로 이름으로 소유 소유의 소유인 소유자 지분 몫 건 건으로 건은 건이요 외 공동명의 계좌로 통장으로"
)
MATTERS = listed(
    "체납 체납액 고지서 신청 조회 재산세 자동차세 주민세 취득세 지방세 환급 환급금 납부 증명서 등본 초본 기초연금 직불금 보조금 지원금 통장 차량 농지 "
    "토지 땅 밭 논 집 상속 확인 검색 전입 전출 사망 출생 인감 위임장 가족관계 여권 비자 체류 외국인등록 출석 접수 동의서 도우미 요양등급 하우스 관련 문의"
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
