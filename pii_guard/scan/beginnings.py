"""What an expression may begin with, and how wide what must not stand in front of it is: read from its source.

`re` leaps to the first character of an expression unless a forbidden neighbour hides it: then it tries every place. So
one character is asked before all neighbours, and of those each width once.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:P<\w+>|<?[=!]|[a-z]*:)|\{[0-9]+(?:,[0-9]+)?\}|.", re.DOTALL)
_COUNT = re.compile(r"\{([0-9]+)(?:,([0-9]+))?\}")
_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_ANY = ""  # a character of which nothing is known
MOST = 40  # widths of an edge, and times that something may stand in it
Widths = dict[int, list[str]]  # alternatives by how many characters they take
Read = TypeVar("Read")


def first(body: str) -> str:
    """The characters with which a match may begin, as alternatives; '' where that says nothing."""
    found, empty = _first(_pieces(body.removeprefix("(?i)")))
    return "" if empty or _ANY in found else "|".join(dict.fromkeys(found))


def by_width(edge: str) -> Iterable[str] | None:
    """What matches wherever the edge does, an expression for each width; None where there is no greatest one."""
    pieces = _pieces(edge)
    if "*" in pieces or "+" in pieces or any(_times([piece])[1] > MOST for piece in pieces):
        return None
    widths = _widths(pieces)
    return ["|".join(some) for some in widths.values()] if len(widths) <= MOST else None


def _pieces(expression: str) -> list[str]:
    """An escape, a class, an opening bracket, a count or a character each; the last first, for who takes them away."""
    return _PIECE.findall(expression)[::-1]


def _alternatives(pieces: list[str], read: Callable[[list[str]], Read]) -> Iterator[Read]:
    """What is read of each alternative, up to the closing bracket of all."""
    yield read(pieces)
    while pieces and pieces.pop() == "|":
        yield read(pieces)


def _times(pieces: list[str]) -> tuple[int, int]:
    """How often at least and at most the piece in front of these may stand."""
    if pieces and pieces[-1] == "?":
        pieces.pop()
        return 0, 1
    if pieces and (count := _COUNT.fullmatch(pieces[-1])):
        pieces.pop()
        return int(count[1]), int(count[2] or count[1])
    return 1, 1


def _first(pieces: list[str]) -> tuple[list[str], bool]:
    """The characters that may come first, and whether none need come."""
    read = [*_alternatives(pieces, _first_of_row)]
    return [c for some, _ in read for c in some], any(empty for _, empty in read)


def _first_of_row(pieces: list[str]) -> tuple[list[str], bool]:
    found: list[str] = []
    empty = True
    while pieces and pieces[-1] not in "|)":
        some, lacking = _first_of(pieces.pop(), pieces)
        lacking |= _times(pieces)[0] == 0
        if empty:
            found, empty = found + some, lacking
    return found, empty


def _first_of(piece: str, pieces: list[str]) -> tuple[list[str], bool]:
    if piece[0] == "(":
        inner = _first(pieces)
        if piece in _AROUND:
            return [], True
        return inner if piece in ("(", "(?:") or piece.startswith("(?P<") else ([_ANY], False)
    if piece in "^$":
        return [], True
    known = piece != "." and not (piece[0] == "\\" and piece[1].isalnum() and piece[1] not in "nrt")
    return [piece if known else _ANY], False


def _widths(pieces: list[str]) -> Widths:
    found: Widths = {}
    for row in _alternatives(pieces, _widths_of_row):
        _add(found, row)
    return found


def _widths_of_row(pieces: list[str]) -> Widths:
    row: Widths = {0: [""]}
    while pieces and pieces[-1] not in "|)":
        one = _widths_of(pieces.pop(), pieces)
        least, most = _times(pieces)
        repeated: Widths = {0: [""]}
        found: Widths = {}
        for times in range(most + 1):
            if times >= least:
                _add(found, repeated)
            repeated = _joined(repeated, one)
        row = _joined(row, found)
    return row


def _widths_of(piece: str, pieces: list[str]) -> Widths:
    if piece[0] != "(":
        return {0 if piece in "^$" else 1: [piece]}
    inner = _widths(pieces)
    if piece in _AROUND:  # asked where it stands, and takes nothing
        return {0: [f"{piece}{'|'.join(one for some in inner.values() for one in some)})"]}
    return inner


def _joined(left: Widths, right: Widths) -> Widths:
    """Each of the left with each of the right behind it."""
    found: Widths = {}
    for width, some in left.items():
        for more, others in right.items():
            _add(found, {width + more: [_either(some) + _either(others)]})
    return found


def _add(found: Widths, more: Widths) -> None:
    for width, some in more.items():
        found[width] = found.get(width, []) + some


def _either(some: list[str]) -> str:
    return some[0] if len(some) == 1 else f"(?:{'|'.join(some)})"
