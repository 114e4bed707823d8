"""A policy in use: what happens to each finding, by which clause, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from pii_guard.errors import RequestError
from pii_guard.model import Action, Direction, Evidence, Finding, Office, Ruling, Setting, Span, Style
from pii_guard.model.clock import today
from pii_guard.model.text import Text
from pii_guard.policy.allow import Entry
from pii_guard.policy.deny import Denial
from pii_guard.policy.names import NoNames
from pii_guard.policy.source import PolicySource
from pii_guard.recognizer.catalog import Catalog
from pii_guard.sentences import Sentence
from pii_guard.sentences import explanation as reasons
from pii_guard.sentences import request as say

MAX_CASES = (
    1_000  # entity, kind and setting whose clause is remembered: all are of closed sets, unless a rule invents kinds
)
OTHERWISE = "otherwise"  # the clause id of what no clause names
_DIRECTIONS = get_args(Direction)


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule. Empty `kinds`, `topics`, `channels` and no direction match everything."""

    id: str
    entities: tuple[str, ...]
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    channels: tuple[str, ...]
    direction: Direction | None
    action: Action
    why: str
    legal_basis: str = ""
    approved_by: str = ""

    def matches(self, kind: str, setting: Setting) -> bool:
        """Whether it speaks of a finding of one of its entities; what it narrows must have been given."""
        return (
            (not self.kinds or kind in self.kinds)
            and self.direction in (None, setting.direction)
            and (not self.topics or setting.topic in self.topics)
            and (not self.channels or setting.channel in self.channels)
        )

    def unmet(self, kind: str, setting: Setting) -> Iterator[Sentence]:
        """Each condition that does not hold of a finding; nothing where it `matches`."""
        if self.kinds and kind not in self.kinds:
            yield reasons.ONLY_KINDS(names=", ".join(self.kinds))
        if self.direction not in (None, setting.direction):
            yield reasons.ONLY_DIRECTION(side=reasons.SIDES[self.direction or ""])
        if self.topics and setting.topic not in self.topics:
            yield reasons.ONLY_TOPICS(names=", ".join(self.topics))
        if self.channels and setting.channel not in self.channels:
            yield reasons.ONLY_CHANNELS(names=", ".join(self.channels))


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The decisions of an office, and who answers for them. Never changes after it is read.

    `bubbles` are the channels in which the writer's own bubble stays, `sha256` is over the bytes of the file, and
    `warnings` are what its owner should look at. `show_id`: a notice of the gateway names the decision.
    """

    id: str
    version: str
    approved_by: str
    effective: date | None
    supersedes: str
    otherwise: Action
    clauses: tuple[Clause, ...]
    allow: tuple[Entry, ...]
    names: NoNames | None
    style: Style
    keep: str | None
    office: Office
    topics: tuple[str, ...]
    channels: tuple[str, ...]
    bubbles: frozenset[str]
    sha256: str
    warnings: tuple[str, ...]
    catalog: Catalog = field(repr=False)
    source: PolicySource = field(repr=False, compare=False)
    deny: tuple[Denial, ...] = ()
    show_id: bool = False
    _clauses_of: Mapping[str, tuple[Clause, ...]] = field(init=False, repr=False)
    _entries_of: Mapping[str, tuple[Entry, ...]] = field(init=False, repr=False)
    _labels: Mapping[str, str] = field(init=False, repr=False)
    _ruled_by: dict[tuple[str, str, Setting], Clause] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ends = {r.entity: self._otherwise(r.entity) for r in self.catalog.recognizers}
        clauses = {e: (*(c for c in self.clauses if e in c.entities), end) for e, end in ends.items()}
        entries = {x.entity: tuple(y for y in self.allow if y.entity == x.entity) for x in self.allow}
        object.__setattr__(self, "_labels", {r.entity: r.label for r in self.catalog.recognizers})
        object.__setattr__(self, "_clauses_of", clauses)
        object.__setattr__(self, "_ruled_by", {})
        object.__setattr__(self, "_entries_of", entries)

    def _otherwise(self, entity: str) -> Clause:
        why = f"따로 정한 조항이 없음 ({self.catalog.by_entity[entity].legal_basis})"
        return Clause(OTHERWISE, (entity,), (), (), (), None, self.otherwise, why)

    def entries_of(self, entity: str) -> tuple[Entry, ...]:
        """The entries of the allow-list that speak of an entity, in their order."""
        return self._entries_of.get(entity, ())

    def clauses_of(self, entity: str) -> tuple[Clause, ...]:
        """The clauses that speak of an entity, in their order; the last one is `otherwise`."""
        return self._clauses_of[entity]

    def check_setting(self, setting: Setting) -> None:
        """Raise RequestError for a direction, topic or channel that the policy does not know."""
        direction, topic, channel = setting
        if direction not in _DIRECTIONS:
            raise RequestError(say.DIRECTION(known=", ".join(_DIRECTIONS)))
        for name, value, declared in (("topic", topic, self.topics), ("channel", channel, self.channels)):
            if value is not None and value not in declared:
                said = say.NOT_ONE_OF(known=", ".join(declared)) if declared else say.NONE_DECLARED
                raise RequestError(said.at(name))

    def rule(self, text: Text, findings: Sequence[Finding], setting: Setting, on: date | None) -> list[Ruling]:
        """One ruling a finding, in their order: the allow-list first, then the first clause that matches.

        `on` is the day in Korea; today unless given. Raises DetectionError when a recognizer's own comparison fails.
        """
        if self._entries_of or self.names:
            day = on or today()
            public = list(self._public(text, findings, setting, day)) if self._entries_of else []
            ruled = [
                self._allowed(finding, public) or self._no_name(text, finding, day) or self._ruled(finding, setting)
                for finding in findings
            ]
        else:
            ruled = [self._ruled(finding, setting) for finding in findings]
        if self.deny:
            ruled += [self._denied(entry, found, setting) for entry in self.deny for found in entry.find(text)]
            ruled.sort(key=lambda ruling: (ruling.start, ruling.end))
        return ruled

    def _denied(self, entry: Denial, finding: Finding, setting: Setting) -> Ruling:
        """As strong as the clause of its entity, and never allowed."""
        by_clause = self._ruled(finding, setting).action
        action = Action.REDACT if by_clause is Action.ALLOW else by_clause
        return self._ruling(finding, action, entry.id, entry.why)

    def _public(
        self, text: Text, findings: Sequence[Finding], setting: Setting, on: date
    ) -> Iterator[tuple[Finding, Span, Entry]]:
        for finding in findings:
            entries = self._entries_of.get(finding.entity, ())
            value = " ".join(map(text.folded_slice, finding.parts)) if entries else ""
            for entry in entries:
                if entry.in_force(setting.direction, on) and entry.lists(text, finding, value):
                    yield finding, Span(finding.start, finding.end), entry
                    break

    def _allowed(self, finding: Finding, public: Sequence[tuple[Finding, Span, Entry]]) -> Ruling | None:
        if not public or self.catalog.by_entity[finding.entity].unique_identifier:
            return None
        for listed, span, entry in public:
            inside = finding.evidence is not Evidence.CONFIRMED and span.covers(Span(finding.start, finding.end))
            if finding is listed or inside:
                return self._ruling(finding, Action.ALLOW, entry.id, entry.why)
        return None

    def _no_name(self, text: Text, finding: Finding, on: date) -> Ruling | None:
        if self.names is None or not self.names.hold(text, finding, on):
            return None
        return self._ruling(finding, Action.ALLOW, self.names.id, self.names.why)

    def _ruled(self, finding: Finding, setting: Setting) -> Ruling:
        case = finding.entity, finding.kind, setting
        clause = self._ruled_by.get(case)
        if clause is None:
            clause = next(c for c in self._clauses_of[finding.entity] if c.matches(finding.kind, setting))
            if len(self._ruled_by) < MAX_CASES:
                self._ruled_by[case] = clause
        return self._ruling(finding, clause.action, clause.id, clause.why)

    def _ruling(self, f: Finding, action: Action, clause: str, why: str) -> Ruling:
        entity, kind, parts, evidence, in_context, rule = f
        return Ruling(entity, kind, self._labels[entity], parts, evidence, in_context, rule, action, clause, why)
