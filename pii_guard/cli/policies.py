"""pii-guard policy: every fault of policy files at once, and the schema that editors check them by."""

from argparse import Namespace
from pathlib import Path

from pii_guard.catalog import load_catalog
from pii_guard.cli.screen import Screen
from pii_guard.errors import PolicyError
from pii_guard.policy import bundled_policies, load_policy
from pii_guard.recognizer.catalog import Catalog
from pii_guard.sentences import spoken

BAD_FILE = 2


def lint(args: Namespace, screen: Screen) -> int:
    """2 when a file cannot be used as a policy. Warnings do not count."""
    catalog = load_catalog()
    sound = [_sound(name, catalog, screen) for name in args.files]
    return 0 if all(sound) else BAD_FILE


def schema(_args: Namespace, screen: Screen) -> int:
    """Print the schema."""
    from pii_guard.policy.schema import policy_schema  # with pydantic, which no other command here needs

    screen.json(policy_schema(), indent=2)
    return 0


def _sound(name: str, catalog: Catalog, screen: Screen) -> bool:
    words = screen.words
    try:
        policy = load_policy(name if name in bundled_policies() else Path(name), catalog)
    except PolicyError as error:
        for fault in error.faults:
            screen.line(f"{screen.paint('block', words('fault'))} {spoken(fault, words.lang)}")
        return False
    for warning in policy.warnings:
        screen.line(f"{screen.paint('redact', words('warning'))} {spoken(warning, words.lang)}")
    screen.line(words("fine", name=name, clauses=len(policy.clauses), allowed=len(policy.allow)))
    return True
