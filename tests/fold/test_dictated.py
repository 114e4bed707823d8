"""Digits said in English, by place value or with a slip of the thumb."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.fold.dictated import DICTATED_NEEDS, dictated
from pii_guard.fold.folding import fold


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("zero one zero 2847 5591", "010 2847 5591"),
        ("Oh one oh, two two", "01022"),
        ("제로 원 제로 2847", "010 2847"),
        ("콩일콩 2847", "010 2847"),
        ("010 이천팔백사십칠 5591", "010 2847 5591"),
        ("공일공 천 오천구", "010 1000 5009"),
        ("공일공이요 사사칠일이요 이공팔육이요", "010이요 4471이요 2086이요"),
        ("공일공이 이이삼사고요 오육칠이예요", "010-2234고요 5672예요"),
        ("공일공은 4471이고 2086", "010은 4471이고 2086"),
        ("공일공 음 오팔 이일 음 구공 삼사", "010-5821-9034"),
        ("010 five Eight two one 9034", "010 5821 9034"),
        ("O1O 이에요 3349 팔팔일이", "010 이에요 3349 8812"),
        ("o one o five", "0105"),
    ],
)
def test_a_digit_is_read_however_it_is_said(typed, read):
    assert fold(typed).folded == read


@pytest.mark.parametrize(
    "typed", ["one two", "someone two three", "원 투", "원하는 투자 포기", "이천팔백사십칠 원", "콩국수"]
)
def test_words_that_only_hold_such_syllables_stay(typed):
    assert fold(typed).folded == typed


@given(st.text(alphabet="zeroontw 제로원투공콩일01이천백십오요-,", max_size=30))
def test_where_nothing_of_what_it_needs_occurs_there_is_nothing_to_read(message):
    assert any(re.search(body, message) for body in DICTATED_NEEDS) or not dictated(message)


@given(st.text(alphabet="zeroontw 제로원투공콩일01이천백십오요-,", max_size=40))
def test_edits_stand_in_order_and_apart(message):
    places = [0, *(place for start, end, _ in dictated(message) for place in (start, end))]
    assert places == sorted(places)
