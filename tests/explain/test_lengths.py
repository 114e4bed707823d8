"""A digit too few or too many."""

import pytest

from pii_guard.explain.lengths import LEAST, SLIP, Lengths, digit_count
from pii_guard.model import Span
from pii_guard.recognizer import Pattern
from tests.explain.invented import rule


def counted(*bodies, **changes):
    return rule(*(Pattern(f"p{i}", body) for i, body in enumerate(bodies)), **changes)


def near(recognizer, folded, *, labelled=True, told=False):
    found = Lengths([recognizer]).near(folded, lambda *_: labelled, lambda *_: told)
    return [(one.parts[0], one.why.ko) for one in found]


TEN = counted("[0-9]{10}", context=("사원증",))


@pytest.mark.parametrize(("digits", "told"), [(8, False), (9, True), (10, False), (11, True), (12, False)])
def test_one_digit_off_is_told_and_two_are_not(digits, told):
    run = "7" * digits
    assert near(TEN, run) == ([(Span(0, digits), f"10자리인데 {digits}자리")] if told else [])
    assert SLIP == 1


def test_it_is_told_only_beside_a_label_and_once():
    assert near(TEN, "7" * 9, labelled=False) == []
    assert near(TEN, "7" * 9, told=True) == []


def test_numbers_of_under_eight_digits_are_not_counted():
    assert near(counted("[0-9]{7}", context=("사원증",)), "7" * 8) == []
    assert len(near(counted("[0-9]{8}", context=("사원증",)), "7" * 7)) == 1
    assert LEAST == 8


def test_a_word_or_the_head_of_a_column_makes_a_label_and_what_is_not_personal_has_none():
    assert len(near(counted("[0-9]{10}", heads=("사원증",)), "7" * 9)) == 1
    assert near(counted("[0-9]{10}"), "7" * 9) == []
    assert near(counted("[0-9]{10}", context=("사원증",), decoy=True), "7" * 9) == []


def test_a_grammar_without_patterns_and_a_body_of_many_lengths_have_no_length():
    grammar = rule(find=lambda text, office: (), triggers=("7",), context=("사원증",))
    assert near(grammar, "7" * 9) == []
    assert near(counted("[0-9]{9,12}", context=("사원증",)), "7" * 8) == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("(?i)[a]{3}", (0, 0)),
        ("(?i)[0-9]{2}|[0-9]{4}", (2, 4)),
        ("[^a]{2}[0-9]", (1, 3)),
        ("[a0-9]{2}", (0, 2)),
        ("[a]x{4}", (0, 0)),
        ("[0-9]?5", (1, 2)),
        (r"\.[0-3]{2}(?:-[0-9]{2}|x)", (2, 4)),
    ],
)
def test_what_may_be_a_digit_counts_as_most_and_not_as_least(body, count):
    assert digit_count(body) == count
