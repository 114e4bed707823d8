"""From a policy file to a policy in use."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pii_guard.errors import PolicyError
from pii_guard.model import Action, Office
from pii_guard.model.clock import today
from pii_guard.policy.allow import Entry
from pii_guard.policy.deny import denial
from pii_guard.policy.faults import denied_faults, policy_faults, policy_warnings
from pii_guard.policy.names import NoNames
from pii_guard.policy.ruling import Clause, Policy
from pii_guard.policy.source import PolicySource, source_of
from pii_guard.policy.toml import TomlFile, parse_toml
from pii_guard.policy.written import WrittenAllow, WrittenClause, WrittenDeny, WrittenNames, WrittenPolicy, was_checked
from pii_guard.recognizer.catalog import Catalog


def load_policy(policy: str | Path | PolicySource, catalog: Catalog) -> Policy:
    """A bundled policy by name ("default", "strict", "office-example"), the file at a path, or what was read before.

    Raises PolicyError with every fault at once, each with file and key.
    """
    source, read_list = source_of(policy)
    file = parse_toml(source.name, source.data)
    table = _written(file)
    listed = [_listed(entry, read_list) for entry in table.deny]
    found = [*policy_faults(table, catalog), *denied_faults(table.deny, [values for values, _ in listed])]
    if found:
        raise PolicyError([fault.at(file.name) for fault in found])
    lists = tuple((e.file, data) for e, (_, data) in zip(table.deny, listed, strict=True) if e.file)
    for _, data in listed:  # what an entry lists is part of the policy
        if data:
            file = replace(file, sha256=sha256((file.sha256 + sha256(data).hexdigest()).encode()).hexdigest())
    return replace(
        _policy(table, file, catalog, replace(source, lists=lists)),
        deny=tuple(
            denial(f"deny:{e.id}", e.entity, values or (), e.owner, e.why)
            for e, (values, _) in zip(table.deny, listed, strict=True)
        ),
    )


def _written(file: TomlFile) -> WrittenPolicy:
    if not was_checked(file.sha256):
        from pii_guard.policy import schema  # with pydantic, a quarter of a start

        schema.check(file)
    return WrittenPolicy.of(file.content)


def _listed(entry: WrittenDeny, read_list: Callable[[str], bytes]) -> tuple[list[str] | None, bytes]:
    """The values of an entry with those of its file, and the bytes of that; None where it cannot be read."""
    if entry.file is None:
        return list(entry.values), b""
    try:
        data = read_list(entry.file)
        lines = [line.partition("#")[0].strip() for line in data.decode("utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError):
        return None, b""
    return [*entry.values, *filter(None, lines)], data


def _policy(table: WrittenPolicy, file: TomlFile, catalog: Catalog, source: PolicySource) -> Policy:
    return Policy(
        id=table.id,
        version=table.version,
        approved_by=table.approved_by,
        effective=table.effective,
        supersedes=table.supersedes,
        otherwise=Action(table.otherwise),
        clauses=tuple(_clause(c) for c in table.clause),
        allow=tuple(_entry(e, n, catalog) for n, e in enumerate(table.allow, 1)),
        names=_names(table.names) if table.names else None,
        style=table.style.placeholder,
        show_id=table.notice.show_id,
        keep=table.style.keep,
        office=Office(table.home),
        topics=tuple(table.topics),
        channels=tuple(table.channel_names),
        bubbles=frozenset(channel.name for channel in table.channels if channel.bubble_stays),
        sha256=file.sha256,
        warnings=tuple(warning.at(file.name) for warning in policy_warnings(table, today())),
        catalog=catalog,
        source=source,
    )


def _clause(c: WrittenClause) -> Clause:
    return Clause(
        id=c.id,
        entities=tuple(c.entities),
        kinds=tuple(c.kinds),
        topics=tuple(c.topics),
        channels=tuple(c.channels),
        direction=c.direction,
        action=Action(c.action),
        why=c.why,
        legal_basis=c.legal_basis,
        approved_by=c.approved_by,
    )


def _entry(e: WrittenAllow, number: int, catalog: Catalog) -> Entry:
    return Entry(
        id=f"allow:{e.id or number}",
        entity=e.entity,
        values=tuple(e.values),
        prefixes=tuple(e.prefixes),
        owner=e.owner,
        until=e.until,
        why=e.why,
        direction=e.direction,
        detail=e.detail,
        recognizer=catalog.by_entity[e.entity],
    )


def _names(n: WrittenNames) -> NoNames:
    return NoNames(never=tuple(n.never), owner=n.owner, until=n.until, why=n.why)
