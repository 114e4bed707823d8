"""What a message speaks of besides a number, by the dictionary: 월급이 200 정도예요 is about wages, 6789 맞아요 is not.

A number with an ordinary noun in front is in doubt, and one or two syllables that are digits too beside any: 오이 농사.
That closes nothing, for people write anything around a piece; but what is in doubt completes only what is whole then,
and other pieces are tried without it first.
"""

from collections.abc import Sequence

from pii_guard.conversation.row import NUMBER, Row
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.tries import trie

LONGEST = 4  # digits of a row that may be in doubt
SHORT_ALOUD = 2  # digits that are words as often
_WORDS = "words.marisa"
_REACH = 12  # characters in front
_WORD = Expression("[가-힣]{2,12}")
_IN_FRONT = Expression("([가-힣]{2,12}) ?$|(?<![가-힣])[초중고]$")
# What speaks of dictating itself: which part of a number, what is pointed at, what is done with it, when, manners.
_PART = (
    "^(?:[앞뒤끝맨첫옆]|두 ?번|둘째|세 ?번|셋째|사이|머리|꼬리)|처음|시작|중간|가운데|다음|^그?담|나머|남[은음았]"
    "|마지막|마무리|끄트머리|꽁무니|대가리|부분|자리|칸|전부|모두|이상|까지|하이픈|빼기|줄표|대시|이름|번호|숫자"
)
_POINTS = "^(?:[이그저요](?:게|거|것|건|번|쪽|대로|렇게|러고|리고|제)|여기|거기|저기요?|제가|저희|본인)"
_SAYS = (
    "말씀|불러|부르|적[어을은는었]|읽[어을은]|받아|찍[어은었]|눌[러렀]|보[내낼냈]|나눠|이어|붙여|입력|확인|찾아|끊겨"
    "|사진|오타|잘못|틀[렸린]|보이|화면|종이|안경"
)
_WHEN = "^(?:이제|지금|아까|아직|방금|일단|우선|먼저|잠시|잠깐|다시|계속|자꾸|또|혹시|정말|감사|부탁|수고|죄송)"
_OF_DICTATION = Expression("|".join((_PART, _POINTS, _SAYS, _WHEN)))
_BEHIND = "|".join((_PART, _POINTS, _SAYS, _WHEN, "적|쓰|받|들[었으]|됐|했|인가|같|요[렇거]|이걸|잠")).replace("^", "")
_DICTATES = Expression(
    f"[^가-힣]{{0,9}}$|[^가-힣]{{1,3}}(?:다 )?(?:{_BEHIND})|까지|인 것|이?라고|이?랬| ?으?로 ?(?:끝|되|돼|시작|마무)"
)
_PUBLIC = Expression("1(?:1[0-9]|2[0-9]|82|[3568][0-9]{2})")  # 119에, 1577로
_IS_CALLED = Expression("에[ 는서]|로 | ?번호로| (?:불[러렀]|신고|전화[로를하해했])")


def is_doubtful(folded: str, row: Row, cues: Sequence[str]) -> bool:
    """Whether a short row stands in a message about something else, in which no word speaks of an identifier."""
    said = row.longest
    if len(said) > LONGEST or (row.chain != NUMBER and not said[0].isdigit()):
        return False
    if row.aloud and len(said) <= SHORT_ALOUD:
        return _speaks_of_else(folded, row, cues)
    if row.chain == NUMBER and _PUBLIC.fullmatch(said) and _IS_CALLED.match(folded, row.end):
        return True
    return row.start > 0 and _is_of_else(folded, row.start, cues)


def is_a_model(folded: str, row: Row, cues: Sequence[str]) -> bool:
    """Whether a letter and digits name a thing: 갤럭시 S21, A4 용지. A passport stands alone, or behind its word."""
    is_lettered = "A" <= row.variants[0][:1] <= "Z"
    return is_lettered and (_has_name(folded, row.start, cues) or _speaks_of_else(folded, row, cues))


def is_of_dictation(folded: str, end: int) -> bool:
    """Whether the next word is one of who dictates a number: 오 적으셨어요."""
    return _DICTATES.match(folded, end) is not None


def begins_word(folded: str, start: int, least: int = 2) -> bool:
    """Whether an ordinary word of at least so many syllables begins here: 너무 오래 걸려요."""
    return any(len(word) >= least for word in trie(_WORDS).prefixes(folded[start : start + _REACH]))


def _has_name(folded: str, start: int, cues: Sequence[str]) -> bool:
    """Whether a word stands right in front of a row that names it, ordinary or not: 갤럭시 S21."""
    found = _IN_FRONT.search(folded, max(0, start - _REACH), start)
    return bool(found and found[1] and not _is_of_identifiers(found[1], cues))


def _is_of_else(folded: str, start: int, cues: Sequence[str]) -> bool:
    """Whether an ordinary noun stands right in front of a row: 월급이 200; not 나머지 200."""
    found = _IN_FRONT.search(folded, max(0, start - _REACH), start)
    return found is not None and (found[1] is None or _is_ordinary(found[1], cues))


def _speaks_of_else(folded: str, row: Row, cues: Sequence[str]) -> bool:
    """Whether a message holds an ordinary noun anywhere but at the row."""
    words = _WORD.finditer(folded)
    return any(_is_ordinary(word[0], cues) for word in words if word.end() < row.start or row.end < word.start())


def _is_ordinary(word: str, cues: Sequence[str]) -> bool:
    return not _is_of_identifiers(word, cues) and any(len(noun) > 1 for noun in trie(_WORDS).prefixes(word))


def _is_of_identifiers(word: str, cues: Sequence[str]) -> bool:
    return _OF_DICTATION.search(word) is not None or any(cue in word for cue in cues)
