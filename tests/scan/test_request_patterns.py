"""Expressions that a caller brings: RE2 only, capped, and found as they were typed."""

from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.errors import DetectionError
from pii_guard.scan.request_patterns import MAX_FOUND, MAX_LENGTH, client_pattern


def found(expression, message, **more):
    pattern = client_pattern("EMP", "e", expression, 0.6, **more)
    return [tuple(span) for span in pattern.find(message, monotonic() + 1)]


def test_a_word_ends_where_a_particle_is_glued_on():
    assert found(r"\bEMP-\d{5}\b", "사번은EMP-12345입니다") == [(3, 12)]


def test_offsets_are_code_points_also_behind_astral_characters_and_lone_surrogates():
    assert found("a", "😀\ud800a") == [(2, 3)]


def test_case_is_ignored_unless_the_flags_say_otherwise():
    assert found("emp", "EMP") == [(0, 3)]
    assert found("emp", "EMP", flags="") == []


def test_an_empty_match_is_none():
    assert found("x*", "abc") == []


@pytest.mark.parametrize(
    "expression", ["(", "(?<=a)b", r"(a)\1", "x" * (MAX_LENGTH + 1), "(?:a{1000}){1000}", "\ud800"]
)
def test_what_re2_does_not_take_or_is_too_large_is_not_examined(expression):
    with pytest.raises(DetectionError) as caught:
        client_pattern("EMP", "e", expression, 0.6)
    assert caught.value.code == "RECOGNIZER_FAILED"
    assert expression not in str(caught.value)


def test_more_matches_than_any_identifier_has_are_not_examined():
    assert len(found("a", "a" * MAX_FOUND)) == MAX_FOUND
    with pytest.raises(DetectionError, match="RECOGNIZER_FAILED"):
        found("a", "a" * (MAX_FOUND + 1))


def test_a_search_stops_at_the_deadline():
    pattern = client_pattern("EMP", "e", "a", 0.6)
    with pytest.raises(DetectionError, match="DEADLINE"):
        list(pattern.find("a", monotonic() - 1))


def test_no_repr_shows_an_expression():
    assert "900101" not in repr(client_pattern("EMP", "e", "900101-1990027", 0.6))


@given(st.text())
def test_whatever_the_expression_it_compiles_or_is_refused(expression):
    try:
        pattern = client_pattern("EMP", "e", expression, 0.6)
    except DetectionError:
        return
    message = "연락처 010-2345-6789"
    assert all(0 <= s < e <= len(message) for s, e in pattern.find(message, monotonic() + 5))
