"""Where the text itself says that a name stands: whatever stands there is one, be it an ordinary word.

A field (성명: 진달래), a statement (이름은 노을이에요), an introduction (안녕하세요, 이룸이라고 해요), a signature
(원추리 드림), and a name given apart (성은 제갈이고 이름은 윤이에요). The weights judge by words and would let these pass.
What stands in a field that was left open is none, nor what may be said of a name: 이름은 비밀이에요, 성명: 한글.
"""

from collections.abc import Collection, Iterator, Mapping

from pii_guard.model import Span
from pii_guard.recognizer.expressions import Expression, Found
from pii_guard.recognizer.patience import ask

from .cues import CUES, LABELS, ROLE_ENDS, ROLES, cue_of
from .features import NOUN_ENDS
from .foreign_words import EMPTY
from .lexicon import families_of, is_rare, is_word
from .people import FAMILY
from .surnames import COMPOUND_SURNAMES, FAMILIES, RARE, SURNAMES
from .tails import NEXT, is_ending
from .words import ACTIONS, either, listed

LABEL = "(?:이름|성명|성함|존함|함자|본명|실명|예금주명?|입금자명|[가-힣]{1,3}[자인주객원]명|학생명|환자명)"
_NAME = "(?P<value>[가-힣]{2,5}%s)"
_FAMILY = f"(?:{either(COMPOUND_SURNAMES)}|[{SURNAMES}{RARE}])"
_MADE = "으?로 ?(?:되|돼|등록|입금|송금|보냈|보낸|바꾸|바꿔|변경|지었|지으|적|했|올라)"
_STATED = (
    "(?P<said>이?(?:라[고구는던네]|란(?![가-힣])|랍니다|래요|고요?(?![가-힣])|구요|시[고라래며]|신데|세요|십니다)|입니다|이에요|이예요|예요|에요"
    f"|인데|이었|였|이요(?![가-힣])|이며|{_MADE})"
)
_ASKERS = either(word for word in LABELS | ROLES | FAMILY if len(word) > 1)
_CELL_ENDS = "[ ]{0,2}(?:$|[\n\t,/|;)(\\].0-9])"
_SAID = "(?:이?고요?|이?구요?|이며|입니다|이에요|에요|예요|이?요|인데요?)"
_GREETED = "(?:안녕하세요|안녕하십니까|수고하십니다|수고하세요|반갑습니다)[ ,.!~^]{0,4}|(?:^|[^가-힣])(?:저는|전|제가) "
FORMS = {
    "field": f"(?P<label>{LABEL})(?: ?\\([가-힣A-Za-z,/ ]{{1,8}}\\))?[ ]{{0,3}}(?P<mark>[:=|\t(\\[>-])[ ]{{0,3}}{_NAME % ''}"
    f"(?=(?:{_CELL_ENDS}|이?(?:입니다|에요|예요|라고)))",
    "answer": f"(?P<label>{LABEL}) {_NAME % ''}(?={_CELL_ENDS})",
    "confirmed": f"(?P<label>{LABEL})[은는이가]? {_NAME % '?'}(?= ?맞[습아나는을죠])",
    "called": f"(?<![가-힣]){_NAME % '?'} ?이?(?:라는|란) 이름(?=[은이도으을])",
    "named": f"(?<![가-힣]){_NAME % '?'}이?라는 이름(?:으로 ?(?:개명|바꾸|바꿨|등록|신청|접수|검색|조회|찍|되|돼)|이 (?:싫|특이|이상|웃|촌스|제|본명))",
    "stated": f"(?P<label>{LABEL})[은는이가만을를]?요? (?:말씀드리면 )?{_NAME % '?'}(?= ?{_STATED})",
    "introduced": f"(?:{_GREETED}){_NAME % '?'}이?라고 ?(?:합니다|해요(?![가-힣])|하는데요|불러)",
    "quoted": f"(?:^|\n){_NAME % '?'}이?라고? ?(?:합니다|해요(?![가-힣])|하는데요?(?![가-힣])|하고요|불러|함(?![가-힣]))",
    "explained": "(?:^|\n)(?:저는 |전 |제가 )?(?P<value>[가-힣]{2,3}?)(?:이?라[고는서]|[은는이가]|님|씨|입니다|이에요|예요|인데요?)(?![가-힣])"
    "[^\n]{0,40}(?:사람 ?이름|본명|외자(?:예요|에요|입니다|라|인데|고)|이름이 (?:그래|그거|이래|특이|웃))",
    "signed": f"(?:^|[\n.!?~,^ㅎㅠ)]|[다요오] )[ ]?{_NAME % ''} (?:올림|드림|배상)(?=[ .!~^]{{0,3}}(?:$|\n))",
    "rare": f"(?:{_ASKERS})[은는이가인님]?[ :(\n]{{1,3}}(?P<value>[{RARE}][가-힣]{{2}})"
    f"(?=(?:{_CELL_ENDS}| ?(?:입니다|이?에요|예요|이?라고|인데|맞[습아]|명의|앞으로)|[이가은는을의](?![가-힣])))",
    "rare addressed": f"(?<![가-힣])(?P<value>[{RARE}][가-힣]{{2}})"
    "(?= ?(?:씨|님|어르신|할머니|할아버지|할매)(?:[^가-힣]|$|[이가은는을도의께네댁입]))",
    "apart": f"(?:(?<![가-힣])성(?:은|이|씨는|씨가)? (?P<family>{_FAMILY})씨?{_SAID}?|(?<![가-힣])(?P<other>{_FAMILY})[씨가](?: ?성에|{_SAID})?)"
    f"[ ,.]{{1,3}}(?:제 )?이름(?:은|이)? (?P<given>[가-힣]{{1,3}}?)(?=(?: ?{_STATED}|이?요(?![가-힣])|[^가-힣]|$))",
    "letter by letter": f"(?<![가-힣])(?P<value>{_FAMILY}자 [가-힣]자 [가-힣]자)(?=[^가-힣]|$|[이를가는은])",
    "with 씨": f"(?<![가-힣]){_NAME % ''} 씨(?=[^가-힣]|$|[가는를도의와랑께네한에입이라])",
    "somebody called": f"(?<![가-힣]){_NAME % '?'}이?라(?:는|고 하는|고 부르는) (?:사람|분|임차인|임대인|세입자|친구|학생|유학생|직원|남자|여자|양반|아이|애|할머니|할아버지|아저씨|아주머니)",
    "mine": f"(?<![가-힣]){_NAME % '?'}[이가]? ?(?:(?:제|내) (?:이름|본명|실명)|본명|실명)(?: ?맞|이[고에거며라]|인데|입니다|예요)",
    "corrected": "(?<![가-힣])(?P<said>[가-힣]{3})[님씨]?[이가은는]? ?(?:말고|아니고요?|아니구요?|아니라) (?P<value>[가-힣]{3})(?= ?(?:"
    f"{_STATED.replace('(?P<said>', '(?:')}|이?요(?![가-힣])|$))",
    "by letters": "(?:존함|함자|성함)[은이]? (?P<family>[가-힣])자[ ,]{1,2}(?P<given>[가-힣])자(?P<other>)?",
    "given first": f"이름(?:은|이)? (?P<given>[가-힣]{{1,3}}?)(?:{_SAID}|으?로 하려고요?)?[ ,.]{{1,3}}"
    f"성(?:은|이|씨는) (?P<family>{_FAMILY})(?P<other>)?(?=(?:씨?(?:{_SAID}|$|[^가-힣])))",
}
OF_FAMILY = "of family"
FAMILY_SAID = (
    f"(?<![가-힣])성(?:은|이|씨는|씨가)? (?P<family>{_FAMILY})(?P<called>[씨가])?(?P<ends>{_SAID}|이?라서|$|[^가-힣])"
    f"|(?<![가-힣])(?P<stated>{_FAMILY})[이가] 성(?:이[고에라]|입니다)"
)
_FAMILY_SAID, _FULL = Expression(FAMILY_SAID), Expression("(?<![가-힣])([가-힣]{3})([가-힣]{0,4})(?![가-힣])")
_FORMS = {shape: Expression(body) for shape, body in FORMS.items()}
_GROUP = Expression(r"\?P<[a-z]{1,9}>")
_OF_A_THING = Expression("([가-힣]{1,8})[ ]?$")
_ADNOMINAL = frozenset("의된할한뀔뀐꿀던상")  # 바뀐 이름, 아이의 이름, 등본상 이름
_OF_NOBODY = listed("동네 옆집 앞집 뒷집 윗집 아랫집 대표 주인 이상 바로")
_OWNERS = listed(
    "한글 영문 본인 아이 애기 아기 원래 현재 실제 지금 제 내 저희 우리 우리애 저희애 자녀 개명전 개명후 전 후 먼저 그럼 네 아 음 참 혹시 일단"
)
_SOWN = Expression(" 씨[를을도가]? ?(?:말라|말랐|파종|뿌|심|받|앗|종자)")
_SEEDS = listed(
    "고추 배추 상추 참깨 들깨 수박 호박 오이 마늘 양파 고구마 옥수수 해바라기 커피 채소 작물 참외 홍화 당근 포도 토마토 사과 감자 아저 아가 마음"
)
# What is said of a name, or stands where it was left out.
ABOUT = listed(
    "한글 영문 영어 한자 한문 외국어 한국어 본인 법인 개인 단체 국가 종중 문중 가명 실명 본명 별명 별칭 예명 익명 필명 외자 비밀 중복 동일 "
    "동명이인 오타 오류 누락 공란 필수 선택 문제 정보 하나 두개 세개 두글자 세글자 개명 그거 이거 저거 그것 이것 누구 뭐라 뭐라고 무엇 "
    "무슨 어떤 이상 그대로 똑같 비슷 다른 같은 이름 성만 성씨 정도 마찬가지 사람 하나뿐 다섯글자 네글자 예시 견본 가족 타인 제삼자 부모 조부모 "
    "대리인 미성년 그리 그렇 이렇 어떻 아무거 여러개 잘못 처음 아직 나중 전부 모두 따로 같이 다음 철자 상호 회사 업체 조합 농협 은행 교회 마을 부부 저희 우리"
)
_VERBAL = frozenset("으하되꾸쓰르쁘뀌려")  # 바꾸라고, 적으라고
_HELPED = listed("어주 아주 해주 여주 러주 와주 나오 들어")  # 알려주세요
_THINGS = frozenset("회사점과군청팀국실소단당행서증표비금료권법률율액자부모")  # 마을회, 신청서, 미상자, 학부모
_NOBODY = EMPTY | ABOUT | ACTIONS | frozenset(CUES) | frozenset(NEXT)


