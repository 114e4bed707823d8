"""From a policy file to a policy in use."""

from pathlib import Path

from pii_guard.catalog import Catalog
from pii_guard.clock import today
from pii_guard.errors import PolicyError
from pii_guard.model import Action, Office
from pii_guard.policy.allow import Entry
from pii_guard.policy.faults import policy_faults, policy_warnings
from pii_guard.policy.ruling import Clause, Policy
from pii_guard.policy.schema import AllowTable, ClauseTable, PolicyTable
from pii_guard.policy.toml import TomlFile, as_table, read_toml


def load_policy(source: str | Path, catalog: Catalog) -> Policy:
    """A bundled policy by name ("default", "strict", "office-example"), or the file at a path.

    Raises PolicyError with every fault at once, each with file and key.
    """
    file = read_toml(source)
    table = as_table(PolicyTable, file)
    faults = [fault.at(file.name) for fault in policy_faults(table, catalog)]
    if faults:
        raise PolicyError(faults)
    return _policy(table, file, catalog)


def _policy(table: PolicyTable, file: TomlFile, catalog: Catalog) -> Policy:
    return Policy(
        id=table.id,
        version=table.version,
        approved_by=table.approved_by,
        effective=table.effective,
        supersedes=table.supersedes,
        otherwise=Action(table.otherwise),
        clauses=tuple(_clause(c) for c in table.clause),
        allow=tuple(_entry(e, n, catalog) for n, e in enumerate(table.allow, 1)),
        style=table.style.placeholder,
        keep=table.style.keep,
        office=Office(table.home),
        topics=tuple(table.topics),
        channels=tuple(table.channel_names),
        bubbles=frozenset(channel.name for channel in table.channels if channel.bubble_stays),
        sha256=file.sha256,
        warnings=tuple(warning.at(file.name) for warning in policy_warnings(table, today())),
        catalog=catalog,
    )


def _clause(c: ClauseTable) -> Clause:
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


def _entry(e: AllowTable, number: int, catalog: Catalog) -> Entry:
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
