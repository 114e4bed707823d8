"""The content of the rule book, before anyone lays it out: chapters, what the policy says, executed examples."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pii_guard import __version__
from pii_guard.audit.book.clauses import conditions
from pii_guard.audit.examples import ExampleResult, run_examples
from pii_guard.guard import Guard
from pii_guard.model import Action, Provenance
from pii_guard.policy import Policy
from pii_guard.policy.allow import Entry
from pii_guard.policy.ruling import Clause
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.example import Expects


@dataclass(frozen=True, slots=True)
class Chapter:
    """One rule: its declaration, its story, what the policy says of it, and its examples as they ran.

    `clauses` are in the order in which they are asked; `entries` are its public values.
    """

    recognizer: Recognizer
    story: str
    clauses: tuple[Clause, ...]
    entries: tuple[Entry, ...]
    results: tuple[ExampleResult, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """The different actions of its clauses, strongest first."""
        return tuple(sorted({clause.action for clause in self.clauses}, key=lambda a: -a.rank))

    @property
    def broken(self) -> int:
        """How many of its examples do not hold."""
        return sum(not result.holds for result in self.results)

    def said(self, says: Expects) -> tuple[ExampleResult, ...]:
        """Its examples of one of the four sorts."""
        return tuple(result for result in self.results if result.example.expects is says)


@dataclass(frozen=True, slots=True)
class Book:
    """All rules of a guard on one day, and the policy; `version` is that of this package, `since` an older policy."""

    chapters: tuple[Chapter, ...]
    provenance: Provenance
    policy: Policy
    on: date
    version: str = __version__
    since: Policy | None = None

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


def open_book(guard: Guard, on: date, entities: Collection[str] = (), since: Policy | None = None) -> Book:
    """Run the examples of these entities, by default of all, and bind the results; `on` is the date it bears.

    `since` is an older policy: the book says what has changed.
    """
    by_entity = groupby(run_examples(guard.catalog, entities), key=lambda result: result.recognizer)
    chapters = tuple(_chapter(guard, recognizer, tuple(results)) for recognizer, results in by_entity)
    return Book(chapters, guard.provenance, guard.policy, on, since=since)


def _chapter(guard: Guard, recognizer: Recognizer, results: tuple[ExampleResult, ...]) -> Chapter:
    entity = recognizer.entity
    entries = tuple(entry for entry in guard.policy.allow if entry.entity == entity)
    return Chapter(recognizer, guard.catalog.stories[entity], reached(guard.policy, recognizer), entries, results)


def reached(policy: Policy, recognizer: Recognizer) -> tuple[Clause, ...]:
    """The clauses that can decide on this rule, to the first without conditions; none for a decoy."""
    if recognizer.decoy:
        return ()
    clauses = policy.clauses_of(recognizer.entity)
    last = next(i for i, clause in enumerate(clauses) if not any(conditions(clause, recognizer)))
    own = (c for c in clauses[: last + 1] if not c.kinds or set(c.kinds) & set(recognizer.kinds))
    return tuple(own)
