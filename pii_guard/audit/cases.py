"""Cases beside a policy: messages, what must happen to each, and by which clause.

A case that comes out right by another clause fails: it passed for the wrong reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field

from pii_guard.audit.examples import OFFICER
from pii_guard.audit.sheets import SheetRow, is_sheet, rows_of
from pii_guard.conversation.window import Turn, Window
from pii_guard.errors import PolicyError, RequestError
from pii_guard.guard import Guard
from pii_guard.model import Decision, Direction, Setting
from pii_guard.policy.ruling import OTHERWISE, Policy
from pii_guard.policy.strict import TomlTable, Words, as_table
from pii_guard.policy.toml import read_toml
from pii_guard.sentences import Sentence, audit
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
    before: list[str] = Field(
        default=[], description="messages of the same consultation in front of it; an officer's begins with @"
    )

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
    case: CaseTable = field(repr=False)

    @property
    def holds(self) -> bool:
        """Whether action, text and clauses are as written down."""
        return not self.reasons


class CaseFile(NamedTuple):
    """The cases of a file, and how a fault names a field of the n-th of them."""

    cases: list[CaseTable]
    place: Callable[[int, str], str]


def read_cases(source: str | Path) -> CaseFile:
    """The cases of a bundled policy (by its name), of a .cases.toml or of an .xlsx file. Raises PolicyError."""
    if isinstance(source, Path) and is_sheet(source):
        return _of_sheet(source)
    file = read_toml(source, ".cases.toml")
    cases = as_table(CasesTable, file).case
    return CaseFile(cases, lambda n, key: f"{file.name}: case[{n}] ({cases[n - 1].name}).{key}")


def run_cases(source: str | Path, guard: Guard) -> list[CaseResult]:
    """Run the cases of a bundled policy (by its name) or of a file with the guard, in order.

    Raises PolicyError with every fault of the file at once.
    """
    file = read_cases(source)
    faults = list(_faults(file, guard.policy))
    if faults:
        raise PolicyError(faults)
    return [CaseResult(case.name, tuple(_reasons(case, _decided(case, guard))), case) for case in file.cases]


CHOICES: dict[str, dict[str, str]] = {  # what people choose in a sheet -> what we call it
    "expect": {"통과": "allow", "가림": "redact", "차단": "block"},
    "direction": {"민원인": "citizen", "담당자": "officer", "봇": "bot"},
}


def _of_sheet(path: Path) -> CaseFile:
    rows, cases, faults = rows_of(path), list[CaseTable](), list[Sentence]()
    for row in rows:
        found = list(_cell_faults(row))
        faults += [fault.at(f"{path.name}: {row.at(name)}") for name, fault in found]
        if not found:
            cases.append(_case(row))
    if not rows:
        faults = [audit.NO_MESSAGES.at(path.name)]
    if faults:
        raise PolicyError(faults)
    return CaseFile(cases, lambda n, key: f"{path.name}: {rows[n - 1].at(key)}")


def _cell_faults(row: SheetRow) -> Iterator[tuple[str, Sentence]]:
    for name in ("name", "message", "expect"):
        if not row.cells.get(name):
            yield name, audit.REQUIRED
    for name, known in CHOICES.items():
        if (given := row.cells.get(name)) and given not in (*known, *known.values()):
            yield name, audit.ONE_OF(expected=", ".join(known))


def _case(row: SheetRow) -> CaseTable:
    cells = {name: CHOICES.get(name, {}).get(value, value) for name, value in row.cells.items()}
    by = [clause.strip() for clause in cells.pop("by", "").split(",") if clause.strip()] or None
    known = {name: value for name, value in cells.items() if name in CaseTable.model_fields}
    return CaseTable.model_validate({**known, "by": by})


def _decided(case: CaseTable, guard: Guard) -> Decision:
    if not case.before:
        return guard.decide(case.message, case.setting)
    window = Window.EMPTY
    for n, text in enumerate(case.before):
        who = case.setting._replace(direction="officer" if text.startswith(OFFICER) else "citizen")
        _, window = guard.turn(window, Turn(text.removeprefix(OFFICER), f"m{n}", who, at=float(n)))
    return guard.turn(window, Turn(case.message, "last", case.setting, at=float(len(case.before))))[0]


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


def _faults(file: CaseFile, policy: Policy) -> Iterator[Sentence]:
    known = {
        OTHERWISE,
        *([policy.names.id] if policy.names else []),
        *(c.id for c in policy.clauses),
        *(e.id for e in policy.allow),
    }
    names = [case.name for case in file.cases]
    for n, case in enumerate(file.cases, 1):
        if names.index(case.name) < n - 1:
            yield say.NAME_TWICE.at(file.place(n, "name"))
        if case.expect == "block" and case.text is not None:
            yield say.TEXT_OF_A_BLOCK.at(file.place(n, "text"))
        yield from (say.NO_CLAUSE(name=c).at(file.place(n, "by")) for c in case.by or () if c not in known)
        try:
            policy.check_setting(case.setting)
        except RequestError as error:
            field_name, _, said = error.said.partition(": ")
            korean = error.said.ko.partition(": ")[2]
            yield Sentence(korean, said).at(file.place(n, field_name))
