"""The mutation score of the engine and the sidecar: do the tests notice what is changed in a module.

    python scripts/engine_mutants.py --named                        # those that survived once, by name
    python scripts/engine_mutants.py [--jobs N] [FILE OR FOLDER ...]    # conditions and numbers, by default of all
    python scripts/engine_mutants.py --sample 60                        # the named ones and sixty of the others

A mutant lacks one condition, or one of its numbers is doubled or halved. The tests of its module are run against it in
a process of its own, those that start processes left out; nothing is written into the tree. One that no test notices
survives. A condition that only saves time is skipped where its line says `# cost only: ` and why.
"""

import ast
import importlib
import os
import signal
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from multiprocessing import get_context
from pathlib import Path
from random import Random
from types import ModuleType
from typing import NamedTuple

import pytest
from conditions import conditions, only_costs, read, without
from named_mutants import NAMED, Named

ROOT = Path(__file__).resolve().parent.parent
GOAL = 0.7  # of all; rules have more: their conditions decide, many of the engine's only save time or say it better
SEED = 11  # of a sample: every run draws the same from the same tree
PATIENCE = 180  # seconds; a mutant may loop for ever
EXAMPLES = "tests/audit/test_examples.py"
SIDECAR = "tests/service/test_sidecar.py"
TESTS = {  # of modules whose own folder of tests says too little; quick ones first, since the first failure ends it
    "pii_guard/conversation": ("tests/conversation", EXAMPLES),
    "pii_guard/sentences": ("tests/test_sentences.py",),
    "pii_guard/errors.py": ("tests/guard",),
    "pii_guard/fold": ("tests/fold", EXAMPLES, "tests/variants"),
    "pii_guard/scan": ("tests/scan", EXAMPLES, "tests/guard"),
    "pii_guard/explain": ("tests/explain", "tests/cli/test_explain.py"),
    "pii_guard/policy": ("tests/policy", "tests/audit/test_cases.py", "tests/guard", "tests/explain"),
    "pii_guard/redact": ("tests/redact", "tests/guard"),
    "pii_guard/examine/documents.py": ("tests/json", "tests/service/contracts/test_litellm.py", "tests/guard"),
    "pii_guard/examine/examiner.py": ("tests/guard", "tests/redact"),
    "pii_guard/guard": ("tests/guard",),
    "pii_guard/model/text.py": ("tests/model", "tests/fold", "tests/redact", "tests/guard"),
    "pii_guard/model/decision.py": ("tests/model", "tests/redact", "tests/policy", "tests/guard"),
    "service/front": ("tests/service/front", "tests/service/test_failing_closed.py", SIDECAR),
    "service/contracts/conversations": ("tests/service/intake/test_contract.py", "tests/service/intake/test_texts.py"),
    "service/contracts/native.py": ("tests/service/contracts/test_limits.py", "tests/service/contracts", SIDECAR),
    "service/contracts": ("tests/service/contracts", SIDECAR),
    "service/record": ("tests/service/record", "tests/service/test_failure_table.py"),
}
WARM = (  # imported once; a mutant imports the rest anew
    "fastapi.testclient",
    "hypothesis.strategies",
    "marisa_trie",
    "orjson",
    "presidio_anonymizer",
    "prometheus_client",
    "pydantic_settings",
    "re2",
    "regex",
)
PYTEST = (
    "-x",
    "-q",
    "-p",
    "no:cacheprovider",
    "-m",
    "not process and not slow",
    "--assert=plain",  # else pytest's own importer may take a module before ours changes it
)


class Mutant(NamedTuple):
    """A changed module: its file, the change in words, its source, and the tests that are run against it."""

    file: str
    change: str
    source: str
    tests: tuple[str, ...]

    @property
    def module(self) -> str:
        """The name under which it is installed."""
        name = self.file.removesuffix(".py").replace("/", ".")
        return f"pii_guard.{name}" if name.startswith("service.") else name


def conditional(file: str) -> Iterator[Mutant]:
    """Without one of its conditions."""
    tree, lines = read(ROOT / file)
    for i, place in enumerate(conditions(tree)):
        if not only_costs(place, lines):
            said = f"without line {place.node.lineno}: {ast.unparse(place.node)}"
            yield Mutant(file, said, ast.unparse(without(tree, i)), tests_of(file))


def numeric(file: str) -> Iterator[Mutant]:
    """With one of the numbers that it names doubled or halved."""
    tree, _ = read(ROOT / file)
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            number = node.value.value
            if isinstance(number, int | float) and not isinstance(number, bool):
                for other in (number * 2, type(number)(number / 2)):
                    node.value = ast.Constant(other)
                    yield Mutant(file, f"{ast.unparse(node)}, not {number}", ast.unparse(tree), tests_of(file))
                node.value = ast.Constant(number)


