"""Everything that can be wrong with the declaration of a recognizer, told all at once."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pii_guard.recognizer.citations import cites_otherwise
from pii_guard.recognizer.example import Example, Expects
from pii_guard.recognizer.expressions import edge_faults, expression_faults
from pii_guard.recognizer.pattern import Pattern
from pii_guard.sentences import Sentence
from pii_guard.sentences import catalog as say

if TYPE_CHECKING:
    from pii_guard.recognizer.declaration import Recognizer

MAX_REACH = 60  # characters around a match in which context words may count


def faults(r: "Recognizer") -> Iterable[Sentence]:
    """In the order of its fields, each where it stands."""
    yield from _identity_faults(r)
    yield from _detection_faults(r)
    for pattern in r.patterns:
        yield from (fault.at(f"pattern {pattern.name!r}") for fault in _pattern_faults(pattern, r))
    yield from _talk_faults(r)
    for trigger in r.triggers:
        yield from (fault.at("trigger") for fault in expression_faults(trigger))
    yield from _example_faults(r)


def _identity_faults(r: "Recognizer") -> Iterable[Sentence]:
    if not re.fullmatch(r"[A-Z][A-Z0-9_]*", r.entity):
        yield say.NOT_UPPER_CASE
    for name in ("label", "label_en", *(() if r.decoy else ("legal_basis",))):
        if not getattr(r, name).strip():
            yield say.EMPTY(name=name)
    if not r.source.startswith("https://"):
        yield say.NO_LINK
    if cites_otherwise(r.legal_basis):
        yield say.CITATION
    known = {*(p.name for p in r.patterns), *(example.why for example in r.examples)}
    yield from (say.NOT_ITS_OWN(name=name) for name in r.korean if name not in known)


def _detection_faults(r: "Recognizer") -> Iterable[Sentence]:
    if bool(r.patterns) == (r.find is not None):
        yield say.ONE_WAY
    if r.find is not None and not r.triggers:
        yield say.NO_TRIGGERS
    if r.needs_context and not r.context:
        yield say.NO_CONTEXT
    if not all(0 <= reach <= MAX_REACH for reach in r.context_reach):
        yield say.REACH(most=MAX_REACH)
    names = [p.name for p in r.patterns]
    if len(set(names)) < len(names):
        yield say.SAME_NAME


def _talk_faults(r: "Recognizer") -> Iterable[Sentence]:
    """Everything wrong with what it says of several messages and of questions."""
    for body in filter(None, (r.opens.begins, *r.opens.rows, r.opens.lone)) if r.opens else ():
        yield from (fault.at("opens") for fault in expression_faults(body))
    for question in r.asks:
        at = f"question {question.asked!r}"
        yield from (fault.at(at) for fault in expression_faults(question.asked))
        if r.decoy is bool(question.label):
            yield (say.DECOY_LABELS if r.decoy else say.NO_ANSWER_LABEL).at(at)
        for pattern in question.answers:
            yield from (fault.at(f"{at}, pattern {pattern.name!r}") for fault in _pattern_faults(pattern, r))


def _pattern_faults(pattern: Pattern, r: "Recognizer") -> Iterable[Sentence]:
    yield from expression_faults(pattern.body)
    if pattern.looks:
        yield from expression_faults(pattern.looks)
    if pattern.kind and pattern.kind not in r.kinds:
        yield say.UNKNOWN_KIND(kind=pattern.kind)


def neighbour_faults(r: "Recognizer") -> Iterator[Sentence]:
    """Everything that keeps its edges from being expressions.

    To know it each is compiled, a tenth of what a start takes: so a catalog asks it of the recognizers of others, and
    scripts/tables.py of ours.
    """
    for pattern in r.patterns:
        yield from (fault.at(r.entity) for fault in _edge_faults(pattern))
    for question in r.asks:
        at = f"question {question.asked!r}"
        yield from (fault.at(at).at(r.entity) for fault in edge_faults(behind=question.behind))
        for pattern in question.answers:
            yield from (fault.at(at).at(r.entity) for fault in _edge_faults(pattern))


def _edge_faults(pattern: Pattern) -> Iterator[Sentence]:
    return (fault.at(f"pattern {pattern.name!r}") for fault in edge_faults(left=pattern.left, right=pattern.right))


def _example_faults(r: "Recognizer") -> Iterable[Sentence]:
    for expects in (Expects.CATCHES, Expects.IGNORES):
        if not any(example.expects is expects for example in r.examples):
            yield say.NO_EXAMPLE(expects=expects.value)
    for example in r.examples:
        yield from (fault.at(f"example {example.why!r}") for fault in _faults_of(example, r))


def _faults_of(example: Example, r: "Recognizer") -> Iterable[Sentence]:
    marked = example.expects in (Expects.CATCHES, Expects.MISSES)
    if marked != ("«" in example.marked):
        yield (say.NEEDS_MARKS if marked else say.TAKES_NO_MARKS)(expects=example.expects.value)
    if example.weight.kind and example.weight.kind not in r.kinds:
        yield say.UNKNOWN_KIND(kind=example.weight.kind)
