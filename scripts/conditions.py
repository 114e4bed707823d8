"""Conditions of a source file, and the file without one of them: what the mutants of rules and engine are made of.

A condition that is there for speed alone no test can tell apart: its line says `# cost only: ` and why, and it is
left in its place.
"""

import ast
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

COST_ONLY = "# cost only: "


class Place(NamedTuple):
    """Where a condition hangs in the syntax tree, and the value that makes it as if it were not there."""

    parent: ast.AST
    field: str
    at: int | None
    node: ast.expr
    neutral: bool


def read(source: Path) -> tuple[ast.Module, list[str]]:
    """The syntax tree of a file, and its lines."""
    text = source.read_text("utf-8")
    return ast.parse(text), text.splitlines()


def conditions(tree: ast.Module) -> Iterator[Place]:
    """Tests of if, conditional expressions and comprehensions; of and/or each operand by itself."""
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]:
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


def only_costs(place: Place, lines: list[str]) -> bool:
    """Whether its line says that it only saves time."""
    return COST_ONLY in lines[place.node.lineno - 1]


def without(tree: ast.Module, i: int) -> ast.Module:
    """A copy of the tree without its condition number `i`."""
    changed = deepcopy(tree)
    place = list(conditions(changed))[i]
    if place.at is None:
        setattr(place.parent, place.field, ast.Constant(place.neutral))
    else:
        getattr(place.parent, place.field)[place.at] = ast.Constant(place.neutral)
    return changed
