"""Turns what people type into what patterns read.

Full-width, circled, keycap, superscript and Arabic-Indic digits become ASCII; every dash becomes
'-', every tilde '~', every middle dot '·'; invisible characters vanish; decomposed Hangul is
composed; digit words become digits where they stand in for digits (`pii_guard.fold.spoken`); marks between
the digits of one number vanish (`pii_guard.fold.grouping`).
"""

import re
import unicodedata
from itertools import chain

from pii_guard.fold.dictated import DICTATED_NEEDS, dictated
from pii_guard.fold.grouping import MARKS_NEED, regrouped
from pii_guard.fold.numerals import RUN_NEEDS
from pii_guard.fold.spoken import spoken_digits
from pii_guard.text import OPAQUE, Edit, Layer, Text

# The blocks that hold compatibility forms of ASCII: Latin-1 to the symbols, full width, bold and enclosed letters.
_BLOCKS = (range(0x80, 0x3400), range(0xA620, 0xAC00), range(0xFE00, 0x10000), range(0x1D400, 0x1D800))
_MORE_DIGITS = (range(0x10A40, 0x10A49), range(0x1F100, 0x1F10B), range(0x1FBF0, 0x1FBFA))

_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅰⅱⅲⅳⅴⅵⅶⅷⅸ"
_DASHES = "‐‑‒–—―−ㅡー－﹣﹘⁃➖─━\u1173"
_TILDES = "〜～∼˜"
_DOTS = "∙•・ㆍ․‧ᆞ⋅"
_BLANKS = "\t\x0b\x0c\r\x85\u2028\u2029" + "".join(map(chr, [0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]))
_INVISIBLE = map(
    chr,
    [
        0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F),
        *range(0x2060, 0x2070), 0x20E3, 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xE0000, 0xE0080),
    ],
)  # fmt: skip


def _plain(char: str) -> str:
    if char in _ROMAN:
        return str(int(unicodedata.numeric(char)))
    digit = unicodedata.digit(char, None)
    return str(digit) if digit is not None else unicodedata.normalize("NFKC", char)


def _build() -> dict[str, str]:
    fold = {}
    for char in map(chr, chain(*_BLOCKS, *_MORE_DIGITS)):
        plain = _plain(char)
        if plain != char and plain.isascii() and plain.strip():
            fold[char] = plain
    fold |= dict.fromkeys(_DASHES, "-") | dict.fromkeys(_TILDES, "~") | dict.fromkeys(_DOTS, "·")
    fold |= dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_INVISIBLE, "")
    return fold | dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd")


FOLD = _build()

# Everything outside ASCII, Hangul syllables and letters; ㅡ is a letter people use as a dash.
_SUSPECT = r"[^\x00-\x08\n\x0e-\x7f가-힣ㄱ-ㅠㅢㅣ]"
_JAMO = "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"  # one decomposed syllable
_UNIT = re.compile(f"{_JAMO}|{_SUSPECT}")
_PLACEHOLDER = r"[\[*]"  # every placeholder has one of these

# Where none of these occurs, folding changes nothing; RE2's syntax, so that a scanner can look for them all at once.
FOLDED_BY = (_SUSPECT, _PLACEHOLDER, *DICTATED_NEEDS, RUN_NEEDS, MARKS_NEED)
_suspect, _placeholder, *_may_be_dictated, _may_hold_run, _may_hold_marks = (re.compile(b).search for b in FOLDED_BY)


def fold(message: str, placeholders: re.Pattern[str] | None = None) -> Text:
    """Fold a message of any content; never raises.

    `placeholders` matches the guard's own placeholders: each becomes one opaque character, so that
    a label inside it is no cue and its number no digit.
    """
    layers: list[Layer] = []
    edits = _characters(message) if _suspect(message) else []
    if placeholders is not None and _placeholder(message):
        edits = _around(edits, [(*m.span(), OPAQUE) for m in placeholders.finditer(message)])
    folded = _apply(message, edits, layers)
    if any(search(folded) for search in _may_be_dictated) and (said := dictated(folded)):
        folded = _apply(folded, said, layers)
    if _may_hold_run(folded) and (words := spoken_digits(folded)):
        folded = _apply(folded, words, layers)
    if _may_hold_marks(folded) and (marks := regrouped(folded)):
        folded = _apply(folded, marks, layers)
    return Text(message, folded, tuple(layers))


def _apply(text: str, edits: list[Edit], layers: list[Layer]) -> str:
    if not edits:
        return text
    layer = Layer()
    layers.append(layer)
    return layer.rewrite(text, edits)


def _characters(message: str) -> list[Edit]:
    edits = []
    for match in _UNIT.finditer(message):
        old = match.group()
        new = FOLD.get(old) if len(old) == 1 else unicodedata.normalize("NFC", old)
        if new is not None:
            edits.append((match.start(), match.end(), new))
    return edits


def _around(edits: list[Edit], opaque: list[Edit]) -> list[Edit]:
    """The edits outside the opaque stretches, and these."""
    if not edits or not opaque:
        return edits or opaque
    inside = {i for start, end, _ in opaque for i in range(start, end)}
    return sorted([e for e in edits if e[0] not in inside] + opaque)
