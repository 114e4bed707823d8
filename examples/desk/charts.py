"""Bar charts as inline SVG, in units of the text around them: they grow with it, and a table says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from examples.desk.figures import LEAST, column, count

WIDEST = 76  # per cent of the width: the number stands behind the bar


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table and its two bars; a bar of what is hidden has no length."""

    label: str
    now: str
    before: str
    bar: float
    bar_before: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart and the table beside it."""

    name: str
    title: str
    head: str
    lines: tuple[Line, ...]


def chart(name: str, title: str, head: str, labels: Sequence[str], now: Sequence[int], before: Sequence[int]) -> Chart:
    """Counts of two periods under the same labels."""
    shown, shown_before = column(now), column(before)
    most = max([n for n in (*now, *before) if n >= LEAST], default=1)
    lines = (
        Line(label, cell, cell_before, _length(cell, n, most), _length(cell_before, n_before, most))
        for label, cell, cell_before, n, n_before in zip(labels, shown, shown_before, now, before, strict=True)
    )
    return Chart(name, title, head, tuple(lines))


def _length(cell: str, n: int, most: int) -> float:
    return round(WIDEST * n / most, 1) if cell == count(n) and n >= LEAST else 0.0
