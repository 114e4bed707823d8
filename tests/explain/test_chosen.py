"""Which near misses are told."""

from pii_guard.explain.chosen import chosen
from pii_guard.explain.explanation import Gate, Step
from pii_guard.model import Span
from pii_guard.sentences import Sentence


def step(entity, start, end, at="value"):
    return Step(entity, Sentence("표", "label"), "", (Span(start, end),), entity, (Gate(at, False),))


def names(near, found=()):
    return [one.entity for one in chosen(near, found)]


def test_the_farthest_gate_comes_first_then_the_longest():
    near = [step("A", 0, 5), step("B", 0, 9), step("C", 0, 3, "context")]
    assert names(near) == ["C", "B", "A"]


def test_three_are_told_at_one_place_and_each_entity_once():
    assert names([step(name, 0, 5) for name in "ABCDE"]) == ["A", "B", "C"]
    assert names([step("A", 0, 5), step("A", 3, 9)]) == ["A"]


def test_another_place_has_three_of_its_own_also_where_the_two_touch():
    for end in (9, 12):  # the shorter place, then the longer
        near = [step(name, 0, 5) for name in "ABCD"] + [step(name, 5, end) for name in "ABCD"]
        assert names(near) == ["A", "B", "C"] * 2


def test_nothing_is_told_where_something_was_found():
    assert names([step("A", 0, 5), step("B", 5, 9), step("C", 9, 12)], [step("F", 4, 6)]) == ["C"]
