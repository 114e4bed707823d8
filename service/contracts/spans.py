"""Stretches of a message that somebody else will hide: sorted, disjoint, and never less than what was found.

Clients that mask by offsets corrupt the text where spans of two entities overlap, and leave readable what only
the shorter one covers. So overlapping ones become their union, under the name of the strongest.
"""

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import NamedTuple

from pii_guard.errors import DetectionError
from pii_guard.model import Action, Decision, Ruling, Span
from pii_guard.scan.request_patterns import ClientPattern

BLOCKED = "BLOCKED"  # the entity of a text that could not be examined: all of it


class Stretch(NamedTuple):
    """Half-open range of code points, and why it is to be hidden; `by` is None for a text not examined."""

    start: int
    end: int
    entity: str
    score: float
    by: Ruling | ClientPattern | None

    @property
    def strength(self) -> tuple[int, float, int]:
        """The order in which a union takes its name: the policy's action first."""
        rank = self.by.action.rank if isinstance(self.by, Ruling) else Action.REDACT.rank
        return rank, self.score, self.end - self.start


def unexamined(text: str) -> Stretch:
    """The whole text: what cannot be examined is hidden."""
    return Stretch(0, len(text), BLOCKED, 1.0, None)


def ruled(decision: Decision) -> Iterator[Stretch]:
    """Each readable part of each finding that the policy does not allow; a survey's findings are complete."""
    for ruling in decision.findings:
        if ruling.action is not Action.ALLOW:
            for part in ruling.parts:
                yield Stretch(part.start, part.end, ruling.entity, ruling.score, ruling)


def asked(patterns: Iterable[ClientPattern], text: str, deadline: float) -> Iterator[Stretch]:
    """The matches of the caller's own expressions. Raises DetectionError at the deadline (a monotonic instant)."""
    for pattern in patterns:
        if monotonic() > deadline:
            raise DetectionError("DEADLINE")
        for start, end in pattern.find(text, deadline):
            yield Stretch(start, end, pattern.entity, pattern.score, pattern)


def disjoint(stretches: Iterable[Stretch]) -> list[Stretch]:
    """In order of place, overlapping ones as their union under the name of the strongest."""
    return [
        max(together, key=lambda s: s.strength)._replace(start=hull.start, end=hull.end)
        for hull, together in Span.unions((Span(s.start, s.end), s) for s in stretches)
    ]
