"""pii-guard test: the cases of policies and the examples of rules, run as pytest runs them."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from pii_guard.audit.cases import CaseResult, run_cases
from pii_guard.audit.examples import ExampleResult, run_examples
from pii_guard.audit.results import Result, as_junit, as_page
from pii_guard.audit.sheets import is_sheet
from pii_guard.cli.rules import got, marked, said_of
from pii_guard.cli.screen import CommandError, Screen
from pii_guard.explain import Explanation
from pii_guard.guard import Guard
from pii_guard.model.clock import today
from pii_guard.policy import bundled_policies
from pii_guard.recognizer.example import Expects
from pii_guard.sentences import spoken

CASES, POLICY, SHEET = ".cases.toml", ".toml", ".cases.xlsx"


def prove(args: Namespace, screen: Screen) -> int:
    """1 when a case does not hold. Raises PolicyError for a bad file."""
    names: list[str] = args.cases or list(bundled_policies())
    guards = [Guard(args.policy or _policy_of(name, screen)) for name in names]
    results = list(_counted(names, guards, bool(args.cases), screen))
    failed = [result for result in results if not result.holds]
    for result in failed:
        screen.line(f"{screen.paint('bad', '✗')} {screen.paint('bold', f'{result.source}: {result.name}')}")
        for line in (*result.faults, *result.reasons):
            screen.line(f"    {line}")
    if args.junit:
        _write(Path(args.junit), as_junit(results), screen)
    if args.html:
        page = as_page(results, (guard.provenance for guard in guards), today(), screen.words.lang)
        _write(Path(args.html), page, screen)
    key = "some_fail" if failed else "all_hold"
    screen.line(screen.words(key, total=len(results), failed=len(failed)))
    return int(bool(failed))


def _write(path: Path, document: str, screen: Screen) -> None:
    try:
        path.write_text(document, "utf-8")
    except OSError as error:
        raise CommandError(screen.words("no_file", name=path, reason=error.strerror)) from None


def _counted(names: Sequence[str], guards: Sequence[Guard], only_these: bool, screen: Screen) -> Iterator[Result]:
    examples = 0 if only_these else sum(len(r.examples) for r in guards[0].catalog.recognizers)
    done, total = 0, examples + len(names)
    for name, guard in zip(names, guards, strict=True):
        yield from (_case(name, result, guard, screen) for result in run_cases(_cases_of(name), guard))
        screen.bar(done := done + 1, total)
    if examples:
        for result in run_examples(guards[0].catalog):
            yield _example(result, screen)
            screen.bar(done := done + 1, total)


def _policy_of(name: str, screen: Screen) -> str | Path:
    """The one beside the cases. Raises CommandError where there is none."""
    if name in bundled_policies():
        return name
    path = Path(_stem(name) + POLICY)
    if not path.exists():
        raise CommandError(screen.words("none_beside", name=path))
    return path


def _cases_of(name: str) -> str | Path:
    if name in bundled_policies():
        return name
    return Path(name) if is_sheet(Path(name)) else Path(_stem(name) + CASES)


def _stem(name: str) -> str:
    return name.removesuffix(SHEET).removesuffix(CASES).removesuffix(POLICY)


def _case(source: str, result: CaseResult, guard: Guard, screen: Screen) -> Result:
    lang = screen.words.lang
    if result.holds:
        return Result(source, result.name)
    explained = guard.explain(result.case.message, **result.case.setting._asdict())
    faults = tuple(spoken(reason, lang) for reason in result.reasons)
    return Result(source, result.name, faults, tuple(_reasons(explained, screen)))


def _reasons(explained: Explanation, screen: Screen) -> Iterator[str]:
    """A line for each thing that was found or came close: by its place, never by its value."""
    lang = screen.words.lang
    for step in explained.steps:
        where = ", ".join(f"{part.start}–{part.end}" for part in step.parts)
        yield f"{where}  {spoken(step.label, lang)}: {spoken(step.summary, lang)}"


def _example(result: ExampleResult, screen: Screen) -> Result:
    source, _, name = result.name.partition(": ")
    return Result(source, name or result.name, () if result.holds else tuple(_difference(result, screen)))


def _difference(result: ExampleResult, screen: Screen) -> Iterator[str]:
    example, words = result.example, screen.words
    if example.expects in (Expects.MISSES, Expects.OVERREACHES):
        yield f"{words('expected')}: {words('still_a_gap')}"
        yield f"{words('got')}: {words('mended')}: {marked(example.text, result.found)}"
    else:
        yield f"{words('expected')}: {marked(example.text, example.parts)}{said_of(example.weight, screen)}"
        yield f"{words('got')}: {got(result, screen)}"
