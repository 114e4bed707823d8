"""Names from elsewhere in Hangul, read chunk by chunk: two to four parts of names beside what says that a person is meant.

A chunk is a part of a name that `foreign_words` holds, or ends as such parts do (카리모프, 바트바야르), or is glued of
three Vietnamese ones (도티투짱). Beside a homeland, a role or a relative a word that no dictionary holds is one too.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pii_guard.model import Span
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.patience import ask

from .foreign_words import (
    ANYWHERE,
    CHUNKS,
    EMPTY,
    ENDS,
    HOMELANDS,
    KIN_OF_HOMELAND,
    MIDDLE,
    NO_CHUNK,
    SURE,
    VIETNAMESE,
    VISAS,
    WESTERN,
)
from .lexicon import REMEMBERED, is_word, words_at
from .people import KIN
from .surnames import FAMILIES
from .tails import NEXT, is_ending
from .words import either

HOMELAND = either(HOMELANDS | WESTERN)
ASKERS = (
    "이름|성명|성함|예금주|영문명|신청인|신청자|대표자|세대주|근로자|명의자|보호자|배우자|아내|남편|며느리|와이프|사위|엄마|아빠|"
    "친구|직원|딸|아들|제|저의|내|본인"
)
MARK = "(?:\\([가-힣]{1,4}\\))?(?:은|는|이|가|인|님)?[ ]{0,2}[:(=]?[ ]{0,2}"
_KIN = either(KIN_OF_HOMELAND)
_ASKER = Expression(
    f"(?:(?P<home>(?:{HOMELAND}|{VISAS}(?: ?비자)?)(?: ?(?:{_KIN})){{0,3}})|(?P<asked>(?:{ASKERS}))){MARK}(?![가-힣]{{9}})"
)
_HOME = Expression(f"{either(HOMELANDS - {'인도', '이주', '외국', '일본'})}|{VISAS}")
_WORD = Expression("([가-힣]{1,10})(?![가-힣])")
_SEQUENCE = Expression("[가-힣]{1,10}(?: [가-힣]{1,10}){0,60}")
BY_KIN = f"(?:{either(KIN | {'어머니', '아버지'})})"
_ADDRESSED = Expression(f" ?(?:씨|님|군|양)| {BY_KIN}(?![가-힣]{{3}})")
_HIMSELF = Expression("(?:^|[^가-힣])(?:저는?|나는?|제가|이름은) $")
_STATED = Expression(" ?(?:입니다|이에요|예요|인데|이?라고)")
_COUNTRYMAN = Expression(f" (?:{HOMELAND}) ?(?:{_KIN})")
# Vietnamese names glued together, of a family and a middle name that no Korean word has side by side: 응웬반남, 짠티마이.
GLUED = "(?:응우옌|응우엔|응웬|웅우옌|느구엔|누엔|구엔|쩐|짠|팜|호앙|후인|부이|응오|즈엉|쯔엉|도안|찐|레|당)(?:티|반|응옥|꾸옥)"
_GLUED = Expression(
    f"(?<![가-힣])(?P<value>{GLUED}(?:{either(chunk for chunk in VIETNAMESE if len(chunk) > 1)}|[가-힣]{{1,3}}?))(?:씨|님|이?(?:은|는|이|가|을|를|의|도|랑|네|한테|라[고는]|입니다|에요|예요|이에요|인데))?(?![가-힣])"
)
# What somebody from elsewhere is called beside a Korean surname: 김 알렉세이, 최 알렉산드라.
_WITH_SURNAME = Expression("(?<![가-힣])(?<!에서 )(?P<surname>[가-힣]) (?P<given>[가-힣]{3,10})(?![가-힣])")
_LETTERS = "르트드즈크프브흐쿠푸투샤쇼슈랏폰왓싹웬옌쩐짠쯔짱쭝띠뚜꾸뽀카타파킬딜롤샬딥팍퐁팟툭쉬쉐셰쟈쥬츄뮤뷰퓨"
_LOOKS = Expression(f"[가-힣]{{0,5}}[{_LETTERS}][가-힣]{{0,5}}|[라로루리레렌링란][가-힣]{{1,5}}")
_FROM = Expression(
    f"(?<![가-힣])(?P<value>[가-힣]{{2,6}}(?: [가-힣]{{2,6}}?)?)(?:이?는|이?가|은)? (?:{HOMELAND}) ?(?:{_KIN}|사람|분(?![가-힣]))"
)
_OWNER = Expression(" (?:명의|앞으로|이름으로|계좌)")
_TITLES = ("씨", "님", "입", "예", "라", "이라", "이에", "원장", "사장", "선생")
_FIRST = frozenset(chunk[0] for chunk in CHUNKS)
_ENDING = Expression(either(ENDS))
MOST_CHUNKS, FEWEST_LETTERS = 4, 3


def chunk_names(folded: str) -> Iterator[tuple[str, Span]]:
    """Shape and place of each name of chunks: beside who asks for one, then wherever its chunks say it."""
    place = 0
    while match := _ASKER.search(folded, place):
        ask()
        found = _beside(folded, match.end(), match["home"] is not None)
        if found:
            yield "chunks", Span(match.end(), found)
        place = found or match.end()
    abroad = _HOME.search(folded) is not None
    yield from (("chunks", Span(*match.span("value"))) for match in _GLUED.finditer(folded))
    yield from _with_surname(folded)
    yield from _from_homeland(folded) if abroad else ()
    for sequence in _SEQUENCE.finditer(folded):
        yield from _known(folded, sequence.start(), sequence.end(), abroad)


def _with_surname(folded: str) -> Iterator[tuple[str, Span]]:
    """A given name from elsewhere with a Korean surname in front: 김 알렉세이."""
    for match in _WITH_SURNAME.finditer(folded):
        given = _known_chunk(match["given"])[0] if match["surname"] in FAMILIES else ""
        if len(given) >= FEWEST_LETTERS and not is_word(given):
            yield "chunks", Span(match.start(), match.start("given") + len(given))


def _from_homeland(folded: str) -> Iterator[tuple[str, Span]]:
    """Who is said to be from somewhere, if the name looks like one from there: 나타폰 시리랏 태국 며느리."""
    for match in _FROM.finditer(folded):
        if all(_LOOKS.fullmatch(part) and not is_ordinary(part) for part in match["value"].split()):
            yield "chunks", Span(*match.span("value"))


class Run(NamedTuple):
    """Chunks in a row: where they end, how many, how many are sure, and whether a title, the copula or a countryman follows."""

    end: int
    chunks: int
    sure: int
    addressed: bool
    stated: bool
    of_homeland: bool  # 보파 캄보디아 사람


def _known(folded: str, start: int, stop: int, abroad: bool) -> Iterator[tuple[str, Span]]:
    """Names in one stretch of words whose chunks are all known."""
    place = start
    while place < stop and (word := _WORD.match(folded, place)):
        ask()
        run = _run(folded, place) if _known_chunk(word[1])[0] else None
        if run and (_is_name(folded[place : run.end], run, abroad) or _is_himself(folded, place, run)):
            yield "chunks", Span(place, run.end)
            word = _WORD.match(folded, run.end) or word
        place = max(word.end(), run.end if run else 0) + 1


def _is_name(name: str, run: Run, abroad: bool) -> bool:
    letters = len(name.replace(" ", ""))
    if run.chunks == 1:
        return (
            name in ANYWHERE
            or run.of_homeland
            or (run.sure > 0 and letters >= FEWEST_LETTERS and (abroad or run.stated))
            or (run.addressed and (run.sure > 0 or letters >= FEWEST_LETTERS))
        )
    if run.chunks > 2 and _is_vietnamese(name):
        return True
    if run.addressed or run.stated:
        return run.sure > 0 or letters >= FEWEST_LETTERS
    return letters >= FEWEST_LETTERS and (run.sure > 0 or (abroad and letters > FEWEST_LETTERS))


def _is_himself(folded: str, start: int, run: Run) -> bool:
    """Whether somebody says so of himself: 저 다니엘 입니다."""
    own = _HIMSELF.search(folded, max(0, start - 4), start)
    return own is not None and run.end - start >= FEWEST_LETTERS and _STATED.match(folded, run.end) is not None


def _is_vietnamese(name: str) -> bool:
    """Whether three chunks are built as names of Vietnam are: 레 티 투, 도안 반 민."""
    family, middle, *_ = name.split()
    return family in VIETNAMESE and middle in MIDDLE


def _run(folded: str, start: int) -> Run | None:
    """The known chunks that begin here; the last may carry a particle."""
    end = count = sure = 0
    place, stated = start, False
    while count < MOST_CHUNKS and (word := _WORD.match(folded, place)):
        chunk, rest = _known_chunk(word[1])
        if not chunk:
            break
        count, end, sure = count + 1, place + len(chunk), sure + _is_sure(chunk)
        if rest or folded[word.end() : word.end() + 1] != " ":
            stated = rest.startswith(_TITLES)
            break
        place = word.end() + 1
    if not count:
        return None
    stated = stated or (count > 1 and _OWNER.match(folded, end) is not None)
    of_homeland = end - start > 1 and _COUNTRYMAN.match(folded, end) is not None
    return Run(end, count, sure, _ADDRESSED.match(folded, end) is not None, stated, of_homeland)


def _is_sure(chunk: str) -> bool:
    return chunk in SURE or (len(chunk) >= FEWEST_LETTERS and chunk.endswith(ENDS)) or _glued(chunk) == len(chunk)


@lru_cache(REMEMBERED)
def _known_chunk(word: str) -> tuple[str, str]:
    """The chunk that a word is, and the particle or title behind it."""
    if word[0] not in _FIRST and _ENDING.search(word) is None:  # cost only: most words
        return "", ""
    for size in range(len(word), 0, -1):
        chunk, rest = word[:size], word[size:]
        known = chunk in CHUNKS or (len(chunk) >= FEWEST_LETTERS and chunk.endswith(ENDS) and not _is_other(chunk))
        if known and (not rest or is_ending(rest) or rest[0] in "씨님"):
            return chunk, rest
    size = _glued(word)
    return (word[:size], word[size:]) if size and (size == len(word) or is_ending(word[size:])) else ("", "")


def _is_other(chunk: str) -> bool:
    """Whether what ends like a name is a country or an ordinary word: 우즈벡."""
    return chunk in HOMELANDS or is_word(chunk)


def _beside(folded: str, start: int, home: bool) -> int:
    """Where the name that begins here ends; 0 where there is none: 네팔 사람 라마 비슈누 씨."""
    count = sure = like = 0
    closing, end, place = False, 0, start
    while count < MOST_CHUNKS and (word := _WORD.match(folded, place)):
        chunk, rest = (word[1], "") if home and not count and word[1] in FAMILIES else _cut(word[1])  # 김 알렉세이
        if not chunk or (word[1][0] in "씨님" and is_ending(word[1][1:])):
            break
        count, end = count + 1, place + len(chunk)
        enough = home or len(chunk) > 1  # 이름 집에서 쉬는: a label asks for more than one syllable
        sure += enough and _is_sure(chunk)
        like += chunk in CHUNKS or chunk.endswith(ENDS)
        if rest or folded[word.end() : word.end() + 1] != " ":
            closing = rest.startswith(_TITLES)
            break
        place = word.end() + 1
    closing = closing or (end > 0 and _ADDRESSED.match(folded, end) is not None)
    if home:
        known = sure or (like and count == 2) or like > 1 or (closing and (count > 1 or end - start > 2))
    else:
        known = count > 1 and (sure or like > 1)
    return end if known and end - start > 1 else 0


def _cut(word: str) -> tuple[str, str]:
    """A chunk of a name and the particle or title behind it; empty where the word is an ordinary one."""
    if found := _known_chunk(word)[0]:
        return found, word[len(found) :]
    for size in range(len(word), 1, -1):
        rest = word[size:]
        if rest[:1] in ("씨", "님") or rest.startswith(("입니다", "이에요", "예요", "이라고", "라고")):
            return ("", "") if is_ordinary(word[:size]) else (word[:size], rest)
    return ("", "") if is_ordinary(word) or len(word) < 2 else (word, "")


def _glued(word: str) -> int:
    """The length of chunks glued together at the beginning of a word, one of them sure: 도티투짱, 쏙찬나."""
    place = count = sure = 0
    while place < len(word):
        size = next(
            (size for size in (3, 2, 1) if size <= len(word) - place and word[place : place + size] in CHUNKS), 0
        )
        if not size:
            break
        sure += word[place : place + size] in SURE
        place, count = place + size, count + 1
    few = count == 2 and place >= FEWEST_LETTERS and word[0] in SURE
    return place if sure and (count > 2 or few) else 0


def is_ordinary(value: str) -> bool:
    """Whether this is an ordinary word, with its ending or without, or what stands where a name was left out."""
    if (
        value in NO_CHUNK
        or value in NEXT
        or value in EMPTY
        or any(value[:size] in EMPTY and is_ending(value[size:]) for size in range(1, len(value)))
        or value[:2] in NO_CHUNK
    ):
        return True
    if value in SURE or (len(value) >= FEWEST_LETTERS and value.endswith(ENDS)):
        return False
    return is_word(value) or any(is_ending(value[size:]) for size in words_at(value))
