"""The cheap question that the scanner asks of every message: whether the grammar could accept a name here.

Wider than the grammar, never narrower where it counts: a name shape with a strong word behind it, a
cue word in front, a long number beside it, a whole line, or a full name that is given often.
"""

from collections.abc import Iterator
from itertools import product

from .cues import (
    ACQUAINTANCES,
    DESPISED,
    FAMILY,
    FIELDS,
    LABELS,
    LONG_TITLES,
    LOOSE,
    MATTERS,
    OWNERS,
    ROLES,
    SELF_WORDS,
    SHORT_TITLES,
    STATED,
    TITLES,
    TOGETHER,
)
from .foreign import CHINESE, FAMILY_NAMES, HOMELANDS, MARK, MIDDLE_NAMES, NAMED, OWN, RELATED, SURE_FAMILY
from .letters import APART
from .model import CLEAR_FROM, given_weight
from .syllables import COMMON, COMPOUND_SURNAMES, FIRST, SECOND, SINGLE, SURNAMES

_FAMILY = f"(?:[{''.join(SURNAMES)}]|{'|'.join(sorted(COMPOUND_SURNAMES))})"
_FIRST = f"[{''.join(sorted({*FIRST, *(given[0] for given in COMMON)}))}]"
_SECOND = f"[{''.join(sorted({*SECOND, *(given[1] for given in COMMON)}))}]"
_ONE = f"[{''.join(sorted(SINGLE))}](?:[^가-힣]|$|[이씨님입예라은는가을를도께한에명])"
_FULL = f"(?:{_FAMILY}{_FIRST}{_SECOND}|(?:^|[^가-힣]){_FAMILY} {_FIRST} ?{_SECOND})"  # 직불금은 언제 is no 은언제
_SHORT = f"{_FAMILY}[{''.join(sorted(SINGLE))}]"
_SOMEONE = f"(?:{_FULL}|{_FAMILY}{_ONE})"
_OFTEN = "|".join(sorted(COMMON))
_GAP = "(?:[은는이가을를도의인분란씨]|[은는]요|님[은이의]?|이신|께서|되는)?[ :=()\\[\\]<\"'「『·/\n-]{0,3}"
_TITLE = f"{LONG_TITLES}|{SHORT_TITLES}|[군양](?:[이은을의과도에한께 ,.]|$)"
_DIRECT = "이?(?:께|한테|에게|더러)|이?라(?:고|구|는)? ?[합하해허부불함적써되돼사분이애학친아놈여남양인]|이?란 ?[가-힣]"
_BESIDE = f"이? ?(?:{OWNERS})|으?로 ?(?:명의|등기|변경|이전|바[꿔꾸])|이?[과와랑하]고? (?:{TOGETHER})| ?[,/(]? ?(?:{FIELDS})|의? (?:{MATTERS})|으?로 ?(?:{STATED})| ?(?:맞[습아는고구어]|외 ?[0-9일이삼사])|이? ?[놈년]|,? [이그저] ?(?:{DESPISED})|[\"'」』”’]|[이은을]\\(|[ ]?\\((?:[인남여처부모]|서명|본인|[0-9]{{2}})|[네꺼]| 댁"
_NUMBER = "[ ]?[,(:/\\[-]?[ \n]?[(+]?[0-9]{2}"


def _weighing(table: dict[str, int], weight: int) -> str:
    return f"[{''.join(syllable for syllable, own in table.items() if own == weight)}]"


def _clear_names() -> Iterator[str]:
    """Full names of at least CLEAR_FROM: by the weights of three syllables, or with a frequent given name."""
    for a, b, c in product((1, 2, 3), repeat=3):
        if a + b + c >= CLEAR_FROM:
            yield _weighing(SURNAMES, a) + _weighing(FIRST, b) + _weighing(SECOND, c)
    for a in (1, 2, 3):
        given = sorted(g for g in COMMON if a + given_weight(g) >= CLEAR_FROM)
        yield f"{_weighing(SURNAMES, a)}(?:{'|'.join(given)})"


_HEAVY_FAMILY = "".join(surname for surname, weight in SURNAMES.items() if weight >= 2)
_HEAVY = "|".join(sorted(given for given in COMMON if given_weight(given) >= 7))  # with a heavy surname, a name
_CLEAR = "|".join(_clear_names())
_LABEL = "|".join(sorted(LABELS))
_CLOSE = "|".join(sorted(word for word in ROLES | FAMILY | ACQUAINTANCES if len(word) > 1))
_CLOSE_LETTER = "".join(sorted(word for word in ROLES | FAMILY | ACQUAINTANCES if len(word) == 1))

