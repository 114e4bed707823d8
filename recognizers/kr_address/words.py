"""The words of an address: what ends a name, what a number is not, what says that someone lives there."""

from pii_guard.recognizer.expressions import Expression

# What the name of a house ends in (공동주택명): general words, then brands that stand for 아파트 by themselves.
HOUSES = (
    "아파트", "APT", "apt", "빌라", "빌라트", "맨션", "연립", "다세대", "택지", "주공", "오피스텔", "타운", "하이츠", "빌리지", "팰리스", "캐슬",
    "파크", "파크빌", "빌", "타워", "월드", "시티", "하임", "아트빌", "그린빌", "스카이빌", "리버빌",
    "마을", "단지", "원룸", "고시원", "기숙사", "주택", "빌딩", "상가", "임대",
    "푸르지오", "자이", "래미안", "힐스테이트", "힐스", "아이파크", "더샵", "편한세상", "e편한", "이편한", "행복주택", "천년나무", "휴먼빌", "서희스타", "미소지움", "엘리시움", "센트레빌", "꿈에그린", "데시앙", "위브", "스위첸",
    "하늘채", "어울림", "수자인", "예미지", "베르디움", "써밋", "더휴", "휴먼시아", "비발디", "우미린", "클래스", "예가", "코아루",
    "파밀리에", "리슈빌", "로얄듀크", "포레나", "스타힐스", "유보라", "휴플러스", "블루밍", "아너스빌", "메르디앙", "굿모닝힐",
    "엘크루", "해링턴", "뜨란채", "부영", "사랑으로", "현대", "삼성", "한신", "우성", "롯데", "두산", "대우", "LH",
)  # fmt: skip

# Between a 리 and its lot, or right behind the lot: what kind of land it is, or that it is somebody's house.
LAND = "(?:논|밭|답|집|땅|임야|과수원|농지|토지)"

# A number with one of these behind it counts something. 일원, 일대, 위치 and 원룸 stand behind real addresses.
_TIME = r"년|개월|월|일(?!원|대|부|까(?!지)|[ ]?(?:거[예에야]|것|겁|걸|듯|텐))|시간|시(?![가-힣])|시(?=에|부터|까지|쯤|반)|분(?!의)|초|주(?=[일간년째차 ]|$)|박|교시|학년|학기"
_MONEY = r"원(?!룸)|만[ ]?[원명평개대여]|만(?=[ ]?[0-9])|억|천[ ]?[원만명]|조"
_THINGS = (
    r"개|명|가구|세대|세(?!대)|살|회|차|위(?!치)|배|점|곳|군데|마리|대(?!로)|장|권|편|등|건|채|필지|종|가지|반|단계|구간|구(?![가-힣])|층|호|동|탄|화(?![가-힣])"
    r"|인(?=[분용실승이]|[ ](?![것거듯지데]))|코스|년생"
    r"|번(?=째|이나|씩|정도|[ ](?:눌|누[르른]|선택|더|넘게|가[ 요]|갔|왔|봤|했|탔|다녀|전화|연락|찾아|방문)|[ ]?(?:출구|국도|버스|창구|노선|홈|게이트|교차로|사거리|신호등|건널목|지점|구간|정류|승강장|가로등|전봇대|전주|맨홀|기둥))"
)
_MEASURES = r"평|㎡|제곱|[kcm]?m|킬로|미터|k(?:g|w|(?![A-Za-z]))|g|톤|리터|%|퍼센트|프로|°|도(?=[ ]?(?:씨|경사|각도|기울))|[:/][0-9]|[+*=×]"
# With a blank between, only the whole word counts: 92 명의로 and 92 점심에 are no numbers of things.
_WORDS = (
    r"년|개월|월|일|시|시간|분|초|만|만원|원|억|천|조|개|명|가구|회|차|위|배|점|살|곳|군데|마리|대|장|권|편|등|평|건|채|가지|번|층|호|동"
    r"|km|m|%|대[ ]?[0-9]"
)
COUNTED = Expression(
    rf"(?:,[0-9]{{3}}){{0,3}}(?:(?:여|[ ]?~[ ]?[0-9]{{1,4}})?(?:{_TIME}|{_MONEY}|{_THINGS}|{_MEASURES})"
    rf"|[ ](?!일[ ]?(?:거[예에야]|것|겁|걸|듯|텐)|시간[ ](?:되|나시|나실|괜찮))(?:{_WORDS})(?:정도|이나|까지|부터|이상|이하|[이가은는을를도만의에씩쯤])?(?![가-힣]))"
)

# Words that say an address is someone's: who lives, moves, owns or gets mail there. Each begins with a letter, not with
# a choice of words: so the engine leaps from one first letter to the next.
RESIDENCE = Expression(
    r"주소|집[은이에도: ]|우리[ ]?집|저희[ ]?집|자택|본가|댁[은이에]|살[아고던며았]|삽니다|산다|사는[ 데]|거주|거처|이사|전입|동호수"
    r"|소재지|사업장|우편|택배|배송|배달|보내|부쳐|고지서|등본|초본"
)
RESIDENCE_REACH = (20, 14)


