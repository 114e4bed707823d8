"""pii-guard which-rules: by which policy and which rules a decision was made, from its id and the audit file.

A person reads the first eight digits off a notice; the file of the sidecar (PII_GUARD_AUDIT) knows the rest.
"""

import json
import re
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pii_guard.audit.book.clauses import ACTIONS
from pii_guard.catalog import load_catalog
from pii_guard.cli.rules import policy_named
from pii_guard.cli.screen import CommandError, Screen
from pii_guard.model import Action
from pii_guard.policy import load_policy

_ID = re.compile("[0-9a-f]{8,16}")
_DECISION = "decision"


def which_rules(args: Namespace, screen: Screen) -> int:
    """0 when the decision is in the file, 1 when it is not."""
    words = screen.words
    if not _ID.fullmatch(args.id.lower()):
        raise CommandError(words("bad_id"))
    found = list(_decisions(args.audit, args.id.lower(), screen))
    for n, record in enumerate(found):
        if n:
            screen.line()
        if args.json:
            screen.json(record)
        else:
            _show(record, args.policy, screen)
    if not found:
        screen.error(words("no_decision"))
    return int(not found)


def _decisions(name: str, wanted: str, screen: Screen) -> Iterator[Mapping[str, Any]]:
    """The decisions whose id begins so; lines that are none (a torn one, a complaint) are passed over."""
    try:
        with Path(name).open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if f'"{wanted}' in line and (record := _read(line)) is not None:
                    yield record
    except OSError as error:
        raise CommandError(screen.words("no_file", name=name, reason=error.strerror)) from None


def _read(line: str) -> Mapping[str, Any] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) and record.get("event") == _DECISION else None


def _show(record: Mapping[str, Any], policy: str | None, screen: Screen) -> None:
    words = screen.words
    action = Action(record["action"])
    screen.line(f"{record['decision_id']}  {record['at']}  {screen.paint(action.value, words.of(ACTIONS[action]))}")
    if record.get("code"):
        screen.line(f"  {words('not_examined', code=record['code'])}")
    counted = (
        f"{entity} {n} {words.of(ACTIONS[Action(by)])}"
        for entity, of in record["counts"].items()
        for by, n in of.items()
    )
    for key, value in (("what", ", ".join(counted)), ("clause", ", ".join(record["clauses"]))):
        if value:
            screen.line(f"  {words(key)}: {value}")
    by = record["policy"]
    screen.line(f"  policy  {by['id']} {by['version']} {by['sha256']}{_same(by['sha256'], _sha256(policy), screen)}")
    catalog = record["catalog_sha256"]
    screen.line(f"  catalog {catalog}{_same(catalog, load_catalog().sha256, screen)}")


def _sha256(policy: str | None) -> str | None:
    return load_policy(policy_named(policy), load_catalog()).sha256 if policy else None


def _same(recorded: str, here: str | None, screen: Screen) -> str:
    """Whether what decided is what lies here, so that the message can be explained by it."""
    if here is None:
        return ""
    return f"  {screen.words('same_here' if recorded == here else 'other_here')}"
