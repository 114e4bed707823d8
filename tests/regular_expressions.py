"""Every regular expression of the library, the rules and the sidecar: found by walking them, never listed by hand."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pii_guard.catalog import load_catalog
from pii_guard.recognizer.expressions import Expression

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("pii_guard", "pii_guard.recognizers", "pii_guard.service")  # as they are installed
FOLDERS = ("pii_guard", "recognizers", "service")
ABSENT = frozenset(  # these run only inside another product
    {"pii_guard.integrations.spark", "pii_guard.integrations.synapse", "pii_guard.service.intake.migrations.env"}
)
ENGINES = frozenset({"re", "regex", "re2"})
TAKE_ONE = frozenset({"compile", "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"})


class Found(NamedTuple):
    """An expression and where it stands."""

    place: str
    text: str


def found() -> list[Found]:
    """All of them: held by modules, declared by recognizers, and written in the middle of code."""
    return [*_held(), *_declared(), *_written()]


def modules() -> Iterator[str]:
    """Names of all modules that can be imported here."""
    for name in PACKAGES:
        yield name
        below = pkgutil.walk_packages(importlib.import_module(name).__path__, f"{name}.")
        yield from (info.name for info in below if info.name not in ABSENT)


def _held() -> Iterator[Found]:
    for name in sorted(set(modules())):
        module = importlib.import_module(name)
        for attribute, value in vars(module).items():
            if not attribute.startswith("__"):
                yield from held_by(value, f"{name.removeprefix('pii_guard.')}.{attribute}", name)


def held_by(value: Any, place: str, module: str) -> Iterator[Found]:
    """Expressions in a value: itself, in what it contains, in the body of a class of this module."""
    kind = type(value)  # isinstance would wake a lazy object, such as the settings of Django
    if issubclass(kind, re.Pattern | Expression):
        pattern = value.pattern
        yield Found(place, pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern)
    elif issubclass(kind, type) and value.__module__ == module:
        for name, member in vars(value).items():
            if not name.startswith("__"):
                yield from held_by(member, f"{place}.{name}", module)
    elif issubclass(kind, Mapping):
        for key, member in value.items():
            yield from held_by(key, f"{place}[…]", module)
            yield from held_by(member, f"{place}[{key!r}]", module)
    elif issubclass(kind, tuple | list | set | frozenset):
        for i, member in enumerate(value):
            yield from held_by(member, f"{place}[{i}]", module)


def _declared() -> Iterator[Found]:
    for r in load_catalog().recognizers:
        for p in r.patterns:
            yield from (Found(f"{r.entity}/{p.name}.{side}", getattr(p, side)) for side in ("body", "left", "right"))


def _written() -> Iterator[Found]:
    for path in (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))):
        place = path.relative_to(ROOT).as_posix()
        yield from written_in(path.read_text("utf-8"), place)


def written_in(source: str, place: str) -> Iterator[Found]:
    """Literals that a call of an engine takes, with `x` for whatever is filled in."""
    for scope in ast.walk(ast.parse(source)):
        if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
            called = (node for node in ast.walk(scope) if isinstance(node, ast.Call) and _is_engine(node.func))
            for call in called:
                for text in _literals(call.args[0] if call.args else None, scope):
                    yield Found(f"{place}:{scope.name}", text)


def _is_engine(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.value.id in ENGINES and function.attr in TAKE_ONE
    return isinstance(function, ast.Name) and function.id == "Expression"


def _literals(node: ast.expr | None, scope: ast.AST) -> Iterable[str]:
    """What an expression of Python can come to, as far as it is written down here."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)]
    if isinstance(node, ast.IfExp):
        return [*_literals(node.body, scope), *_literals(node.orelse, scope)]
    if isinstance(node, ast.BinOp):
        return [*_literals(node.left, scope), *_literals(node.right, scope)]
    if isinstance(node, ast.Name):
        assigned = (n for n in ast.walk(scope) if isinstance(n, ast.Assign))
        values = [n.value for n in assigned if any(ast.unparse(target) == node.id for target in n.targets)]
        return [text for value in values for text in _literals(value, scope)]
    return []
