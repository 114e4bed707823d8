"""What is ruled on a finding: its fate, the clause that says so, and why."""

from enum import Enum
from typing import Any, NamedTuple

from pii_guard.model.finding import Evidence, score
from pii_guard.model.span import Span, Utf16

JOINED = "+joined"  # ends the rule of what earlier messages began
ASKED = "+asked"  # ends the rule of what only the question before it makes personal


class Action(Enum):
    """The fate of a finding or a message. Compare by `rank` (0 to 2): as strings, redact > block."""

    ALLOW = "allow"
    REDACT = "redact"
    BLOCK = "block"

    rank: int

    def __init__(self, value: str) -> None:
        self.rank = ("allow", "redact", "block").index(value)


class Ruling(NamedTuple):
    """A finding that was ruled on, flat. `out` is its place in the cleaned text, None when blocked."""

    entity: str
    kind: str
    label: str
    parts: tuple[Span, ...]
    evidence: Evidence
    in_context: bool
    rule: str
    action: Action
    clause: str
    why: str
    out: Span | None = None

    @property
    def start(self) -> int:
        """First code point of the hull in the original message."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """One past the last code point of the hull in the original message."""
        return self.parts[-1].end

    @property
    def score(self) -> float:
        """As `Finding.score`."""
        return score(self.evidence, self.in_context)

    def placed(self, out: Span) -> "Ruling":
        """The same ruling with its place in the cleaned text."""
        return Ruling(*self[:-1], out)

    def as_json(self, utf16: Utf16 | None = None) -> dict[str, Any]:
        """As it stands in every answer; `utf16` counts in the message, without it those offsets are left out."""
        counted = {"start_utf16": utf16(self.start), "end_utf16": utf16(self.end)} if utf16 else {}
        return {
            "entity": self.entity,
            "kind": self.kind,
            "label": self.label,
            "start": self.start,
            "end": self.end,
            **counted,
            "parts": [[part.start, part.end] for part in self.parts],
            "out": self.out and [self.out.start, self.out.end],
            "action": self.action.value,
            "evidence": self.evidence.value,
            "rule": self.rule,
            "clause": self.clause,
            "why": self.why,
        }
