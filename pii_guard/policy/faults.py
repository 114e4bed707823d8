"""All that can be wrong with a policy whose keys and types are right: names, approvals, order, dates."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from pii_guard.policy.allow import MIN_PREFIX
from pii_guard.policy.deny import MAX_LENGTH, MAX_VALUES, MIN_LENGTH, kept_form
from pii_guard.policy.names import PERSON
from pii_guard.policy.written import WrittenAllow, WrittenClause, WrittenDeny, WrittenNames, WrittenPolicy
from pii_guard.recognizer.catalog import Catalog
from pii_guard.sentences import Sentence
from pii_guard.sentences import policy as say

MIN_NEVER = 2  # letters of a word that is no name
RESERVED = ("otherwise",)  # ids that rulings cite for something else than a clause
_SIDES: tuple[str, ...] = ("citizen", "officer", "bot")

Fault = tuple[str, Sentence]  # the key of a clause or entry that is wrong, and why
Case = tuple[str, str, str | None, str | None, str]  # entity, kind, topic, channel, direction


def policy_faults(policy: WrittenPolicy, catalog: Catalog) -> Iterator[Sentence]:
    """Every fault, with its key; nothing when the policy can be used."""
    for n, clause in enumerate(policy.clause, 1):
        key = f"clause[{n}] ({clause.id})"
        yield from (fault.at(f"{key}.{field}") for field, fault in _clause(clause, policy, catalog))
    for n, entry in enumerate(policy.allow, 1):
        yield from (fault.at(f"allow[{n}].{field}") for field, fault in _entry(entry, catalog))
    for n, denied in enumerate(policy.deny, 1):
        if fault := _entity(denied.entity, catalog):
            yield fault.at(f"deny[{n}].entity")
    yield from _twice("deny", [d.id for d in policy.deny])
    yield from _twice("clause", [c.id for c in policy.clause])
    yield from _twice("allow", [e.id for e in policy.allow if e.id])
    yield from _unreachable(policy, catalog)
    if policy.names:
        yield from (fault.at(key) for key, fault in _no_names(policy.names, catalog))
    known = sorted({keep.name for r in catalog.recognizers for keep in r.keeps})
    if policy.style.keep and policy.style.keep not in known:
        yield say.CANNOT_KEEP(name=policy.style.keep, known=_listed(known)).at("style.keep")


def denied_faults(entries: Sequence[WrittenDeny], listed: Sequence[Sequence[str] | None]) -> Iterator[Sentence]:
    """Everything that is wrong with the values of `[[deny]]`; a fault names their place, never the value."""
    for n, (entry, values) in enumerate(zip(entries, listed, strict=True), 1):
        key = f"deny[{n}] ({entry.id})"
        if values is None:
            yield say.NO_LIST.at(f"{key}.file")
            continue
        if not values:
            yield say.NO_LISTED_VALUES.at(f"{key}.values")
        if len(values) > MAX_VALUES:
            yield say.TOO_MANY_VALUES(most=MAX_VALUES).at(f"{key}.values")
        for i, value in enumerate(values, 1):
            if not MIN_LENGTH <= len(kept_form(value)) <= MAX_LENGTH:
                yield say.LISTED_LENGTH(least=MIN_LENGTH, most=MAX_LENGTH).at(f"{key}.values[{i}]")


def policy_warnings(policy: WrittenPolicy, on: date) -> Iterator[Sentence]:
    """Things that are allowed and yet surely not meant: expired entries, a policy before its day."""
    for n, entry in enumerate(policy.allow, 1):
        if entry.until < on:
            yield say.EXPIRED(day=entry.until, owner=entry.owner).at(f"allow[{n}].until")
    if policy.names and policy.names.until < on:
        yield say.EXPIRED(day=policy.names.until, owner=policy.names.owner).at("names.until")
    if policy.effective and policy.effective > on:
        yield say.NOT_YET(day=policy.effective).at("effective")


def _clause(clause: WrittenClause, policy: WrittenPolicy, catalog: Catalog) -> Iterator[Fault]:
    if clause.id in RESERVED:
        yield "id", say.RESERVED(name=clause.id)
    for entity in clause.entities:
        fault = _entity(entity, catalog)
        if fault:
            yield "entities", fault
        elif clause.kinds and not set(clause.kinds) & set(catalog.by_entity[entity].kinds):
            yield "kinds", say.NO_SUCH_KINDS(name=entity, known=_listed(catalog.by_entity[entity].kinds))
    if all(entity in catalog.by_entity for entity in clause.entities):
        declared = {kind for entity in clause.entities for kind in catalog.by_entity[entity].kinds}
        yield from (("kinds", say.UNKNOWN_KIND(name=k)) for k in clause.kinds if k not in declared)
    yield from (("topics", say.UNDECLARED(name=t)) for t in clause.topics if t not in policy.topics)
    yield from (("channels", say.UNDECLARED(name=c)) for c in clause.channels if c not in policy.channel_names)
    if clause.action == "allow":
        yield from _unapproved(clause, catalog)


def _unapproved(clause: WrittenClause, catalog: Catalog) -> Iterator[Fault]:
    unique = [e for e in clause.entities if e in catalog.by_entity and catalog.by_entity[e].unique_identifier]
    missing = [key for key in ("legal_basis", "approved_by") if not getattr(clause, key).strip()]
    if unique and missing:
        yield "action", say.UNAPPROVED(names=_listed(unique), missing=", ".join(missing))


def _entry(entry: WrittenAllow, catalog: Catalog) -> Iterator[Fault]:
    if fault := _entity(entry.entity, catalog):
        yield "entity", fault
    elif catalog.by_entity[entry.entity].unique_identifier:
        yield "entity", say.NEVER_PUBLIC(name=entry.entity)
    if not entry.values and not entry.prefixes:
        yield "values", say.NO_VALUES
    for prefix in entry.prefixes:
        if sum(c.isdigit() for c in prefix) < MIN_PREFIX:
            yield "prefixes", say.SHORT_PREFIX(prefix=prefix, digits=MIN_PREFIX)
    if not all(any(c.isalnum() for c in value) for value in entry.values):
        yield "values", say.BARE_VALUE


def _no_names(names: WrittenNames, catalog: Catalog) -> Iterator[Fault]:
    if fault := _entity(PERSON, catalog):
        yield "names", fault
    for word in names.never:
        if sum(c.isalnum() for c in word) < MIN_NEVER:
            yield "names.never", say.SHORT_WORD(word=word, least=MIN_NEVER)
    for word in sorted({w for w in names.never if names.never.count(w) > 1}):
        yield "names.never", say.TWICE(name=word)


def _entity(entity: str, catalog: Catalog) -> Sentence | None:
    recognizer = catalog.by_entity.get(entity)
    if recognizer is None:
        return say.UNKNOWN_ENTITY(name=entity)
    return say.DECOY(name=entity) if recognizer.decoy else None


def _twice(key: str, ids: list[str]) -> Iterator[Sentence]:
    for name in sorted({i for i in ids if ids.count(i) > 1}):
        yield say.TWICE(name=name).at(f"{key}.id")


def _unreachable(policy: WrittenPolicy, catalog: Catalog) -> Iterator[Sentence]:
    taken: set[Case] = set()
    for n, clause in enumerate(policy.clause, 1):
        cases = set(_cases(clause, policy, catalog))
        if cases and cases <= taken:
            yield say.UNREACHABLE.at(f"clause[{n}] ({clause.id})")
        taken |= cases


def _cases(clause: WrittenClause, policy: WrittenPolicy, catalog: Catalog) -> Iterator[Case]:
    topics: list[str | None] = [*clause.topics] or [None, *policy.topics]
    channels: list[str | None] = [*clause.channels] or [None, *policy.channel_names]
    sides = (clause.direction,) if clause.direction else _SIDES
    for entity in clause.entities:
        if entity in catalog.by_entity:
            own = catalog.by_entity[entity].kinds
            kinds = [k for k in clause.kinds if k in own] if clause.kinds else ["", *own]
            yield from product((entity,), kinds, topics, channels, sides)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or say.NONE
