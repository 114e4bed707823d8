"""What speaks of dictating a number, in front of it or behind: which part it is, what is done with it, when, manners.

Who writes 뒤는 6789 or 6789 맞아요 speaks of the number; who writes 혈당이 130이라 쉬엄쉬엄 할게요 does not.
"""

from collections.abc import Iterable

from pii_guard.recognizer.expressions import Expression

_PART = (
    "^(?:[앞뒤뒷끝맨첫옆]|두 ?번|둘째|세 ?번|셋째|사이|머리|꼬리)|처음|시작|중간|가운데|가운뎃|다음|^그?담"
    "|나머|남[은음았]|마지막|막판|마무리|끄트머리|꽁무니|대가리|부분|자리|칸|줄|차로$|전부|모두|이상|까지|하이픈|빼기|줄표|대시"
    "|이름|번호|숫자|글자|토막|조각|완료"
)
_POINTS = (
    "^(?:[이그저요](?:게|거|것|건|번|쪽|대로|렇게|러고|리고|제)|여기|거기|저기요?|제가|저[는도]|저희|나는|내가|우리|본인)"
    "|[거건것꺼껀](?:[는은이가도]|데|로)?$"
)
_SAYS = (
    "말씀|불러|부르|적[어을은는었]|읽[어을은]|받아|찍[어은었]|눌[러렀]|보[내낼냈냄]|나눠|이어|붙[여이인고]|입력|전송|확인|찾아|끊겨"
    "|사진|오타|잘못|틀[렸린]|보이|화면|종이|안경"
)
_WHEN = "^(?:이제|지금|아까|아직|방금|일단|우선|먼저|첨에|잠시|잠깐|다시|계속|자꾸|또|혹시|정말|감사|부탁|수고|죄송)"
# A cry, a greeting, a conjunction; and the end of a clause: 제가 부를게요 6789, 폰이 작아서 6789.
_CRIES = (
    "^(?:네네|넵넵|예예|자자|음음|에고|[아어]이[고구]|어머|오케|여보세요|안녕|아마|그[라래러럼런리]|근데|글[고구]|및)"
)
_CLAUSE = "(?:[다까요죠냐]|면|[은는던]데|니까|[아어여해려]서|나서|하고|이고|을게|네|라고|면서|지만)$"
_ends_clause = Expression(_CLAUSE)
_IN_FRONT = Expression("|".join((_PART, _POINTS, _SAYS, _WHEN, _CRIES, _CLAUSE)))
_of_dictating = Expression("|".join((_PART, _POINTS, _SAYS, _WHEN, _CRIES)))
_BEHIND = "|".join((_PART, _POINTS, _SAYS, _WHEN, "적|쓰|받|들[었으]|됐|했|쳤|였|인가|같|요[렇거]|이걸|잠")).replace(
    "^", ""
)
_behind = Expression(
    f"[^가-힣]{{0,9}}$|[^가-힣]{{1,3}}(?:다 )?(?:{_BEHIND})|까지|인 것| ?이?라고|이?랬| ?으?로 ?(?:끝|되|돼|시작|마무)"
)
# What is said of a number itself besides: 6789 였어요, 6789 하면 됩니다, 6789로 해주세요, 6789 아이고.
_SAID_OF_IT = (
    "라고|라네|라던|맞|있|없|됩|되|돼|하[면고시세]|해|입니|이[요고네에었래랬라]|다[입예이]|였|예요|인데|인가|전화|연락|처리|등록|넣|치[고면]|쳤|써|쓰|손"
    "|[아어네예](?![가-힣])|아이[고구쿠코]|[여요]까지"
)
_ELSEWHERE = Expression(
    "(?:번|이?(?:라서?|고요?|구요?|인데|니까?)|에서?(?!부터)|[를을은는이가로도의와과만])? "
    f"(?!(?:다 )?(?:{_BEHIND}|{_SAID_OF_IT}))[가-힣]{{2}}"
)


def speaks_of_it(word: str, cues: Iterable[str]) -> bool:
    """Whether a word is one of who dictates, or one of these words for identifiers."""
    return _IN_FRONT.search(word) is not None or any(cue in word for cue in cues)


def ends_clause(word: str) -> bool:
    """Whether a word only ends a clause, and says nothing of dictating."""
    return _ends_clause.search(word) is not None and _of_dictating.search(word) is None


def dictates(folded: str, end: int) -> bool:
    """Whether the next word is one of who dictates a number: 오 적으셨어요."""
    return _behind.match(folded, end) is not None


def goes_elsewhere(folded: str, end: int) -> bool:
    """Whether a sentence goes on behind a number with something else: 413 열차 안이에요, 130이라 쉬엄쉬엄 할게요."""
    return _ELSEWHERE.match(folded, end) is not None
