"""Members of one object or array that may be one value together: forms ask for a number in two or three fields."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pii_guard.json.pointer import Tokens

MOST_IN_A_ROW = 6  # more numbers beside one another are a table, and no identifier that somebody cut
PIECES = range(2, 5)  # of one identifier
DIGITS = range(11, 20)  # of all pieces of a row: with fewer, a year and a month would be a telephone number
LONGEST = 8  # digits of a piece

_PLACES = tuple(
    (word, rank)
    for rank, words in enumerate(
        (
            ("front", "first", "head", "prefix", "앞", "앞자리", "앞번호"),
            ("middle", "mid", "center", "중간", "중간자리", "가운데", "가운데자리"),
            ("back", "last", "tail", "suffix", "뒤", "뒷자리", "뒤자리", "뒷번호", "끝", "끝자리"),
        )
    )
    for word in words
)
_LETTERS = "abcd"


def together(paths: Iterable[Tokens]) -> Iterator[tuple[str, list[Tokens]]]:
    """Members of one object whose names differ in their end (rrn1, rrn2; phoneA; 번호앞자리), with what they share.

    They are in the order that their names tell, whatever the document's is. A member without such a sister stands
    alone under its own name.
    """
    groups: dict[tuple[Tokens, str], list[tuple[int, Tokens]]] = {}
    for path in paths:
        if path and not path[-1].isdecimal():
            stem, rank = _parted(path[-1])
            groups.setdefault((path[:-1], stem), []).append((rank, path))
    return ((stem, [path for _, path in sorted(members)]) for (_, stem), members in groups.items() if stem)


def _parted(name: str) -> tuple[str, int]:
    """A member's name without what tells it from its sisters, and the rank which that says; -1 where nothing does."""
    stem = name.rstrip("0123456789")
    if stem != name:
        return stem.rstrip("_- "), int(name[len(stem) :][:6])
    for word, rank in _PLACES:
        if name[-len(word) :].lower() == word and len(name) > len(word):
            return name[: -len(word)].rstrip("_- "), rank
    before, letter = name[:-1], name[-1:]
    if letter.lower() in _LETTERS and (before.endswith(("_", "-")) or (letter.isupper() and before[-1:].islower())):
        return before.rstrip("_-"), _LETTERS.index(letter.lower())
    return name, -1


def rows(texts: Mapping[Tokens, str]) -> Iterator[list[Tokens]]:
    """Pieces of digits that follow one another in an object or array, whatever their names: as many as may be one."""
    for _, members in groupby(texts, key=lambda path: path[:-1]):
        for is_piece, run in groupby(members, key=lambda path: _is_piece(texts[path])):
            row = list(run)
            if is_piece and len(row) <= MOST_IN_A_ROW:
                yield from _windows(row, texts)


def _windows(row: list[Tokens], texts: Mapping[Tokens, str]) -> Iterator[list[Tokens]]:
    for start in range(len(row)):
        for many in PIECES:
            pieces = row[start : start + many]
            if len(pieces) == many and sum(len(texts[path]) for path in pieces) in DIGITS:
                yield pieces


def _is_piece(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= LONGEST
