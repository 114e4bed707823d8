"""Words in front of a name that say who it is, by class: how much each class says is fitted, not written here."""

from functools import lru_cache

from .lexicon import REMEMBERED
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
FAMILY = listed(
    "아버지 어머니 아버님 어머님 아빠 엄마 부친 모친 아부지 남편 아내 와이프 집사람 배우자 처 아들 딸 딸아이 큰아들 "
    "작은아들 막내아들 큰딸 작은딸 막내딸 막내 형 형님 누나 누님 언니 오빠 동생 남동생 여동생 할머니 할아버지 외할머니 "
    "외할아버지 조모 조부 손자 손녀 외손자 외손녀 시어머니 시아버지 장인 장모 며느리 사위 어무니 어무이 엄니 손주 손주딸 "
    "마누라 영감 서방 새댁 안사람 바깥양반 전남편 전처 전부인 애아빠 애엄마 아이아빠 아이엄마 큰애 작은애 첫째 둘째 셋째 넷째 "
    "막둥이 큰며느리 작은며느리 큰형 작은형 큰언니 작은언니 큰누나 매제 매부 올케 시누이 사돈 당숙 당고모 사촌 외사촌 큰아버지 "
    "작은아버지 큰어머니 작은어머니 큰집 작은집 시동생 시누 딸래미 아들래미 쌍둥이 장손 모 부 조카 이모 고모 삼촌 외삼촌 이모부 "
    "제부 동서 손위 처형 형부 올케언니 제수 제수씨 당숙모 종조부 증조모 증조부 증조할머니 증조할아버지 증손자 증손녀 증손주 친손주 외손주 "
    "울엄마 울아빠 울아들 울딸 신생아 새아기 "
    "사촌형 사촌누나 사촌동생 사촌오빠 사촌언니 친형 친누나 친동생 친언니 친오빠 새언니 큰오빠 큰이모 막내이모 큰고모 며늘아기 며늘아가 아들내미 딸내미 "
    "고모부 숙모 형수 매형 처남 처제 시어머님 시아버님 장모님 장인어른 자녀 형제 자매 남매 오누이 아기 아가 애기 할배 할매"
)
PEOPLE = listed(
    "고 故 친구 지인 남자친구 여자친구 남친 여친 아이 애 이장 통장 사장 원장 회장 위원장 조합장 대표이사 이사장 선생님 담임 "
    "어르신 본인 이웃 이웃집 동료 상사 직원 교사 교수 의원 기사 반장 과장 팀장 계장 국장 부장 차장 실장 소장 대리 주무관 면장 "
    "읍장 군수 시장 의사 변호사 세무사 농부 귀농인 귀촌인 군민 청년 교육생 공무원 순경 형사 경찰 경찰관 소방관 목사 스님 신부 "
    "교장 교감 사무장 공인중개사 중개사 중개인 설계사 보험설계사 법무사 노무사 회계사 요양보호사 간호사 약사 총무 택배기사 "
    "배달기사 버스기사 택시기사 군의원 도의원 시의원 구의원 국회의원 부녀회장 노인회장 담임선생 담임교사 집배원 학생 사람 아동 옆집 "
    "앞집 뒷집 윗집 아랫집 동네 일꾼 인부 작업자 강사 코치 감독 선수 배우 가수 작가 기자 장관 대통령 총리 대표님 원장님 이장님"
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
