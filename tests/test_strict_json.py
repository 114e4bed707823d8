"""One reader for every document that comes from outside."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.strict_json import MAX_DEPTH, NotJsonError, TooDeepError, read_json

scalars = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text()
documents = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(documents)
def test_what_was_written_is_what_is_read(document):
    assert read_json(json.dumps(document).encode()) == document


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"n": NaN}', b"[Infinity]", b"[-Infinity]", b'{"a": 1, "a": 1}', b'[{"a": 1, "\\u0061": 2}]',
     '"가"'.encode("utf-16"), '"가"'.encode("cp949"), b"\xef\xbb\xbf{}", b"[1" + b"0" * 5_000 + b"]"],
)  # fmt: skip
def test_what_two_readers_could_read_differently_is_refused(body):
    with pytest.raises(NotJsonError) as caught:
        read_json(body)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("pair", [("[", "]"), ('{"a":', "}")])
def test_so_many_levels_are_read_and_not_one_more(pair):
    opening, closing = pair
    read_json((opening * MAX_DEPTH + "0" + closing * MAX_DEPTH).encode())
    for levels in (MAX_DEPTH + 1, 100_000):
        with pytest.raises(TooDeepError):
            read_json((opening * levels + "0" + closing * levels).encode())


def test_many_values_side_by_side_are_not_deep():
    assert len(read_json(json.dumps([[]] * 1_000).encode())) == 1_000


def test_half_of_a_surrogate_pair_stays_for_the_guard_to_see():
    assert read_json(rb'"\ud800"') == "\ud800"