# All that a line says is the address: an answer, or a line of a form.
_LINE_BEGINS = Expression(r"(?:^|\n)[ *·-]{0,3}(?:[0-9]{1,2}[.)] ?)?$")
_LINE_ENDS = Expression(r"[ ]?(?:번|번지)?(?:이에요|예요|입니다|이요|요|임|이여|으?로요|이고요)?[ .!~]{0,3}(?:$|\n)")
_LINE_REACH = 8  # characters


def alone(text: str, start: int, end: int) -> bool:
    """Whether a line holds nothing else."""
    return bool(_LINE_ENDS.match(text, end) and _LINE_BEGINS.search(text, max(0, start - _LINE_REACH), start))


_CLAUSE_BEGINS = Expression(
    r"(?:^|[\n.,!?)\[/]|(?:저|나|집)[은는이]|[밑옆앞뒤위]|아래|건너|안쪽|[0-9][.)])[ *·-]{0,3}$"
)
_OF_ALL = (
    "구[역간]|코스|버스|정류|정거|승강|사거리|교차로|방면|노선|이상|이하|미만|초과"  # a stretch, a stop, a measure
)
_TOLD_OF = Expression(rf"[.,\])]|으?로 |[ ][0-9][.)]|[ ]?(?:$|\n)|[ ](?!{_OF_ALL})[가-힣]")
_OF_ALL_BEHIND = Expression(f" ?(?:{_OF_ALL})")


def begins_line(text: str, start: int, end: int) -> bool:
    """Whether a line begins with it, and goes on with what is told of the place: 동산리 77 정화조."""
    told = _TOLD_OF.match(text, end) is not None
    return told and _CLAUSE_BEGINS.search(text, max(0, start - _LINE_REACH), start) is not None


def is_of_all(text: str, end: int) -> bool:
    """Whether what stands behind it is a stretch of the road or a stop there: 도산리 214 버스정류장."""
    return _OF_ALL_BEHIND.match(text, end) is not None


# Right in front of an address, or right behind it: nothing else can be meant.
_ADDRESS_IS = Expression(
    r"(?:주소지?|도로명|지번|거주지|배송지|본가|(?:우리|저희) ?집|집|사는 ?(?:곳|데))(?:[은는이가]요?|로|[ :=]){0,3}$"
)
_LIVED_IN = Expression(r" ?(?:번지|번)?(?:에서?)? ?(?:살[아고던며았]|삽니다|사는|산다|거주|입주|이사|전입)")
_CLAUSE_ENDS = Expression(
    r" ?(?:번지)?(?:이에요|예요|입니다|이요|요|이고요?|인데요?|임|에)?[ .,!~(]{0,3}(?:$|\n|[^가-힣 ])"
)


def lived_in(text: str, start: int, end: int) -> bool:
    """Whether the very words beside an address say that it is where somebody lives."""
    if _LIVED_IN.match(text, end):
        return True
    said = _ADDRESS_IS.search(text, max(0, start - RESIDENCE_REACH[0]), start)
    return said is not None and _CLAUSE_ENDS.match(text, end) is not None


def resident(text: str, start: int, end: int) -> bool:
    """Whether a word near the address says that someone lives there."""
    before, after = RESIDENCE_REACH
    return bool(RESIDENCE.search(text, max(0, start - before), start) or RESIDENCE.search(text, end, end + after))


# Public works lie between lots, or all around one: 634-1 ~ 640-3 구간, 748번지 일원 도시재생 사업지구.
_WORKS = Expression(
    " ?(?:구간|(?:일원|일대)(?:에서?|의)? [가-힣 ]{0,12}(?:사업|지구|공사|정비|조성|재생|재개발|보상|공고))"
)


_PUBLIC_LAND = Expression("공매|온비드|경매|입찰|낙찰|감정가|[군시국공]유[지림]|(?<!아)부지|점용|편입(?!생)|대부(?!분)")


def of_works(text: str, start: int, end: int) -> bool:
    """Whether the place of public works or public land is told, and nobody lives there."""
    before, after = RESIDENCE_REACH
    public = _PUBLIC_LAND.search(text, max(0, start - before), start) or _PUBLIC_LAND.search(text, end, end + after)
    return (public or _WORKS.match(text, end)) is not None and not resident(text, start, end)


# A town that the tables may not have; a clause ends in 면, too: 신청하면, 가면.
_TOWN = Expression(r"(?<![가-힣])[가-힣]{2,3}(?:읍|(?<![하되으르러가오보니시려이다라자주나사타])면)[ \n,]{1,2}$")
_POSTCODE = Expression(r"(?<![0-9-])\(?[0-9]{5}\)?[ ,\n]{1,2}$")


def in_a_town(text: str, start: int) -> bool:
    """Whether a word that looks like a 읍 or 면 stands right in front."""
    return _TOWN.search(text, max(0, start - 7), start) is not None


def town_in_front(text: str, start: int) -> int:
    """Where such a word begins, right in front; `start` where there is none."""
    town = _TOWN.search(text, max(0, start - 7), start)
    return town.start() if town and "," not in town[0] else start


def postcode_in_front(text: str, start: int) -> int:
    """Where the postcode begins that leads an address; `start` where there is none."""
    code = _POSTCODE.search(text, max(0, start - 9), start)
    return code.start() if code else start
