"""What may stand between the groups of a mobile number: marks, a hesitation, a joining word, the same twice.

A word that counts or names something else (원, 개, 수량) is none, however short.
"""

from pii_guard.recognizer.expressions import Expression

from .patterns import COUNTER

_LETTERS = Expression("[0-9A-Za-z가-힣ㄱ-ㅎㅏ-ㅣ]")
_HESITATES = "음|어|저|그|아|뭐|에|저기|거기|그게|그러니까|그니까|뭐더라|잠시만|잠깐만|가만"
_PART = "(?:번호|자리|부분|네 ?자리)?"
_JOINS = (
    f"(?:그 ?)?다음{_PART}(?:에|은|는|이)?|(?:뒷|뒤|끝|마지막|가운데|중간|나머지)(?:에|는|은)? ?{_PART}(?:에|는|은|이)?"
    "|(?:이?[랑고]|하고|에다가?|에서|은|는|에|의|그리고|이어서|그담에?)요?|점|쩜|땡|대시|다시|하이픈|빼기|작대기|짝대기|바|슬래시"
)
_WORD = Expression(f"(?:{_HESITATES}|{_JOINS})(?: (?:{_HESITATES}|{_JOINS}))?")
_COUNTS = Expression(f" ?{COUNTER}")
MARKS = 4  # between two groups
_DECORATION = "()[]{}<>'\"`,;:.!?~^*-_/\\|=+ \t…·"


def is_filler(first: str, second: str) -> bool:
    """Whether what stands between three groups lets them be one number."""
    if _COUNTS.match(first):
        return False
    one, other = (_core(filler) for filler in (first, second))
    if one and one == other:
        return True
    return all(map(_joins, (first, second), (one, other)))


def _joins(filler: str, core: str) -> bool:
    if not _LETTERS.search(filler):
        return len(filler) <= MARKS
    return _WORD.fullmatch(core) is not None


def _core(filler: str) -> str:
    """The filler without blanks, marks and the vowel that a particle has behind a consonant: 이랑 is 랑."""
    return filler.strip(_DECORATION).removeprefix("이")
