"""Turns what people type into what patterns read.

Entities, tags and escapes become what a page shows of them (`pii_guard.fold.markup`); full-width, circled, keycap,
superscript and Arabic-Indic digits become ASCII; every dash becomes '-', every tilde '~', every middle dot '·';
invisible characters vanish; decomposed Hangul is composed; what nobody sees between two digits vanishes inside a number
and is a blank between two; digit words become digits where they stand in for digits (`pii_guard.fold.spoken`,
`pii_guard.fold.dictated`); marks between the digits of one number vanish (`pii_guard.fold.grouping`).
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import chain

from pii_guard.fold.chained import CHAINED_NEEDS, chained
from pii_guard.fold.dictated import DICTATED_NEEDS, dictated
from pii_guard.fold.grouping import CARD, MARKS_NEED, regrouped, whole
from pii_guard.fold.markup import MARKUP_NEEDS, PASSES, unmarked
from pii_guard.fold.numerals import RUN_NEEDS
from pii_guard.fold.spoken import spoken_digits
from pii_guard.model.text import OPAQUE, Edit, Layer, Text
from pii_guard.recognizer.checks import luhn
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.patience import ask

# The blocks that hold compatibility forms of ASCII: Latin-1 to the symbols, full width, bold and enclosed letters.
_BLOCKS = (range(0x80, 0x3400), range(0xA620, 0xAC00), range(0xFE00, 0x10000), range(0x1D400, 0x1D800))
_MORE_DIGITS = (range(0x10A40, 0x10A49), range(0x1F100, 0x1F10B), range(0x1FBF0, 0x1FBFA))

_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅰⅱⅲⅳⅴⅵⅶⅷⅸ"
_DASHES = "‐‑‒–—―−ㅡー－﹣﹘⁃➖─━\u1173"
_TILDES = "〜～∼˜"
_OPENS, _CLOSES = "〈《「『【〔", "〉》」』】〕"
_DOTS = "∙•・ㆍ․‧ᆞ⋅"
_ITEMS = frozenset(map(chr, (*range(0x2460, 0x2474), *range(0x2776, 0x2794), *range(0x24F5, 0x24FF))))  # ① ❶ ➀ ⓵
_BLANKS = "\t\x0b\x0c\r\x85\u2028\u2029" + "".join(map(chr, [0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]))
_INVISIBLE = "".join(
    map(
        chr,
        [
            *range(9), *range(0xE, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), *range(0x300, 0x370),
            *range(0x20D0, 0x20F1), 0xAD, 0x61C, 0x115F, 0x1160, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F),
            *range(0x2060, 0x2070), 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xE0000, 0xE0080),
        ],
    )
)  # fmt: skip

_NUMERALS = "〇零一二三四五六七八九十百千"
_HANJA = str.maketrans(
    f"{_NUMERALS}年月日生道市郡區邑面里洞路街番地號戶層棟",
    "영영일이삼사오육칠팔구십백천년월일생도시군구읍면리동로가번지호호층동",
)
# A number in Chinese characters with its unit, or a place named in Hangul; the same characters stand in names: 朴道生.
_WRITTEN_OUT = Expression(
    rf"(?:(?:(?<![一-鿿])|(?<=[年月]))[{_NUMERALS}]{{1,8}}|(?<=[0-9０-９]))(?:番地|[年月日番號戶層棟])生?"
    "|(?<=[가-힣])[道市郡區邑面里洞路街](?![一-鿿])"
)

MAX_RUN = 256  # characters, of digits and what may stand between them: some ten numbers side by side

_HALVES = "".join(map(chr, range(0xD800, 0xE000)))


def _plain(char: str) -> str:
    if char in _ROMAN:
        return str(int(unicodedata.numeric(char)))
    digit = unicodedata.digit(char, None)
    return str(digit) if digit is not None else unicodedata.normalize("NFKC", char)


def _build() -> dict[str, str]:
    fold = {}
    for char in map(chr, chain(*_BLOCKS, *_MORE_DIGITS)):
        if unicodedata.decomposition(char) or unicodedata.numeric(char, None) is not None:  # most have neither
            plain = _plain(char)
            if plain != char and plain.isascii() and plain.strip():
                fold[char] = plain
    fold |= dict.fromkeys(_DASHES, "-") | dict.fromkeys(_TILDES, "~") | dict.fromkeys(_DOTS, "·")
    fold |= {"。": ".", "、": ","} | dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟", '"')
    fold |= dict.fromkeys(_OPENS, "(") | dict.fromkeys(_CLOSES, ")")
    fold |= dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_INVISIBLE, "")
    return fold | dict.fromkeys(_HALVES, "\ufffd")


FOLD = _build()

# Digits with something unseen between them: no chat window shows a line separator or a control character.
_UNSEEN = frozenset(_INVISIBLE + _HALVES + "\x85\u2028\u2029\ufffd")
_digits = "0-9" + "".join(char for char, plain in FOLD.items() if plain.isdigit())
_RUN = Expression(f"[{_digits}][{_digits}{''.join(_UNSEEN)}{_DASHES}.-]{{0,{MAX_RUN}}}[{_digits}]")

# Everything outside printable ASCII, Hangul syllables and letters; ㅡ is a letter people use as a dash.
_SUSPECT = r"[^\n\x20-\x7e가-힣ㄱ-ㅠㅢㅣ]"
_JAMO = "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"  # one decomposed syllable
_UNIT = Expression(f"{_JAMO}|{_SUSPECT}")
_NUMBER = Expression(" ?[0-9]")  # no tab: that is another cell
_PLACEHOLDER = r"[\[*]"  # every placeholder has one of these

# Where none of these occurs, folding changes nothing; RE2's syntax, so that a scanner can look for them all at once.
FOLDED_BY = (MARKUP_NEEDS, _SUSPECT, _PLACEHOLDER, *DICTATED_NEEDS, *CHAINED_NEEDS, RUN_NEEDS, MARKS_NEED)
_MARKED, _SUSPECTED, _PLACED, *_SAID, _SPOKEN, _SPOILT = _NEEDED = tuple(map(Expression, FOLDED_BY))
_DICTATED, _CHAINED = _SAID[: len(DICTATED_NEEDS)], _SAID[len(DICTATED_NEEDS) :]
_READERS = ((_CHAINED, chained), (_DICTATED, dictated), ((_SPOKEN,), spoken_digits), ((_SPOILT,), regrouped))


def fold(
    message: str, placeholders: re.Pattern[str] | None = None, holds: Collection[int] = range(len(_NEEDED))
) -> Text:
    """Fold a message of any content; raises nothing but TimeoutError, where somebody waits only so long (`patience`).

    `placeholders` matches the guard's own placeholders: each becomes one opaque character, so that
    a label inside it is no cue and its number no digit; but what begins a line in front of a number is a form's label.
    `holds` are the places in FOLDED_BY of all that may occur in the message, where somebody has looked.
    """
    layers: list[Layer] = []
    typed = {_NEEDED[place] for place in holds}

    def occurs(needed: Expression, text: str) -> bool:
        if not (layers or needed in typed):
            return False
        ask()
        return needed.search(text) is not None

    plain = message
    for _ in range(PASSES):
        if occurs(_MARKED, plain) and (marked := unmarked(plain)):
            plain = _apply(plain, marked, layers)
    edits = _characters(plain) if occurs(_SUSPECTED, plain) else []
    if placeholders is not None and occurs(_PLACED, plain):
        placed = (m.span() for m in placeholders.finditer(plain) if not (m[0][-2] > "9" and leads(plain, *m.span())))
        edits = _around(edits, [(*at, OPAQUE) for at in placed])
    folded = _apply(plain, edits, layers)
    for needs, read in _READERS:
        if any(occurs(needed, folded) for needed in needs) and (said := read(folded)):
            folded = _apply(folded, said, layers)
        ask()
    return Text(message, folded, tuple(layers))


def leads(text: str, start: int, end: int) -> bool:
    """Whether something begins a line in front of a number: what looks like a placeholder is a form's label there."""
    return text[start - 1 : start] in ("", "\n") and _NUMBER.match(text, end) is not None


