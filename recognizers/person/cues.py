"""What stands beside a name in Korean: labels, kinship, titles, honorifics, particles; each with a weight.

A weight is added to that of the name itself (`model`). Label words come before the name, with a colon,
a blank or a particle between (`신청인: …`, `대표자는 …`); titles, dative particles and the copula come
behind it, the latter two glued on.
"""

from pii_guard.recognizer.expressions import Expression

from .words import listed

LABEL, STRONG, FAIR, TITLED, WEAK = 6, 5, 4, 3, 2  # how much a word in front of a name says

LABELS = listed(
    "한글 이름 성명 성함 존함 예금주 예금주명 입금자명 학생명 고객명 신청인명 신청자명 대표자명 환자명 예약자명 "
    "회원명 자녀명 성명란 개명전 개명후 입금자명 "
) | {
    f"{first}{blank}{second}" for first, second in ("성명", "성함", "이름") for blank in (" ", "  ", "   ")
}  # as forms space them
ROLES = listed(
    "신청인 신청자 대표자 대표 세대주 납세자 납세의무자 보호자 민원인 공동명의자 공동명의인 공동소유자 명의자 "
    "명의인 명의 수신인 수취인 수령인 수령자 받는사람 받는분 소유자 소유주 임차인 임대인 매수인 매도인 양도인 "
    "양수인 증여자 증여인 수증자 수증인 상속인 피상속인 대리인 위임인 위임자 수임인 수임자 계약자 입금자 "
    "송금인 보증인 연대보증인 고객 예약자 가입자 사용자 담당자 작성자 제출자 신고인 신고자 진정인 고소인 "
    "고발인 피해자 가해자 지원자 응시자 참가자 참여자 수강생 근로자 농업인 경작자 경영주 농장주 농가주 사업주 "
    "등록자 구매자 판매자 발신인 전입자 전출자 사망자 고인 수급자 대상자 환자 관계인 차주 운전자 피보험자 "
    "채무자 채권자 후견인 법정대리인 동거인 세대원 접수자 접수인 계좌주 문의자 통화자 당사자 관리인 목격자 피고소인 피고인 "
    "매도자 매수자 체납자 납부자 합격자 당첨자 수상자 농지주 지주 임차농 신고대상 신고대상자 서명 서명자 범인 사기꾼 동업자 경영주 보내는이 받는이 보낸이 보낸사람 받은사람 피신고인 점유자 소유권자 토지주 경작인 방문자명 연락인 인솔자 책임자 추천인 증인 간병인 사고자 "
) | {"받는 사람", "받는 분", "받으실 분", "보내는 사람"}
FAMILY = listed(
    "아버지 어머니 아버님 어머님 아빠 엄마 부친 모친 아부지 남편 아내 와이프 집사람 신랑 배우자 처 아들 딸 "
    "딸아이 큰아들 작은아들 막내아들 큰딸 작은딸 막내딸 막내 형 형님 누나 누님 언니 오빠 동생 남동생 여동생 "
    "할머니 할아버지 외할머니 외할아버지 조모 조부 손자 손녀 외손자 시어머니 시아버지 장인 장모 며느리 사위 "
    "아부지 어무니 어무이 엄니 손주 손주딸 마누라 영감 서방 새댁 안사람 바깥양반 전남편 전처 전부인 애아빠 애엄마 애들아빠 애들엄마 "
    "아이아빠 아이엄마 큰애 작은애 첫째 둘째 셋째 넷째 막둥이 큰며느리 작은며느리 큰형 작은형 매제 매부 올케 시누이 사돈 "
    "당숙 당고모 사촌 외사촌 큰아버지 작은아버지 큰어머니 작은어머니 큰집 작은집 시동생 시누 아들녀석 딸래미 아들래미 쌍둥이 장손 모 부 "
    "조카 이모 고모 삼촌 외삼촌 이모부 고모부 숙모 형수 매형 처남 처제 시어머님 시아버님 장모님 장인어른 자녀 "
)
ACQUAINTANCES = listed(
    "고 故 친구 지인 남자친구 여자친구 남친 여친 아이 애 애기 아기 이장 통장 사장 원장 회장 위원장 조합장 대표이사 "
    "접니다 저예요 저에요 전데요 나예요 이사장 주인 집주인 건물주 땅주인 세입자 선생님 담임 어르신 본인 이웃 "
)
TITLES = listed(
    "직원 교사 교수 의원 기사 반장 과장 팀장 계장 국장 부장 차장 실장 소장 대리 주무관 면장 읍장 군수 의사 변호사 세무사 "
    "농민 농부 귀농인 귀촌인 조합원 주민 군민 청년 교육생 공무원 담당공무원 순경 형사 경찰 경찰관 소방관 목사 스님 신부 교장 교감 원장 사무장 "
    "공인중개사 중개사 중개인 설계사 보험설계사 법무사 노무사 회계사 요양보호사 간호사 약사 총무 "
    "택배기사 배달기사 버스기사 택시기사 군의원 도의원 시의원 구의원 국회의원 부녀회장 노인회장 담임선생 담임교사 "
)
LOOSE = listed("옆집 앞집 뒷집 윗집 아랫집 동네 마을 우리 저희 담당 학생 회원 아니고 아니라 말고 대신 제가 저는 나는 ")
CUES = {
    word: weight
    for words, weight in (
        (LOOSE, WEAK),
        (TITLES, TITLED),
        (ACQUAINTANCES, FAIR),
        (FAMILY, STRONG),
        (ROLES, STRONG),
        (LABELS, LABEL),
    )
    for word in words
}
LONGEST_CUE = max(map(len, CUES))

