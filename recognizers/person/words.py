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

# Behind 이, which is a surname and points at things: 이영화 재밌어요. Somebody may still be called so where a label asks.
POINTED_AT = listed(
    "영화 사람 문제 건물 동네 지역 제품 서류 제도 사업 기관 회사 업체 주소 번호 전화 문자 사진 내용 부분 정도 시간 기간 상황 방법 경우 "
    "노래 드라마 음식 가게 식당 도로 마을 아이 물건 장면 배우 감독 작품 정책 지원 공사 민원 고지 세금 금액 계좌 차량 토지 주택 농지 좌표"
)

# What an office does with a thing: 변경은, 채용자에게, 송금일 are no names; 이용자 and 이동식 only where a label asks.
ACTIONS = listed(
    "변경 정정 조정 배정 선정 지정 제정 인정 안정 추정 판정 감정 고정 설정 규정 한정 확정 표정 이전 조회 공고 고지 고시 공시 신고 신청 신설 임용 "
    "채용 송금 변동 이용 동의 이동 이송 이체 이수 이행 선임 위임 위탁 위반 임대 임차 양도 양수 상속 소유 점유 지급 지원 지출 주문 주차 차단 "
    "추천 추첨 구매 구입 구성 조성 편성 양성 보상 배상 변상 판매 방문 배송 배달 반납 반환 발급 부과 부담 사용 사망 상담 상환 서명 선거 설치 "
    "성립 소비 송달 수거 수납 수령 승인 시행 시작 심사 심의 안내 압류 연기 연장 예약 예정 우송 운영 운전 원천 유예 유지 응시 인수 인계 임명 "
    "입금 전입 전출 전송 정산 정지 제공 제출 제한 조사 주장 지시 진술 진행 차감 참가 참여 채점 천거 소환 추가 추납 출금 출생 취득 탁송 태만 투표 "
    "편입 평가 포기 표시 하차 한도 함양 허가 현금 호출 홍보 화해 황급"
)
DONE_BY = frozenset("은자일식률율료비")  # 변경은, 채용자, 송금일, 이동식

# Figures of history who stand for festivals, streets and museums; a label still makes them a name. Those that roads of
# pii_guard/data/gazetteer.marisa are named after (도로명주소, 행정안전부), and those whom festivals and shrines honour.
HISTORIC = listed(
    "이순신 전봉준 안중근 유관순 정약용 김구 윤봉길 장영실 신사임 홍길동 임꺽정 허균 황진이 김유신 강감찬 이성계 김삿갓 김상옥 "
    "김좌진 문익점 박문수 박제상 박정희 백남준 사명당 사임당 손기정 신숭겸 우장춘 윤보선 이동녕 "
    "이사부 이종무 이중섭 임경업 임방울 장보고 장욱진 정몽주 정약전 정여립 조희룡 최무선 홍난파 "
    "이육사 윤이상 정철 윤선도 송시열 이황 이이 허난설 논개 을지문덕 권율 곽재우 김춘추 안창호 "
    "정도전 최치원 이방원 세종대왕 최제우 권삼득 한석봉 맹사성 변강쇠 전우치 장길산 이몽룡 성춘향 심청이 최참판 최영 계백 온달 왕건 견훤 궁예 "
    "홍범도 신돌석 최익현 안용복 손병희 신채호 이회영 여운형 조만식 주시경 방정환 나운규 김원봉 강감찬 김종서 이성계 한명회 남이장군"
)

# Artists, poets and others of history whose name many bear: they are meant only in front of what is named after them (a rice among it).
HONOURED = listed(
    "최명희 김광석 김시민 김정희 김환기 안재홍 박수근 차범석 조정래 이응노 백신애 김유정 이상설 정지용 신석정 한용운 윤동주 김소월 서정주 "
    "박경리 박재삼 황순원 신동엽 이효석 이규보 채동선 신재효 최시형 김개남 손화중 진채선 김성수 신동진"
)
NAMED_AFTER = "문학|필사|기념관|미술관|생가|고택|축제|문화제|동상|공원|거리|장군|시인|화백|열사|의사|명창|묘역?|시비|판소리|국악당|역|선양회|탄생|가옥|[가-힣]{0,3}마을|전시|시(?![가-힣])|벼|쌀|수매|종자|품종|모판"

# Presidents of the Republic (대통령기록관): who speaks of one to an office speaks of politics. A label makes them a name.
PRESIDENTS = listed("이승만 윤보선 박정희 최규하 전두환 노태우 김영삼 김대중 노무현 이명박 박근혜 문재인 윤석열 이재명")
# Who of the stage, of sports and of television is spoken of everywhere, and whose name hardly anybody else bears.
HEARD_OF = listed(
    "임영웅 송가인 김호중 나훈아 조용필 송대관 설운도 백종원 유재석 강호동 손흥민 류현진 이강인 김연아 황희찬 이효리 손석희 김제동 이국종 오은영 "
    "강형욱 이세돌 봉준호 박찬호 추신수 박항서 차두리 서장훈 안정환 이경규 신동엽 전현무 장나라 송강호 마동석"
)
PUBLIC = HISTORIC | PRESIDENTS | HEARD_OF
