"""Digits that are spelled out: 공일공 이삼사오 육칠팔구, 하나 둘, 零一零, and o O ㅇ l I ㅣ among digits.

Korean reads long numbers syllable by syllable (공 or 영 for 0), with 에 or 다시 between groups; on
phones that take dictation this is how a number arrives. The same syllables are everyday words:
이사 (moving), 일이 (work), 오이 (cucumber), 공구 (tools), and 이 is a particle. So a syllable counts
as a digit only inside a run of at least seven, and the ends of a run are given back to the words
they belong to.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pii_guard.text import Edit

MIN_RUN = 7  # shortest number worth reading aloud: a landline without its leading zero has 8 or 9

_WORDS = {
    **{
        w: d
        for d, words in enumerate(("공영빵", "일", "이", "삼", "사", "오", "육륙", "칠", "팔", "구"))
        for w in words
    },
    **{w: d for d, w in enumerate(("제로", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"))},
}
_HANJA = {
    c: d
    for d, cs in enumerate(("〇零", "一壹", "二貳", "三參", "四肆", "五伍", "六陸", "七柒", "八捌", "九玖"))
    for c in cs
}
_LETTERS = {**dict.fromkeys("oOㅇ◯○°", 0), **dict.fromkeys("lIㅣ|", 1)}
_DIGIT_OF = {k: str(d) for table in (_WORDS, _HANJA, _LETTERS) for k, d in table.items()}

_TOKEN = f"[0-9]|{'|'.join(w for w in _WORDS if len(w) > 1)}|[{''.join(w for w in _DIGIT_OF if len(w) == 1)}]"
_DASH_WORDS = "다시|대시|짝대기|작대기|하이픈|빼기|바|에|의"
_BETWEEN = " \\-._~/·,\\n"
_RUN = re.compile(f"(?:{_TOKEN})(?:(?: ?(?:{_DASH_WORDS}) ?|[{_BETWEEN}]{{0,3}})(?:{_TOKEN})){{{MIN_RUN - 1},60}}")
_TOKENS = re.compile(f"{_DASH_WORDS}|({_TOKEN})")  # 하이픈 holds 이, which is no 2 there
_DASH_WORD = re.compile(_DASH_WORDS)

# What every run must hold, three times as fast to look for: it begins with a spoken digit and goes on in
# characters of a run, or somewhere a typed digit is followed by a spoken one or a spoken dash.
_FIRST = "".join(sorted({word[0] for word in _DIGIT_OF}))
_ANY = "0-9" + "".join(sorted({*"".join(_DIGIT_OF), *_DASH_WORDS})) + _BETWEEN
_TURNS = _FIRST + "".join(sorted({word[0] for word in _DASH_WORDS.split("|")}))
_MAY_HOLD_RUN = re.compile(f"[{_FIRST}][{_ANY}]{{{MIN_RUN - 1}}}|[0-9][{_BETWEEN}]{{0,3}}[{_TURNS}]")

_COPULA = re.compile(r"이(?:에요|예요|고|요|라|랑|나|며|지|죠|니|구|던|었|였|든|에|야|다|신)")
_DAY = re.compile(r"[0-9]{1,2}일(?=[ ~(.,])")  # 16일~20261104: a day of the month
_PLATE = re.compile(r"[0-9]{2,3} ?[오구사육공] ?[0-9]{4}")  # letters of vehicle plates, 12오 3456
_MIN_GLUED = 3  # a shorter syllable group glued to other Hangul is part of that word


def spoken_digits(text: str) -> list[Edit]:
    """Edits that put ASCII digits and dashes where digit words stand in for them."""
    edits: list[Edit] = []
    if not _MAY_HOLD_RUN.search(text):
        return edits
    for run in _RUN.finditer(text):
        if not run.group().replace(" ", "").isascii() or any(c in _LETTERS for c in run.group()):
            edits += _read(text, run.start(), run.end())
    return edits


def _read(text: str, start: int, end: int) -> list[Edit]:
    if day := _DAY.match(text, start):
        start = day.end()
    tokens = [m.span() for m in _TOKENS.finditer(text, start, end) if m[1]]
    tokens = _trim_end(text, _trim_start(text, tokens))
    spoken = [t for t in tokens if not text[t[0]] < ":"]
    letters = sum(text[a] in _LETTERS for a, _ in spoken)
    dashes = list(_spoken_dashes(text, tokens))
    if len(tokens) < MIN_RUN or not (spoken or dashes) or letters * 2 > len(tokens):
        return []
    if len(spoken) == 1 and _PLATE.fullmatch(text, tokens[0][0], tokens[-1][1]):
        return []
    return sorted([(a, b, _DIGIT_OF[text[a:b]]) for a, b in spoken] + dashes)


def _spoken_dashes(text: str, tokens: list[tuple[int, int]]) -> Iterator[Edit]:
    for (_, end), (start, _) in pairwise(tokens):
        if end < start and (word := _DASH_WORD.search(text, end, start)):
            yield word.start(), word.end(), "-"


Tokens = list[tuple[int, int]]


def _trim_start(text: str, tokens: Tokens) -> Tokens:
    """Give back a leading group that is the tail of a word: 매일 010…, 그날이 010…."""
    while tokens:
        group = _group(text, tokens, range(len(tokens)))
        if not group:
            return tokens
        before = text[tokens[0][0] - 1 : tokens[0][0]]
        alone = len(group) == 1 and len(tokens) > 1 and text[tokens[1][0]] < ":"
        spaced = len(group) < len(tokens) and text[group[-1][1] : tokens[len(group)][0]].strip() == ""
        glued = before.isalpha() and len(group) < _MIN_GLUED
        if not (glued or (alone and spaced and tokens[0][1] < tokens[1][0])):
            return tokens
        tokens = tokens[len(group) :]
    return tokens


def _trim_end(text: str, tokens: Tokens) -> Tokens:
    """Give back what follows a complete number, a glued word, or the copula 이."""
    complete = _complete(text, tokens)
    if complete and all(text[a] > "9" for a, _ in tokens[complete:]):
        return tokens[:complete]
    typed = max((i + 1 for i, (a, _) in enumerate(tokens) if text[a] < ":"), default=0)
    if len(tokens) - typed <= _MIN_GLUED and all(text[a] < ":" for a, _ in tokens[:typed]):
        return tokens[:typed]  # 20261104일 이사: one typed number, then words
    while tokens:
        group = _group(text, tokens, range(len(tokens) - 1, -1, -1))
        if not group:
            return tokens
        after = text[tokens[-1][1] : tokens[-1][1] + 1]
        if len(group) < _MIN_GLUED and len(group) < len(tokens) and _is_word(text, tokens, after):
            tokens = tokens[: -len(group)]
        elif text[tokens[-1][0]] == "이" and _COPULA.match(text, tokens[-1][0]):
            return tokens[:-1]
        else:
            return tokens
    return tokens


def _is_word(text: str, tokens: Tokens, after: str) -> bool:
    particle = text[tokens[-1][1] : tokens[-1][1] + 2].startswith(
        ("으로", "로", "입", "이", "예", "에", "번", "요", "인")
    )
    return after.isalpha() and not particle


def _group(text: str, tokens: Tokens, order: range) -> Tokens:
    """The unbroken non-ASCII tokens at one end, in text order."""
    group: Tokens = []
    for i in order:
        a, b = tokens[i]
        touching = not group or b == group[-1][0] or a == group[-1][1]
        if text[a] < ":" or not touching:
            break
        group.append((a, b))
    return sorted(group)


def _complete(text: str, tokens: Tokens) -> int:
    """How many tokens make a whole mobile number (01X and eight digits), else 0."""
    number = "".join(text[a:b] if text[a] < ":" else _DIGIT_OF[text[a:b]] for a, b in tokens[:12])
    return 11 if re.match("01[016789]", number) and len(tokens) >= 11 else 0
