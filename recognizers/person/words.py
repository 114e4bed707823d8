"""Lists of words, and the few that no name can be."""

from collections.abc import Iterable


def listed(words: str) -> frozenset[str]:
    """The words of a text, which may stand several times."""
    return frozenset(words.split())


def either(words: Iterable[str]) -> str:
    """Words as alternatives of an expression, the longest first; in the same order every time."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# What follows a surname as a form of address is no given name: 김대리, 정과장, 최선배.
ADDRESS = listed(
    "대리 과장 부장 차장 팀장 계장 국장 실장 소장 원장 사장 회장 이장 통장 반장 전무 상무 이사 주임 주사 교수 "
    "선배 선생 기자 기사 박사 여사 의원 군수 면장 감독 작가 선수 사원 간호 약사 변호 목사 집사 권사 장로 형사 "
    "경위 검사 판사 총무 위원 조교 도령 영감 서방 양반 주무 세무 노무 법무 조합 순경 경사 경감 원사 상사 중사 하사 "
)

# Figures of history who stand for festivals, streets and museums; a label still makes them a name. Those that roads of
# pii_guard/data/gazetteer.marisa are named after (도로명주소, 행정안전부), and those whom festivals and shrines honour.
HISTORIC = listed(
    "이순신 전봉준 신재효 안중근 유관순 정약용 김구 윤봉길 장영실 신사임 홍길동 임꺽정 허균 황진이 김유신 강감찬 이성계 김삿갓 김상옥 김시민 "
    "김유정 김좌진 김환기 문익점 박문수 박수근 박제상 박정희 백남준 사명당 사임당 손기정 신동엽 신석정 신숭겸 우장춘 윤보선 이규보 이동녕 "
    "이사부 이상설 이종무 이중섭 이효석 임경업 임방울 장보고 장욱진 정몽주 정약전 정여립 조희룡 채동선 최무선 홍난파 황순원 박재삼 조정래 "
    "정지용 윤동주 김소월 한용운 서정주 박경리 이육사 윤이상 정철 윤선도 송시열 이황 이이 김정희 허난설 논개 을지문덕 권율 곽재우 김춘추 안창호 "
    "김대중 이승만 정도전 최치원 이방원 세종대왕 손화중 김개남 최시형 최제우 권삼득 김광석 백신애 최명희 차범석 안재홍 이응노"
)

# Words newer than the dictionary that begin like a name; each was met in a message.
NEW_WORDS = ("제로페이", "인스타", "팔로우")
