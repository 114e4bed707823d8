"""pii-guard test: the cases of policies and the examples of rules, run as pytest runs them."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pii_guard.audit.cases import CaseResult, run_cases
from pii_guard.audit.examples import ExampleResult, run_examples
from pii_guard.cli.rules import got, marked, said_of
from pii_guard.cli.screen import Screen
from pii_guard.guard import Guard
from pii_guard.policy import bundled_policies
from pii_guard.recognizer.example import Expects
from pii_guard.sentences import spoken

CASES, POLICY = ".cases.toml", ".toml"


@dataclass(frozen=True, slots=True)
class _Verdict:
    """One case or example: its name, and what is wrong with it, line by line."""

    name: str
    faults: tuple[str, ...]


def prove(args: Namespace, screen: Screen) -> int:
    """1 when a case does not hold. Raises PolicyError for a bad file."""
    verdicts = list(_counted(args, screen))
    failed = [v for v in verdicts if v.faults]
    for verdict in failed:
        screen.line(f"{screen.paint('bad', '✗')} {screen.paint('bold', verdict.name)}")
        for fault in verdict.faults:
            screen.line(f"    {fault}")
    key = "some_fail" if failed else "all_hold"
    screen.line(screen.words(key, total=len(verdicts), failed=len(failed)))
    return int(bool(failed))


def _counted(args: Namespace, screen: Screen) -> Iterator[_Verdict]:
    names: list[str] = args.cases or list(bundled_policies())
    guards = [Guard(args.policy or _policy_of(name)) for name in names]
    examples = sum(len(r.examples) for r in guards[0].catalog.recognizers) if not args.cases else 0
    done, total = 0, examples + len(names)
    for name, guard in zip(names, guards, strict=True):
        yield from (_case(name, result, screen) for result in run_cases(_cases_of(name), guard))
        screen.bar(done := done + 1, total)
    if examples:
        for result in run_examples(guards[0].catalog):
            yield _example(result, screen)
            screen.bar(done := done + 1, total)


def _policy_of(name: str) -> str | Path:
    return name if name in bundled_policies() else Path(name.removesuffix(CASES).removesuffix(POLICY) + POLICY)


def _cases_of(name: str) -> str | Path:
    return name if name in bundled_policies() else Path(name.removesuffix(CASES).removesuffix(POLICY) + CASES)


def _case(source: str, result: CaseResult, screen: Screen) -> _Verdict:
    reasons = tuple(spoken(reason, screen.words.lang) for reason in result.reasons)
    return _Verdict(f"{source}: {result.name}", reasons)


def _example(result: ExampleResult, screen: Screen) -> _Verdict:
    return _Verdict(result.name, () if result.holds else tuple(_difference(result, screen)))


def _difference(result: ExampleResult, screen: Screen) -> Iterator[str]:
    example, words = result.example, screen.words
    if example.expects in (Expects.MISSES, Expects.OVERREACHES):
        yield f"{words('expected')}: {words('still_a_gap')}"
        yield f"{words('got')}: {words('mended')}: {marked(example.text, result.found)}"
    else:
        yield f"{words('expected')}: {marked(example.text, example.parts)}{said_of(example.weight, screen)}"
        yield f"{words('got')}: {got(result, screen)}"
