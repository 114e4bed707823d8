"""Entities, tags and escapes are read as a page shows them, and every finding leads back to what was typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import Action, Guard
from pii_guard.fold.folding import fold
from pii_guard.fold.markup import MARKUP_NEEDS, unmarked

GUARD = Guard()
PIECES = ["&#45;", "&#x2d;", "&nbsp;", "&amp;", "<b>", "</b>", "<br>", "</td>", "%30", "%EA%B3%A0", "\\u0031", "%u0031"]
MARKED = st.lists(st.sampled_from([*PIECES, *"0129-a가<>&;%# "]), max_size=20).map("".join)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("010&#45;2345&#x2d;6789", "010-2345-6789"),
        ("900101&ndash;1990027", "900101-1990027"),
        ("010&nbsp;2345&nbsp;6789", "010 2345 6789"),
        ("010&amp;#45;2345", "010-2345"),
        ("<b>010</b>-<span class='x'>2345</span>-6789", "010-2345-6789"),
        ("010<br>2345<br/>6789", "010\n2345\n6789"),
        ("a%2540b", "a@b"),
        ("%30%31%30-2345", "010-2345"),
        ("%EA%B3%A0%EC%B0%BD%EA%B5%B0", "고창군"),
        ("\\uace0\\ucc3d", "고창"),
    ],
)
def test_markup_is_read_as_a_page_shows_it(typed, read):
    assert fold(typed).folded == read


@pytest.mark.parametrize(
    "typed", ["a<b && b>c", "3 < 5 > 2", "100% 할인", "R&D; 부서", "%ZZ", "%FF%FE", "<아무개>", "&#0;"]
)
def test_what_is_no_markup_stays(typed):
    assert fold(typed).folded == typed


def test_what_is_hidden_is_the_whole_of_what_was_typed():
    decision = GUARD.check("번호는 010&#45;2345&#45;6789 이에요")
    assert decision.text == "번호는 [전화번호] 이에요"


def test_an_encoded_address_in_a_query_is_hidden_and_the_page_stays():
    assert GUARD.check("https://a.kr/?m=gildong%40example.com").text == "https://a.kr/?m=[이메일]"


@given(MARKED)
def test_every_place_leads_back_into_the_message(message):
    text = fold(message)
    for i in range(len(text.folded)):
        start, end = text.span(i, i + 1)
        assert 0 <= start < end <= len(message)


@given(MARKED)
def test_places_keep_their_order(message):
    text = fold(message)
    starts = [text.span(i, i + 1).start for i in range(len(text.folded))]
    assert starts == sorted(starts)


@given(MARKED)
def test_where_nothing_of_what_it_needs_occurs_there_is_no_markup(message):
    assert re.search(MARKUP_NEEDS, message) or not unmarked(message)


@given(MARKED)
def test_a_cleaned_text_is_clean(message):
    once = GUARD.check(message)
    if once.action is not Action.BLOCK:
        assert GUARD.check(once.text).text == once.text
