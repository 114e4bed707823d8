"""The name of a file that a resident sent: people write `홍길동_010-2345-6789.jpg`, a line where a blank would be."""

from pii_guard.guard import Guard
from pii_guard.model import Action, Decision, Setting


def decide_name(guard: Guard, name: str, setting: Setting) -> Decision:
    """The decision on it. Where only blanks in place of its lines show something, its cleaned text has blanks."""
    decision = guard.decide(name, setting)
    if decision.action is Action.ALLOW and "_" in name:
        spaced = guard.decide(name.replace("_", " "), setting)
        return decision if spaced.action is Action.ALLOW else spaced
    return decision
