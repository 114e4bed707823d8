"""Words in front of a name that say who it is, by class: how much each class says is fitted, not written here."""

from functools import lru_cache

from .lexicon import REMEMBERED
from .people import FAMILY, PEOPLE
from .words import listed

LABELS = listed(
    "한글 이름 성명 성함 존함 함자 예금주 예금주명 입금자명 학생명 고객명 신청인명 신청자명 대표자명 환자명 예약자명 회원명 "
    "name Name NAME 자녀명 성명란 이름란 개명전 개명후 닉네임 본명 외자라 외자라서 외자인데 외자이고 외자고 외자예요 외자에요 외자입니다 세대주명 소유자명 수령인명 담당자명 아동명 직원명"
)
ROLES = listed(
    "신청인 신청자 대표자 대표 세대주 납세자 납세의무자 보호자 민원인 공동명의자 공동명의인 공동소유자 명의자 명의인 명의 "
    "수신인 수취인 수령인 수령자 받는사람 받는분 소유자 소유주 임차인 임대인 매수인 매도인 양도인 양수인 증여자 증여인 "
    "수증자 수증인 상속인 피상속인 대리인 위임인 위임자 수임인 수임자 계약자 입금자 송금인 보증인 연대보증인 고객 예약자 "
    "가입자 사용자 담당자 작성자 제출자 신고인 신고자 진정인 고소인 고발인 피해자 가해자 지원자 응시자 참가자 참여자 "
    "수강생 근로자 농업인 경작자 경영주 농장주 농가주 사업주 등록자 구매자 판매자 발신인 전입자 전출자 사망자 고인 수급자 "
    "대상자 환자 관계인 차주 운전자 피보험자 채무자 채권자 후견인 법정대리인 동거인 세대원 접수자 접수인 계좌주 문의자 "
    "통화자 당사자 관리인 목격자 피고소인 피고인 매도자 매수자 체납자 납부자 합격자 당첨자 수상자 농지주 지주 임차농 "
    "신고대상 신고대상자 서명 서명자 범인 사기꾼 동업자 보내는이 받는이 보낸이 보낸사람 받은사람 보내는분 피신고인 점유자 "
    "소유권자 토지주 경작인 방문자 연락인 인솔자 책임자 추천인 증인 간병인 사고자 청구인 위반자 발주자 부양의무자 시공자 "
    "참고인 입회인 확인자 주문자 처리자 고용주 구직자 건축주 긴급연락처 이용자 입주자 산모 상대방 당첨자 수검자 원고 피고 "
    "의뢰인 피의자 세입자 집주인 건물주 땅주인 주인 농가 체납처분대상 요청자 승인자 결재자 기안자 검토자 발급자 이용인 가구주 "
    "조합원 회원 주민 농민 축주 선주 어업인 상속자 유족 배정자 인수자 인계자 감독자 관리자 등록인 청약자 임산부 수술자 보호인 "
    "피해아동 보호대상 신랑 신부 수신 참조 발신 담당 문의 시행 접수 작성"
)
SELF = listed(
    "저 전 나 이상 바로 지는 저는 저는요 나는 난 제가 내가 저희는 안녕하세요 안녕하십니까 수고하십니다 수고하세요 반갑습니다 접니다 저예요 전데요"
)
LOOSE = listed("우리 저희 우리집 아니고 아니라 말고 대신 그리고 및 또는 옆집사는")
COUNTRY = listed(
    "베트남 중국 태국 캄보디아 필리핀 네팔 몽골 우즈벡 우즈베키스탄 미얀마 라오스 스리랑카 인도네시아 러시아 조선족 고려인"
)

CLASSES = {"L": LABELS, "R": ROLES, "F": FAMILY, "P": PEOPLE, "S": SELF, "O": LOOSE, "C": COUNTRY}
CUES = {word: letter for letter, words in reversed(CLASSES.items()) for word in words}
LONGEST_CUE = max(map(len, CUES))
PARTICLES = listed(
    "은 는 이 가 을 를 도 의 인 님 란 씨 께서 님은 님이 님의 이신 되는 은요 는요 분은 분이 이나 하고 와 과 랑 이랑"
)
GLUED = frozenset(
    word + particle
    for word in LABELS | ROLES | FAMILY
    if len(word) > 1
    for particle in ("", "은", "는", "이", "가", "인", "님")
) | {
    "옆집사는",
    "윗집사는",
    "앞집사는",
    "저는",
    "제가",
    "안녕하세요",
    "안녕하세요저는",
    "여보세요",
    "수고하세요",
    "반갑습니다",
}
# A noun for somebody ends so: 위반자, 발주인, 건축주, 회원, 산모, 보호관, 강사, 요양사, 조합장, 학생, 산후도우미
ROLE_ENDS = frozenset("자인주명원모부민관사장생미객님분체")


@lru_cache(REMEMBERED)
def cue_of(word: str) -> tuple[str, str]:
    """The class of the word in front, and the particle it carries; a dot for none of them.

    The word may end in a cue (토지소유자); a cue of one syllable stands alone.
    """
    if found := _cue(word):
        return found, "."
    for size in (1, 2):
        particle = word[-size:]
        if len(word) > size and particle in PARTICLES and (found := _cue(word[:-size])):
            return found, particle
    return ".", "."


def _cue(word: str) -> str:
    for size in range(min(len(word), LONGEST_CUE), 1, -1):
        if found := CUES.get(word[-size:]):
            return found if size == len(word) or found in "LRFP" else ""
    return CUES.get(word, "") if len(word) == 1 else ""
