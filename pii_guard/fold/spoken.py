"""Digits that are spelled out: 공일공 이삼사오 육칠팔구, 하나 둘, 零一零, and o O ㅇ l I ㅣ S B among digits.

Korean reads long numbers syllable by syllable (공 or 영 for 0), with 에 or 다시 between groups; on
phones that take dictation this is how a number arrives. The same syllables are everyday words:
이사 (moving), 일이 (work), 오이 (cucumber), 공구 (tools), and 이 is a particle. So a syllable counts
as a digit only inside a run of at least seven, and the ends of a run are given back to the words
they belong to.
"""

from collections.abc import Iterator
from itertools import pairwise

from pii_guard.fold.grouping import PERSONAL, is_birth, whole
from pii_guard.fold.numerals import CAPITALS, DASH, LETTERS, LOOSELY, MERELY_NEXT, MIN_RUN, PAUSE, RUN, Token
from pii_guard.fold.numerals import tokens as digits_of
from pii_guard.model.text import Edit
from pii_guard.recognizer.aloud import NATIVE
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.patience import ask

Tokens = list[Token]

_COPULA = Expression(r"이(?:에요|예요|고|요|라|랑|나|며|지|죠|니|구|던|었|였|든|에|야|다|신|여|유|래|어|당|용)")
_VOWELS = frozenset("이사오구2459")  # digits whose reading ends in a vowel, behind which the copula is 예요
_DAY = Expression(r"[0-9]{1,2}일(?=[ ~(.,-])|(?:(?<=월)|(?<=월 ))[0-9]{1,2}일")  # 16일~20261104: a day of the month
# Letters of vehicle plates that are digits, a dash or a hesitation too: 12오 3456, 305바6545, 일이삼아사오육칠.
_SYLLABLE = "[일이삼사오육칠팔구공]"
_PLATE = Expression(
    rf"[0-9]{{2,3}}[ (-]{{0,3}}[오구사육공바][ )-]{{0,3}}[0-9]{{4}}|{_SYLLABLE}{{2,3}}[아어저바]{_SYLLABLE}{{4}}"
)
_PARTICLES = ("으로", "로", "입", "이", "예", "에", "번", "요", "인")  # what may be glued to a number
_CIRCLES = "oOㅇ◯○"
_BANK = "하나"
_A_BANK = " 하나 "  # between typed groups
_MIN_GLUED = 3  # a shorter syllable group glued to other Hangul is part of that word
_MIN_CODE = 9  # digits from which a capital among them is a digit too


def spoken_digits(text: str) -> list[Edit]:
    """Edits that put ASCII digits and dashes where digit words stand in for them."""
    edits: list[Edit] = []
    for run in RUN.finditer(text):
        ask()
        if not run.group().replace(" ", "").isascii() or any(c in LETTERS for c in run.group()):
            edits += _read(text, run.start(), run.end())
    return edits


def _read(text: str, start: int, end: int) -> list[Edit]:
    """One number after the other: what follows a complete one is read by itself."""
    if day := _DAY.match(text, start):
        start = day.end()
    tokens = digits_of(text, start, end)
    if _typed_whole(text, tokens):
        return []
    edits: list[Edit] = []
    while tokens:
        ask()
        tokens = _trim_start(text, tokens)
        complete = _complete(text, tokens)
        edits += _written(text, tokens[:complete] if complete else _trim_end(text, tokens))
        tokens = tokens[complete:] if complete else []
    return edits