TRIGGERS = (
    f"{APART}[ㄱ-ㅎ]?[가-힣]|[가-힣]{APART}|{APART}[ㄱ-ㅎ]?{APART}",
    f"(?:{_FULL}|{_SHORT})(?: ?(?:씨|님)| ?(?:{_TITLE})|{_DIRECT})",
    f"(?:^|[^가-힣])(?:{_FULL}|{_SHORT})(?:{_BESIDE}|{_NUMBER})",  # 신청하나요 자동차세: no name 하나요 in there
    f"{_FAMILY}[가-힣]{{1,2}} ?씨|(?:{_OFTEN}) ?[씨님]",
    f"{_FULL}이[가는를도네의랑](?:[^가-힣]|$)",
    f"(?:{_OFTEN})이(?:한테|에게)",
    f"(?:{_LABEL}){_GAP}{_FAMILY} ?[가-힣]",
    f"(?:{_CLOSE}) ?: ?{_FAMILY}[가-힣]",
    f"(?:{_CLOSE}){_GAP}{_SOMEONE}",
    f"(?:^|[^가-힣])[{_CLOSE_LETTER}][은는이가의]?[ :(]{_SOMEONE}",
    f"(?:{'|'.join(sorted(LOOSE | TITLES))}){_GAP}{_FULL}",
    f"(?:{SELF_WORDS}|이라는)[ .,!?~\n]{{0,3}}(?:{_FULL}|{_SHORT})(?:이|입|라|예|에|고|구|인|임|여|요|올)",
    f"(?:{_LABEL}|{_CLOSE}|(?:^|[^가-힣])[{_CLOSE_LETTER}][은는이가의 ]){_GAP}(?:{_OFTEN})[이은는라예입씨한에]",
    f"(?:{_LABEL}) ?: ?(?:{_OFTEN})",
    f"[0-9][0-9-]{{6,16}}[ ,/)\n]{{1,3}}{_FULL}",
    f"(?:^|\n)(?:{_FULL}[ .,!~^;ㅎㅋㅠㅜ]{{0,6}}(?:$|\n)|(?:{_FULL}|{_SHORT}) ?(?:입니|임|이에|[예에][요유]|요|이?[고구여]|올시|[이라][요당라어올랑구랍예카]|랍니))",
    f"[{_HEAVY_FAMILY}](?:{_HEAVY})",
    f"(?:{_CLEAR})(?:[은는이가을를도의와과랑만]|하고|입니|이에|[에예]요|인데)",
    f"[가-힣](?:한|던|했던|하는|사는|된|온|받은|낸) (?:{_FULL}|{_SHORT}) ?(?:[입이예에요인라고구임여])",
    f"(?:{'|'.join(sorted(COMPOUND_SURNAMES))}){_FIRST}{_SECOND}",
    f"(?:{NAMED}|{RELATED}){MARK}[A-Z]",
    "(?i)(?:my name is|name ?[:=])[ ]{1,2}[A-Z]",
    f"(?:{FAMILY_NAMES}) (?:{MIDDLE_NAMES})|(?:{SURE_FAMILY})(?:{MIDDLE_NAMES})|{CHINESE}",
    f"(?:{HOMELANDS})[가-힣 ]{{0,16}}(?:씨|님|입니다|이에요|예요|라고)",
    f"(?:{NAMED}|{RELATED}){MARK}(?:[가-힣]{{3,6}} ?씨|[一-鿿])",
    "(?:Kim|Lee|Park|Choi|Jung|Jeong|Kang|Cho|Yoon|Jang|Lim|Seo|Shin|Kwon|Hwang|Ahn|Song|Yoo|Hong|Oh) [A-Z]",
    f"(?:{OWN}) ?이름[은이]?[ ]{{1,2}}[가-힣]{{2,6}} ?[가-힣]{{0,6}}(?:라고 ?[합하해불]|입니다|[에예]요)",
    "[A-Z][a-z]{1,14} [A-Z][a-z]{1,14}(?: [A-Z][a-z]{0,14}){0,2} ?(?:씨|님|이?라고|입니다|이에요|예요)",
    "(?:이름|성명|성함) ?: ?[가-힣]{2,6}",
)