def _apply(text: str, edits: list[Edit], layers: list[Layer]) -> str:
    if not edits:
        return text
    ask()
    layer = Layer()
    layers.append(layer)
    rewritten = layer.rewrite(text, edits)
    ask()
    return rewritten


def _characters(message: str) -> list[Edit]:
    edits: list[Edit] = []
    runs = () if _UNSEEN.isdisjoint(message) else _RUN.finditer(message)
    known = dict(chain.from_iterable(map(_in_number, runs)))
    for said in _WRITTEN_OUT.finditer(message):
        known |= {at: message[at].translate(_HANJA) for at in range(*said.span())}
    for match in _UNIT.finditer(message):
        ask()
        old = match.group()
        new = known.get(match.start(), FOLD.get(old)) if len(old) == 1 else unicodedata.normalize("NFC", old)
        if old in _ITEMS and _begins_item(message, *match.span()):
            new = f"{new})"
        if new is not None:
            edits.append((match.start(), match.end(), new))
    return edits


def _begins_item(message: str, start: int, end: int) -> bool:
    """Whether a circled digit counts the items of a list: ①680412-…; inside a number it is one of its digits."""
    return message[end : end + 1].isdecimal() and not message[:start][-1:].isnumeric()


def _in_number(run: re.Match[str]) -> Iterator[tuple[int, str]]:
    """What stands for each unseen character of a run of digits: nothing inside a number, a blank between two."""
    plain = [FOLD.get(char, char) for char in run[0]]
    digits = "".join(filter(str.isdigit, plain))
    begin = count = 0
    for at, char in enumerate(run[0]):
        if plain[at].isdigit():
            count += len(plain[at])
        elif char in _UNSEEN:
            is_end = _ends_here(digits[begin:], count - begin)
            yield run.start() + at, " " if is_end else ""
            begin = count if is_end else begin


def _ends_here(digits: str, count: int) -> bool:
    """Whether the number that begins a row of digits has only so many of them."""
    if len(digits) == CARD and luhn(digits):
        return False
    if size := whole(digits):
        return count == size
    return len(digits) > CARD or whole(digits[count:]) == len(digits) - count


def _around(edits: list[Edit], opaque: list[Edit]) -> list[Edit]:
    """The edits outside the opaque stretches, and these."""
    if not edits or not opaque:
        return edits or opaque
    inside = {i for start, end, _ in opaque for i in range(start, end)}
    return sorted([e for e in edits if e[0] not in inside] + opaque)
