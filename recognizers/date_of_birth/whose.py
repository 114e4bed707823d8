"""Whose day it is that no label names: somebody's birth, or when something happened.

Residents write a day of long ago for two reasons. It is when somebody was born, or it is when something began, ended or
was done; then the day is an adverbial (…에, …부터, 이전), or a word beside it says what was done (취득, 준공, 입사). What
is only asked for now (접수해 주세요) happened on no day of long ago. The younger the day, the more must tell that it is
somebody's: one who may be a child stands beside it, or any person, or it begins what is said.
"""

from typing import NamedTuple

from pii_guard.model.clock import today
from pii_guard.recognizer.checks import real_date
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.tries import trie

from .reading import years

REACH = 30  # characters on either side in which words say whose or what a day is
ANY_AGE, YOUNGEST, GROWN, LONG_AGO, OLDEST = 0, 10, 18, 30, 100  # years
SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선"
    "설길연위표명기반왕금옥육인맹제모탁국편나라"
)
VERBAL = "은는이가을를의에로도일한된할될하되함해했인적"  # what ends a word that only begins like a name: 기준이, 양도한

_RELATIVE = (
    "(?:(?:외|친|시|친정|큰|작은|전|예비) ?)?(?:할머니|할아버지|할[매배]|어[머무][니님이]|엄마|엄니|어매|아[버부][지님]|아빠|부친|모친|남편|아내|신랑|신부|와이프|집사람|안사람"
    "|바깥양반|배우자|장인|장모|며느리|사위|오빠|누나|언니|동생|형님?|형수|이모|고모|삼촌|숙모|조카|사촌|처[제남]|[여남]친|애인)(?:께서|님|분)?"
)
_ROLE = "본인|당사자|신청[인자]|대상자|환자|대리인|보호자|세대[주원]|가구원|동거인|어르신|부부|[가-힣]{1,3}띠|시[부모]"
WHO = f"(?:{_RELATIVE}|{_ROLE}|부|모|처|자)"
CHILD = "(?:(?:큰|작은|막내|외동)?(?:아들|딸)(?:래미|내미)?|자녀|[장차삼][남녀]|손[자녀주]|(?:큰|작은)?아이|큰애|작은애|애기?(?=[가는들 ])|아기|첫째|둘째|셋째|넷째|막내|쌍둥이|늦둥이|남아|여아)"
_OURS = "(?:우리|저희|울|제|내)? ?"
_COUNT = "(?: ?(?:하나|둘|셋|넷|[0-9]명))?"
_AND_THEN = r"(?:[은는이가도의]|인데|이고)? ?[ :,/(]{0,3}(?:[남여FM][ ,/]{1,2})?$"
_DATE = r"(?:[0-9]{2}){1,2}(?:[-./] ?|년 ?|)[0-9]{1,2}(?:[-./] ?|월 ?|)[0-9]{1,2}[일.]?(?:생?이?고?)"
_LISTED = Expression(rf"(?<![0-9-]){_DATE}[ ,/]{{1,3}}$")  # 손주 둘 17년 5월 1일 | 19년 6월 22일
_CHILD_BEFORE = Expression(rf"(?<![가-힣]){_OURS}{CHILD}{_COUNT}(?: ?[가-힣]{{2,4}})?{_AND_THEN}")
_CHILD_BEHIND = Expression(rf"[일.]? ?,?(?:생|출생)? ?[ ,/(]{{0,3}}(?:{CHILD}|[남여]아)(?![가-힣]{{3}})")
_WHO_BEFORE = Expression(rf"(?<![가-힣]){_OURS}(?:{WHO}|저|나|제(?=가))(?: ?\(?[가-힣]{{2,4}}\)?)?{_AND_THEN}")
_SAYS_WHO = Expression(
    rf"(?<![가-힣]){_OURS}(?:{_RELATIVE}|{_ROLE}|저)[는은도가이]? [가-힣0-9 ]{{1,9}}?(?:인데요?|이고요?|이에요|예요|[,.])? ?$"
)
_WHO_BEHIND = Expression(
    rf"[.일]?[ ,/(]{{1,3}}(?:{_RELATIVE}|어르신)(?![가-힣]{{3}})|[ ,/(]{{1,3}}[남여](?:자|성)?(?![가-힣])"
)
_NAME_BEFORE = Expression(
    rf"(?<![가-힣])(?P<surname>[{SURNAMES}])(?P<given>[가-힣]{{2}})(?:님|씨)?[ ,/:(]{{1,3}}(?:[남여FM][ ,/]{{1,2}})?$"
)
_LATIN_BEFORE = Expression(r"(?<![A-Za-z])(?:[A-Z]{2,12} ){1,3}[A-Z]{2,12}[ ,/(]{1,2}$")
_NAME_BEHIND = Expression(rf"[.일]?[ ,/(]{{1,2}}(?P<surname>[{SURNAMES}])(?P<given>[가-힣]{{2}})(?![가-힣])")

