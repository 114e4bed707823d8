import re
from itertools import product

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.catalog import load_catalog
from pii_guard.recognizer import Pattern
from pii_guard.scan.engines import alternatives, quick, stoppable, wider
from pii_guard.scan.scanner import Scanner

CATALOG = load_catalog()
SCANNER = Scanner(CATALOG)
PATTERNS = [(r.entity, p, quick(p), stoppable(p)) for r in CATALOG.recognizers for p in r.patterns]
EXAMPLES = [example.text for r in CATALOG.recognizers for example in r.examples]


@pytest.mark.parametrize(
    ("edge", "parts"),
    [
        ("[0-9]|[0-9]-", ["[0-9]", "[0-9]-"]),
        ("[|]|a", ["[|]", "a"]),
        (r"\||b", [r"\|", "b"]),
        ("(?:a|b)c|d", ["(?:a|b)c", "d"]),
        ("x", ["x"]),
    ],
)
def test_an_edge_is_split_at_its_outermost_bars(edge, parts):
    assert list(alternatives(edge)) == parts


def test_an_edge_without_a_greatest_width_is_left_to_the_other_engine():
    assert isinstance(quick(Pattern("p", "x", left="a{1,41}")), regex.Pattern)
    assert isinstance(quick(Pattern("p", "x", left="a*b")), regex.Pattern)
    assert isinstance(quick(Pattern("p", "x", left="(?:a|bc)?d")), re.Pattern)


def test_none_of_our_own_needs_the_other_engine():
    assert {type(one) for _, _, one, _ in PATTERNS} == {re.Pattern}


@pytest.mark.parametrize(
    "left",
    ["ab?", "[ab]?c", r"a\?b? ?", "(?:a|b)c?|d", "a{1,3}", "(?:a|bc)?d", "(?:a|bc){0,2} ?", "[ab](?<!ba)", "(?:^|a)b"],
)
def test_an_edge_of_several_widths_forbids_the_same(left):
    pattern = Pattern("p", "x", left=left)
    assert isinstance(quick(pattern), re.Pattern)
    for before in map("".join, product(["", "a", "b", "c", "?", " "], repeat=3)):
        assert spans(quick(pattern), f"{before}x") == spans(stoppable(pattern), f"{before}x")


@pytest.mark.parametrize(
    ("left", "right", "inner", "outer"),
    [
        ("[0-9]", "[0-9]", "12", "123"),
        (r"[0-9]|[0-9]-", "x", " 12", "12x"),
        (r"\.|a", "", "b12", ".12"),
        ("[0-9]-", "", "3-12", None),
    ],
)
def test_for_the_set_a_neighbour_of_one_character_is_consumed_and_a_longer_one_dropped(left, right, inner, outer):
    expression = re.compile(wider(Pattern("p", "(?i)[0-9]{2}", left=left, right=right)))
    assert expression.search(inner)
    assert outer is None or not expression.search(outer)


def spans(expression, text):
    return [match.span() for match in expression.finditer(text)]


@given(st.lists(st.one_of(st.sampled_from(EXAMPLES), st.text(max_size=5)), max_size=3).map(" ".join))
def test_both_engines_find_the_same(message):
    folded = SCANNER.fold(message).text.folded
    for entity, pattern, one, other in PATTERNS:
        assert spans(one, folded) == spans(other, folded), (entity, pattern.name)


@pytest.mark.parametrize(("looks", "search"), [(p.looks, one.search) for _, p, one, _ in PATTERNS if p.looks])
def test_what_a_pattern_looks_for_stands_wherever_it_matches(looks, search):
    found = [folded for folded in (SCANNER.fold(text).text.folded for text in EXAMPLES) if search(folded)]
    assert found, "no example shows it"
    assert all(map(re.compile(looks).search, found))