SELF_WORDS = "저|전|나|이상|바로|지는|저는|저는요|나는|난|제가|내가|저희는|안녕하세요|안녕하십니까|수고하십니다|수고하세요|반갑습니다"
SELF = Expression(f"(?:(?<![가-힣])(?:{SELF_WORDS})|이라는)[ .,!?~\\n]{{0,3}}$")
WHO_DID = Expression("[가-힣](?:한|던|했던|하는|사는|된|온|받은|낸) $")  # 어제 전화한 …입니다

# Between the cue word and the name: at most one particle, then marks.
BETWEEN = listed("은 는 이 가 을 를 도 의 인 님 분 란 씨 은요 는요 님은 님이 님의 이신 께서 되는")
MARKS = " :=()[]<\"'「『-·/\n"

JOINED = Expression(
    r"(?:씨|님|이)?(?:과|와|이랑|랑|하고|이하고)?[ ]?(?:,|및|·|/|&|\+|그리고|또는|아니고|아니라|말고)?[ \n]?"
)  # between two names of one list

_PARTICLE = "(?:께서는|께서|에게서|한테서|에게는|한테는|에게|한테|이랑|하고|으로|이나|때문에|은|는|이|가|을|를|도|의|와|과|랑|만|로|나|께|아|야|에)"
_NO_WORD = "(?![가-힣])"
LONG_TITLES = (
    "어린이|할머니|할아버지|어르신|선생님|아저씨|아주머니|아줌마|어머니|아버지|어머님|아버님|주무관|변호사|세무사|위원장|조합장|이사장|간호사|간병인|며느리|"
    "대표이사|사무장|고객님|손님|대리님|도우미|권사님|집사님|목사님|신부님|의원님|요양사|복지사"
)
SHORT_TITLES = (
    "이장|통장|반장|사장|대표|과장|팀장|계장|국장|부장|차장|실장|소장|원장|회장|총무|면장|읍장|군수|시장|교수|의원|의사|약사|기사|목사|스님|선생|여사|학생|"
    "환자|엄마|아빠|아들|딸|형님|누나|언니|오빠|이모|삼촌|고모|조카|동생|박사|감독|작가|선수|배우|기자|후보|장관|대통령|총리|판사|검사|경위|경사|순경"
)
FIELDS = "연락처|전화|핸드폰|휴대폰|휴대전화|생년월일|생일|주민번호|주민등록|주소|계좌|번호|나이"
MATTERS = (
    "체납|고지서|신청|조회|재산세|자동차세|주민세|취득세|지방세|환급|납부|증명서|등본|초본|기초연금|직불금|보조금|지원금|통장|차량|농지|토지|상속|"
    "배우자|자녀|확인|검색|전입|전출|사망|출생|인감|위임장|가족관계|앞으로|건으로"
)
_STEM_ENDS = "하나라가지리이시내오보주두서치키우기되대니러워와려혀켜"  # 고민하고, 나타나며: a verb, no copula
_OPEN = "".join(c for c in map(chr, range(0xAC00, 0xD7A4, 28)) if c not in _STEM_ENDS + "보사재")  # 철수고; no 변경신고
_COPULA = (
    "[ ]?입니[다더]|입니당|임다|이에요|예요|에요|이예요|이고|이구|이며|인데|인디|이요|이죠|이신|이십|이시|인가|인지|이라|이었|이였|였|이니|이세|"
    f"세요|신데|셔서|라서|라고|라는|고요|구요|인데요|이래|래요|이여|이올시다|올시다|이당|이라우|이구만|이랑께|랍니다|라니까|라예|라카|[에예]여|이에[염여욤]|이여유|구먼|올습니다|이어유|[예에]유"
    f"|(?:임|요|야|이야|여|여라){_NO_WORD}|(?<=[{_OPEN}])(?:고|구|며){_NO_WORD}|(?=아니(?:고|라|구|[에예]요))"
)
STATED = (
    "검색|조회|찾|확인|들어가|가입|되어|돼|적혀|나와|나오|올라|올려|신청|접수|등록|기재|신고"  # 김영희로 되어 있어요
)
DESPISED = "놈|새끼|자식|인간|사람|분|여자|남자|양반|애"
OWNERS = "명의|이름으로|귀하|드림|올림|배상|본인"
TOGETHER = "공동명의|공동소유|계약|혼인|결혼|이혼|동거|동업|합의"  # 김영희와 공동명의
NUMBER = r"(?:[0-9]{6}|0[0-9]{1,2}[-. )]?[0-9]{3}|[0-9]{2,6}[-.][0-9]{2}|(?:19|20)[0-9]{2}년|[0-9]{2} ?년 ?생|[0-9]{2}세|\(?0[0-9]{1,2}\)|\+82)"
# 라고 behind a vowel may quote an order (기다리라고 합니다); behind a consonant, or with 이, it cannot.
_SPEAKS = "(?:합니|하는데|[허헌]|하오|해요|하고|하구|하며|부르|불러|하면|함|적|써|되어|돼)"

