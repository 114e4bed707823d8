"""What an address is cut into over several messages: 전북 고창군, then 고창읍 월곡로, then 92.

It is opened by a name that the gazetteer knows, never by a last syllable: 어이구 ends like a 구. What goes on may be
such a name, a road with its branch, a number, a block or a flat. The rules of addresses read what comes of it.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import EMD, RI, ROAD, SIDO, SIGUNGU, Level, is_known, names
from pii_guard.recognizer.tries import trie

from .words import COUNTED

_SHORT = 2  # syllables of a name that are as often a word of every day: 이동, 내면, 구로
_CLAUSE_ENDS = (
    r"[ .,~!?ㅎㅋㅠ]{0,4}(?:$|\n|[0-9])|,|(?:로|에서) ?시작"
    "|(?:이?(?:요|고요?|구요|에요|예요|죠|여|네요|거든요)|입니다|인데요?|임|까지요?|부터요?|하고요?)(?:$|[^가-힣])"
)
_ends_clause = Expression(_CLAUSE_ENDS)
_in_sentence = Expression(
    "에(?!요| ?이어|서 ?(?:시작|이어)|[ .,~!]{0,4}$)|[은는가을를의과와도]|만(?! ?(?:$|[^가-힣 ]|먼저|우선|일단|보내|적|쓰|써|요))"
    "|이[ ,]|으?로(?! ?시작)|까지(?!만|[요 ]|$)"
)
_PROVINCE = "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충[청북남]|전[라북남]|경[상북남]|제주"
# A word as far as it may be a name that opens an address; of the broadest ones the beginning.
_MAY_OPEN = Expression(
    f"(?<![가-힣A-Za-z0-9])(?:[가-힣][가-힣0-9·]{{0,14}}(?:[시군구읍면동]|[0-9]가|[로길리](?={_CLAUSE_ENDS}))|{_PROVINCE})"
)
# A word in which an address may go on.
_WORD = Expression(
    rf"(?<![가-힣A-Za-z0-9])(?=[0-9]{{0,3}}[가-힣][가-힣0-9·]{{0,14}}?[시도군구읍면동가리로길]|{_PROVINCE})[0-9가-힣][가-힣0-9·]{{1,15}}"
)


def looks() -> str:
    """What a text holds in which a piece stands: what names of each kind end in, or the name of a province."""
    ends: dict[str, set[str]] = {}
    for name in (*names(SIGUNGU), *names(EMD)):
        if len(name) > _SHORT:
            ends.setdefault(name[-1], set()).add(name[-2])
    short = "|".join(sorted(name for name in names(SIGUNGU) if len(name) == _SHORT and name[-1] in "시군구"))
    named = {last: f"[{''.join(sorted(ends[last]))}]{last}" for last in "시군구면가"}
    return (
        f"(?:^|[^가-힣A-Za-z0-9])(?:{short}|{_PROVINCE})|[가-힣](?:{named['시']}|{named['군']}|{named['구']}|{named['면']})"
        f"|[가-힣0-9·]{{2}}(?:[읍동]|[로길리](?:{_CLAUSE_ENDS}))|{named['가']}"
    )


_LEVELS: dict[str, tuple[Level, ...]] = {"시": (SIDO, SIGUNGU), "도": (SIDO,), "군": (SIGUNGU,), "구": (SIGUNGU,), "읍": (EMD,), "면": (EMD,),
           "동": (EMD,), "가": (EMD,), "리": (RI,), "로": (ROAD,), "길": (ROAD,)}  # fmt: skip
_NUMBER = Expression(
    r"(?<![A-Za-z0-9.])(?:산 ?|지하 ?|B)?[1-9][0-9]{0,4}(?:-[0-9]{1,4})?(?:번지|단지|[동층호차]|번?[가-하]?길)?(?![0-9]|[.][0-9])"
    r"|(?<![가-힣A-Za-z0-9])(?:지하|[가-힣]{1,3}[0-9]{1,2}리)(?![가-힣0-9])"
)
_MAY_BE_NUMBER = Expression("[0-9]|지하")
_NUMBERED = Expression(
    "[가-힣]{1,7}[0-9]{1,4}(?:번?[가나다라마바사아자차카타파하]?길|로(?![가-힣]))"
)  # younger than the gazetteer
_NEIGHBOUR = Expression(
    "에? ?(?:사시는|사는) ?(?:분|사람|이웃|할[머아]|딸|아들|며느|사위|동생|언니|누[나님]|오빠|형|손[자녀주]|조카|친[구척])"
)  # 옆에 2층 사시는 분이 오셔서, 서울 사는 딸이
_LONGEST_PHASE = 4  # characters
_OF_A_BUILDING = Expression("[가-힣][0-9]{1,2}차$")  # 현대3차; not 마지막 3차 259-1
_ONLY = Expression(" 만(?! ?[0-9원명평개대호㎡])")  # 이제 203 만 더하면 돼요
_SO = ("이리 ", "이리도 ")  # 왜 이리 작아
_NEAR = Expression(" ?(?:근처|부근)")
_COUNTS = Expression("(?<![가-힣])(?:한|두|세|다섯|여섯|일곱|여덟|아홉|열|몇) $")
_BROAD = (SIDO, SIGUNGU)
_PROVINCES_BEGIN = "서부대인광울세경강충전제"
_SIZES = (7, 6, 5, 4, 3, 2)  # syllables of a 시·도
_NO_NAME = frozenset("청민립장")  # 동구청, 고창군민: an office, people
_WORDS = "words.marisa"
# What may be glued to a name that stands for itself.
_ends_name = Expression("[이입인임예에요고라네거여유그랑로하]|구[요여]|까지|부[터탁]|먼저|다음|번[가-하]?길|[0-9]")
_GAP = Expression(r"[ ,\n]{1,3}")


def pieces(folded: str, waiting: bool) -> Sequence[tuple[int, int]]:
    """Where pieces stand in a folded text; `waiting`: an address may go on, with a number or a lone name too."""
    found: list[tuple[int, int]] = []
    done = 0
    for match in (_WORD if waiting else _MAY_OPEN).finditer(folded):
        start, end = match.span()
        if start >= done and (size := _going_on(folded, start, end) if waiting else _opening(folded, start, end)):
            if waiting:
                found += _numbers(folded, done, start)
            if not (found and found[-1][1] > start):
                found.append((start, _whole(folded, start + size)))
            done = found[-1][1]
    return [*found, *_numbers(folded, done, len(folded))] if waiting else found


def _numbers(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The numbers that begin between two places, each with what goes on behind it."""
    while _MAY_BE_NUMBER.search(folded, start, end) and (number := _NUMBER.search(folded, start)):
        if number.start() >= end:
            return
        start = number.end()
        if not _is_counted(folded, number[0], start):
            yield number.start(), (start := _whole(folded, start))


