"""Which near misses are worth telling: at one place a few, those that came farthest; none where something was found."""

from collections.abc import Iterable, Iterator, Sequence

from pii_guard.explain.explanation import GATES, Step

MOST = 3  # at one place


def chosen(near: Iterable[Step], found: Sequence[Step]) -> Iterator[Step]:
    """The farthest first, of the same gate the longest; each entity once at a place."""
    told = [step for step in near if not any(_overlap(step, other) for other in found)]
    kept: list[Step] = []
    for step in sorted(told, key=lambda s: (-GATES.index(s.ended), -_length(s))):
        beside = [other for other in kept if _overlap(step, other)]
        if len(beside) < MOST and not any(other.entity == step.entity for other in beside):
            kept.append(step)
    yield from kept


def _overlap(one: Step, other: Step) -> bool:
    return one.parts[0].start < other.parts[-1].end and other.parts[0].start < one.parts[-1].end


def _length(step: Step) -> int:
    return sum(part.end - part.start for part in step.parts)
