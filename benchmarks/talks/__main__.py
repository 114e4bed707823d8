"""What conversations do, in figures: `python -m benchmarks.talks [splits|after|later|aside|farm|street|young|numbers|answers|joins|cost] [misses to show]`."""

import sys
from collections.abc import Iterator

from benchmarks.talks import asked, cost, joins, splits
from pii_guard import Guard


def lines(guard: Guard, part: str, show: int) -> Iterator[str]:
    """The tables that are asked for; all of them without a name."""
    if part in ("cost", "all"):
        yield from cost.measured(guard)
    if part in ("splits", "all"):
        yield from splits.measured(guard, "before", show=show)
    for name in ("after", "later", "aside", "farm", "street", "young", "numbers"):
        if part in (name, "all"):
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
