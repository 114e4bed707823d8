"""Whether an explanation decides as a check does, how often it speaks of natural lines, and what it costs."""

import random
from collections.abc import Iterator, Sequence
from statistics import median
from time import thread_time_ns
from typing import Any

from pii_guard import Guard

from .corpus import json_lines, own_probe, shared

SETS = ("bench/probe.jsonl", "bench/grid.jsonl", "data/identifier_cases.jsonl", "data/field_cases.jsonl")
NATURAL = "data/negatives_dev.jsonl"
PAIRS = 20
FIELDS = ("action", "text", "findings", "code", "notice", "masks")


def measured() -> dict[str, Any]:
    """Differences to a check (0), near misses a natural line, microseconds of an explanation and of a check."""
    guard = Guard()
    natural = [raw["text"] for raw in _rows(NATURAL)]
    texts = [*_texts(), *natural]
    lines = natural or [row.text for row in own_probe()]
    random.Random(20261129).shuffle(lines)
    near = sum(bool(guard.explain(line).near) for line in lines)
    return {
        "texts": len(texts),
        "differences": sum(not same(guard, text) for text in texts),
        "natural_lines": len(lines),
        "with_a_near_miss": near / len(lines),
        **_cost(guard, lines),
    }


def same(guard: Guard, text: str) -> bool:
    """Whether the decision explained is that of a check, but for its id and time."""
    explained, checked = guard.explain(text).decision, guard.check(text)
    return all(getattr(explained, field) == getattr(checked, field) for field in FIELDS)


def _texts() -> Iterator[str]:
    yield from (row.text for row in own_probe())
    for name in SETS:
        said = (raw.get("text", raw.get("input")) for raw in _rows(name))
        yield from (text for text in said if isinstance(text, str))


def _rows(name: str) -> list[dict[str, Any]]:
    path = shared(name)
    return list(json_lines(path)) if path else []


def _cost(guard: Guard, lines: Sequence[str]) -> dict[str, float]:
    """Medians of interleaved pairs over lines that were met before; first_us over those that were not."""
    some, rest = lines[:1_000], lines[1_000:5_000]
    fresh = Guard()
    fresh.explain("연락처 010-1234-5678")
    first = _time(fresh.explain, rest) if rest else 0.0
    pairs = [(_time(guard.check, some), _time(guard.explain, some)) for _ in range(PAIRS)]
    return {
        "check_us": median(check for check, _ in pairs),
        "explain_us": median(explain for _, explain in pairs),
        "explain_first_us": first,
    }


def _time(call: Any, lines: Sequence[str]) -> float:
    start = thread_time_ns()
    for line in lines:
        call(line)
    return (thread_time_ns() - start) / 1_000 / len(lines)


if __name__ == "__main__":
    for name, figure in measured().items():
        print(f"{name}: {figure}")
