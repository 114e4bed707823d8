from dataclasses import replace

import pytest

from pii_guard.errors import CatalogError
from pii_guard.recognizer import Pattern, Recognizer, catches, ignores, misses
from pii_guard.recognizer.expressions import expression_faults

GOOD = Recognizer(
    entity="ACME_BADGE",
    label="사원증번호",
    label_en="badge number",
    source="https://example.com/badge",
    legal_basis="사내 규정",
    patterns=(Pattern("badge", "AC-[0-9]{4}"),),
    examples=(catches("사원증 «AC-1234»입니다", "plain"), ignores("AC-12", "too short")),
)


def faults(**changes):
    with pytest.raises(CatalogError) as caught:
        replace(GOOD, **changes)
    return caught.value.faults


def test_an_example_of_a_kind_that_is_not_declared_is_a_fault():
    examples = (*GOOD.examples, catches("«AC-1234»", "typo", kind="odl"))
    assert faults(examples=examples) == ("ACME_BADGE: example 'typo': kind 'odl' is not declared",)


def test_every_fault_is_named_at_once():
    found = faults(entity="badge", label=" ", source="ftp://x", examples=())
    assert len(found) == 5
    assert all(f.startswith("badge: ") for f in found)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("[0-9]+", "a quantifier has no upper bound"),
        ("[0-9]*x", "a quantifier has no upper bound"),
        ("a{3,}", "a quantifier has no upper bound"),
        ("(?<!x)a", "put lookaround into `left` or `right`"),
        ("a(?=x)", "put lookaround into `left` or `right`"),
        (r"(a)\1", "RE2 has no backreferences"),
        ("(?P<a>x)(?P=a)", "RE2 has no backreferences"),
        ("", "is empty"),
    ],
)
def test_a_body_that_is_not_a_bounded_re2_body_is_refused(body, fault):
    assert list(expression_faults(body)) == [fault]
    assert faults(patterns=(Pattern("p", body),)) == (f"ACME_BADGE: pattern 'p': {fault}",)


@pytest.mark.parametrize("body", [r"[*+]{1,3}", r"\+82[ -]?10", r"(?P<value>[0-9]{7})", "(?:a|b){2,5}?"])
def test_a_bounded_body_is_taken(body):
    assert not list(expression_faults(body))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"patterns": ()}, "give either patterns or find"),
        ({"patterns": (), "find": lambda text: ()}, "find needs triggers, or it would run over every message"),
        ({"needs_context": True}, "needs_context without context words"),
        ({"context_reach": (500, 0)}, "context_reach must lie within 0 to 60 characters"),
        ({"patterns": GOOD.patterns * 2}, "two patterns have the same name"),
        ({"patterns": (Pattern("p", "x", kind="odd"),)}, "pattern 'p': kind 'odd' is not declared"),
        ({"examples": (*GOOD.examples, misses("AC-1", "gap"))}, "example 'gap': misses needs «marks»"),
        ({"examples": (*GOOD.examples, ignores("«AC-1»", "x"))}, "example 'x': ignores takes no «marks»"),
    ],
)
def test_what_is_declared_wrong_is_said_in_words(changes, fault):
    assert f"ACME_BADGE: {fault}" in faults(**changes)
