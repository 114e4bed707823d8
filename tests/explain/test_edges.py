"""What only a neighbour forbids."""

import re

from pii_guard.explain.edges import MOST, REACH, Edges, forbidden, values
from pii_guard.model import Evidence, Span
from pii_guard.recognizer import Pattern, refuted
from tests.explain.invented import rule


def near(recognizer, folded, is_told=lambda *_: False):
    return [(one.name, one.parts[0]) for one in Edges([recognizer]).near(folded, is_told)]


LEFT = Pattern("left", "AC[0-9]{4}", left="x")
RIGHT = Pattern("right", "AC[0-9]{4}", right="x")


def test_a_pattern_with_either_neighbour_is_looked_at_and_one_with_none_is_not():
    assert near(rule(LEFT), "xAC1234 AC1235") == [("left", Span(1, 7))]
    assert near(rule(RIGHT), "AC1234x AC1235") == [("right", Span(0, 6))]
    assert near(rule(Pattern("plain", "AC[0-9]{4}")), "xAC1234") == []


def test_what_is_not_personal_has_no_near_miss_by_its_neighbours():
    assert near(rule(LEFT, decoy=True), "xAC1234") == []


def test_what_was_told_already_is_not_told_again():
    assert near(rule(LEFT), "xAC1234", lambda recognizer, span: span == Span(1, 7)) == []


def test_what_its_own_digits_refute_or_a_validator_that_breaks_is_no_near_miss():
    def broken(match):
        raise KeyError

    assert near(rule(LEFT, validate=lambda match: refuted("아님", "none")), "xAC1234") == []
    assert near(rule(LEFT, validate=lambda match: (Evidence.PLAUSIBLE, "", None)), "xAC1234") == [("left", Span(1, 7))]
    assert near(rule(LEFT, validate=broken), "xAC1234") == []


def test_a_line_without_a_digit_or_an_address_is_not_looked_at():
    letters = rule(Pattern("letters", "AC[a-z]{2}", left="x"))
    assert near(letters, "xACab") == []
    assert near(letters, "xACab 1") == [("letters", Span(1, 5))]


def test_of_a_message_that_repeats_itself_the_first_twenty_are_told():
    assert len(near(rule(LEFT), "xAC1234 " * (MOST + 5))) == MOST == 20


def test_a_neighbour_counts_up_to_forty_characters_in_front():
    wide = Pattern("wide", "AC[0-9]{4}", left="x[ ]{0,60}")
    assert forbidden(wide, "x" + " " * (REACH - 1) + "AC1234", REACH, REACH + 6) is not None
    assert forbidden(wide, "x" + " " * REACH + "AC1234", REACH + 1, REACH + 7) is None
    assert REACH == 40


def test_where_no_neighbour_forbids_it_nothing_is_said():
    both = Pattern("both", "AC[0-9]{4}", left="x", right="y")
    assert forbidden(both, "zAC1234z", 1, 7) is None
    assert forbidden(Pattern("left", "AC[0-9]{4}", left="x"), "zAC1234z", 1, 7) is None
    assert "'y'" in forbidden(both, "zAC1234y", 1, 7).ko


def test_a_digit_or_letter_makes_it_a_part_and_another_mark_something_else():
    edge = Pattern("edge", "AC[0-9]{4}", right="[0-9$]")
    assert forbidden(edge, "AC12345", 0, 6).ko == "바로 뒤에 '5'가 붙어 더 긴 것의 일부"
    assert forbidden(edge, "AC1234$", 0, 6).ko.endswith("다른 것임을 말함")


def test_the_parts_of_a_match_are_its_groups_that_took_part_in_order_else_all_of_it():
    two = re.compile("(?P<value2>b)?(?P<other>x)(?P<value>a)")
    assert values(two.match("bxa")) == (Span(0, 1), Span(2, 3))
    assert values(two.match("xa")) == (Span(1, 2),)
    assert values(re.compile("(?P<other>x)a").match("xa")) == (Span(0, 2),)
