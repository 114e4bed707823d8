"""What was typed and what is read instead, side by side."""

from collections.abc import Iterator

from pii_guard.explain.explanation import Fold
from pii_guard.model import Span
from pii_guard.model.text import OPAQUE, Text

JOINT = 1  # characters between two stretches that are told as one: 공일공 이삼사오


def folds_of(text: Text) -> tuple[Fold, ...]:
    """Every stretch that is read otherwise, neighbours as one; nothing of the guard's own placeholders."""
    if not text.layers:  # cost only: every character stands for itself
        return ()
    folds = []
    for start, end, low, high in _joined(list(_stretches(text))):
        read = text.folded[low:high]
        if OPAQUE not in read:
            folds.append(Fold(Span(start, end), text.original[start:end], read))
    return tuple(folds)


def _stretches(text: Text) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of the original and of the folded text that stand for one another and differ."""
    place = low = 0
    length = len(text.folded)
    while low < length:
        start, end = text.span(low, low + 1)
        high = low + 1
        while high < length and text.span(high, high + 1)[0] < end:  # one stretch became several characters
            end, high = max(end, text.span(high, high + 1)[1]), high + 1
        if start > place:  # vanished
            yield place, start, low, low
        if text.original[start:end] != text.folded[low:high]:
            yield start, end, low, high
        place, low = end, high
    if place < len(text.original):
        yield place, len(text.original), length, length


def _joined(stretches: list[tuple[int, int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    whole: tuple[int, int, int, int] | None = None
    for one in stretches:
        if whole and one[0] - whole[1] <= JOINT:  # what lies between is read as typed, so it is as long in both
            whole = (whole[0], one[1], whole[2], one[3])
        else:
            if whole:
                yield whole
            whole = one
    if whole:
        yield whole
