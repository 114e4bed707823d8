"""How a digit is said or drawn, and what people say between the groups of a number.

공 영 일 이 …, 하나 둘 …, hanja and their formal forms, letters that look like digits; 에, 다시, 하이픈 or
"끝번호는" for the hyphen. `RUN` finds a row of them; without `RUN_NEEDS`, which is cheap to look for, there is none.
"""

from pii_guard.recognizer.aloud import HANJA, NATIVE, SYLLABLES
from pii_guard.recognizer.expressions import Expression

Token = tuple[int, int, str]  # where a digit stands, typed or spoken, and which it is

MIN_RUN = 7  # shortest number worth reading aloud: a landline without its leading zero has 8 or 9
MAX_RUN = 60  # two numbers and something between them

LETTERS = {**dict.fromkeys("oOㅇ◯○°", "0"), **dict.fromkeys("lIiㅣ|", "1"), "S": "5", "B": "8"}
CAPITALS = frozenset("SB")  # models and codes have such letters, so they count only inside a longer number
DIGIT_OF = {
    **{str(d): str(d) for d in range(10)},
    **{said: str(d) for table in (SYLLABLES, HANJA) for d, row in enumerate(table) for said in row},
    **{said: str(d) for d, said in enumerate(NATIVE)},
    **LETTERS,
}

_SINGLE = "".join(c for c in DIGIT_OF if len(c) == 1 and c != "|" and not c.isdecimal())
_BAR = r"(?<=[0oO])\|(?=[0oO])"  # 0|0-2345; else it rules a table
_TOKEN = f"[0-9]|일곱|[{_SINGLE}]|{'|'.join(w for w in NATIVE if len(w) > 1 and w != '일곱')}|{_BAR}"

_HESITATES = "음|어|저기|저|그러니까|그니까|그|아|뭐더라|뭐|뒤에|뒤는|다음은"  # behind a group of three
_NEXT = (
    "뒤에",
    "뒤는",
    "다음은",
    "에다가",
    "에다",
    "에",
    "하고",
    "그리고",
    "그 다음에",
    "그다음에",
    "다음에",
    "그 다음",
    "그다음",
    "그 담에",
    "그담에",
    "그담",
    "담에",
    "다음",
)
_PLACES = [
    place + what + particle
    for place in ("가운데", "중간", "끝", "마지막")
    for what in ("번호", "자리", "")
    for particle in ("은", "는", "이", "에", "")
]
_ENDINGS = "요|고요|구요"  # of what is said group by group: 팔공칠이요 이사오구요
_SAID_SO = f"이?(?:고|랑|{_ENDINGS})"
_MARKS = (
    "다시",
    "대시",
    "짝대기",
    "작대기",
    "하이픈",
    "빼기",
    "바",
    "의",
    "쩜",
    "땡",
    "국에",
    "또",
    "쉬고",
    "띄고",
    "띄우고",
)
_DASHES = (*_MARKS, *_NEXT, *_PLACES)
# Behind a consonant the ending has a vowel, which is no 2 there: 일이삼이요, but 일이사요.
_CLOSED = "[일삼육칠팔공영빵0-9]"
ENDING = Expression(f"{_SAID_SO}$")
_COPULA = rf"(?:(?:(?<={_CLOSED})|(?<={_CLOSED} ))이(?:고|랑|{_ENDINGS})|{_ENDINGS})(?=[ ,])"
_DASH = "|".join((_COPULA, *sorted(_DASHES, key=len, reverse=True)))
DASH = Expression(_DASH)
LOOSELY = Expression(f"{_HESITATES}|{_SAID_SO}|땡|띄우고|또")  # between typed groups it joins no number by itself
MERELY_NEXT = Expression("하고|그리고|다음|에")  # also between two numbers, each with a hyphen of its own
PAUSE = Expression(r"[ ,\n]{0,3}[,\n][ ,\n]{0,3}")  # somebody dictating takes breath
_BETWEEN = " \\-._~/·,\\n()"

_PAUSED = rf"[ ,.]{{0,3}}(?:(?:그리고|그 ?다음|에) )?(?:{_HESITATES})[ ,.]{{0,3}}"
_JOINED = rf"[ ]?(?:{_COPULA})[ ,]{{1,2}}|[{_BETWEEN}]{{0,4}}| ?(?:{_DASH}) ?|(?<=[0-9{_SINGLE}]{{3}}){_PAUSED}"
RUN = Expression(f"(?:{_TOKEN})(?:(?:{_JOINED})(?:{_TOKEN})){{{MIN_RUN - 1},{MAX_RUN}}}")
_TOKENS = Expression(f"{_COPULA}|({_TOKEN})|{_DASH}")  # 하이픈 holds 이, which is no 2 there
_PLAIN = Expression(f"[0-9{_SINGLE}{_BETWEEN}]{{1,{2 * MAX_RUN}}}")  # no word of several letters

# What every run must hold, in RE2's syntax: it begins with two digits of which the first is spoken, or somewhere
# a typed digit is followed by a spoken one or a spoken dash, and not only at the end.
_FIRST = "".join(sorted({said[0] for said in DIGIT_OF} - set("0123456789")))
_SECOND = "".join(sorted({said[1:] for said in NATIVE if len(said) > 1}))
_INSIDE = "".join(sorted({*"".join(DIGIT_OF), *"".join(_DASHES)} - set(" 0123456789"))) + _BETWEEN
_LOOKALIKE = "".join(sorted(LETTERS.keys() - {"°", "|"}))
_TURNS = "".join(sorted({*_FIRST, *(word[0] for word in _DASHES)}))
_SPOKEN_FIRST = f"[{_SECOND}]?[{_BETWEEN}]{{0,4}}[0-9{_TURNS}][0-9{_INSIDE}]{{{MIN_RUN - 2}}}"
_TYPED_FIRST = (
    f"[{_BETWEEN}]{{0,4}}[{_TURNS}](?:[{_FIRST}]|[{_INSIDE}]{{0,16}}[0-9]|[{_INSIDE}]{{3}})"
    f"|[{_LOOKALIKE}](?:[^A-Za-z]|$)"
)
_LAST_SAID = rf"01[016789][-. ]?[0-9]{{3,4}}[-. ]?[0-9]{{0,3}}[{''.join(SYLLABLES)}]"  # 010-2345-678구
_ANY_TOKEN = "".join(sorted({*"".join(DIGIT_OF)} - {"|"}))
_TURNED = f"[{_ANY_TOKEN}] ?{_SAID_SO}[ ,]{{1,2}}[{_ANY_TOKEN}]"  # 팔공칠이요 일이삼
RUN_NEEDS = (
    f"[0-9](?:{_TYPED_FIRST})|{_TURNED}|{_LAST_SAID}|[{_FIRST}]{_SPOKEN_FIRST}"
    f"|[0-9{_SINGLE}]{{3}}{_PAUSED}[0-9{_FIRST}]"
)


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The digits of a run, in order."""
    if _PLAIN.fullmatch(text, start, end):  # the usual case, ten times as fast
        return [(i, i + 1, DIGIT_OF[c]) for i, c in enumerate(text[start:end], start) if c in DIGIT_OF]
    return [(m.start(), m.end(), DIGIT_OF[m[1]]) for m in _TOKENS.finditer(text, start, end) if m.lastindex]
