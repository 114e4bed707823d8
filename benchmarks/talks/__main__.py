"""What conversations do, in figures: `python -m benchmarks.talks [all|splits|NAME|FILE.txt|answers|joins|cost] [misses to show]`.

NAME is a set of frames, a FILE one of your own in the same form; `splits` are all sets.
"""

import sys
from collections.abc import Iterator

from benchmarks.talks import asked, cost, joins, splits
from benchmarks.talks.frames import NAMES
from pii_guard import Guard


def lines(guard: Guard, part: str, show: int) -> Iterator[str]:
    """The tables that are asked for."""
    if part in ("cost", "all"):
        yield from cost.measured(guard)
    for name in NAMES if part in ("splits", "all") else (part,):
        if name in NAMES or name.endswith(".txt"):
            yield from splits.measured(guard, name, show=show)
    if part in ("answers", "all"):
        yield from asked.measured(guard, show=show)
    if part in ("joins", "all"):
        yield from joins.measured(guard, show=show)


if __name__ == "__main__":
    guard = Guard()
    guard.warm_up()
    for line in lines(guard, sys.argv[1] if len(sys.argv) > 1 else "all", int(sys.argv[2]) if len(sys.argv) > 2 else 0):
        print(line, flush=True)
