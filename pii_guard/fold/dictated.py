"""Digits said otherwise than one Korean syllable each: zero one zero, 제로 원 제로, 콩일콩, 이천삼백사십오.

English digits count in a row of three and more that begins with zero, as a mobile number does, or of ten. A place value
(삼천사백이십) is read only as a group of a mobile number, since everywhere else it is an amount. 콩, 굉 and 꽁 for 공
are slips of the thumb. Whatever short is said between the groups of a mobile number (공일공이요 사사칠일이요), each
group is read for itself.
"""

import re
from collections.abc import Iterator

from pii_guard.fold.numerals import ENDING, RUN
from pii_guard.model.text import Edit
from pii_guard.recognizer.expressions import Expression

_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_BORROWED = (
    ("제로",),
    ("원",),
    ("투",),
    ("쓰리", "스리"),
    ("포",),
    ("파이브",),
    ("식스",),
    ("세븐",),
    ("에잇", "에이트"),
    ("나인",),
)
_SAID = {"oh": "0", "o": "0"} | {word: str(d) for d, word in enumerate(_ENGLISH)}
_SAID |= {word: str(d) for d, words in enumerate(_BORROWED) for word in words}
_LATIN = "zero|oh|one|two|three|four|five|six|seven|eight|nine|o(?![a-z])"
_LATIN_NEEDS = _LATIN.removesuffix("(?![a-z])")  # without what RE2 has not
_HANGUL = "|".join(word for words in _BORROWED for word in words)
_GAP = r"[ ,.\-]{1,3}"
_MORE = rf"(?:{_GAP}(?:{_LATIN}))"
_ROW = Expression(rf"(?i)(?<![a-z])(?:(?:zero|oh|o){_MORE}{{2,14}}|(?:{_LATIN}){_MORE}{{9,15}})(?![a-z])")
_ROW_HANGUL = Expression(rf"(?<![가-힣])제로(?:[ ,.\-]{{0,3}}(?:{_HANGUL})){{2,14}}(?=$|[^가-힣]|[이예입으로에요])")
_WORD = Expression(f"{_LATIN}|{_HANGUL}")

_ZERO = "[공콩굉꽁콤]"
_SLIPPED = f"{_ZERO}(?:일|1)[콩굉꽁콤]|[콩굉꽁콤](?:일|1){_ZERO}"
_SLIP = Expression(f"(?<![가-힣])(?:{_SLIPPED})(?=[ -]{{0,2}}[0-9공영일이삼사오육칠팔구])")

_UNITS = "일이삼사오육칠팔구"
_PLACED = f"[{_UNITS}]?천(?: ?[{_UNITS}]?백)?(?: ?[{_UNITS}]?십)?[{_UNITS}]?"
_SYLLABLE = f"[공영콩굉꽁콤{_UNITS}]"
_EACH = f"{_SYLLABLE}{{2}} ?{_SYLLABLE}{{2}}|{_SYLLABLE}(?: {_SYLLABLE}){{3}}"
_TENS = f"[{_UNITS}]?십[{_UNITS}]?"
_GROUP = rf"(?:[0-9]{{4}}|{_EACH}|{_TENS} ?{_TENS}|{_PLACED}|(?i:(?:{_LATIN})(?:[ \-](?:{_LATIN})){{3}}))"
_HEAD = r"(?:[0oO][1lI][016789oO]|[공영콩굉꽁콤]일[공영콩굉꽁콤]|공십)"
_BETWEEN = (
    r"[^0-9\n]{0,12}?"  # 공일공이요 사사칠일이요 이공팔육: a copula has the 2 in it, the groups tell which is one
)
_NUMBER = Expression(
    rf"(?<![0-9가-힣])(?P<head>{_HEAD})(?P<first>{_BETWEEN})(?P<one>{_GROUP})(?P<second>{_BETWEEN})(?P<two>{_GROUP})(?=$|[^0-9가-힣]|[이예입으로에요번])"
)
_TEN = Expression(_TENS)
_VALUE = {unit: d for d, unit in enumerate(_UNITS, 1)}
_SYLLABLES = str.maketrans("공영콩굉꽁콤" + _UNITS + "oOlI", "000000123456789" + "0011")
_PLACES = Expression("[천십]")
_FOUR = 4  # digits of a group
_PLACE = {"천": 1000, "백": 100, "십": 10}

