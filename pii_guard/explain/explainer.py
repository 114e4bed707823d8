"""Explains one text under one policy: the examination of a check, overheard, and what came close."""

from collections.abc import Iterator
from datetime import date
from time import monotonic

from pii_guard.examine.examiner import Examiner
from pii_guard.examine.terms import Terms
from pii_guard.explain.chosen import chosen
from pii_guard.explain.edges import Edges, Near
from pii_guard.explain.explanation import GATES, Explanation, Gate, GateName, Step
from pii_guard.explain.folds import folds_of
from pii_guard.explain.found import found_step, original
from pii_guard.explain.hearing import Hearing, Lost
from pii_guard.explain.lengths import Lengths
from pii_guard.explain.numbers import unknown_numbers
from pii_guard.explain.words import Words
from pii_guard.model import Decision, Evidence, Setting
from pii_guard.model.clock import today
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.sentences import Sentence
from pii_guard.sentences import explanation as say


class Explainer:
    """Explains; never changes after it is built. What only explanations need is built with the first."""

    def __init__(self, examiner: Examiner) -> None:
        self._examiner = examiner
        recognizers = examiner.catalog.recognizers
        self._near = [r for r in recognizers if r.near is not None]
        self._edges, self._lengths, self._words = Edges(recognizers), Lengths(recognizers), Words(recognizers)

    def explain(self, message: str, setting: Setting, deadline_ms: int, on: date | None = None) -> Explanation:
        """The explanation; its decision is the one that a check on that day gives."""
        hearing, day = Hearing(), on or today()
        deadline = monotonic() + deadline_ms / 1_000
        decision = self._examiner.decide(message, setting, deadline, Terms(watch=hearing, on=day))
        if decision.code is not None:
            return Explanation(decision, (), ())
        text = hearing.text
        found = [found_step(r, text, self._examiner.policy, setting, day, hearing) for r in decision.findings]
        near = [*self._overheard(text, hearing), *self._derived(text, hearing)]
        steps = [*found, *chosen(near, found), *_decoys(text, hearing, decision)]
        steps += unknown_numbers(text, steps)
        return Explanation(decision, folds_of(text), tuple(sorted(steps, key=lambda s: (s.parts, s.entity))))

    def _overheard(self, text: Text, hearing: Hearing) -> Iterator[Step]:
        """What the scan itself told of."""
        for refuted in hearing.all_refuted:
            if not refuted.recognizer.decoy:
                near = Near(refuted.recognizer, refuted.name, "", refuted.parts, refuted.why)
                yield _step(text, near, "value")
        for recognizer, candidate in hearing.contextless:
            if not recognizer.decoy:
                yield _step(
                    text, _near(recognizer, candidate, self._words.missing(recognizer, text, candidate)), "context"
                )
        for lost in hearing.beaten:
            yield _step(text, _near(lost.recognizer, lost.candidate, _beaten(lost)), "compete")

    def _derived(self, text: Text, hearing: Hearing) -> Iterator[Step]:
        """What nothing reports."""
        folded = text.folded
        for near in self._edges.near(folded, hearing.stands):
            start, end = near.parts[0].start, near.parts[-1].end
            if self._words.suffice(near.recognizer, near.name, folded, start, end):
                yield _step(text, near, "edge")
        for near in self._lengths.near(folded, self._words.stand_near, hearing.stands):
            yield _step(text, near, "length")
        for recognizer in self._near:
            assert recognizer.near is not None
            for candidate in recognizer.near(text, self._examiner.policy.office):
                if candidate.why is not None:
                    yield _step(text, _near(recognizer, candidate, candidate.why), "value")


def _near(recognizer: Recognizer, candidate: Candidate, why: Sentence) -> Near:
    return Near(recognizer, candidate.name, candidate.kind, candidate.parts, why)


def _beaten(lost: Lost) -> Sentence:
    label = Sentence(lost.to.label, lost.to.label_en)
    return (say.OTHER_HOLDS if lost.winner.evidence is Evidence.CONFIRMED else say.OTHER_IS_NEARER)(label=label)


def _step(text: Text, near: Near, at: GateName) -> Step:
    """A near miss: every gate in front of the one at which it ended was passed, as far as it was asked."""
    recognizer = near.recognizer
    passed = [Gate(name, True) for name in GATES[: GATES.index(at)]]
    label = Sentence(recognizer.label, recognizer.label_en)
    parts = original(text, near.parts)
    weights = tuple(recognizer.weights(text, near.parts[0])) if recognizer.weights else ()
    rule = f"{recognizer.entity}/{near.name}"
    return Step(recognizer.entity, label, near.kind, parts, rule, (*passed, Gate(at, False, near.why)), weights=weights)


def _decoys(text: Text, hearing: Hearing, decision: Decision) -> Iterator[Step]:
    """What was read as something that is not personal, where nothing personal was found."""
    for kept in hearing.decoys:
        parts = original(text, kept.candidate.parts)
        if not any(f.start < parts[-1].end and parts[0].start < f.end for f in decision.findings):
            label = Sentence(kept.recognizer.label, kept.recognizer.label_en)
            gates = tuple(Gate(name, True) for name in GATES[: GATES.index("compete") + 1])
            rule = f"{kept.recognizer.entity}/{kept.candidate.name}"
            yield Step(kept.recognizer.entity, label, kept.candidate.kind, parts, rule, gates, decoy=True)