def _typed_whole(text: str, tokens: Tokens) -> bool:
    """Whether what is typed is a whole number without the words between its groups: 010하나 2345하나 6789."""
    typed = [i for i, token in enumerate(tokens) if text[token[0]] <= "9"]
    if any(_is_inside(text, *token[:2]) for token in tokens if text[token[0]] in LETTERS):
        return False
    if not typed or typed[0] > 0 or len(tokens) - typed[-1] > MIN_RUN or typed[-1] == len(typed) - 1:
        return False
    return whole(_number([tokens[i] for i in typed])) == len(typed)


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether a letter stands right between two typed digits: 4O9O764."""
    return "0" <= text[start - 1 : start] <= "9" and "0" <= text[end : end + 1] <= "9"


def _written(text: str, tokens: Tokens) -> list[Edit]:
    """The edits for one number; none where it is too short, typed, or hardly holds a digit."""
    if len(tokens) < MIN_RUN:
        return []
    spoken = [t for t in tokens if text[t[0]] > "9"]
    dashes = list(_spoken_dashes(text, tokens))
    if not (spoken or (dashes and _one_number(text, tokens))):
        return []
    if all(text[a - 1 : b + 1] == _A_BANK for a, b, _ in spoken) and not dashes:
        return []
    letters = [text[a] for a, _, _ in spoken if text[a] in LETTERS]
    complete = whole(_number(tokens)) == len(tokens)
    if len(letters) * (3 if complete else 4) > len(tokens) * 2 or (
        not CAPITALS.isdisjoint(letters) and not _is_number(text, tokens)
    ):
        return []
    if _PLATE.fullmatch(text, tokens[0][0], tokens[-1][1]):
        return []
    return sorted(spoken + dashes) if dashes else spoken


def _spoken_dashes(text: str, tokens: Tokens) -> Iterator[Edit]:
    """A dash for 에 or 다시 between two digits, and for the comma or line break of somebody dictating."""
    for (begins, end, _), (start, _, _) in pairwise(tokens):
        if end == start or (start == end + 1 and text[end] in " -"):
            continue
        typed = text[begins] < ":" and text[start] < ":"
        if LOOSELY.fullmatch(text[end:start].strip(" ,.")):
            yield from () if typed else ((end, start, "-"),)
        elif word := DASH.search(text, end, start):
            before, behind = text[end : word.start()], text[word.end() : start]
            yield word.start() - _blanks(before[::-1]), word.end() + _blanks(behind), "-"
        elif not typed and (mark := PAUSE.search(text, end, start)):
            yield mark.start(), mark.end(), "-"


def _blanks(gap: str) -> int:
    """How many blanks it begins with."""
    return len(gap) - len(gap.lstrip(" "))


def _one_number(text: str, tokens: Tokens) -> bool:
    """Whether typed digits with words between are one number: 010 하고 2345 하고 6789, not the lots 412-3하고 413-1."""
    if whole(_number(tokens)) == len(tokens):
        return True
    between = text[tokens[0][1] : tokens[-1][0]]
    return "-" not in between or not MERELY_NEXT.search(between)


def _is_number(text: str, tokens: Tokens) -> bool:
    """Whether capitals may be digits: the head says what number it is, or each of its groups holds a digit."""
    if whole(_number(tokens)) == len(tokens):
        return True
    groups = [""]
    for (_, end, _), (start, _, _) in pairwise([(0, tokens[0][0], ""), *tokens]):
        if start > end and groups[-1]:
            groups.append("")
        groups[-1] += text[start]
    few = sum(text[start] in CAPITALS for start, _, _ in tokens) * 3 <= len(tokens)
    coded = groups[0][0] in CAPITALS and len(groups[0]) == _MIN_CODE  # S12345679: a letter and eight digits
    return few and len(tokens) >= _MIN_CODE and len(groups) > 1 and not coded and all(set(g) - CAPITALS for g in groups)


def _trim_start(text: str, tokens: Tokens) -> Tokens:
    """Give back a leading group that is the tail of a word: 매일 010…, 그날이 010…; and the S of a passport."""
    while tokens and text[tokens[0][0]] > "9":
        group = _group(tokens, text, range(len(tokens)))
        first, before = tokens[0], text[tokens[0][0] - 1 : tokens[0][0]]
        glued = before.isalpha() and len(group) < _MIN_GLUED and before.isascii() == text[first[0]].isascii()
        if text.startswith(_BANK, first[0]) and not any(text.startswith(NATIVE, t[0]) for t in tokens[1:]):
            group = tokens[:1]  # nobody says one digit so and the others syllable by syllable
        elif text[first[0]] in CAPITALS and not _is_number(text, tokens):
            group = tokens[:1]
        elif not (glued or _is_nobody(text, group) or _is_particle(text, tokens)):
            return tokens
        tokens = tokens[len(group) :]
    return tokens


def _is_nobody(text: str, group: Tokens) -> bool:
    """Whether circles alone stand for a name that is left out: ㅇㅇㅇ, 1958-11-30."""
    return len(group) > 1 and all(text[start] in _CIRCLES for start, _, _ in group)


def _is_particle(text: str, tokens: Tokens) -> bool:
    """Whether the first token is a word before a number that is typed or known by its head: 이 010-2345-6789."""
    rest = tokens[1:]
    if not rest or text[rest[0][0]] > "9":
        return False
    between, is_bank = text[tokens[0][1] : rest[0][0]], text.startswith("하나", tokens[0][0])
    if between.strip(" "):
        return is_bank
    if not between:  # glued on, as in 번호 이010-2345-6789
        return is_bank or 0 < whole(_number(rest)) <= len(rest)
    if text[rest[-1][0]] == "이":  # the copula: 하나 287-910443-22907 이요
        rest = rest[:-1]
    return whole(_number(rest)) > 0 or all(text[t[0]] < ":" for t in rest)


def _trim_end(text: str, tokens: Tokens) -> Tokens:
    """Give back what follows the number: a glued word, or the copula 이."""
    tokens = tokens[: _typed(text, tokens)]
    while tokens and text[tokens[-1][0]] > "9":
        if text[tokens[-1][0]] in CAPITALS:
            if _is_number(text, tokens):
                return tokens
            tokens = tokens[:-1]
            continue
        group = _group(tokens, text, range(len(tokens) - 1, -1, -1))
        if len(group) < _MIN_GLUED and len(group) < len(tokens) and _is_word(text, tokens):
            tokens = tokens[: -len(group)]
        elif text[tokens[-1][0]] == "이" and _is_copula(text, tokens):
            return tokens[:-1]
        else:
            return tokens
    return tokens


def _typed(text: str, tokens: Tokens) -> int:
    """How many tokens are left without the few words behind one typed number: 20261104일 이사."""
    typed = next((i for i, t in enumerate(tokens) if text[t[0]] > "9"), len(tokens))
    if len(tokens) - typed > 2 * _MIN_GLUED:
        return len(tokens)
    while 0 < typed < len(tokens) and text[tokens[typed][0]] in LETTERS and tokens[typed][0] == tokens[typed - 1][1]:
        typed += 1  # 2345-678O 이에요: what looks like a digit is no word
    few = len(tokens) - typed <= _MIN_GLUED and all(text[t[0]] > "9" for t in tokens[typed:])
    return typed if few and not _ends_in_words(text, tokens, typed) else len(tokens)


def _ends_in_words(text: str, tokens: Tokens, typed: int) -> bool:
    """Whether the words glued to what is typed are just the digits it lacks: 010-2345-67팔구, not …678이 제 번호."""
    length = whole(_number(tokens))
    if not 0 < typed < length <= len(tokens):
        return False
    apart = all(start > tokens[length - 1][1] for start, _, _ in tokens[length:])  # …678오 이요
    tokens = tokens[:length]
    if not apart or _is_word(text, tokens):
        return False
    glued = all(a[1] == b[0] for a, b in pairwise(tokens[typed - 1 :]))
    return glued and text[tokens[-1][0]] != "이"


def _is_word(text: str, tokens: Tokens) -> bool:
    after = text[tokens[-1][1] : tokens[-1][1] + 2]
    return after[:1].isalpha() and not after.startswith(_PARTICLES)


def _group(tokens: Tokens, text: str, order: range) -> Tokens:
    """The unbroken non-ASCII tokens at one end, in text order."""
    group: Tokens = []
    for i in order:
        token = tokens[i]
        touching = not group or token[1] == group[-1][0] or token[0] == group[-1][1]
        if text[token[0]] < ":" or not touching:
            break
        group.append(token)
    return sorted(group)


def _is_copula(text: str, tokens: Tokens) -> bool:
    """Whether a last 이 belongs to what follows: 구이에요, but 오이예요 is 52 and 예요."""
    begins = tokens[-1][0]
    if not _COPULA.match(text, begins):
        return False
    return not (text.startswith("예요", begins + 1) and text[begins - 1] in _VOWELS)


def _complete(text: str, tokens: Tokens) -> int:
    """How many tokens make a whole number that its head names (mobile, personal), else 0.

    A mobile number may have anything spoken glued on behind; another one ends where a group ends.
    """
    number = _number(tokens)
    length = PERSONAL if _is_personal(tokens) else whole(number)
    if not length or _typed(text, tokens) < length:
        return 0
    rest = tokens[length:]
    if not rest or (number.startswith("01") and all(text[t[0]] > "9" for t in rest)):
        return length
    return length if rest[0][0] > tokens[length - 1][1] or (text[rest[0][0]] == "이" and len(rest) == 1) else 0


def _is_personal(tokens: Tokens) -> bool:
    """Whether a number that begins like a mobile one is somebody's born in 2001: 공일공삼일오 다시 삼공오….

    It is cut behind its sixth digit, where no telephone is, and not behind its third.
    """
    if len(tokens) < PERSONAL or tokens[6][0] == tokens[5][1] or not is_birth(_number(tokens)):
        return False
    return tokens[3][0] == tokens[2][1] or tokens[2][0] > tokens[1][1]


def _number(tokens: Tokens) -> str:
    """The first digits, which tell what number it is."""
    return "".join([digit for _, _, digit in tokens[:8]])
