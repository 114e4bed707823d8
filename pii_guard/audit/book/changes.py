"""What changed between two policies, as an auditor asks it: by clause, by public value, by setting."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from pii_guard.policy import Policy

What = Literal["added", "removed", "changed"]
_SETTINGS = ("approved_by", "effective", "otherwise", "style", "keep", "show_id", "topics", "channels", "bubbles")
Fields = tuple[str, ...]  # "name = value" each


class Change(NamedTuple):
    """One difference: of what, by its id, and how each of them reads; empty where there is none."""

    what: What
    part: Literal["clause", "allow", "deny", "names", "setting"]
    id: str
    was: str = ""
    now: str = ""


def changes(old: Policy, new: Policy) -> Iterator[Change]:
    """Every difference, clauses first; nothing where both say the same. Denied values are never told."""
    yield from _between("clause", {c.id: _clause(c) for c in old.clauses}, {c.id: _clause(c) for c in new.clauses})
    yield from _moved(old, new)
    yield from _between(
        "allow", {e.id: _fields(e, _ENTRY) for e in old.allow}, {e.id: _fields(e, _ENTRY) for e in new.allow}
    )
    yield from _between(
        "deny", {d.id: _fields(d, _DENIAL) for d in old.deny}, {d.id: _fields(d, _DENIAL) for d in new.deny}
    )
    yield from _between("names", _names(old), _names(new))
    yield from _between("setting", _settings(old), _settings(new))


_CLAUSE = ("action", "entities", "kinds", "topics", "channels", "direction", "why", "legal_basis", "approved_by")
_ENTRY = ("entity", "values", "prefixes", "direction", "detail", "owner", "until", "why")
_DENIAL = ("entity", "count", "owner", "why")


def _between(part: Any, old: Mapping[str, Fields], new: Mapping[str, Fields]) -> Iterator[Change]:
    """Of what both have, only the fields that differ."""
    for name in [*old, *(name for name in new if name not in old)]:
        was, now = old.get(name, ()), new.get(name, ())
        if was != now:
            what: What = "added" if not was else "removed" if not now else "changed"
            gone, come = (
                "; ".join(said for said in one if said not in other) for one, other in ((was, now), (now, was))
            )
            yield Change(what, part, name, gone, come)


def _moved(old: Policy, new: Policy) -> Iterator[Change]:
    """The order of clauses decides: the first that matches wins."""
    kept = {c.id for c in old.clauses} & {c.id for c in new.clauses}
    before, after = ([c.id for c in policy.clauses if c.id in kept] for policy in (old, new))
    if before != after:
        yield Change("changed", "setting", "order", " > ".join(before), " > ".join(after))


def _clause(clause: Any) -> Fields:
    return _fields(clause, _CLAUSE)


def _fields(of: Any, names: tuple[str, ...]) -> Fields:
    return tuple(f"{name} = {_shown(value)}" for name in names if (value := getattr(of, name)) not in (None, (), ""))


def _names(policy: Policy) -> dict[str, Fields]:
    return {"never": _fields(policy.names, ("never", "owner", "until", "why"))} if policy.names else {}


def _settings(policy: Policy) -> dict[str, Fields]:
    shown = {name: _shown(getattr(policy, name)) for name in _SETTINGS} | {"home": policy.office.home}
    return {name: (value,) if value else () for name, value in shown.items()}


def _shown(value: Any) -> str:
    if isinstance(value, tuple | frozenset):
        return ", ".join(sorted(value) if isinstance(value, frozenset) else map(str, value))
    return str(getattr(value, "value", "" if value is None else value))