def asked_names(folded: str, forms: Collection[str]) -> Iterator[tuple[str, Span]]:
    """Shape and place of each name that the text announces in some of these forms."""
    if OF_FAMILY in forms:
        yield from _of_family(folded)
    for shape, expression in _FORMS.items():
        if shape not in forms:
            continue
        for match in expression.finditer(folded):
            ask()
            if "given" in match.re.groupindex:
                if may_be(match["given"]):
                    yield "apart", Span(*match.span("family" if match["family"] else "other"))
                    yield "apart", Span(*match.span("given"))
            elif may_be(match["value"]) and _IS[shape](folded, match):
                yield shape, Span(*match.span("value"))


def _of_family(folded: str) -> Iterator[tuple[str, Span]]:
    """The surname that a message says somebody has, and full names with it: 성이 비씨예요 비현우."""
    said = [match for match in _FAMILY_SAID.finditer(folded) if _is_family(folded, match)]
    places = [Span(*match.span("family" if match["family"] else "stated")) for match in said]
    yield from ((OF_FAMILY, place) for place in places)
    families, starts = tuple({folded[slice(*place)] for place in places}), {place.start for place in places}
    for match in _FULL.finditer(folded) if families else ():
        if (
            match.start() not in starts
            and match[1].startswith(families)
            and match[1][1] != "씨"
            and is_ending(match[2])
            and may_be(match[1])
        ):
            yield OF_FAMILY, Span(*match.span(1))