def named(one: Named) -> Mutant:
    """A mutant that was made by hand. Raises ValueError where its file is no longer as it was."""
    source = (ROOT / one.file).read_text("utf-8")
    if source.count(one.stands) != 1:
        raise ValueError(f"{one.name}: {one.file} does not hold its line once: {one.stands}")
    return Mutant(one.file, one.name, source.replace(one.stands, one.instead), (one.tests,))


class _Changed(MetaPathFinder, Loader):
    """Gives one module its changed source; every other is found as ever."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        if name != self._mutant.module:
            return None
        return spec_from_file_location(name, ROOT / self._mutant.file, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._mutant.source, str(ROOT / self._mutant.file), "exec"), module.__dict__)


def tests_of(file: str) -> tuple[str, ...]:
    """What is run against a mutant of a file: what TESTS says, else the tests that mirror it, or those of its folder.

    Raises ValueError where there are none.
    """
    if said := next((tests for start, tests in TESTS.items() if file.startswith(start)), None):
        return said
    path = Path("tests") / file.removeprefix("pii_guard/")
    for mirror in (path.with_name(f"test_{path.name}"), *path.parents):
        if mirror.parts[1:] and (ROOT / mirror).exists():
            return (mirror.as_posix(),)
    raise ValueError(f"{file} has no tests that mirror it: name some in TESTS")


def exit_code(mutant: Mutant | None, tests: Sequence[str]) -> int:
    """Pytest's, in a process that has imported nothing of ours yet; 0 when all hold."""
    if mutant:
        sys.meta_path.insert(0, _Changed(mutant))
        signal.signal(signal.SIGALRM, _out_of_patience)
        signal.alarm(PATIENCE)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
    return int(pytest.main([*PYTEST, *tests]))


def _out_of_patience(*_: object) -> None:
    raise TimeoutError


def _judged(mutant: Mutant) -> tuple[Mutant, int]:
    return mutant, exit_code(mutant, mutant.tests)


def _hold(tests: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    return tests, exit_code(None, tests)


def files_of(places: Sequence[str]) -> list[str]:
    """The files of these files and folders, written from the root."""
    found = [path for place in places for path in ([ROOT / place] if place.endswith(".py") else _below(ROOT / place))]
    return sorted({path.relative_to(ROOT).as_posix() for path in found})


def _below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.py") if path.name != "__init__.py"]


def chosen(places: Sequence[str], only_named: bool, sample: int | None = None) -> list[Mutant]:
    """Mutants of these places, the named ones first; of the others all, or a sample."""
    files = files_of(places)
    mutants = [named(one) for one in NAMED if one.file in files]
    makers: tuple[Callable[[str], Iterator[Mutant]], ...] = () if only_named else (numeric, conditional)
    others = [mutant for file in files for make in makers for mutant in make(file)]
    return mutants + (others if sample is None else Random(SEED).sample(others, min(sample, len(others))))


def main() -> int:
    """Print survivors and score; 1 when a named one survives or the score is below the goal."""
    parser = ArgumentParser(description="The mutation score of the engine and the sidecar.")
    parser.add_argument(
        "places", nargs="*", metavar="PLACE", default=["pii_guard", "service"], help="a file or folder; all without"
    )
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time")
    parser.add_argument("--named", action="store_true", help="only those that were made by hand")
    parser.add_argument("--sample", type=int, metavar="N", help="so many of the others")
    asked = parser.parse_args()
    mutants = chosen(asked.places, asked.named, asked.sample)
    os.chdir(ROOT)
    os.environ["CI"] = "1"  # hypothesis draws the same examples for each mutant
    for name in WARM:
        importlib.import_module(name)
    with get_context("fork").Pool(asked.jobs, maxtasksperchild=1) as pool:
        for tests, code in pool.imap(_hold, dict.fromkeys(mutant.tests for mutant in mutants), chunksize=1):
            if code:
                print(f"nothing is changed, and yet these do not hold: {' '.join(tests)}")
                return 2
        survivors = _survivors(pool.imap(_judged, mutants, chunksize=1), len(mutants))
    score = 1 - len(survivors) / len(mutants)
    print(f"{len(mutants) - len(survivors)} of {len(mutants)} mutants noticed: {score:.1%}")
    names = {one.name for one in NAMED}
    return int(score < GOAL or any(mutant.change in names for mutant in survivors))


def _survivors(judged: Iterator[tuple[Mutant, int]], many: int) -> list[Mutant]:
    survivors = []
    for k, (mutant, code) in enumerate(judged, 1):
        if not code:
            survivors.append(mutant)
        verdict = "noticed " if code else "survives"
        print(f"{k:4}/{many} {verdict} {mutant.file}: {mutant.change}", flush=True)
    return survivors


if __name__ == "__main__":
    sys.exit(main())
