import re

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_guard.catalog import load_catalog
from pii_guard.errors import CatalogError
from pii_guard.fold.folding import FOLDED_BY, fold
from pii_guard.scan import prefilter
from pii_guard.scan.columns import matchers_of
from pii_guard.scan.engines import quick
from pii_guard.scan.matchers import PatternMatcher
from pii_guard.scan.prefilter import Prefilter
from pii_guard.scan.scanner import Scanner

CATALOG = load_catalog()
EXAMPLES = [example.text for r in CATALOG.recognizers for example in r.examples]
OWNERS = [(matcher, expression) for matcher in matchers_of(CATALOG.recognizers) for expression in matcher.expressions]


class Everything(Prefilter):
    """Every pattern, every grammar whose own triggers occur, and always folding: what the set must lose nothing of."""

    def may_match(self, text):
        asked = [i for i, (m, body) in enumerate(OWNERS) if isinstance(m, PatternMatcher) or re.search(body, text)]
        return [*asked, len(OWNERS)]


FAST, FULL = Scanner(CATALOG), Scanner(CATALOG)
FULL._prefilter = Everything(expression for _, expression in OWNERS)

pieces = st.lists(st.one_of(st.sampled_from(EXAMPLES), st.text(max_size=6)), max_size=4)


def found(scanner, message):
    return scanner.scan(scanner.fold(message), decoys=True)


def test_the_set_names_what_may_match():
    chosen = Prefilter(["[0-9]{6}", "가나다", "[a-z]{2}@"])
    assert list(chosen.may_match("가나다 123456")) == [0, 1]
    assert list(chosen.may_match("없음")) == []
    assert list(chosen.may_match("")) == []


def test_a_body_that_re2_refuses_is_a_catalog_error():
    with pytest.raises(CatalogError, match="RE2 does not take"):
        Prefilter(["(?<!a)b"])


@settings(deadline=None)  # the first full pass compiles every expression
@given(pieces, st.sampled_from(["", " ", ", ", "입니다 "]))
@pytest.mark.slow
def test_whatever_the_full_pass_finds_the_set_fired_for(parts, glue):
    message = glue.join(parts)
    assert found(FAST, message) == found(FULL, message)


def exhausted(chosen, number):
    """One of the sets says nothing, as RE2 does when an automaton outgrows its budget in the middle of a text."""
    sets = list(chosen._sets)
    sets[number] = sets[number]._replace(match=lambda _: None)
    chosen._sets = tuple(sets)
    return chosen


def test_where_a_set_gives_up_every_expression_is_searched_by_itself():
    chosen = exhausted(Prefilter(["a", "b"]), 0)
    assert list(chosen.may_match("b")) == [1]
    assert list(chosen.may_match("")) == []


def with_set(chosen):
    made = Scanner(CATALOG)
    made._prefilter = chosen
    return made


def bodies():
    return [*(body for _, body in OWNERS), *FOLDED_BY]


@pytest.fixture
def only_re2(monkeypatch):
    """As where the compiled runtime of the tables is missing: every expression goes into a set."""
    monkeypatch.setattr(prefilter, "runtime", lambda: None)


@pytest.mark.slow
def test_where_the_set_gives_up_the_results_are_the_same(only_re2):
    sets = len(Prefilter(bodies())._sets)
    assert sets > 1
    for number in range(sets):
        gave_up = with_set(exhausted(Prefilter(bodies()), number))
        for message in EXAMPLES:
            assert found(gave_up, message) == found(FAST, message), message


@pytest.mark.slow
def test_the_least_budget_that_compiles_finds_the_same_in_a_text_that_overflows_its_cache(only_re2):
    starved = with_set(_least(bodies()))
    for start in range(0, len(EXAMPLES), 60):
        message = "\n".join(EXAMPLES[start : start + 60])
        assert found(starved, message) == found(FULL, message)


def _least(expressions):
    low, high = 1 << 20, prefilter.DFA_BUDGET
    while high - low > 1 << 16:
        middle = (low + high) // 2
        try:
            chosen, high = Prefilter(expressions, middle), middle
        except re2.error:
            low = middle
    return chosen


@given(pieces, st.sampled_from(["", " ", "~", "[전화번호1]", "\ud800", "①"]))
def test_one_look_at_a_message_tells_the_same_as_folding_it_first(parts, glue):
    message = glue.join(parts)
    (text, hits, _), folded = FAST.fold(message), fold(message)
    assert (text.folded, list(hits)) == (folded.folded, list(FAST.fold(folded.folded).hits))
    assert [text.span(i, i + 1) for i in range(len(text.folded))] == [
        folded.span(i, i + 1) for i in range(len(folded.folded))
    ]


@given(st.integers(0, len(EXAMPLES) - 1), st.text(max_size=3), st.text(max_size=3))
@pytest.mark.slow
def test_the_set_reports_every_expression_that_the_exact_engine_matches(which, before, after):
    folded = fold(before + EXAMPLES[which] + after).folded
    chosen = set(FAST._prefilter.may_match(folded))
    for i, (matcher, expression) in enumerate(OWNERS):
        if isinstance(matcher, PatternMatcher) and quick(matcher.pattern).search(folded):
            assert i in chosen, (matcher.recognizer.entity, matcher.pattern.name, expression)


def test_without_google_re2_every_expression_is_searched_by_itself(monkeypatch):
    monkeypatch.setattr(prefilter, "re2", None)
    chosen = Prefilter(["a$", "[$]b", r"\$c"])
    assert list(chosen.may_match("a $b $c")) == [1, 2]
    assert list(chosen.may_match("$c a\n")) == [2]
