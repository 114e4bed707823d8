"""A landline that the text itself calls an office's: 군청 세무과 063-…, 보건소 대표번호 063-…, and 063-… 이 읍사무소예요.

Right beside the number stands who answers it, with a department and a word for a telephone at most between. Who says
that he is to be called there gives a number of his own: 보건소 063-… 로 연락 주세요.
"""

from pii_guard.recognizer.expressions import Expression

_PUBLIC = (
    "(?:[군시구도]청|청사|사무소|주민센터|[가-힣]{2}센터|보건(?:소|지소|진료소)|도서관|박물관|체육관|복지관|회관|경로당|우체국|경찰서|파출소"
    "|지구대|소방서|세무서|법원|등기소|검찰청|교육(?:지원)?청|[군시]의회|공단|[가-힣]{2}공사|학교|병원|의료원|(?:농|축|수|신)협|조합"
    "|민원실|당직실|상황실|안내소|콜센터|본부|사업소|출장소)"
)
_DESK = "(?: ?[가-힣]{1,8}(?:과|팀|계|실|부서|창구|담당|담당자))"
_CALLED = "(?:(?:대표|직통|상담|문의|안내|내선|민원|당직)? ?(?:전화|번호|연락처|팩스|문의|교환)(?:번호)?)"
_ANNOUNCED = "(?:홈페이지|인터넷|안내문|공고문?|현수막|포스터|전단지?|고지서|안내장)에? ?(?:나온|나와 ?있는|적힌|적혀 ?있는|써 ?있는|있는|찍힌|안내된)"
_OF_ALL = "(?:신고(?:[은는]| ?전화| ?번호)|1[568][0-9]{2}-[0-9]{4}(?:[^0-9]{0,8}(?:아니면|또는|이나)|,|/)|문의(?: ?전화|처)?|(?:대표|직통|민원 ?상담) ?(?:전화|번호)|당직 ?전화|[가-힣]{2}(?<!결)과 ?(?:직통 ?)?전화(?:번호)?|(?:담당|해당) ?부서 ?(?:전화|번호)(?:번호)?)"
_IS = r"[은는이가:=( \[]{0,4}"
_BEFORE = Expression(
    rf"(?:{_PUBLIC}{_DESK}?(?: ?{_CALLED})?|{_OF_ALL}|{_ANNOUNCED}(?: ?(?:전화|번호|전화번호))?){_IS}$"
)
_BEHIND = Expression(
    rf"\)?[이가은는]? ?(?:여기 ?|거기 ?)?(?:[가-힣]{{2,4}}(?<!우리) ?)?{_PUBLIC}{_DESK}?(?: ?{_CALLED})?(?: ?맞|인가|이?에요|예요|이?죠|입니|\?|이?냐)"
    r"|\)?(?:으?로| 로) ?(?:문의|신고|예약|신청|접수)?(?:하시면| ?바랍| ?하세요| ?하십|보냈)|[ ,]{0,2}이 ?번호 ?(?:스팸|보이스|사기|광고)|[ ,]{0,2}여기 ?[가-힣]{2,4}[과팀] ?(?:맞|인가|예요|이에요)"
)
_TO_BE_CALLED = Expression(
    r"\)?(?:이?에요|예요|입니다|이요|요)?[ ,.]{0,2}(?:으?로|여기로|이리로|에) ?(?:꼭 |좀 |다시 |바로 )?(?:연락|전화|회신|답변|답|문자|통화|알려|보내)[^0-9\n]{0,8}(?:주[세시십]|줘|주라|부탁|바[라랍]|달라|요망)"
)
_REACH = 34  # characters: an office, a department, a word for a telephone


def is_an_offices(text: str, start: int, end: int) -> bool:
    """Whether the words right beside a landline say that an office answers it, and nobody asks to be called there."""
    said = _BEFORE.search(text, max(0, start - _REACH), start) or _BEHIND.match(text, end)
    return said is not None and _TO_BE_CALLED.match(text, end) is None