_DONE = (  # what happened long ago and is told of for as long
    "결혼|혼인|이혼|사망|별세|돌아가|작고|참전|전쟁|입대|제대|전역|입사|퇴사|퇴[직사]|취[직업득]|입학|졸업|[전이]입|전출|이사|귀[농촌]|매[매입수각]|상속|증여|등기|계약|잔금|승인|허가"
    "|[준착완]공|신축|건축|개[업원교관장]|폐[업교]|창업|[창설]립|설치|사고|수술|입원|퇴원|발생|제조|생산|제정|개정|시행|공포|선고|판결|대[법판]|법률|고[시지]|공고|결정|부과|(?<!재)발급|만료|유효"
    "|기념|행사|[가-힣]{0,4}선거|대선|총선|출국|귀국|양[도수]|기준|기[간한]|날짜|시작|종료|부터|접수|(?<!주민)등록|폐지|변경"
)
_BEFORE = Expression(
    rf"(?:(?<!생)(?<!생월)(?<!출생)(?<!제)[가-힣]일자?|{_DONE}|번호|코드|비번)[^.\n]{{0,6}}$|[-–][0-9]{{1,6}} ?[,;] ?$"
)
_ASKED_NOW = Expression(
    r"(?:[가-힣]{1,4}(?:금|수당)|신고|[가-힣]{0,3} ?(?:해 ?[주줘달드]|하려|하고 ?싶|할|부탁|가능|되나|돼|합니다|하겠|하러|지원|문의|대출|조회|상담|확인|절차|방법))"
)
_BEHIND = Expression(rf"[.일]? ?(?:{_DONE})")
_DIRECT = Expression(f"(?:{_DONE})[은는이]?[ :]{{0,2}}$")
_WHEN = Expression(
    r"[.일]?(?:자[로 ]| ?(?:에(?!요| ?(?:태어|났|낳|나왔|출생))|부터|까지|날(?! ?(?:에 ?)?(?:태어|났|낳))|이[후전]|전에|후에|~|[원명개번호건](?![가-힣])|번호|코드"
    r"|(?:신청|방문|예약|가입|검진|접종)(?:일|한|했|하신|하고|하여)|지은|지어|산 |샀|된 |한 |했|갔|왔|고지|안내|공문|영수|민원|서류|문서|통지|자료|동안|회의"
    r"|출생(?!한? ?(?:아이|아기|남|여|첫|둘|셋))))"
)
_OF_NOW = Expression(r"[.일]?(?: [가-힣]{1,6})? [가-힣]{0,5}(?:[았었했왔갔됐]|예정|해요)")
_IN_HISTORY = Expression(r"[.일]? [가-힣]{1,6}(?: ?때|운동)")
_IN_A_ROW = Expression(
    r"[.일]?[ ,/|]{1,3}(?:01[016789][- .]?[0-9]|[가-힣]{1,3}[읍면] [가-힣]|(?:[가-힣]{2,5}은행|농협|국민|신한|우리|하나|기업|우체국|카뱅|새마을금고) ?[0-9])"
)
_BEGINS = Expression(
    r"(?:^|\n)[(\[*· -]{0,3}(?:[0-9]{1,2}[.)] ?)?(?:(?:예|네|넵|응|아|어|음|저기|아니요?|오타)[ ,.~]{1,3})?$|(?:오타|아니(?:[요고]|라고?)?|말고|다시|정정)[ ,.~]{1,3}$"
    r"|01[016789][- .]?[0-9]{3,4}[- .]?[0-9]{4}[ ,/|]{1,3}$"
)
_EDGE = Expression(r"[요까죠네다데고서임음][ ,.!?~]{1,3}$|[/|,\n] ?$|(?:^|[ \n])[(\[]$")
_COPULA = (
    r"(?: ?(?:이?(?:에요|예요|요|고요?|구요?|며|네요?|죠|지요|시고|신데|셔|세요|라고|라서|면|거든|시거든)|인데|인가|입니다|임|생)(?![가-힣])"
    r"| ?(?:이?(?:에요|예요|라고|라서|면|거든)|이고|고요|인데|입니다|아니[고라야에]?|[-=]>| ?\(?[음양]력? ?[0-9]))"
)
_STANDS = Expression(
    rf"[.일]?(?:{_COPULA}|[ .,/|!?~^ㅎㅋㅠㅜ)\]]{{0,4}}(?:$|\n)|[.~!?]{{2,4}} | ?[,/|)\]] ?(?=[0-9가-힣])(?![^\n]{{0,24}}법)| 아 | ?(?:으?로|라고|이라고) ?(?:되|돼|등록|적|[써쓰썼]|나[와오]|기재|시작))"
)
_GOES_ON = Expression(r"[.일]? [가-힣](?! ?(?:원|명|개|번|호|건)[ ,.은는이가을를])")
_PRINTED = Expression(r"(?:19|20)[0-9]{2}([-./])[0-9]{2}\1[0-9]{2}|[0-9]{6}|[0-9]{8}")  # as any field of a form has it
_MARK = Expression(r"[-./~_·,\n년월달]")
_LETTER = Expression("[0-9A-Za-z가-힣]")


