"""Pieces that are read aloud: 공일공, 이삼사오요, 육칠팔구 맞죠.

A short row is one only as a word of its own, for 이어서 and 오늘 begin with digits too; and what an ending may have
lent it is in doubt: 구이구요 is 92 or 9.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pii_guard.conversation.besides import begins_word
from pii_guard.conversation.dictation import dictates, goes_elsewhere, speaks_of_it
from pii_guard.fold.numerals import DIGIT_OF
from pii_guard.recognizer.expressions import Expression
from pii_guard.scan.openers import LONG_ROW, SYLLABLES, ZERO

_WORDS = "하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉"
_SAID = f"(?:{_WORDS}|[{SYLLABLES}])"
_ROW = Expression(rf"(?:{_SAID}|[0-9])(?:(?:[-., ]{{0,2}}|에 ?| ?다시 ?)(?:{_SAID}|[0-9])){{0,19}}")
_DIGITS = Expression(f"{_WORDS}|[{SYLLABLES}0-9]")
_COUNTED = Expression(f"(?:(?:{_WORDS}) ?){{1,16}}")
# Of the digits and pairs of digits that are read aloud, those that are words of every day by themselves.
_WORDS_TOO = frozenset(["이", "일", "오", "영", "오이", "이사", "사이", "구이", "오일", "일이", "사육"])
_COUNTS = Expression(f"(?:{_WORDS})이?")  # one word by itself is more often a count: 하나 더, 셋이에요
_COUNT_IN_FRONT = Expression(f"(?:{_WORDS}) $")  # 둘 다, 하나 더
_LONGEST_COUNT = 4  # characters of it
_ENDINGS = "이구일"  # digits that endings begin with: 이에요, 구요, 일 거예요
_FEW = 2  # syllables at an edge that belong to a word beside it
_LONG = 3  # digits read aloud that are no word
_ALONE = 4  # and that open something by themselves
_FIRST_WORD = Expression("[^0-9 .,-]{1,2}(?:[ .,-]{1,2}|(?=[0-9]))")
IN_BETWEEN = Expression("(?:사이|일|오|이)에 (?=.)")  # 사이에 7521: a word with its particle, no 42
_LAST_WORD = Expression("(?<=[^ ])[ .,-]{1,2}[^0-9 .,-]{1,2}$")
# What may stand behind a short row that is a word of its own.
_ENDS = Expression(
    r"(?=$|[^가-힣])|이?(?:요|유|고|구|여|에|예|라|랑|래|랬|네|거|나|다|더|던|죠|지|랍|구먼|구만)|입|인|임|뿐|으로"
    r"|까|하|먼|부|그|은|는|번|이 |이$|가 |가$|로|만|였|었|쓰"
)
_may_be = Expression(
    rf"(?<![가-힣])[{SYLLABLES}](?:[-., ]{{0,2}}[{SYLLABLES}]){{0,19}}(?:{_ENDS.pattern})|[{SYLLABLES}]{{3}}|{_WORDS}"
)
_mixed = Expression(f"0[0-9 -]{{2,12}}[{SYLLABLES}]")  # folding took the first groups for digits, or they were typed
_opens = Expression(f"{LONG_ROW}|(?<![가-힣]){ZERO}")
_ENDS_LONE = (
    r"[ .,~!^ㅎㅋㅠ]{0,6}(?:$|[(\[<\n])|고요?(?=[ .,~!ㅎㅋㅠ]{0,6}$)"
    "|(?:요|구요|하고|까지요?|여|예|유|이(?:[요고죠여네]|네요|었(?:고|어요|는데|네요|나)|구요|고요|거든요|랍니다|지요|였나)"
    "|입니[다더]|이?에요|예요|인데요?|임|였나)(?![가-힣])"
    r"|[ .,~!]{1,3}(?:입니[다더]|이?[요고]|이에요|예(?![가-힣])|예요|그리고|쓰고|또|맞|이어|하고|(?:그 ?)?(?:다음|담"
    "|뒤)|계속|아직|까지|끝|여기|로 ?(?:끝|시작|마무))"
)
_ends_lone = Expression(_ENDS_LONE)
_THIS = Expression(
    "이 (?:번호|전화|카드|계좌|통장|핸드폰|휴대폰|차|주소|집|사람|분|화면|글씨|채팅)"
    "|이(?:거(?!든|예|에)|게(?!요)|건(?!데)|번|제|런|렇|쪽)"
)
_NO_WORDS = "라마바러머버로모노보조루무호"  # letters of plates that are hardly ever a word
_IS_NOUN = Expression("[가-힣] $")
_CRIES = ("하이고", "아이고", "어이고", "아이구", "어이구", "아이요", "해요", "해도", "해야")
# 누라고 써 있고: as often a verb, so only beside words for plates.
_QUOTED = Expression("이?라(?:고|는)(?! ?하)|이랑")
_DICTATED = _NO_WORDS + "누부수우허"  # and which no sentence begins with: 허 이게 가운데예요; not 다 보냈어요
_PRONOUN = Expression("[저나] ?(?:여기|지금|이제|아직|또|이거|그|이런)")  # 저 여기 있어요
_WORD_IN_FRONT = Expression("([가-힣]{2,12}|[안못잘]) $")
_LONGEST_WORD = 13  # characters, with the blank
_GOES_TO_DO = ("다", "러")  # 있다 가요, 보러 가요
_SIGH = Expression(r"[ .,~!?^ㅎㅋㅠ]{0,6}[아어][ .,~!?^ㅎㅋㅠ]{0,9}")  # as often said alone as a letter
_MOVED = Expression("이사 ?[왔했하갔가온오간]")
# 오 and 사 with the endings of a verb, behind other words: 비가 오네요, 쌀을 사고요.
_VERB = Expression("[오사이일](?:네|고|는|면|지|니|다|신|시|셔|려|러|던|더|나)")


class Aloud(NamedTuple):
    """A row in the folded text, and its readings, the likeliest first."""

    start: int
    end: int
    variants: tuple[str, ...]


def rows_aloud(folded: str, waiting: bool) -> Iterator[Aloud]:
    """Rows that begin as telephones do, and long ones; any, where something waits to go on."""
    if folded.isascii() or not (waiting or opens_aloud(folded) or _mixed.search(folded)):
        return
    for match in _ROW.finditer(folded):
        start, end = _without_words(folded, *match.span())
        words = folded[start:end]
        if not words or words.isascii():
            continue
        digits = "".join(DIGIT_OF[m[0]] for m in _DIGITS.finditer(words))
        if len(digits) < _LONG and _is_said_otherwise(folded, start, end, words):
            continue
        if waiting or digits[0] == "0" or len(digits) >= _ALONE:
            yield Aloud(start, end, readings(digits, words, _is_syllable(folded[end : end + 1])))


def may_be_aloud(message: str) -> bool:
    """Whether a message may hold a row at all, where something waits: a short one is a word of its own."""
    return _may_be.search(message) is not None


def opens_aloud(folded: str) -> bool:
    """Whether a message may hold a row that opens something: what begins with a zero, or a long one."""
    return _opens.search(folded) is not None


def readings(digits: str, words: str, goes_on: bool = False) -> tuple[str, ...]:
    """The digits, and without those that an ending may have lent them; `words` are what was said.

    Where a word `goes_on` behind them, it is likelier that it has: 팔칠이구요.
    """
    in_doubt = min(len(words) - len(words.rstrip(_ENDINGS)), _FEW, len(digits) - 1)
    found = tuple(digits[: len(digits) - k] for k in range(in_doubt + 1))
    return found[::-1] if goes_on else found


def end_of(folded: str, start: int, end: int, spare: int) -> int:
    """Where a row ends whose last `spare` digits belong to an ending."""
    return [m.end() for m in _DIGITS.finditer(folded, start, end)][-1 - spare] if spare else end


def is_alone(folded: str, start: int) -> bool:
    """Whether at most an ending and marks follow a lone syllable, and it is no other word: 오네요, 부네요, 아이고."""
    return _ends_lone.match(folded, start + 1) is not None and not folded.startswith(_CRIES, start)


def is_lone(folded: str, start: int) -> bool:
    """Whether a syllable may be a lone letter: also where it means nothing by itself (무, 그다음; not 아 그렇군요)."""
    if _COUNT_IN_FRONT.search(folded, max(0, start - _LONGEST_COUNT), start):
        return False
    if folded[start] == "거" and _IS_NOUN.search(folded, max(0, start - 2), start) and _is_attribute(folded[start - 2]):
        return False
    if _SIGH.fullmatch(folded) or _PRONOUN.match(folded, start):
        return False
    behind = start + 2 if folded.startswith((",", "."), start + 1) else start + 1
    if goes_elsewhere(folded, behind):  # 아 고양이가
        return False
    before = _WORD_IN_FRONT.search(folded, max(0, start - _LONGEST_WORD), start)
    if before and (before[1].endswith(_GOES_TO_DO) or not speaks_of_it(before[1], ())):
        return False
    is_no_word = folded[start] in _NO_WORDS and not folded[start + 1 : start + 2].isalnum()
    if folded[start] in _DICTATED and dictates(folded, start + 1):
        return True
    return is_no_word or is_alone(folded, start) or _QUOTED.match(folded, start + 1) is not None


def _is_attribute(syllable: str) -> bool:
    """Whether a word may end so that tells of a thing: 말한 거요, 보낼 거요; not 글자는 거요."""
    return syllable not in "은는" and (ord(syllable) - ord("가")) % 28 in (4, 8)  # ㄴ, ㄹ below


def looks_lone(letter: str) -> str:
    """The expression of a message that may hold such a letter alone: what `is_lone` holds of, and a little more."""
    return (
        f"{letter}(?<![가-힣0-9].)(?:{_ENDS_LONE}|{_QUOTED.pattern}|(?<=[{_DICTATED}])(?![0-9A-Za-zㄱ-ㅎㅏ-ㅣ가-힣]))"
    )


def _is_said_otherwise(folded: str, start: int, end: int, words: str) -> bool:
    """Whether a short row is no digits: 구청에, 이 번호, 이사 왔어요, 비가 오네요, 오이 하우스가."""
    if _is_syllable(folded[start - 1 : start]) or not _ENDS.match(folded, end) or _MOVED.match(folded, start):
        return True
    if _COUNTS.fullmatch(words) and not _is_all(folded, start, end):
        return True
    if len(words) == 1:
        is_first = not folded[:start].strip()
        if _THIS.match(folded, start) or (not is_first and _VERB.match(folded, start)):
            return True
        if not is_first and words not in _ENDINGS and begins_word(folded, start):
            return True
    return _is_word(folded, start, end, words) and not _is_dictated(folded, end)


def _is_word(folded: str, start: int, end: int, words: str) -> bool:
    """Whether a short row is as often a word, or begins one: 오 그래요, 하나 둘 세기도, 오이 하우스, 오래."""
    if words[0] in "공빵":
        return False
    if _is_syllable(folded[end : end + 1]):
        return begins_word(folded, start, len(words) + 1)
    return words in _WORDS_TOO or _COUNTED.fullmatch(words) is not None


def _is_dictated(folded: str, end: int) -> bool:
    """Whether nothing stands behind a row but what belongs to reading it aloud: 일 맞아요, 오 적으셨어요."""
    return _ends_lone.match(folded, end) is not None or dictates(folded, end)


def _is_all(folded: str, start: int, end: int) -> bool:
    """Whether a row is all that a message says."""
    return not folded[:start].strip() and _ends_lone.match(folded, end) is not None


def _is_syllable(character: str) -> bool:
    return "가" <= character <= "힣"


def _without_words(folded: str, start: int, end: int) -> tuple[int, int]:
    """A row without the syllables at its edges that belong to words beside it: 끝이 공이오 이어서, 끝이 6789이에요."""
    if _is_syllable(folded[start - 1 : start]) and (glued := _FIRST_WORD.match(folded[start:end])):
        start += glued.end()
    if _is_syllable(folded[end : end + 1]) and not _ENDS.match(folded, end):
        end = start + glued.start() if (glued := _LAST_WORD.search(folded[start:end])) else end
    if in_between := IN_BETWEEN.match(folded, start, end):
        start = in_between.end()
    first = next((i for i, c in enumerate(folded[start:end]) if c.isdigit()), 0)
    start += first if first <= _FEW else 0
    words = folded[start:end]
    typed = len(words.rstrip(SYLLABLES))
    few = 0 < typed < len(words) <= typed + _FEW and words[:typed].isascii()
    if few and words[typed] not in _ENDINGS:
        # A word of its own with an ending, or the last: 010 2345 팔하고요. And 010사사, for no ending begins so.
        alone = words[typed - 1] == " " and (end == len(folded) or _is_syllable(folded[end]))
        few = not (alone or (words[0] == "0" and len(words) - typed == _FEW))
    return start, start + typed if few else end
