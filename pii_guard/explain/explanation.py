"""The values of an explanation: what was read, what each candidate met, and where it ended."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from pii_guard.model import Action, Decision, Span
from pii_guard.sentences import Sentence
from pii_guard.sentences import explanation as say

GateName = Literal["shape", "value", "edge", "context", "compete", "length", "allow", "clause", "action"]
GATES: tuple[GateName, ...] = get_args(GateName)


def both(sentence: str) -> dict[str, str]:
    """A sentence in Korean and English; what has only one language in that."""
    return {"ko": sentence.ko if isinstance(sentence, Sentence) else sentence, "en": str(sentence)}


@dataclass(frozen=True, slots=True)
class Gate:
    """A question that was asked of a candidate, why it stopped there, or what is worth saying of its passing."""

    name: GateName
    passed: bool
    why: Sentence | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {"name": self.name, "passed": self.passed, "why": both(self.why) if self.why is not None else None}


@dataclass(frozen=True, slots=True)
class Step:
    """A candidate and the gates it met, in order; `ended` is the last. Offsets are code points of the message.

    `entity` is empty for a number that no rule speaks of, `action` None for what is not found. `decoy`: it was read as
    something that is not personal. `weights` are the answers that spoke for or against a name, in hundredths.
    """

    entity: str
    label: Sentence
    kind: str
    parts: tuple[Span, ...]
    rule: str
    gates: tuple[Gate, ...]
    action: Action | None = None
    decoy: bool = False
    weights: tuple[tuple[Sentence, int], ...] = ()

    @property
    def ended(self) -> GateName:
        """The gate at which it ended; "action" for what was decided on."""
        return self.gates[-1].name

    @property
    def near(self) -> bool:
        """Whether it came close and is not found."""
        return self.action is None and not self.decoy

    @property
    def summary(self) -> Sentence:
        """The whole in one line: what happens to it and what decided that, or why it is none."""
        if self.decoy:
            return say.IS_READ(label=self.label)
        if self.action is None:
            return say.IS_NOT(label=self.label, why=self.gates[-1].why or "")
        told = [gate.why for gate in self.gates if gate.why is not None and _is_news(gate)]
        return say.joined([say.ACTIONS[self.action.value], *told])

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values; no field holds a found value."""
        return {
            "entity": self.entity,
            "label": both(self.label),
            "kind": self.kind,
            "parts": [[part.start, part.end] for part in self.parts],
            "rule": self.rule,
            "ended": self.ended,
            "action": self.action and self.action.value,
            "decoy": self.decoy,
            "gates": [gate.as_json() for gate in self.gates],
            "weights": [{**both(question), "weight": weight} for question, weight in self.weights],
            "summary": both(self.summary),
        }


def _is_news(gate: Gate) -> bool:
    """Whether a gate that was passed is worth a word in one line: not that all was as usual."""
    return gate.why not in (say.CONFIRMED, say.PLAUSIBLE, say.NO_WORD_NEEDED, say.DIRECTLY) and (
        gate.name != "context" or gate.why is say.LABELLED
    )


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch that patterns read otherwise than it is typed."""

    span: Span
    typed: str = field(repr=False)
    read: str = field(repr=False)

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {"start": self.span.start, "end": self.span.end, "typed": self.typed, "read": self.read}


@dataclass(frozen=True, slots=True)
class Explanation:
    """The decision that `check` gives, what was read otherwise than typed, and the steps in order of place."""

    decision: Decision
    folds: tuple[Fold, ...]
    steps: tuple[Step, ...]

    @property
    def found(self) -> tuple[Step, ...]:
        """What a clause or the allow-list decided on."""
        return tuple(step for step in self.steps if step.action is not None)

    @property
    def near(self) -> tuple[Step, ...]:
        """What came close and is not found."""
        return tuple(step for step in self.steps if step.near)

    def lines(self) -> Iterator[tuple[Span, Sentence]]:
        """Everything there is to say, one line each, with its place in the message."""
        for fold in self.folds:
            yield fold.span, say.FOLDED(read=fold.read)
        for step in self.steps:
            yield Span(step.parts[0].start, step.parts[-1].end), step.summary

    def as_json(self, message: str | None = None) -> dict[str, Any]:
        """Plain JSON values; the decision as `Decision.as_json`."""
        return {
            "decision": self.decision.as_json(message),
            "folds": [fold.as_json() for fold in self.folds],
            "steps": [step.as_json() for step in self.steps],
        }
