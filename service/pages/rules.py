"""The rules and the reasons, for auditors: the rules and the policy as JSON."""

from dataclasses import asdict
from typing import Any

from pii_guard.policy import Policy
from pii_guard.policy.allow import Entry
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.catalog import Catalog
from pii_guard.recognizer.example import Example

DENIED = ("id", "entity", "count", "owner", "why")
ENTRY = ("id", "entity", "values", "prefixes", "owner", "until", "why", "direction", "detail")
NO_NAMES = ("id", "never", "owner", "until", "why")


def rules_of(catalog: Catalog) -> dict[str, Any]:
    """Every recognizer with its patterns, context, law and examples."""
    return {
        "sha256": catalog.sha256,
        "rules": [_rule(r, catalog.stories[r.entity]) for r in catalog.recognizers],
    }


def _rule(r: Recognizer, story: str) -> dict[str, Any]:
    return {
        "entity": r.entity,
        "label": r.label,
        "label_en": r.label_en,
        "about": r.about,
        "korean": dict(r.korean),
        "story": story.strip(),
        "source": r.source,
        "legal_basis": r.legal_basis,
        "kinds": r.kinds,
        "patterns": [asdict(p) for p in r.patterns],
        "triggers": r.triggers,
        "context": r.context,
        "context_reach": r.context_reach,
        "needs_context": r.needs_context,
        "decoy": r.decoy,
        "unique_identifier": r.unique_identifier,
        "examples": [_example(c) for c in r.examples],
    }


def _example(example: Example) -> dict[str, Any]:
    parts = [[p.start, p.end] for p in example.parts]
    weight = example.weight
    return {
        "expects": example.expects.value,
        "text": example.text,
        "parts": parts,
        "why": example.why,
        "home": example.office.home,
        **weight._asdict(),
        "evidence": weight.evidence and weight.evidence.value,
    }


def policy_of(policy: Policy) -> dict[str, Any]:
    """The policy in force: who answers for it, its clauses, its public values."""
    return {
        "id": policy.id,
        "version": policy.version,
        "approved_by": policy.approved_by,
        "effective": policy.effective,
        "supersedes": policy.supersedes,
        "sha256": policy.sha256,
        "otherwise": policy.otherwise.value,
        "style": policy.style,
        "keep": policy.keep,
        "show_id": policy.show_id,
        "home": policy.office.home,
        "topics": policy.topics,
        "channels": policy.channels,
        "bubble_stays": sorted(policy.bubbles),
        "clauses": [{**asdict(c), "action": c.action.value} for c in policy.clauses],
        "allow": [_entry(entry) for entry in policy.allow],
        "deny": [{name: getattr(entry, name) for name in DENIED} for entry in policy.deny],  # never their values
        "names": policy.names and {name: getattr(policy.names, name) for name in NO_NAMES},
        "warnings": policy.warnings,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in ENTRY}
