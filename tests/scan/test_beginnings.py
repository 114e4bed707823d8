import re
from itertools import product

import pytest

from pii_guard.catalog import load_catalog
from pii_guard.recognizer import Pattern
from pii_guard.scan.beginnings import by_width, first
from pii_guard.scan.engines import quick
from pii_guard.scan.scanner import Scanner

CATALOG = load_catalog()
SCANNER = Scanner(CATALOG)


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        ("ab", "a"),
        ("a?b", "a|b"),
        ("a{0,2}(?:b|[cd])e", "a|b|[cd]"),
        ("(?P<value>[0-9]{2})", "[0-9]"),
        ("(?:^|\n)x", "\n|x"),
        ("(?i)a|b", "a|b"),
        (r"\.\n", r"\."),
        ("(?:(?:a|b)c)?d", "a|b|d"),
        ("(?=a)b", "b"),
        ("a?", ""),
        (".a", ""),
        (r"\da", ""),
        (r"\ba", ""),
        ("(?i:a)b", ""),
        ("a|$", ""),
    ],
)
def test_what_a_match_may_begin_with(body, begins):
    assert first(body) == begins


@pytest.mark.parametrize(
    ("edge", "widths"),
    [
        ("[0-9]|[0-9]-", ["[0-9]", "[0-9]-"]),
        ("a|b|cd", ["a|b", "cd"]),
        ("a?b", ["b", "ab"]),
        ("(?:a|bc)d", ["ad", "bcd"]),
        ("(?:a|b){2}", ["(?:a|b)(?:a|b)"]),
        ("a{1,3}", ["a", "aa", "aaa"]),
        ("[ab](?<!xa)(?<!xb)", ["[ab](?<!xa)(?<!xb)"]),
    ],
)
def test_an_edge_is_taken_apart_by_width(edge, widths):
    assert list(by_width(edge)) == widths


@pytest.mark.parametrize("edge", ["a*", "(?:ab)+", "a{3,41}", "a{30}b{0,40}"])
def test_an_edge_without_a_greatest_width_is_not(edge):
    assert by_width(edge) is None


@pytest.mark.parametrize("edge", ["a{40}", "a{0,39}"])
def test_the_widest_edge(edge):
    assert by_width(edge) is not None


@pytest.mark.parametrize("body", ["a?b?c", "(?:a|b?)c", "[^a]b|c", "(?:^|b)a", "(?:a{0,2}|b)(?:c|$)"])
def test_every_match_begins_with_one_of_these(body):
    for text in map("".join, product("abc", repeat=4)):
        for match in re.finditer(body, text):
            assert re.match(first(body), text[match.start() :])


def test_of_our_own_too():
    found = 0
    for r in CATALOG.recognizers:
        texts = [SCANNER.fold(example.text).text.folded for example in r.examples]
        for pattern in r.patterns:
            begins = first(pattern.body)
            for text in texts if begins else ():
                for match in re.finditer(pattern.body, text):
                    assert re.compile(begins, re.I if "(?i)" in pattern.body else 0).match(text, match.start())
                    found += 1
    assert found > 500


def test_it_is_asked_before_the_neighbours():
    assert quick(Pattern("p", "[0-9]{2}", left="[a-z]")).pattern == "(?=[0-9])(?<![a-z])(?:[0-9]{2})"
    assert quick(Pattern("p", "[0-9]{2}")).pattern == "(?:[0-9]{2})"
