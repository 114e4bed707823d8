"""The words of an address: what ends a name, what a number is not, what says that someone lives there."""

import re

# What the name of a house ends in (공동주택명): general words, then brands that stand for 아파트 by themselves.
HOUSES = (
    "아파트", "APT", "apt", "빌라", "빌라트", "맨션", "연립", "주공", "오피스텔", "타운", "하이츠", "빌리지", "팰리스", "캐슬",
    "마을", "단지", "원룸", "고시원", "기숙사", "주택", "빌딩", "상가", "임대",
    "푸르지오", "자이", "래미안", "힐스테이트", "아이파크", "더샵", "편한세상", "센트레빌", "꿈에그린", "데시앙", "위브", "스위첸",
    "하늘채", "어울림", "수자인", "예미지", "베르디움", "써밋", "더휴", "휴먼시아", "비발디", "우미린", "클래스", "예가", "코아루",
    "파밀리에", "리슈빌", "로얄듀크", "포레나", "스타힐스", "유보라", "휴플러스", "블루밍", "아너스빌", "메르디앙", "굿모닝힐",
    "엘크루", "해링턴", "뜨란채", "부영", "사랑으로", "현대", "삼성", "한신", "우성", "롯데", "두산", "대우", "LH",
)  # fmt: skip

# A number with one of these glued on counts something; 일원, 인근 and 원룸 stand behind real addresses.
_GLUED = (
    r"년|개월|월|일(?!원|대|부)|시간|시(?![가-힣]|$)|시(?=에|부터|까지|쯤|반)|분(?!의)|초|원(?!룸)|만[ ]?[원명평개대여]|만(?=[0-9])|억"
    r"|천[ ]?[원만명]|조|개|명|가구|세대|회|차|위(?!치)|배|점|살|세(?!대)|곳|군데|마리|대(?!로)|장|권|편|등|평|㎡|제곱|[kcm]?m|킬로|미터"
    r"|k?g|kw|%|퍼센트|프로|톤|리터|인(?=분|용|실|승|이상)|박|건|채|필지|학년|반|구간|교시|단계|종|가지|층|호|동|주(?=일|간|년|째|차|[ ]|$)"
    r"|번(?=째|[ ]?(?:출구|국도|버스|창구|노선|홈|게이트))|°|도(?=[ ]?씨)|퍼|호선|[:/][0-9]|[+*=×]|시즌|탄|부작|화(?![가-힣])"
)
_SPACED = r"년|개월|월|일|시|시간|분|초|원|만|만원|억|천|조|개|명|가구|회|차|위|배|점|살|곳|군데|마리|대|장|권|편|등|평|건|채|가지|번|층|호|동|km|m|%|대[ ]?[0-9]"
COUNTED = re.compile(
    rf"(?:,[0-9]{{3}}){{0,3}}(?:(?:여|[ ]?~[ ]?[0-9]{{1,4}})?(?:{_GLUED})"
    rf"|[ ](?:{_SPACED})(?:정도|이나|까지|부터|이상|이하|[이가은는을를도만의에씩쯤])?(?![가-힣]))"
)

# Words that say an address is someone's: who lives, moves, owns or gets mail there.
RESIDENCE = re.compile(
    r"주소|집[은이에도:]|집[ ]|우리[ ]?집|저희[ ]?집|자택|본가|댁[은이에]|살[아고던며았]|삽니다|산다|사는[ ]|사는데|거주|전입|이사|소재지|사업장|우편|택배|배송|보내|부쳐|고지서|등본|초본|동호수|거처"
)
RESIDENCE_REACH = (20, 14)


def resident(text: str, start: int, end: int) -> bool:
    """Whether a word near the address says that someone lives there."""
    before, after = RESIDENCE_REACH
    return bool(RESIDENCE.search(text, max(0, start - before), start) or RESIDENCE.search(text, end, end + after))
