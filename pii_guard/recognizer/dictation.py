"""What may stand between the groups of a number that somebody dictates: marks, a hesitation, a word that joins.

Who dictates says one syllable, whatever it is (음, 어, 저), a particle, a place in the number (뒤에, 다음은), the name
of a mark, a clause that ends as speech does (뭐더라, 보자), or the same each time. The name of a thing ends otherwise,
and what counts (원, 개) is no filler, however short. Nothing is said of the digits: whoever asks has an anchor of his
own, a head or a label.
"""

from collections.abc import Sequence

from pii_guard.recognizer.expressions import Expression

COUNTER = "(?:[원년월일개명건호층장권살세회차주분초시평쪽동만천억%㎡]|대(?!시)|번(?!호)|가구|kg)"
MARKS = 4  # between two groups

_LETTERS = Expression("[0-9A-Za-z가-힣]")
_PARTICLE = "(?:에다가?|에서|으?로|이?[랑고구]요?|하고요?|에는?|은요?|는요?|이|가|의|요)"
_PLACE = "(?:그 ?)?(?:먼저|(?:첫|두|둘|세|셋)번?째|앞|뒷?|뒤|끝|처음|마지막|가운데|중간|나머지|다음|담)(?:에|는|은)?"
_OF_IT = "(?:(?:[네4]|여섯|여덟|[68])? ?자리|번호|국번|부분|쪽|줄|거|꺼|걸)"
_WORD = Expression(
    f"{_PARTICLE}|{_PLACE}{_OF_IT}?{_PARTICLE}?|{_OF_IT}{_PARTICLE}?"
    "|까지|(?:쓰|적|치|찍|누르|붙이)고|[저거]기|그게|그[리라래][고구]|글[고구]|이어서|잠(?:시|깐)?만요?|대시|다시|하이픈|빼기|[작짝]대기|슬래시"
)
_CLAUSE = Expression(
    "[가-힣 ]{0,8}(?:[요죠까냐]|니깐|[더드]라|[뭐었겠]지|[맞었겠]나|[았었맞니]다|는데|거든|보자|가만"
    "|[이하치쓰리구]고|[이하리]구)"
)
_ANYTHING = Expression("[가-힣 .,~]{1,8}")
_COUNTER = Expression(COUNTER)
_COUNTS = Expression(f" ?{COUNTER}(?<!번)| ?번(?![호에이하])")
_SAID = Expression("[^ ,.~]{1,12}")
_DECORATION = "()[]{}<>'\"`,;:.!?~^*-_/\\|=+ \t\n…·"


def lets_join(gaps: Sequence[str]) -> bool:
    """Whether what stands between the groups lets them be one number."""
    cores = [_core(gap) for gap in gaps]
    if _COUNTS.match(gaps[0]):
        return set(cores) == {"번"}  # 010번 2345번 6789번
    if cores[0] and len(set(cores)) == 1:
        return True
    joins = [_joins(core) for core in cores]
    if any(_COUNTS.match(gap) and not join for gap, join in zip(gaps, joins, strict=True)):
        return False
    if all(join or _is_mark(gap) or _is_speech(core) for gap, core, join in zip(gaps, cores, joins, strict=True)):
        return True
    # Beside a word that joins any other may stand: somebody dictates, and says something in every gap.
    return all(cores) and any(joins) and all(map(_ANYTHING.fullmatch, cores))


def _is_mark(gap: str) -> bool:
    return not _LETTERS.search(gap) and len(gap.replace(" ", "")) <= MARKS


def _joins(core: str) -> bool:
    """Whether each of its words hesitates or joins, and there is one."""
    words = [word[0] for word in _SAID.finditer(core)]
    return bool(words) and all(_is_syllable(word) or _WORD.fullmatch(word) for word in words)


def _is_speech(core: str) -> bool:
    """Whether it is a clause, or words of which each hesitates, joins or is one: 어.. 뭐더라."""
    words = [word[0] for word in _SAID.finditer(core)]
    each = bool(words) and all(_joins(word) or _CLAUSE.fullmatch(word) for word in words)
    return each or _CLAUSE.fullmatch(core) is not None


def _is_syllable(word: str) -> bool:
    """One syllable, perhaps drawn out (음음), that does not count."""
    return len(set(word)) == 1 and "ㄱ" <= word <= "힣" and not _COUNTER.match(word)


def _core(gap: str) -> str:
    """The gap without blanks, marks and the vowel that a particle has behind a consonant: 이랑 is 랑."""
    return gap.strip(_DECORATION).removeprefix("이")
