"""What is decided on a JSON document."""

from dataclasses import dataclass, field
from typing import Any

from pii_guard.model.decision import Code, Decision, Notice, Provenance, Retraction, Trouble
from pii_guard.model.ruling import Action, Ruling


@dataclass(frozen=True, slots=True)
class JsonDecision:
    """The answer for a JSON document: a cleaned copy, and one Decision for each string examined.

    `payload` is None when blocked. `decisions` maps the RFC 6901 pointer of a place to its Decision; `notice` is
    for the writer of all of them, `decision_id` that of the first with the strongest action. In a conversation
    `retract` names what earlier messages must not keep.
    """

    action: Action
    payload: Any = field(repr=False)
    decisions: dict[str, Decision]
    code: Code | Trouble | None
    notice: Notice | None
    decision_id: str
    provenance: Provenance
    retract: tuple[Retraction, ...] = ()

    @property
    def findings(self) -> tuple[tuple[str, Ruling], ...]:
        """All rulings, each with the pointer of the place it was found in."""
        return tuple((pointer, f) for pointer, d in self.decisions.items() for f in d.findings)