def _is_family(folded: str, match: Found) -> bool:
    """Whether it is no word: 성이 나요 is said of anger, and behind 성은 이 a sentence goes on, unless the name follows."""
    if match["stated"] or match["called"]:
        return True
    goes_on = match["ends"] == " " and not folded.startswith((match["family"][0], "이름"), match.end())
    return match["family"] != "나" and not goes_on


def may_be(value: str) -> bool:
    """Whether this is no word of a form, and nothing that is said of a name."""
    if any(value[:size] in _NOBODY and is_ending(value[size:]) for size in range(1, len(value) + 1)):
        return False
    is_thing = (len(value) > 3 and is_word(value)) or (
        len(value) == 3 and value[-1] in _THINGS and (is_word(value) or value[0] not in FAMILIES)
    )
    return not (is_thing or value[-1] in _VERBAL or value[-2:] in _HELPED)


def _is_of_people(folded: str, match: Found) -> bool:
    """Whether the label asks for the name of a person: 가게 이름, 강아지 이름 do not."""
    if match["label"] != "이름":
        return True
    before = _OF_A_THING.search(folded, max(0, match.start() - 9), match.start())
    if before is None:
        return True
    word = before[1]
    return word not in _OF_NOBODY and (word in _OWNERS or word[-1] in _ADNOMINAL or cue_of(word)[0] in "LRFPS")


