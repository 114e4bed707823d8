"""No expression anywhere in the library or in a recognizer may search without a bound."""

import importlib
import pkgutil
import re

import pytest

import pii_guard
from pii_guard.catalog import load_catalog
from pii_guard.recognizer.expressions import Expression, expression_faults

UNBOUNDED = "a quantifier has no upper bound"
SCANS = (
    "fold.folding",
    "fold.spoken",
    "text",
    "recognizer.checks",
    "recognizer.gazetteer",
    "scan.scanner",
    "scan.matchers",
    "redact.redaction",
    "sentences.particles",
    "redact.notices",
)


def modules():
    yield from (importlib.import_module(f"pii_guard.{name}") for name in SCANS)
    package = importlib.import_module("pii_guard.recognizers")
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(info.name)


def expressions():
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern | Expression):
                yield pytest.param(value.pattern, id=f"{module.__name__.removeprefix(pii_guard.__name__ + '.')}.{name}")
    for r in load_catalog().recognizers:
        for p in r.patterns:
            for side in ("body", "left", "right"):
                yield pytest.param(getattr(p, side), id=f"{r.entity}/{p.name}.{side}")


@pytest.mark.parametrize("expression", list(expressions()))
def test_every_quantifier_has_an_upper_bound(expression):
    assert UNBOUNDED not in list(expression_faults(expression))
