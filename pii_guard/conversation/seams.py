"""A text put together of pieces: what stands between them, and what the rules must know of where they meet."""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from pii_guard.conversation.pieces import NUMBER, Row
from pii_guard.conversation.window import Piece

_SEPARATORS = " -./_~·,()\n"
_BETWEEN = re.compile("[^0-9A-Za-z가-힣]{1,8}")
CLOSED = "0"  # a joint: nothing, and no separators within the pieces either


class Seams(NamedTuple):
    """How a text was put together: where the first piece begins and ends and the last begins, and what joins them.

    `chain` are all pieces that the earlier ones, `pieces`, were chosen from; `said` are the words beside them. What
    else the rules must know is worked out when something is found.
    """

    edges: tuple[int, int, int]
    joints: tuple[str, ...]
    readings: tuple[str, ...]
    chain: Sequence[Piece]
    pieces: tuple[Piece, ...]
    row: Row
    said: tuple[str, ...]

    @property
    def front(self) -> str:
        """The earlier pieces closed up."""
        return closed("".join(self.readings[:-1]))

    @property
    def is_lettered(self) -> bool:
        """Whether a letter that may be a particle is read as one of a plate, with other pieces in front."""
        return (
            self.row.chain == NUMBER
            and self.pieces[0] is not self.chain[0]
            and any("가" <= c <= "힣" for c in "".join(self.readings))
        )

    @property
    def marks(self) -> set[int]:
        """Behind how many digits somebody typed a separator, not counting those at the cuts."""
        if self.row.chain != NUMBER:
            return set()
        value = "".join(reading.strip(_SEPARATORS) for reading in self.readings)
        groups = [len(group) for group in _BETWEEN.split(value)]
        return set(accumulate(groups[:-1]))

    @property
    def left_out(self) -> int:
        """How many pieces behind the first were left out, but for letters that were words."""
        behind = self.chain[self.chain.index(self.pieces[0]) :]
        if len(behind) == len(self.pieces):  # cost only: most chains
            return 0
        return sum(piece not in self.pieces and any(map(str.isdigit, piece.text)) for piece in behind)


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