class Day(NamedTuple):
    """A day as typed, with the words on either side."""

    typed: str
    before: str
    after: str

    @property
    def closed(self) -> bool:
        """Whether no mark says that it is a day: 620314, 육이공삼일사, 62 03 14."""
        return not _MARK.search(self.typed)


def youngest(folded: str, start: int, end: int) -> int | None:
    """How old who was born that day is at least, by what stands beside it; None where it is a day of something else."""
    before = _LISTED.sub(" ", folded[max(0, start - REACH) : start])
    day = Day(folded[start:end], before, folded[end : end + REACH])
    done = _BEHIND.match(day.after)
    asked = done and _ASKED_NOW.match(day.after, done.end())
    if _WHEN.match(day.after) or _IN_HISTORY.match(day.after) or _DIRECT.search(before) or (done and not asked):
        return None
    age = _of_somebody(day)
    if age is not None or done or _BEFORE.search(before):
        return age
    only = not _LETTER.search(folded, 0, start) and not _LETTER.search(folded, end)
    return None if only and _PRINTED.fullmatch(day.typed) else _alone(day)


def _of_somebody(day: Day) -> int | None:
    """The age by who stands beside it. Who stands behind it may be one of whom an event in front of it is told."""
    if _CHILD_BEFORE.search(day.before):
        return YOUNGEST if _OF_NOW.match(day.after) else ANY_AGE
    if _is_behind_who(day.before):
        return YOUNGEST
    if _BEFORE.search(day.before):
        return None
    if _CHILD_BEHIND.match(day.after):
        return ANY_AGE
    return YOUNGEST if _is_told_of_somebody(day) else None


def _alone(day: Day) -> int | None:
    """The age of a day by where it stands: six digits need the end of a clause or field at either side."""
    begins, stands = _BEGINS.search(day.before), _STANDS.match(day.after)
    first = begins and (stands or _GOES_ON.match(day.after))
    if day.closed:
        return GROWN if first or (stands and _EDGE.search(day.before)) else None
    return GROWN if first else LONG_AGO


def _is_behind_who(before: str) -> bool:
    if _WHO_BEFORE.search(before) or _LATIN_BEFORE.search(before):
        return True
    name = _NAME_BEFORE.search(before)
    return name is not None and _is_name(name["surname"], name["given"])


def _is_told_of_somebody(day: Day) -> bool:
    """Whether a person stands behind it, or is spoken of in front; or it is one of a row of fields."""
    if _WHO_BEHIND.match(day.after) or _IN_A_ROW.match(day.after):
        return True
    if _SAYS_WHO.search(day.before) and not (day.closed and day.before[-1:] != " "):
        return True
    name = _NAME_BEHIND.match(day.after)
    return name is not None and _is_name(name["surname"], name["given"])


def _is_name(surname: str, given: str) -> bool:
    """Whether somebody is known to have that name, and it is no word and its particle: 기준이."""
    word = trie("words.marisa").prefixes(surname + given[0]) and given[1] in VERBAL
    return not word and any(key[:-2] == given for key in trie("given.marisa").keys(given))


def lives(year: int, month: int, day: int, at_least: int) -> bool | None:
    """Whether somebody born that day is of that age and can write; None where the calendar has no such day."""
    known = [y for y in years(year) if real_date(y, month, day) and y <= today().year]
    if not known:
        return None
    return any(at_least <= today().year - y < OLDEST for y in known)
