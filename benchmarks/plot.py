"""Draws the growth of the scanner's time as a small SVG, without a plotting library."""

from collections.abc import Iterable, Mapping
from math import log
from xml.sax.saxutils import escape

from benchmarks.growth import BUDGET_MS, LENGTHS, Timings

WIDTH, HEIGHT, LEFT, TOP, LEGEND = 860, 460, 62, 40, 240
DECADES = (0.1, 1.0, 10.0, 100.0, 1_000.0)  # ms, the lines across
INKS = ("#b3261e", "#1b6ca8", "#2e7d32", "#8e24aa", "#e07b00", "#00838f")  # for the dearest shapes; the rest is grey


def growth(measured: Timings) -> str:
    """An SVG of time over length, both logarithmic: a straight line at 45° is linear growth."""
    dearest = sorted(measured, key=lambda name: -measured[name][-1])
    inks = dict(zip(dearest, INKS, strict=False))
    lines = [_line(measured[name], inks.get(name, "#b8bcc2")) for name in reversed(dearest)]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="12">\n<title>Time of the scanner over the length of adversarial texts</title>\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n'
        f'<text x="{LEFT}" y="22" font-size="14">CPU ms of fold and scan, over code points; dashed: linear</text>\n'
    )
    guide = f'<path d="{_path([_y(0.1), _y(6.4)], [0, -1])}" stroke="#333" stroke-dasharray="5 4" fill="none"/>'
    return head + "\n".join([*_axes(), guide, *lines, *_legend(dearest, inks)]) + "\n</svg>\n"


def _axes() -> list[str]:
    right, bottom = _x(-1), _y(DECADES[0])
    across = [
        f'<path d="M{LEFT} {_y(ms):.1f}H{right:.1f}" stroke="{"#b3261e" if ms == BUDGET_MS else "#ddd"}"/>'
        f'<text x="{LEFT - 8}" y="{_y(ms) + 4:.1f}" text-anchor="end">{ms:g}</text>'
        for ms in DECADES
    ]
    return across + [
        f'<text x="{_x(i):.1f}" y="{bottom + 20:.1f}" text-anchor="middle">{n:,}</text>' for i, n in enumerate(LENGTHS)
    ]


def _legend(dearest: list[str], inks: Mapping[str, str]) -> list[str]:
    rows = [*inks.items(), (f"{len(dearest) - len(inks)} others", "#888")]
    return [
        f'<text x="{WIDTH - LEGEND + 24}" y="{TOP + 14 + 20 * i}" fill="{ink}">{escape(name)}</text>'
        for i, (name, ink) in enumerate(rows)
    ]


def _line(timings: tuple[float, ...], ink: str) -> str:
    path = _path([_y(ms) for ms in timings], range(len(LENGTHS)))
    return f'<path d="{path}" stroke="{ink}" stroke-width="1.6" fill="none"/>'


def _path(heights: list[float], at: Iterable[int]) -> str:
    return "M" + "L".join(f"{_x(i):.1f} {y:.1f}" for i, y in zip(at, heights, strict=True))


def _x(i: int) -> float:
    """Where a length stands; each is twice the one before."""
    return LEFT + (WIDTH - LEFT - LEGEND) * (i % len(LENGTHS)) / (len(LENGTHS) - 1)


def _y(ms: float) -> float:
    low, high = log(DECADES[0]), log(DECADES[-1])
    return TOP + (HEIGHT - TOP - 50) * (high - log(max(ms, DECADES[0]))) / (high - low)
