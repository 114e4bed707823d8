"""What may stand between the groups of a mobile number: marks, a hesitation, a joining word, the same twice.

A word that counts or names something else (원, 개, 수량) is none, however short.
"""

from pii_guard.recognizer.expressions import Expression

from .patterns import COUNTER

_LETTERS = Expression("[0-9A-Za-z가-힣]")
_HESITATES = "음{1,3}|어{1,3}|네|예|응|저{1,2}|그{1,2}|아{1,3}|뭐|에|저기|거기|그게|그(?:러)?니[까깐]|뭐더라|뭐지|잠(?:시|깐)?만?요?|가만|맞나|맞다"
_PLACE = "먼저|중|(?:첫|두|둘|세|셋)번?째|앞|뒷?|뒤|끝|처음|마지막|가운데|중간|나머지|(?:그 ?)?다음|(?:그 ?)?담"
_OF_IT = "(?:네 ?자리|번호|자리|부분|쪽|거|꺼|걸)?"
_PARTICLE = "(?:에다가?|에서|으?로|이?[랑고]요?|이구요?|이?고요|하고요?|에는?|은요?|는요?|이|가|의|요)?"
_JOINS = (
    f"(?:{_PLACE})(?:에|는|은)? ?{_OF_IT}{_PARTICLE}|번호{_PARTICLE}|에다가?|에서|이?[랑고구]요?|하고요?|은요?|는요?|에|의|요"
    "|그리고|그리구|또|이어서|점|쩜|땡|대시|다시|하이픈|빼기|작대기|짝대기|바|슬래시|띄고|띄우고|쉬고"
)
_WORD = Expression(f"(?:{_HESITATES}|{_JOINS})(?:[ ,.~]{{0,3}}(?:{_HESITATES}|{_JOINS})){{0,2}}")
# Somebody is speaking, whatever the words: a clause ends so, and the name of a thing does not.
_CLAUSE = Expression("[가-힣 ]{0,8}(?:요|죠|는데|니까|거든|보자|[이하치쓰리구]고|[이하리]구)")
_ANYTHING = Expression("[가-힣 .,~]{1,8}")
_COUNTS = Expression(f" ?{COUNTER}(?<!번)| ?번(?![호에이하])")
MARKS = 4  # between two groups
_DECORATION = "()[]{}<>'\"`,;:.!?~^*-_/\\|=+ \t…·"


def is_filler(first: str, second: str) -> bool:
    """Whether what stands between three groups lets them be one number."""
    one, other = (_core(filler) for filler in (first, second))
    if _COUNTS.match(first):
        return one == other == "번"  # 010번 2345번 6789번
    if one and one == other:
        return True
    if _COUNTS.match(second) and not _WORD.fullmatch(other):
        return False
    joins = _joins(first, one), _joins(second, other)
    if all(joins) or not (one and other):
        return all(joins) or (any(joins) and "-" in first + second and _CLAUSE.fullmatch(one or other) is not None)
    # Something is said in either gap: so somebody dictates, and beside a word that joins any other may stand.
    words = _ANYTHING if any(joins) else _CLAUSE
    return all(join or words.fullmatch(core) for join, core in zip(joins, (one, other), strict=True))


def _joins(filler: str, core: str) -> bool:
    """Whether nothing but marks stands between two groups, or a word that joins them."""
    if not _LETTERS.search(filler):
        return len(filler.replace(" ", "")) <= MARKS
    return _WORD.fullmatch(core) is not None


def _core(filler: str) -> str:
    """The filler without blanks, marks and the vowel that a particle has behind a consonant: 이랑 is 랑."""
    return filler.strip(_DECORATION).removeprefix("이")
