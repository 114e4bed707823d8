"""The mutation score of the rules: do the claims notice when one condition of a recognizer is missing.

    python scripts/mutants.py [ENTITY ...]

Each mutant lacks one condition: a pattern, the forbidden neighbours at one side of it, a need for context,
a context word, one side of its reach, a trigger, firmness, being a decoy, or one condition in the code
of its validator or grammar. All claims are run against it. A mutant that no claim notices survives:
an example is missing, or the condition is not needed.
"""

import ast
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from importlib import import_module, invalidate_caches
from itertools import chain
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from pii_guard.catalog import Catalog, load_catalog
from pii_guard.claims import judge
from pii_guard.errors import CatalogError, DetectionError
from pii_guard.recognizer import Recognizer
from pii_guard.scanner import Scanner

SOURCES = Path(__file__).parent.parent / "recognizers"
GOAL = 0.85
PATIENCE = 20  # seconds; a mutant may loop for ever


class Mutant(NamedTuple):
    """A recognizer without one of its conditions, and which one; no recognizer where it cannot even be built."""

    kind: str
    missing: str
    recognizer: Recognizer | None


def declared(r: Recognizer) -> Iterator[Mutant]:
    """Without one of the conditions that the declaration names."""
    for i, p in enumerate(r.patterns):
        others = r.patterns[:i], r.patterns[i + 1 :]
        if len(r.patterns) > 1:
            yield Mutant("pattern", p.name, replace(r, patterns=sum(others, ())))
        changes: list[tuple[str, str, dict[str, Any]]] = [
            (f"{side} neighbour", p.name, {side: ""}) for side in ("left", "right") if getattr(p, side)
        ]
        if p.needs_context:
            changes.append(("need for context", p.name, {"needs_context": False}))
        for kind, missing, change in changes:
            yield Mutant(kind, missing, replace(r, patterns=(*others[0], replace(p, **change), *others[1])))
    yield from _whole(r)


def _whole(r: Recognizer) -> Iterator[Mutant]:
    for flag in ("needs_context", "firm", "decoy"):
        if getattr(r, flag):
            dropped: dict[str, Any] = {flag: False}
            yield Mutant("flag", flag, replace(r, **dropped))
    several = {"context": r.context, "triggers": r.triggers}
    for name, things in several.items():
        for thing, rest in _one_less(things):
            if rest:
                less: dict[str, Any] = {name: rest}
                yield Mutant(f"one of its {name}", thing, replace(r, **less))
    before, after = r.context_reach
    for side, reach in (("in front", (0, after)), ("behind", (before, 0))):
        if r.context and reach != r.context_reach:
            yield Mutant("reach", side, replace(r, context_reach=reach))


def _one_less(things: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((thing, things[:i] + things[i + 1 :]) for i, thing in enumerate(things))


def coded(r: Recognizer, folder: Path) -> Iterator[Mutant]:
    """With one condition in the code of its file, or of one file of its package, decided beforehand."""
    package = SOURCES / r.entity.lower()
    for source in sorted(package.glob("*.py")) if package.is_dir() else [package.with_suffix(".py")]:
        tree = ast.parse(source.read_text("utf-8"))
        for i, place in enumerate(_conditions(tree)):
            changed = deepcopy(tree)
            _drop(list(_conditions(changed))[i])
            said = f"{source.stem}:{place.node.lineno} {ast.unparse(place.node)}"
            yield Mutant("condition in code", said, _built(source, ast.unparse(changed), folder))


class Place(NamedTuple):
    """Where a condition hangs in the syntax tree, and the value that makes it as if it were not there."""

    parent: ast.AST
    field: str
    at: int | None
    node: ast.expr
    neutral: bool


def _conditions(tree: ast.Module) -> Iterator[Place]:
    """Tests of if, conditional expressions and comprehensions; of and/or each operand by itself."""
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        for node in ast.walk(function):
            if isinstance(node, ast.If | ast.IfExp):
                yield from _operands(Place(node, "test", None, node.test, False))
            elif isinstance(node, ast.comprehension):
                for i, test in enumerate(node.ifs):
                    yield from _operands(Place(node, "ifs", i, test, True))
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.BoolOp):
                yield from _operands(Place(node, "value", None, node.value, True))


