"""A pytest plugin for a backend's own CI: the cases of its policy as tests, and that nothing personal is left.

    pytest --pii-cases policy/ [--pii-policy policy/office.toml]

Every `*.cases.toml` and `*.cases.xlsx` in the folder runs with the policy beside it, or the one that is named. The
fixture `assert_no_pii` takes what a test has at hand: text, bytes, or anything of dicts, lists and strings.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pii_guard.audit.cases import CaseResult, run_cases
from pii_guard.guard import Guard
from pii_guard.model import Action
from pii_guard.policy import bundled_policies
from pii_guard.sentences import host as say

CASES = (".cases.toml", ".cases.xlsx")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The two options."""
    group = parser.getgroup("pii-guard")
    group.addoption("--pii-cases", metavar="DIR", type=Path, help="run the cases of policies in this folder as tests")
    group.addoption("--pii-policy", metavar="POLICY", help="a policy for them, instead of the one beside each file")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The case files below the folder that was named."""
    folder: Path | None = parent.config.getoption("--pii-cases")
    if folder is None or not file_path.name.endswith(CASES) or not file_path.is_relative_to(folder.resolve()):
        return None
    return CaseFile.from_parent(parent, path=file_path)


def pytest_configure(config: pytest.Config) -> None:
    """Collect the folder too, where pytest was told to look elsewhere."""
    folder: Path | None = config.getoption("--pii-cases")
    if folder is not None:
        if not folder.is_dir():
            raise pytest.UsageError(f"--pii-cases: {say.NO_CASES}")
        config.args.append(str(folder))


class CaseFile(pytest.File):
    """A case file as pytest collects it."""

    def collect(self) -> Iterator[pytest.Item]:
        """Every case. A file or a policy that is wrong fails the collection, with all its faults."""
        policy = self.config.getoption("--pii-policy") or _beside(self.path)
        guard = _guard(policy)
        for result in run_cases(self.path, guard):
            yield Case.from_parent(self, name=result.name, result=result, guard=guard)


class Case(pytest.Item):
    """One case as a test."""

    def __init__(self, *, result: CaseResult, guard: Guard, **about: Any) -> None:
        super().__init__(**about)
        self._result, self._guard = result, guard

    def runtest(self) -> None:
        """Fail, with every reason, where the case does not hold."""
        if self._result.holds:
            return
        case = self._result.case
        explained = self._guard.explain(case.message, **case.setting._asdict())
        raise CaseError([*self._result.reasons, *(f"{step.label}: {step.summary}" for step in explained.steps)])

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The reasons alone: a traceback into the plugin helps nobody."""
        if isinstance(excinfo.value, CaseError):
            return "\n".join(excinfo.value.reasons)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Where the case stands."""
        return self.path, None, f"{self.path.name}: {self.name}"


class CaseError(Exception):
    """A case does not hold."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("\n".join(reasons))


def _beside(cases: Path) -> Path:
    return cases.with_name(cases.name[: -len(CASES[0])] + ".toml")


def _guard(policy: str | Path) -> Guard:
    return Guard(policy if policy in bundled_policies() else Path(policy))


@pytest.fixture(scope="session")
def assert_no_pii(request: pytest.FixtureRequest) -> Callable[[Any], None]:
    """A function that fails where what it is given holds personal data: it names the places, never the values."""
    guard = _guard(request.config.getoption("--pii-policy") or "default")

    def check(value: Any) -> None:
        found = list(_found(value, guard, ""))
        if found:
            pytest.fail("personal data:\n" + "\n".join(found), pytrace=False)

    return check


def _found(value: Any, guard: Guard, place: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _found(key, guard, f"{place}/(key)")
            yield from _found(member, guard, f"{place}/{_named(key, guard)}")
    elif isinstance(value, Iterable) and not isinstance(value, str | bytes | bytearray):
        for number, member in enumerate(value):
            yield from _found(member, guard, f"{place}/{number}")
    else:
        for finding in guard.survey(_text(value)).findings:
            if finding.action is not Action.ALLOW:
                yield f"{place or '/'}: {finding.entity}, {finding.start} to {finding.end}"


def _text(value: Any) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | bytearray) else str(value)


def _named(key: Any, guard: Guard) -> str:
    """A key as a place: one that is personal itself is not repeated."""
    return "(key)" if guard.survey(str(key)).findings else str(key)
