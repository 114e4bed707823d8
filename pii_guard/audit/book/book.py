"""The content of the rule book, before anyone lays it out: chapters, stances of the policy, executed examples."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pii_guard._version import __version__
from pii_guard.audit.examples import ExampleResult, run_examples
from pii_guard.guard import Guard
from pii_guard.model import CITIZEN, Action, Provenance
from pii_guard.policy import Policy
from pii_guard.policy.ruling import OTHERWISE
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.example import Expects


@dataclass(frozen=True, slots=True)
class Stance:
    """The stance of a policy on one kind of an entity when the caller narrows nothing down."""

    kind: str
    action: Action
    clause: str
    why: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One rule: its declaration, its story, the policy's stances and its examples as they ran."""

    recognizer: Recognizer
    story: str
    stances: tuple[Stance, ...]
    results: tuple[ExampleResult, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """The different actions of its kinds, strongest first."""
        return tuple(sorted({s.action for s in self.stances}, key=lambda a: -a.rank))

    @property
    def broken(self) -> int:
        """How many of its examples do not hold."""
        return sum(not result.holds for result in self.results)

    def said(self, says: Expects) -> tuple[ExampleResult, ...]:
        """Its examples of one of the four sorts."""
        return tuple(result for result in self.results if result.example.expects is says)


@dataclass(frozen=True, slots=True)
class Book:
    """All rules of a guard on one day; `version` is that of this package."""

    chapters: tuple[Chapter, ...]
    provenance: Provenance
    on: date
    version: str = __version__

    @property
    def personal(self) -> tuple[Chapter, ...]:
        """Rules that find personal identifiers."""
        return tuple(c for c in self.chapters if not c.recognizer.decoy)

    @property
    def decoys(self) -> tuple[Chapter, ...]:
        """Rules that say what is not personal."""
        return tuple(c for c in self.chapters if c.recognizer.decoy)

    @property
    def results(self) -> tuple[ExampleResult, ...]:
        """Every executed example."""
        return tuple(result for chapter in self.chapters for result in chapter.results)

    @property
    def gaps(self) -> tuple[ExampleResult, ...]:
        """Known misses and known false alarms."""
        return tuple(r for r in self.results if r.example.expects in (Expects.MISSES, Expects.OVERREACHES))

    @property
    def broken(self) -> int:
        """How many examples do not hold; 0 in a sound book."""
        return sum(chapter.broken for chapter in self.chapters)


def open_book(guard: Guard, on: date, entities: Collection[str] = ()) -> Book:
    """Run the examples of these entities, by default of all, and bind the results; `on` is the date it bears."""
    by_entity = groupby(run_examples(guard.catalog, entities), key=lambda result: result.recognizer)
    chapters = tuple(
        Chapter(recognizer, guard.catalog.stories[recognizer.entity], stances(guard.policy, recognizer), tuple(results))
        for recognizer, results in by_entity
    )
    return Book(chapters, guard.provenance, on)


def stances(policy: Policy, recognizer: Recognizer) -> tuple[Stance, ...]:
    """The stances of `policy` on each kind, the plain one ("") first; nothing for a decoy."""
    if recognizer.decoy:
        return ()
    return tuple(_stance(policy, recognizer.entity, kind) for kind in _kinds(recognizer))


def _kinds(recognizer: Recognizer) -> Iterable[str]:
    plain = recognizer.find is not None or any(not p.kind for p in recognizer.patterns)
    return ("", *recognizer.kinds) if plain else recognizer.kinds


def _stance(policy: Policy, entity: str, kind: str) -> Stance:
    for clause in policy.clauses:
        if entity in clause.entities and clause.matches(kind, CITIZEN):
            return Stance(kind, clause.action, clause.id, clause.why)
    return Stance(kind, policy.otherwise, OTHERWISE, "")