def _operands(place: Place) -> Iterator[Place]:
    if isinstance(place.node, ast.BoolOp):
        neutral = isinstance(place.node.op, ast.And)
        for i, operand in enumerate(place.node.values):
            yield from _operands(Place(place.node, "values", i, operand, neutral))
    else:
        yield place


def _drop(place: Place) -> None:
    if place.at is None:
        setattr(place.parent, place.field, ast.Constant(place.neutral))
    else:
        getattr(place.parent, place.field)[place.at] = ast.Constant(place.neutral)


def _built(source: Path, changed: str, folder: Path) -> Recognizer | None:
    """The recognizer of a changed copy; None where the copy cannot even be imported."""
    name = f"mutant_{len(list(folder.iterdir()))}"
    if source.parent == SOURCES:
        folder.joinpath(f"{name}.py").write_text(changed, encoding="utf-8")
    else:
        copytree(source.parent, folder / name, ignore=ignore_patterns("__pycache__"))
        folder.joinpath(name, source.name).write_text(changed, encoding="utf-8")
    invalidate_caches()
    try:
        recognizer: Recognizer = import_module(name).RECOGNIZER
    except Exception:  # noqa: BLE001 - whatever a mutant does wrong while it is built, it was noticed
        return None
    return recognizer


class Jury:
    """All claims, and the catalog in which one recognizer is exchanged at a time."""

    def __init__(self, catalog: Catalog) -> None:
        """Claims whose own recognizer is the mutant's come first: most mutants fall there."""
        self._catalog = catalog

    def notices(self, mutant: Recognizer | None) -> bool:
        """Whether a claim of any recognizer fails, or the scan does, or it never ends."""
        if mutant is None:
            return True
        others = [r for r in self._catalog.recognizers if r.entity != mutant.entity]
        original = self._catalog.by_entity[mutant.entity]
        signal.alarm(PATIENCE)
        try:
            catalog = replace(self._catalog, recognizers=(mutant, *others))
            scanners: dict[str, Scanner] = {}
            for r in (original, *others):
                for claim in r.examples:
                    if claim.home not in scanners:
                        scanners[claim.home] = Scanner(catalog, claim.home)
                    if not judge(scanners[claim.home], r, claim).holds:
                        return True
        except (DetectionError, CatalogError, TimeoutError):
            return True
        finally:
            signal.alarm(0)
        return False


def _out_of_patience(*_: object) -> None:
    raise TimeoutError


def main() -> int:
    """Print survivors and score; 1 when the score is below the goal."""
    signal.signal(signal.SIGALRM, _out_of_patience)
    sys.dont_write_bytecode = True
    catalog = load_catalog()
    jury = Jury(catalog)
    made, survived = Counter[str](), Counter[str]()
    with TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        for r in [r for r in catalog.recognizers if not sys.argv[1:] or r.entity in sys.argv[1:]]:
            for mutant in chain(declared(r), coded(r, Path(folder))):
                made[r.entity] += 1
                if not jury.notices(mutant.recognizer):
                    survived[r.entity] += 1
                    print(f"survives: {r.entity}: {mutant.kind}: {mutant.missing}", flush=True)
    for entity, count in made.items():
        print(f"{entity:22} {count - survived[entity]:4} of {count:4}  {1 - survived[entity] / count:.0%}")
    score = 1 - survived.total() / made.total()
    print(f"{made.total() - survived.total()} of {made.total()} mutants noticed: {score:.1%}")
    return int(score < GOAL)


if __name__ == "__main__":
    sys.exit(main())