_WORDS = f"{LONG_TITLES}|{SHORT_TITLES}|{FIELDS}|{MATTERS}|{OWNERS}".split("|")
_BEHIND_MARK = "".join(sorted({*(word[0] for word in _WORDS), *"씨님군양입외맞놈년이그저댁인서본남여처부모"})) + "0-9(+"
_GLUED_ON = _BEHIND_MARK + "께한에더라은는을를도의와과랑하으나만로아야가때임예고구인였요세신셔래올여며란네꺼랍"
# Cost only: most words go on with a letter that begins no tail, and fail at once, or stand before a word that is none.
MAY_FOLLOW = f"(?=[{_GLUED_ON}]|[ ,/(:\\[\n-]{{1,3}}[{_BEHIND_MARK}])"

# Behind a name. The first alternative that fits decides; its name is looked up in TAIL_WEIGHT.
TAIL = Expression(
    f"(?:{MAY_FOLLOW}(?:"
    f"(?P<honorific>씨(?![앗름])| 씨(?:네|께|댁|이)?(?:{_PARTICLE}|{_COPULA})?{_NO_WORD}| ?님)"
    f"|(?P<honoured> ?(?:{LONG_TITLES}|(?:{SHORT_TITLES})님))"
    f"|(?P<title> ?(?:{SHORT_TITLES})(?:{_PARTICLE})?{_NO_WORD})"
    f"|(?P<youth> ?(?:군|양)(?:{_PARTICLE})?{_NO_WORD})"
    "|(?P<dative>이?(?:께서|한테|에게|더러)|께(?![가-힣]))"
    f"|(?P<quoted>이?라(?:고|구) ?{_SPEAKS}|이라 ?(?:합니|하[는고며오])|(?:이?라는|이?란) ?(?:이름|학생|친구|아이|{DESPISED}))"
    f"|(?P<owner>이? ?(?:{OWNERS})|으?로 ?(?:명의|등기|변경|이전|바꿔|바꾸)"
    f"|[ ]?\\((?:인|서명|본인|남|여|처|부|모|[0-9]{{2}}세?)\\)"
    f"|이?(?:과|와|랑|하고) (?:{TOGETHER})| ?외 ?[0-9일이삼사]{{1,2}} ?[인명])"
    f"|(?P<stated>으?로 ?(?:{STATED})| ?맞(?:습|아요|는데|고요|구요|어요))"
    f"|(?P<despised>이? ?[놈년](?:{_PARTICLE})?{_NO_WORD}|,? [이그저] ?(?:{DESPISED})(?:{_PARTICLE})?{_NO_WORD})"
    f"|(?P<field>[ ]?[,/(]?[ ]?(?:{FIELDS}))"
    f"|(?P<number>[ ]?[,(:/\\[-]?[ \\n]?{NUMBER})"
    f"|(?P<matter>의? (?:{MATTERS}))"
    f"|(?P<pet>이(?:가|는|를|도|네|의|랑){_NO_WORD}|이\\(가\\)|은\\(는\\)|을\\(를\\)|(?<![{_STEM_ENDS}])네{_NO_WORD}|꺼(?:요|로)?{_NO_WORD}| 댁(?:{_PARTICLE})?{_NO_WORD})"
    f"|(?P<copula>{_COPULA})"
    f"|(?P<particle>{_PARTICLE}{_NO_WORD}))"
    "|(?P<end>(?![가-힣0-9A-Za-z*○●])))"
)
TAIL_WEIGHT = {
    "honorific": 6, "honoured": 5, "title": 3, "youth": 3, "dative": 5, "quoted": 5, "owner": 5, "field": 4, "number": 5,
    "matter": 4, "stated": 4, "despised": 4, "pet": 3, "copula": 1, "particle": 0, "end": 0,
}  # fmt: skip


def tail_of(folded: str, end: int) -> tuple[str, str] | None:
    """What stands behind a name: its kind in TAIL_WEIGHT and its text; None where the word goes on."""
    match = TAIL.match(folded, end)
    return (match.lastgroup or "", match.group()) if match else None