def _whole(folded: str, end: int) -> int:
    """Where the words of one address end that go on behind `end`."""
    while gap := _GAP.match(folded, end):
        word = _WORD.match(folded, gap.end())
        size = _name(word[0]) if word else 0
        if not size:
            number = _NUMBER.match(folded, gap.end())
            if number is None or _is_counted(folded, number[0], number.end()):
                return end
            size = number.end() - number.start()
        end = gap.end() + size
    return end


def _is_counted(folded: str, number: str, end: int) -> bool:
    """Whether a number counts something, or is where somebody else lives."""
    if number[-1] == "차" and not _OF_A_BUILDING.search(folded, max(0, end - _LONGEST_PHASE), end):
        return True
    counted = number[-1].isdigit() and COUNTED.match(folded, end) is not None and not _ONLY.match(folded, end)
    return counted or _NEIGHBOUR.match(folded, end) is not None


def _opening(folded: str, start: int, end: int) -> int:
    """How many characters of a word open an address.

    A lone road or 리 only where its clause ends (목도리는, 자유로운), a 시·도 only as a word (서울에 비가 오네).
    """
    for stop in range(end, start + 1, -1):
        levels = _LEVELS.get(folded[stop - 1])
        if levels is None or folded[stop : stop + 1] in _NO_NAME:
            continue
        name = folded[start:stop]
        if levels[-1] in _BROAD:
            if name in _cities():
                return stop - start
        elif (
            stop - start > _SHORT
            and (levels[0] is EMD or _ends_clause.match(folded, stop))
            and _is_place(name, levels)  # cost only: what is joined must be an address all the same
        ):
            return stop - start
    if folded[start] in _PROVINCES_BEGIN:  # cost only: else each of the seven sizes is looked up
        return next(
            (n for n in _SIZES if folded[start : start + n] in _provinces() and _is_word(folded, start, start + n)), 0
        )
    return 0


def _is_place(name: str, levels: tuple[Level, ...]) -> bool:
    return any(is_known(level, name) for level in levels) or _NUMBERED.fullmatch(name) is not None


def _is_word(folded: str, start: int, end: int) -> bool:
    """Whether a 시·도 stands for itself: a short one is the beginning of many words, a whole one a word of a sentence."""
    if end - start > _SHORT:
        return _in_sentence.match(folded, end) is None
    return not "가" <= folded[end : end + 1] <= "힣" or _ends_clause.match(folded, end) is not None


@lru_cache(1)
def _cities() -> frozenset[str]:
    return frozenset(names(SIGUNGU))


@lru_cache(1)
def _provinces() -> frozenset[str]:
    return frozenset(names(SIDO))


def _going_on(folded: str, start: int, end: int) -> int:
    """How many characters of a word an address goes on with.

    None where something is near it (사거리 근처예요), somebody else lives there, or somebody counts it (소 여덟 마리).
    """
    size = _name(folded[start:end])
    is_else = size and (
        folded.startswith(_SO, start)
        or _NEAR.match(folded, start + size)
        or _NEIGHBOUR.match(folded, start + size)
        or folded.startswith("살다", start + size + 1)
        or _COUNTS.search(folded, max(0, start - 4), start)
    )
    return 0 if is_else else size


def _is_of_a_noun(tail: str) -> bool:
    """Whether what is glued to the last syllable of a name makes another of it: 고창군청, 하나로마트; not 하나로까지."""
    rest = tail[1:]
    if not rest or rest[0] in _NO_NAME or tail[0] not in "로길":
        return bool(rest) and rest[0] in _NO_NAME
    return _ends_name.match(rest) is None and any(len(noun) > 1 for noun in trie(_WORDS).prefixes(rest))


def _name(word: str) -> int:
    """How many characters of a word are a name: the longest; 0 for none."""
    for end in range(len(word), 1, -1):
        levels = _LEVELS.get(word[end - 1])
        if levels and any(is_known(level, word[:end]) for level in levels) and not _is_of_a_noun(word[end - 1 :]):
            return end
    if numbered := _NUMBERED.match(word):
        return numbered.end()
    return _SHORT if word[:_SHORT] in _provinces() and word[_SHORT : _SHORT + 1] not in _NO_NAME else 0
