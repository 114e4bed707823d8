"""A text put together of pieces: what stands between them, and what the rules must know of where they meet."""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from pii_guard.conversation.pieces import NUMBER, Row
from pii_guard.conversation.window import Piece

_SEPARATORS = " -./_~·,()\n"
CLOSED = "0"  # a joint: nothing, and no separators within the pieces either


class Seams(NamedTuple):
    """How a text was put together: where the first piece begins and ends and the last begins, and what joins them.

    `front`: the earlier pieces closed up. `lettered`: a letter that may be a particle is read as one of a plate, with
    other pieces in front. `marks`: where somebody typed separators. `left_out`: so many pieces between them were left
    out. `said`: the words beside them.
    """

    edges: tuple[int, int, int]
    joints: tuple[str, ...]
    front: str
    lettered: bool
    marks: set[int]
    numbered: bool
    counted: str
    left_out: int
    said: str


def seams(
    edges: tuple[int, int, int],
    joints: tuple[str, ...],
    readings: tuple[str, ...],
    chain: Sequence[Piece],
    pieces: tuple[Piece, ...],
    row: Row,
    said: tuple[str, ...],
) -> Seams:
    """Where these readings of pieces meet, behind the words `said`; `chain` are all that they were chosen from."""
    number = row.chain == NUMBER
    return Seams(
        edges,
        joints,
        closed("".join(readings[:-1])),
        number and pieces[0] is not chain[0] and any("가" <= c <= "힣" for c in "".join(readings)),
        _marks(readings) if number else set(),
        row.numbered,
        row.counted,
        _left_out(pieces, chain),
        " ".join(said),
    )


def _left_out(pieces: tuple[Piece, ...], chain: Sequence[Piece]) -> int:
    """How many pieces behind the first were left out, but for letters that were words."""
    behind = chain[chain.index(pieces[0]) :]
    return sum(piece not in pieces and any(map(str.isdigit, piece.text)) for piece in behind)


def _marks(readings: tuple[str, ...]) -> set[int]:
    """Behind how many digits somebody typed a separator, not counting those at the cuts."""
    value = "".join(reading.strip(_SEPARATORS) for reading in readings)
    groups = [len(group) for group in re.split("[^0-9A-Za-z가-힣]{1,8}", value)]
    return set(accumulate(groups[:-1]))


def put_together(
    readings: tuple[str, ...], joints: tuple[str, ...], cues: tuple[str, ...], chain: str
) -> tuple[str, tuple[int, int, int]]:
    """The text that is read, and in it where the first piece begins and ends and where the last one begins."""
    text = "".join(f"{cue}, " for cue in cues)  # a comma: what is right behind its label may be mistyped
    start = last = len(text)
    parts = _stripped(readings, joints) if chain == NUMBER else readings
    for part, joint in zip(parts, (*joints, ""), strict=True):
        last = len(text)
        text += part + (joint if joint != CLOSED else "")
    return text, (start, start + len(parts[0]), last)


def _stripped(readings: tuple[str, ...], joints: tuple[str, ...]) -> tuple[str, ...]:
    """The pieces of a number without what separates them at the cuts; closed up, without any separator."""
    if CLOSED in joints:
        return tuple(map(closed, readings))
    return tuple(reading.strip(_SEPARATORS) for reading in readings)


def closed(value: str) -> str:
    """The digits and letters of a value, without what separates them."""
    return "".join(filter(str.isalnum, value))