def _is_stated(folded: str, match: Found) -> bool:
    """Whether the copula has the form that the last letter of a name asks for: 윤이고, 진달래고; 말라고 is a verb."""
    said, ends = match["said"], (ord(match["value"][-1]) - ord("가")) % 28
    fits = said[0] in "입인에" or (said[0] in "이으") == (ends > 0) or (ends == 8 and said[0] == "로")
    bare = match["label"] == "이름" and folded[match.end("label")] == " "  # with a particle anything may be a name
    return fits and (_is_answer(folded, match) if bare else _is_of_people(folded, match))


def _is_field(folded: str, match: Found) -> bool:
    """Whether it is no column beside another: 성명|등급."""
    return _is_of_people(folded, match) and (match["mark"] not in "\t|" or _is_signer(folded, match))


def _is_rare(_: str, match: Found) -> bool:
    """Whether a given name that four surnames share and that is no common word stands behind a surname that few bear."""
    value = match["value"]
    return families_of(value[1:]) > 1 and not (is_word(value[1:]) and not is_rare(value[1:]))


def _is_answer(folded: str, match: Found) -> bool:
    """Whether a blank alone may join the two: 자녀성명 온누리; behind 이름 what is known for a name: 이름 이별후 is none."""
    value = match["value"]
    if match["label"] != "이름":
        return _is_built(value)
    given = value[1:] if len(value) == 3 and (value[0] in FAMILIES or value[0] in RARE) else value
    common = is_word(value) and not is_rare(value)
    return families_of(given) > 0 and not common and _is_of_people(folded, match)


def _is_signer(_: str, match: Found) -> bool:
    """Whether this is no paper and no common word of two syllables: 신청서 올림, 사진 올림."""
    value = match["value"]
    made = is_word(value) and ((len(value) == 2 and not is_rare(value)) or value[-1] in NOUN_ENDS)
    return _is_built(value) and not made


def _is_somebody(folded: str, match: Found) -> bool:
    """Whether it is neither seeds nor an ordinary word: 호박 씨, 마음 씨; 까오반뚜언 씨 and 선녀 씨 are names."""
    value = match["value"]
    common = is_word(value) and not is_rare(value)
    if value in _SEEDS or _SOWN.match(folded, match.end("value")) or is_ending(value):
        return False
    return value[0] in FAMILIES or not common


def _is_quoted(_: str, match: Found) -> bool:
    """Whether it could be a name and begins with no common word: 임대중이라고 합니다 says what somebody said."""
    value = match["value"]
    return _is_built(value) and not any(is_word(value[:size]) and not is_rare(value[:size]) for size in range(2, 5))


def _is_alike(_: str, match: Found) -> bool:
    """Whether what is put right reads like what was said: 공무원이 아니고 공무현입니다; a common word is none: 감자전 말고 감자탕."""
    said, value = match["said"], match["value"]
    alike = said[0] == value[0] and not set(said[1:]).isdisjoint(value[1:])
    return alike and said != value and value[0] in FAMILIES and not (is_word(value) and not is_rare(value))


_IS = {
    "field": _is_field,
    "answer": _is_answer,
    "confirmed": _is_answer,
    "stated": _is_stated,
    "called": _is_signer,
    "rare": _is_rare,
    "rare addressed": _is_rare,
    "letter by letter": lambda *_: True,
    "mine": _is_signer,
    "corrected": _is_alike,
    "somebody called": lambda _, match: _is_built(match["value"]) and match["value"][-1] not in ROLE_ENDS,
    "introduced": _is_signer,
    "named": lambda *_: True,
    "quoted": _is_quoted,
    "explained": lambda _, match: match["value"][0] in FAMILIES or families_of(match["value"]) > 0,
    "with 씨": _is_somebody,
    "signed": _is_signer,
}


def _is_built(value: str) -> bool:
    """Whether it could be a surname with a given name, or is known to be a given name."""
    begins = value[0] in FAMILIES or value[0] in RARE
    return families_of(value) >= 0 or (begins and (len(value) == 3 or (len(value) == 2 and not is_word(value))))


ASKED_FIRST = FORMS | {OF_FAMILY: FAMILY_SAID}


def triggers(forms: Mapping[str, str] = ASKED_FIRST) -> dict[str, str]:
    """The forms as the scanner asks them first: without what must not stand beside them, which no automaton can ask."""
    return {form: _first(body) for form, body in forms.items()}


def _first(body: str) -> str:
    for look, read in (("(?<![가-힣])", ""), ("(?![가-힣])", ""), ("(?=", "(?:"), ("}?", "}")):
        body = body.replace(look, read)
    return _GROUP.sub("", body)
