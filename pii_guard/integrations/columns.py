"""What the adapters of tables share: the decisions on a column of texts, as columns again."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from pii_guard.guard import Guard
from pii_guard.model import Decision, Setting

FINDING = ("entity", "start", "end", "action")  # of each finding; offsets are code points of the text as it was

Policy = str | Path | Guard  # a bundled name, a file of one's own, or a guard that is there


class Columns(NamedTuple):
    """A row for each text, in order; of a text that is missing everything is None.

    `text` is what may be kept, None where `action` is "block"; `code` says why one could not be examined.
    """

    text: list[str | None]
    action: list[str | None]
    code: list[str | None]
    findings: list[list[dict[str, Any]] | None]


_ABSENT = (None, None, None, None)


def guard_of(policy: Policy, setting: Setting) -> Guard:
    """The guard, one for each bundled policy. Raises RequestError for a setting that its policy does not know."""
    guard = policy if isinstance(policy, Guard) else _bundled(policy) if isinstance(policy, str) else Guard(policy)
    guard.policy.check_setting(setting)
    return guard


@lru_cache(maxsize=8)
def _bundled(policy: str) -> Guard:
    return Guard(policy)


def columns(guard: Guard, texts: Iterable[str | None], setting: Setting) -> Columns:
    """The decisions on the texts. Raises RequestError for what is neither text nor None."""
    made: tuple[list[Any], ...] = ([], [], [], [])
    for text in texts:
        row = _ABSENT if text is None else _row(guard.decide(text, setting))
        for column, value in zip(made, row, strict=True):
            column.append(value)
    return Columns(*made)


def _row(decision: Decision) -> tuple[Any, ...]:
    found = ((f.entity, f.start, f.end, f.action.value) for f in decision.findings)
    findings = [dict(zip(FINDING, values, strict=True)) for values in found]
    return decision.text, decision.action.value, decision.code, findings
