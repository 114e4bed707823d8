"""The worst message that a search finds: `python -m benchmarks.worst [--seconds 60]`.

From a seed, pieces that start many expressions and satisfy few are repeated, mixed and changed to 8,000 characters, the
longest message there is; what cost most is changed further. Reported are the CPU time of the whole check, with the
deadline lifted, and the longest step: how long nobody looked at the deadline, so how late a message may be stopped.
"""

import argparse
import sys
from heapq import nlargest
from random import Random
from time import thread_time

from benchmarks.growth import SHAPES
from benchmarks.soundness import ODD
from pii_guard import Guard
from pii_guard.examine.examiner import MAX_MESSAGE
from pii_guard.recognizer import patience
from pii_guard.scan import matchers

SEED = 20261129
KEPT = 8  # the worst so far, from which the next are made
ALPHABET = (
    "주민번호 ",
    "계좌 ",
    "골뱅이",
    "뒷자리",
    "에이 비 씨 ",
    "각",
    "@naver.com",
    "예금주",
    "산 ",
    "동 ",
    "호",
    *ODD,
)


class Steps:
    """Stands for the clock that the scan looks at: remembers the longest time between two looks."""

    def __init__(self) -> None:
        self.last = self.longest = 0.0

    def begin(self) -> None:
        """Nothing has been seen of the next message."""
        self.last, self.longest = thread_time(), 0.0

    def __call__(self) -> float:
        """A look; always long before the deadline."""
        now = thread_time()
        self.longest, self.last = max(self.longest, now - self.last), now
        return 0.0


def main() -> int:
    """Search, and print the worst texts as what they are made of."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.worst", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="of CPU time")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    for title, which in (("whole check", 0), ("longest step", 1)):
        print(title)
        for figures, made in search(options.seconds / 2, options.seed, which)[:3]:
            print(f"  {figures[0]:6.1f} ms in all, {figures[1]:5.1f} ms the longest step: {made!r}")
    return 0


def search(seconds: float, seed: int, which: int) -> list[tuple[tuple[float, float], str]]:
    """Milliseconds and the repeated stretch of the worst texts, the worst first."""
    guard, random, steps = Guard(), Random(seed), Steps()
    guard.warm_up()
    usual = vars(matchers)["monotonic"]
    for clocked in (matchers, patience):
        vars(clocked)["monotonic"] = steps
    worst: dict[str, tuple[float, float]] = {}
    ends = thread_time() + seconds
    units = [*SHAPES.values()]
    try:
        while thread_time() < ends:
            unit = units.pop() if units else _changed(random, random.choice(list(worst)))
            text = (unit * MAX_MESSAGE)[:MAX_MESSAGE]
            best = min(_took(guard, steps, text) for _ in range(2))
            worst[unit] = best
            worst = dict(nlargest(KEPT, worst.items(), key=lambda pair: pair[1][which]))
    finally:
        for clocked in (matchers, patience):
            vars(clocked)["monotonic"] = usual
    return [(figures, unit) for unit, figures in worst.items()]


def _took(guard: Guard, steps: Steps, text: str) -> tuple[float, float]:
    steps.begin()
    start = thread_time()
    guard.survey(text, deadline_ms=10**9)
    took = thread_time() - start
    steps()
    return took * 1e3, steps.longest * 1e3


def _changed(random: Random, unit: str) -> str:
    """A piece put in, taken out or doubled; or two stretches joined."""
    at = random.randint(0, len(unit))
    way = random.random()
    if way < 0.5:
        piece: str = random.choice(ALPHABET if way < 0.3 else tuple(SHAPES.values()))
        return unit[:at] + piece + unit[at:]
    if way < 0.8 and len(unit) > 1:
        return unit[:at] + unit[at + random.randint(1, 3) :] or "0"
    return unit * 2 if len(unit) < 400 else unit[: len(unit) // 2] or "0"


if __name__ == "__main__":
    sys.exit(main())