# What every such number must hold, in RE2's syntax and quick to look for.
DICTATED_NEEDS = (
    rf"(?i)(?:zero|oh?){_GAP}(?:{_LATIN_NEEDS}){_GAP}(?:{_LATIN_NEEDS})",
    rf"제로[ ,.\-]{{0,3}}(?:{_HANGUL})[ ,.\-]{{0,3}}(?:{_HANGUL})",
    rf"(?i)(?:{_LATIN_NEEDS})(?:{_GAP}(?:{_LATIN_NEEDS})){{9}}",
    (
        rf"{_SLIPPED}|(?:^|[^0-9가-힣]){_HEAD}[^\n]{{0,34}}"
        rf"(?:{_EACH}|[천십]|(?i:{_LATIN_NEEDS})[ \-](?i:{_LATIN_NEEDS})[ \-])"
    ),
    "공십[^0-9\n]{0,12}천",
    r"(?:[공영콩굉꽁콤]일[공영콩굉꽁콤]|[oO][1lI][016789oO]|0[lI][016789oO]|01[oO])[^0-9\n]{0,12}[0-9]{4}|공십[^0-9\n]{0,12}천",
)


def dictated(text: str) -> list[Edit]:
    """Edits that put ASCII digits where they are said in English, by place value or with a slip."""
    edits = [(m.start(), m.start() + 3, "010") for m in _SLIP.finditer(text)]
    for row in _ROW, _ROW_HANGUL:
        edits += [edit for match in row.finditer(text) for edit in _closed_up(text, match)]
    edits += [edit for match in _NUMBER.finditer(text) if not _is_plain(match) for edit in _grouped(match)]
    return sorted(set(edits))  # a head with a slip is read twice


def _closed_up(text: str, row: re.Match[str]) -> Iterator[Edit]:
    """A digit for each word, and nothing for what stands between them."""
    last = row.start()
    for word in _WORD.finditer(text.lower(), *row.span()):
        yield last, word.end(), _SAID[word.group()]
        last = word.end()


def _is_plain(match: re.Match[str]) -> bool:
    """Whether `pii_guard.fold.spoken` reads it: a syllable for each digit, and the usual words between."""
    said = any(ENDING.match(match[gap].strip(" ,.")) for gap in ("first", "second"))
    return RUN.fullmatch(match[0]) is not None and not said and not _PLACES.search(match["one"] + match["two"])


def _grouped(match: re.Match[str]) -> Iterator[Edit]:
    """The groups of a mobile number, each as it is said; what stands between them stays, but for a 이 that is no 2."""
    for name in ("head", "one", "two"):
        said = match[name]
        if not said.isdigit():
            yield *match.span(name), _digits(said)
    yield from ((*match.span(gap), "-") for gap in ("first", "second") if match[gap].strip(" ,.") == "이")


def _digits(said: str) -> str:
    """A group of four, by place value, in English or syllable by syllable."""
    if said == "공십":
        return "010"
    if "천" in said:
        return f"{_amount(said):04}"
    if "십" in said:
        return "".join(f"{_amount(tens[0]):02}" for tens in _TEN.finditer(said))
    if len(words := [word.group() for word in _WORD.finditer(said.lower())]) == _FOUR:
        return "".join(_SAID[word] for word in words)
    return said.replace(" ", "").translate(_SYLLABLES)


def _amount(word: str) -> int:
    """이천삼백사십오 is 2345."""
    total = unit = 0
    for char in word:
        if char == " ":
            continue
        if char in _PLACE:
            total, unit = total + (unit or 1) * _PLACE[char], 0
        else:
            unit = _VALUE[char]
    return total + unit
