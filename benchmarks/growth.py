"""How the scanner's time grows with the length of texts made to cost as much as they can.

Each shape repeats a few characters that start many expressions and satisfy few. The length limit of
a guard is lifted: the scanner is asked directly. Time is thread CPU time, the best of some rounds.
"""

from collections.abc import Mapping
from math import log
from statistics import linear_regression
from time import thread_time_ns
from typing import Any

from pii_guard import Guard
from pii_guard.scan.scanner import Scanner

LENGTHS = (1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000)  # code points
FITTED = 4_000  # shorter texts are left out of the fit: their fixed cost would flatter it
BUDGET_MS = 100  # at the greatest length
SHAPES = {
    "digits": "1",
    "digits and hyphens": "12-3",
    "separators": "- ",
    "brackets": "[(])",
    "dots": "a.",
    "at": "a@",
    "mail addresses": "a@b.kr ",
    "phone heads": "010-",
    "phone numbers": "010-2345-6789 ",
    "registration numbers": "900101-1990027 ",
    "stars": "900101-1*",
    "dates": "2026-11-",
    "digit words": "공일이",
    "digit words, spaced": "공 일 이 ",
    "look-alikes": "0ol1",
    "full width": "０１０－",
    "invisible": "0\u200b1",
    "cue words": "주민번호 계좌 ",
    "roads": "중앙로 1 ",
    "lots": "교촌리 산 ",
    "names": "김하늘 ",
    "names that are called": "김하늘씨 ",
    "syllables of names": "김이박최",
    "plates": "12가3456 ",
    "mixed": "주민번호 9001- 김하늘 중앙로 1 a.a@b 공일공 ",
}

Timings = Mapping[str, tuple[float, ...]]


def measure(guard: Guard, rounds: int = 3) -> dict[str, tuple[float, ...]]:
    """Milliseconds of fold and scan, for each shape a figure a length."""
    scanner = Scanner(guard.catalog, guard.policy.office)
    best: dict[tuple[str, int], float] = {}
    for _ in range(rounds):
        for length in LENGTHS:
            for name, unit in SHAPES.items():
                took = _time(scanner, (unit * length)[:length])
                best[name, length] = min(took, best.get((name, length), took))
    return {name: tuple(best[name, length] for length in LENGTHS) for name in SHAPES}


def _time(scanner: Scanner, text: str) -> float:
    start = thread_time_ns()
    scanner.scan(scanner.fold(text))
    return (thread_time_ns() - start) / 1e6


def exponent(timings: tuple[float, ...]) -> float:
    """The slope of log time over log length, by least squares: 1 is linear, 2 quadratic."""
    points = [(log(n), log(t)) for n, t in zip(LENGTHS, timings, strict=True) if n >= FITTED]
    fitted: float = linear_regression(*zip(*points, strict=True)).slope
    return fitted


def table(measured: Timings) -> dict[str, Any]:
    """Rows to print: milliseconds at some lengths, the exponent, and whether the budget is kept."""
    shown = [LENGTHS.index(n) for n in (1_000, 8_000, 64_000)]
    return {
        name: {f"{LENGTHS[i] // 1_000}k_ms": row[i] for i in shown}
        | {"exponent": exponent(row), "budget": "kept" if row[-1] <= BUDGET_MS else "over"}
        for name, row in sorted(measured.items(), key=lambda pair: -pair[1][-1])
    }
