"""All that can be wrong with a policy whose keys and types are right: names, approvals, order, dates."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from pii_guard.catalog import Catalog
from pii_guard.policy.allow import MIN_PREFIX
from pii_guard.policy.schema import AllowTable, ClauseTable, PolicyTable

RESERVED = ("otherwise",)  # ids that rulings cite for something else than a clause
_SIDES: tuple[str, ...] = ("citizen", "officer", "bot")

Case = tuple[str, str, str | None, str | None, str]  # entity, kind, topic, channel, direction


def policy_faults(policy: PolicyTable, catalog: Catalog) -> Iterator[str]:
    """Every fault, with its key; nothing when the policy can be used."""
    for n, clause in enumerate(policy.clause, 1):
        key = f"clause[{n}] ({clause.id})"
        yield from (f"{key}.{fault}" for fault in _clause(clause, policy, catalog))
    for n, entry in enumerate(policy.allow, 1):
        yield from (f"allow[{n}].{fault}" for fault in _entry(entry, catalog))
    yield from _twice("clause", [c.id for c in policy.clause])
    yield from _twice("allow", [e.id for e in policy.allow if e.id])
    yield from _unreachable(policy, catalog)
    known = sorted({keep.name for r in catalog.recognizers for keep in r.keeps})
    if policy.style.keep and policy.style.keep not in known:
        yield f"style.keep: no recognizer can keep {policy.style.keep!r} readable, they know {_listed(known)}"


def policy_warnings(policy: PolicyTable, on: date) -> Iterator[str]:
    """Things that are allowed and yet surely not meant: expired entries, a policy before its day."""
    for n, entry in enumerate(policy.allow, 1):
        if entry.until < on:
            yield f"allow[{n}].until: expired on {entry.until}; ask {entry.owner}"
    if policy.effective and policy.effective > on:
        yield f"effective: only from {policy.effective}"


def _clause(clause: ClauseTable, policy: PolicyTable, catalog: Catalog) -> Iterator[str]:
    if clause.id in RESERVED:
        yield f"id: {clause.id!r} is reserved"
    for entity in clause.entities:
        fault = _entity(entity, catalog)
        if fault:
            yield f"entities: {fault}"
        elif clause.kinds and not set(clause.kinds) & set(catalog.by_entity[entity].kinds):
            yield f"kinds: {entity} has none of them, its kinds are {_listed(catalog.by_entity[entity].kinds)}"
    if all(entity in catalog.by_entity for entity in clause.entities):
        declared = {kind for entity in clause.entities for kind in catalog.by_entity[entity].kinds}
        yield from (f"kinds: no entity of the clause has the kind {k!r}" for k in clause.kinds if k not in declared)
    yield from (f"topics: the policy declares no {t!r}" for t in clause.topics if t not in policy.topics)
    yield from (f"channels: the policy declares no {c!r}" for c in clause.channels if c not in policy.channels)
    if clause.action == "allow":
        yield from _unapproved(clause, catalog)


def _unapproved(clause: ClauseTable, catalog: Catalog) -> Iterator[str]:
    unique = [e for e in clause.entities if e in catalog.by_entity and catalog.by_entity[e].unique_identifier]
    missing = [key for key in ("legal_basis", "approved_by") if not getattr(clause, key).strip()]
    if unique and missing:
        yield (
            f"action: to allow {_listed(unique)}, unique identifiers under 개인정보 보호법 제24조, "
            f"the clause itself must give {' and '.join(missing)}"
        )


def _entry(entry: AllowTable, catalog: Catalog) -> Iterator[str]:
    if fault := _entity(entry.entity, catalog):
        yield f"entity: {fault}"
    elif catalog.by_entity[entry.entity].unique_identifier:
        yield f"entity: {entry.entity} is a unique identifier under 개인정보 보호법 제24조 and is never public"
    if not entry.values and not entry.prefixes:
        yield "values: give values or prefixes"
    for prefix in entry.prefixes:
        if sum(c.isdigit() for c in prefix) < MIN_PREFIX:
            yield f"prefixes: {prefix!r} needs area code and exchange, at least {MIN_PREFIX} digits"
    if not all(any(c.isalnum() for c in value) for value in entry.values):
        yield "values: a value without letters and digits"


def _entity(entity: str, catalog: Catalog) -> str:
    recognizer = catalog.by_entity.get(entity)
    if recognizer is None:
        return f"no recognizer finds {entity!r}"
    return f"{entity} is a decoy, no policy ever sees it" if recognizer.decoy else ""


def _twice(key: str, ids: list[str]) -> Iterator[str]:
    for name in sorted({i for i in ids if ids.count(i) > 1}):
        yield f"{key}.id: {name!r} stands twice"


def _unreachable(policy: PolicyTable, catalog: Catalog) -> Iterator[str]:
    taken: set[Case] = set()
    for n, clause in enumerate(policy.clause, 1):
        cases = set(_cases(clause, policy, catalog))
        if cases and cases <= taken:
            yield f"clause[{n}] ({clause.id}): is never reached, the clauses before it match everything it would"
        taken |= cases


def _cases(clause: ClauseTable, policy: PolicyTable, catalog: Catalog) -> Iterator[Case]:
    topics: list[str | None] = [*clause.topics] or [None, *policy.topics]
    channels: list[str | None] = [*clause.channels] or [None, *policy.channels]
    sides = (clause.direction,) if clause.direction else _SIDES
    for entity in clause.entities:
        if entity in catalog.by_entity:
            own = catalog.by_entity[entity].kinds
            kinds = [k for k in clause.kinds if k in own] if clause.kinds else ["", *own]
            yield from product((entity,), kinds, topics, channels, sides)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"
