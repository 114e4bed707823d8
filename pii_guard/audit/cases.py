"""Cases beside a policy: messages, what must happen to each, and by which clause.

A case that comes out right by another clause fails: it passed for the wrong reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from pii_guard.errors import PolicyError, RequestError
from pii_guard.guard import Guard
from pii_guard.model import Decision, Direction, Setting
from pii_guard.policy.ruling import OTHERWISE, Policy
from pii_guard.policy.schema import TomlTable, Words
from pii_guard.policy.toml import TomlFile, as_table, read_toml
from pii_guard.sentences import Sentence
from pii_guard.sentences import policy as say


class CaseTable(TomlTable):
    """One message. `by` is the set of clauses that ruled on what was found; `text` what comes out."""

    name: Words
    message: str
    expect: Literal["allow", "redact", "block"]
    text: str | None = Field(default=None, description="the cleaned text; left out when blocked")
    by: list[str] | None = None
    direction: Direction = "citizen"
    topic: str | None = None
    channel: str | None = None

    @property
    def setting(self) -> Setting:
        """The caller's word on it."""
        return Setting(self.direction, self.topic, self.channel)


class CasesTable(TomlTable):
    """A case file."""

    case: list[CaseTable] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How one case came out; `reasons` says what is wrong and is empty when it holds."""

    name: str
    reasons: tuple[Sentence, ...]

    @property
    def holds(self) -> bool:
        """Whether action, text and clauses are as written down."""
        return not self.reasons


def run_cases(source: str | Path, guard: Guard) -> list[CaseResult]:
    """Run the cases of a bundled policy (by its name) or of a file with the guard, in order.

    Raises PolicyError with every fault of the file at once.
    """
    file = read_toml(source, ".cases.toml")
    cases = as_table(CasesTable, file).case
    faults = list(_faults(file, cases, guard.policy))
    if faults:
        raise PolicyError(faults)
    return [CaseResult(case.name, tuple(_reasons(case, _decided(case, guard)))) for case in cases]


def _decided(case: CaseTable, guard: Guard) -> Decision:
    return guard.decide(case.message, case.setting)


def _reasons(case: CaseTable, decision: Decision) -> Iterator[Sentence]:
    expected = case.message if case.text is None and case.expect == "allow" else case.text
    if decision.action.value != case.expect:
        found = ", ".join(f"{f.rule} by {f.clause}" for f in decision.findings) or say.NOTHING_FOUND
        why = say.NOT_EXAMINED(code=decision.code) if decision.code else found
        yield say.OTHER_ACTION(expected=case.expect, got=decision.action.value, why=why)
    elif expected not in (None, decision.text):
        yield say.OTHER_TEXT(expected=repr(expected), got=repr(decision.text))
    by = sorted({f.clause for f in decision.findings})
    if case.by is not None and by != sorted(set(case.by)):
        yield say.OTHER_CLAUSES(expected=sorted(set(case.by)), got=by)


def _faults(file: TomlFile, cases: list[CaseTable], policy: Policy) -> Iterator[Sentence]:
    known = {
        OTHERWISE,
        *([policy.names.id] if policy.names else []),
        *(c.id for c in policy.clauses),
        *(e.id for e in policy.allow),
    }
    names = [case.name for case in cases]
    for n, case in enumerate(cases, 1):
        key = f"{file.name}: case[{n}] ({case.name})"
        if names.index(case.name) < n - 1:
            yield say.NAME_TWICE.at(f"{key}.name")
        if case.expect == "block" and case.text is not None:
            yield say.TEXT_OF_A_BLOCK.at(f"{key}.text")
        yield from (say.NO_CLAUSE(name=c).at(f"{key}.by") for c in case.by or () if c not in known)
        try:
            policy.check_setting(case.setting)
        except RequestError as error:
            yield error.said.below(key)
