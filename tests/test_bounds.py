"""No expression anywhere in the library, in a recognizer or in the sidecar may search a message without a bound."""

import re
from types import SimpleNamespace

import pytest

from pii_guard.recognizer.expressions import Expression, expression_faults
from tests.regular_expressions import ABSENT, FOLDERS, ROOT, found, held_by, modules, written_in

UNBOUNDED = "a quantifier has no upper bound"
FOUND = found()
READ_NO_MESSAGE = {  # these read what we wrote ourselves, or a few characters that another expression has cut out
    "audit.book.markup._LINK": "docstrings of recognizers",
    "cli.parser._COMPLAINTS[0][0]": "sentences of argparse",
    "cli.parser._COMPLAINTS[1][0]": "sentences of argparse",
    "cli.parser._COMPLAINTS[2][0]": "sentences of argparse",
    "cli.parser._COMPLAINTS[3][0]": "sentences of argparse",
    "cli.parser._COMPLAINTS[4][0]": "sentences of argparse",
    "cli.parser._COMPLAINTS[5][0]": "sentences of argparse",
    "explain.lengths._PIECE": "expressions of rules",
    "pii_guard/audit/book/markup.py:_paragraph": "docstrings of recognizers",
    "pii_guard/audit/book/markup.py:prose": "docstrings of recognizers",
    "pii_guard/integrations/borrowed.py:readable": "one finding, in a pass that never goes back over it",
    "pii_guard/recognizer/faults.py:_identity_faults": "the name of an entity",
    "recognizer.expressions._CLASS_OR_ESCAPE": "expressions of rules",
    "recognizers/ip_address.py:validate": "one address",
    "scan.beginnings._COUNT": "expressions of rules",
    "scan.beginnings._PIECE": "expressions of rules",
    "scan.engines._PIECE": "expressions of rules",
    "scan.prefilter._COUNTED": "expressions of rules",
    "scan.prefilter._END": "expressions of rules",
    "service.pages.contract_page._REFERENCE": "the OpenAPI document",
}


def is_unbounded(expression):
    return UNBOUNDED in list(expression_faults(expression))


@pytest.mark.parametrize("one", [f for f in FOUND if f.place not in READ_NO_MESSAGE], ids=lambda one: one.place)
def test_every_quantifier_has_an_upper_bound(one):
    assert not is_unbounded(one.text), one.text


def test_an_exception_goes_when_its_expression_does():
    assert {one.place for one in FOUND if is_unbounded(one.text)} == set(READ_NO_MESSAGE)


def test_every_module_of_the_three_packages_is_looked_into():
    files = {path.relative_to(ROOT) for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")}
    names = {".".join(f.with_suffix("").parts).removesuffix(".__init__") for f in files}
    installed = {re.sub(r"^(recognizers|service)\b", r"pii_guard.\1", name) for name in names}
    assert installed - set(modules()) == ABSENT


@pytest.mark.parametrize(
    "value",
    [
        re.compile("x*"),
        Expression("x*"),
        ("other", re.compile("x*")),
        {"a": [Expression("x*")]},
        {re.compile("x*"): 1},
        type("Held", (), {"BODY": re.compile("x*"), "__module__": "planted"}),
        (SimpleNamespace(), frozenset({re.compile("x*")})),
    ],
)
def test_an_expression_is_found_wherever_a_module_may_hold_it(value):
    assert [one.text for one in held_by(value, "planted", "planted")] == ["x*"]


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("re.search('a*', text)", ["a*"]),
        ("re.compile(rf'{name}b*')", ["xb*"]),
        ("Expression(f'{name}{{2,}}')", ["x{2,}"]),
        ("re.sub('a*' if name else 'b*', '', text)", ["a*", "b*"]),
        ("re.fullmatch(name + 'a*', text)", ["a*"]),
        ("body = f'a*{name}'; regex.compile(body)", ["a*x"]),
        ("name.split('a*')", []),
        ("re.escape('a*')", []),
    ],
)
def test_an_expression_in_the_middle_of_code_is_found_as_far_as_it_is_written_down(line, texts):
    assert [one.text for one in written_in(f"def f(name, text):\n    {line}\n", "planted")] == texts
